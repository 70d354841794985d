// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/resample.h"

#include "core/imaging/codec.h"
#include "core/imaging/resamplekernels.h"
#include "core/jobs/jobcontext.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vitrine::imaging {

namespace {

double triangle(double x)
{
    x = std::abs(x);
    return x < 1.0 ? 1.0 - x : 0.0;
}

double cubic(double x)
{
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
    if (x < 2.0)
        return (((x - 5.0) * x + 8.0) * x - 4.0) * a;
    return 0.0;
}

ResampleWeights weightsFor(
    int sourceSize, double start, double length, int targetSize, Filter filter)
{
    const double scale = length / targetSize;
    const double stretch = std::max(scale, 1.0);
    const double support = (filter == Filter::Bicubic ? 2.0 : 1.0) * stretch;
    ResampleWeights weights;
    weights.reach = static_cast<std::size_t>(std::ceil(support)) * 2 + 1;
    weights.values.resize(static_cast<std::size_t>(targetSize) * weights.reach);
    std::vector<double> raw;
    for (int target = 0; target < targetSize; ++target) {
        const double centre = start + (target + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int end = std::min(sourceSize, static_cast<int>(centre + support + 0.5));
        raw.clear();
        double sum = 0.0;
        for (int source = first; source < end; ++source) {
            const double x = (source - centre + 0.5) / stretch;
            raw.push_back(filter == Filter::Bicubic ? cubic(x) : triangle(x));
            sum += raw.back();
        }
        float* values = weights.values.data() + static_cast<std::size_t>(target) * weights.reach;
        for (std::size_t i = 0; i < raw.size(); ++i)
            values[i] = static_cast<float>(sum != 0.0 ? raw[i] / sum : raw[i]);
        weights.first.push_back(first);
        weights.count.push_back(end - first);
    }
    return weights;
}

void throwIfStopped(const std::stop_token& stop)
{
    if (stop.stop_requested())
        throw Cancelled();
}

/// `rows` rows from `top` on, made `width` pixels wide.
Picture resampleAcross(const Picture& from, int top, int rows, int width,
    const ResampleWeights& weights, const std::stop_token& stop)
{
    Picture to = blankPicture(width, rows);
    const ResampleKernels& kernels = resampleKernels();
    ResampleScratch scratch(from.width, width);
    for (int row = 0; row < rows; row += 2) {
        throwIfStopped(stop);
        const auto first = static_cast<std::size_t>(row);
        const std::size_t second = row + 1 < rows ? first + 1 : first;
        const std::uint8_t* source =
            from.rgb.data() + static_cast<std::size_t>(top) * from.stride();
        kernels.across(source + first * from.stride(), source + second * from.stride(),
            static_cast<std::size_t>(from.width), weights, scratch,
            to.rgb.data() + first * to.stride(), to.rgb.data() + second * to.stride());
    }
    return to;
}

}

Picture resample(const Picture& from, const SourceBox& box, int width, int height, Filter filter,
    const std::stop_token& stop)
{
    const ResampleWeights down = weightsFor(from.height, box.top, box.height, height, filter);
    const ResampleWeights across = weightsFor(from.width, box.left, box.width, width, filter);
    // Only rows that the second pass reads go through the first.
    const int top = down.first.front();
    const int rows = down.first.back() + down.count.back() - top;
    const Picture between = resampleAcross(from, top, rows, width, across, stop);
    Picture to = blankPicture(width, height);
    const ResampleKernels& kernels = resampleKernels();
    for (std::size_t y = 0; y < down.first.size(); ++y) {
        throwIfStopped(stop);
        const auto row = static_cast<std::size_t>(down.first[y] - top);
        kernels.down(between.rgb.data() + row * to.stride(), to.stride(),
            down.values.data() + y * down.reach, down.count[y], to.rgb.data() + y * to.stride());
    }
    return to;
}

}
