// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace vitrine::imaging {

/// A picture of floats with any number of channels, interleaved, rows from the top.
struct Plane {
    Plane(int w, int h, int c = 1)
        : width(w)
        , height(h)
        , channels(c)
        , values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)
              * static_cast<std::size_t>(c))
    {
    }

    std::size_t stride() const
    {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
    }
    float* row(int y) { return values.data() + static_cast<std::size_t>(y) * stride(); }
    const float* row(int y) const { return values.data() + static_cast<std::size_t>(y) * stride(); }

    int width;
    int height;
    int channels;
    std::vector<float> values;
};

/// Gaussian blur; outside its borders the plane goes on with its last values.
void blur(Plane& plane, float sigma);

/// One channel's value between pixels (bilinear), `x` and `y` in pixel centres.
inline float sampled(const Plane& plane, float x, float y)
{
    x = std::clamp(x, 0.0F, static_cast<float>(plane.width - 1));
    y = std::clamp(y, 0.0F, static_cast<float>(plane.height - 1));
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const int right = std::min(left + 1, plane.width - 1);
    const float fx = x - static_cast<float>(left);
    const float fy = y - static_cast<float>(top);
    const float* upper = plane.row(top);
    const float* lower = plane.row(std::min(top + 1, plane.height - 1));
    const float above = upper[left] + (upper[right] - upper[left]) * fx;
    const float below = lower[left] + (lower[right] - lower[left]) * fx;
    return above + (below - above) * fy;
}

}
