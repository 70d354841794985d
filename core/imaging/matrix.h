// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include "core/types/picture.h"

#include <opencv2/core.hpp>

#include <utility>

namespace vitrine::imaging {

/// `picture` as OpenCV sees it; the memory stays the picture's.
cv::Mat3b matrixOf(Picture& picture);

/// Keeps OpenCV to the calling thread: our own threads each take a picture.
void useOneThread();

[[noreturn]] void throwTranslated(const cv::Exception& exception);

/// Runs `work`, which calls OpenCV. Throws std::bad_alloc or Error Internal where OpenCV throws.
template <typename Work> auto withOpenCv(Work&& work)
{
    useOneThread();
    try {
        return std::forward<Work>(work)();
    } catch (const cv::Exception& exception) {
        throwTranslated(exception);
    }
}

}
