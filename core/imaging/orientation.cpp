// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/orientation.h"

#include "core/imaging/codec.h"
#include "core/imaging/matrix.h"

namespace vitrine::imaging {

namespace {

void turn(const cv::Mat& from, int orientation, cv::Mat& to)
{
    constexpr int kLeftRight = 1;
    constexpr int kUpsideDown = 0;
    switch (orientation) {
    case 2: cv::flip(from, to, kLeftRight); break;
    case 3: cv::rotate(from, to, cv::ROTATE_180); break;
    case 4: cv::flip(from, to, kUpsideDown); break;
    case 5: cv::transpose(from, to); break;
    case 6: cv::rotate(from, to, cv::ROTATE_90_CLOCKWISE); break;
    case 7:
        cv::transpose(from, to);
        cv::rotate(to, to, cv::ROTATE_180);
        break;
    default: cv::rotate(from, to, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    }
}

}

Picture upright(Picture stored, int orientation)
{
    if (orientation <= 1 || orientation > 8 || stored.empty())
        return stored;
    Picture turned = swapsSides(orientation) ? blankPicture(stored.height, stored.width)
                                             : blankPicture(stored.width, stored.height);
    withOpenCv([&] {
        // Of the right size and type already, so OpenCV writes into the picture's memory.
        cv::Mat to = matrixOf(turned);
        turn(matrixOf(stored), orientation, to);
    });
    return turned;
}

}
