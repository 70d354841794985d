// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/matrix.h"

#include "core/base/error.h"

#include <new>

namespace vitrine::imaging {

cv::Mat3b matrixOf(Picture& picture)
{
    return {picture.height, picture.width, reinterpret_cast<cv::Vec3b*>(picture.rgb.data())};
}

void useOneThread()
{
    // The number belongs to the whole process; once is enough and keeps threads from racing for it.
    [[maybe_unused]] static const bool kSet = (cv::setNumThreads(1), true);
}

void throwTranslated(const cv::Exception& exception)
{
    if (exception.code == cv::Error::StsNoMem)
        throw std::bad_alloc();
    throw Error(ErrorCode::Internal, "The picture arithmetic failed: " + exception.err);
}

}
