// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/plane.h"

#include <cmath>

namespace vitrine::imaging {

namespace {

std::vector<float> gaussian(float sigma)
{
    const int radius = std::max(1, static_cast<int>(std::ceil(sigma * 2.5F)));
    std::vector<float> kernel;
    float sum = 0.0F;
    for (int i = -radius; i <= radius; ++i) {
        kernel.push_back(std::exp(-0.5F * static_cast<float>(i * i) / (sigma * sigma)));
        sum += kernel.back();
    }
    for (float& weight : kernel)
        weight /= sum;
    return kernel;
}

/// `to` += `from` * weight; the loop that all the time goes to.
void accumulate(float* to, const float* from, float weight, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] += from[i] * weight;
}

/// A row with `radius` repeated pixels at both ends.
void copyPadded(const Plane& plane, int y, int radius, std::vector<float>& padded)
{
    const auto channels = static_cast<std::size_t>(plane.channels);
    const auto margin = static_cast<std::size_t>(radius) * channels;
    const float* row = plane.row(y);
    padded.resize(plane.stride() + 2 * margin);
    std::copy_n(row, plane.stride(), padded.data() + margin);
    for (std::size_t i = 0; i < margin; ++i) {
        padded[i] = row[i % channels];
        padded[margin + plane.stride() + i] = row[plane.stride() - channels + i % channels];
    }
}

}

void blur(Plane& plane, float sigma)
{
    if (sigma < 0.05F)
        return;
    const std::vector<float> kernel = gaussian(sigma);
    const int radius = static_cast<int>(kernel.size() / 2);
    const auto channels = static_cast<std::size_t>(plane.channels);
    Plane across(plane.width, plane.height, plane.channels);
    std::vector<float> padded;
    for (int y = 0; y < plane.height; ++y) {
        copyPadded(plane, y, radius, padded);
        for (std::size_t i = 0; i < kernel.size(); ++i)
            accumulate(across.row(y), padded.data() + i * channels, kernel[i], plane.stride());
    }
    std::fill(plane.values.begin(), plane.values.end(), 0.0F);
    for (int y = 0; y < plane.height; ++y) {
        for (int i = -radius; i <= radius; ++i) {
            const int source = std::clamp(y + i, 0, plane.height - 1);
            accumulate(plane.row(y), across.row(source),
                kernel[static_cast<std::size_t>(i + radius)], plane.stride());
        }
    }
}

}
