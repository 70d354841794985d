// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/resample.h"

#include "core/imaging/canvas.h"
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

ResampleWeights weightsFor(int sourceSize, int targetSize, Filter filter)
{
    const double scale = static_cast<double>(sourceSize) / targetSize;
    const double stretch = std::max(scale, 1.0);
    const double support = (filter == Filter::Bicubic ? 2.0 : 1.0) * stretch;
    ResampleWeights weights;
    weights.reach = static_cast<std::size_t>(std::ceil(support)) * 2 + 1;
    weights.values.resize(static_cast<std::size_t>(targetSize) * weights.reach);
    std::vector<double> raw;
    for (int target = 0; target < targetSize; ++target) {
        const double centre = (target + 0.5) * scale;
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

void drawAcross(const Picture& from, const ResampleWeights& weights, std::uint8_t* to,
    const std::stop_token& stop)
{
    const ResampleKernels& kernels = resampleKernels();
    const std::size_t stride = weights.first.size() * 3;
    ResampleScratch scratch(from.width, static_cast<int>(weights.first.size()));
    const auto rows = static_cast<std::size_t>(from.height);
    for (std::size_t row = 0; row < rows; row += 2) {
        throwIfStopped(stop);
        const std::size_t second = std::min(row + 1, rows - 1);
        kernels.across(from.rgb.data() + row * from.stride(),
            from.rgb.data() + second * from.stride(), static_cast<std::size_t>(from.width), weights,
            scratch, to + row * stride, to + second * stride);
    }
}

}

void Resampler::draw(const Picture& from, Filter filter, Picture& canvas, const ContentRect& rect,
    const std::stop_token& stop)
{
    const ResampleWeights across = weightsFor(from.width, rect.width, filter);
    const ResampleWeights down = weightsFor(from.height, rect.height, filter);
    const std::size_t stride = static_cast<std::size_t>(rect.width) * 3;
    m_between.resize(stride * static_cast<std::size_t>(from.height));
    drawAcross(from, across, m_between.data(), stop);
    const ResampleKernels& kernels = resampleKernels();
    std::uint8_t* to = canvas.rgb.data() + static_cast<std::size_t>(rect.y) * canvas.stride()
        + static_cast<std::size_t>(rect.x) * 3;
    for (std::size_t y = 0; y < down.first.size(); ++y, to += canvas.stride()) {
        throwIfStopped(stop);
        kernels.down(m_between.data() + static_cast<std::size_t>(down.first[y]) * stride, stride,
            down.values.data() + y * down.reach, down.count[y], to);
    }
}

void fitInto(Resampler& resampler, const Picture& picture, int side, Rgb padding, Filter filter,
    Picture& square, const std::stop_token& stop)
{
    const ContentRect rect = contentRect(picture.width, picture.height, side);
    fill(square, side, side, padding);
    if (rect.width == picture.width && rect.height == picture.height)
        paste(picture, square, rect.x, rect.y);
    else
        resampler.draw(picture, filter, square, rect, stop);
}

}
