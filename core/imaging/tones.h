// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/imaging/: OpenCV stays out of public headers.
#pragma once

#include <opencv2/core.hpp>

namespace vitrine::imaging {

/// How bright and how coloured a picture's pixels are; PictureMeasures says what the numbers mean.
struct Tones {
    double brightness1 = 0.0;
    double brightness5 = 0.0;
    double brightness50 = 0.0;
    double brightness99 = 0.0;
    double colourfulness = 0.0;
};

/// Perceived brightness is sqrt(0.241 R^2 + 0.691 G^2 + 0.068 B^2) / 255, the formula that
/// CleanVision documents. Colourfulness is Hasler and Süsstrunk's M3 (2003): 0 for grey, about 15
/// for slightly and 60 for quite colourful.
Tones tonesOf(const cv::Mat3b& rgb);

/// Bits, 0 to 8.
double entropyOf(const cv::Mat1b& grey);

}
