// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/resample.h"

#include "core/jobs/jobcontext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

namespace vitrine::imaging {

namespace {

/// Four numbers that GCC and Clang keep in one register (SSE2, NEON); same result without one.
using Float4 = float __attribute__((vector_size(16)));
using Int4 = std::int32_t __attribute__((vector_size(16)));
using Byte4 = std::uint8_t __attribute__((vector_size(4)));

constexpr int kLanes = 4;
/// Rows that the pass across works on at once: their values stand side by side, so that one weight
/// multiplies whole registers.
constexpr int kRows = 8;
constexpr int kColumnValues = 3 * kRows; ///< values of one column of such a band
constexpr int kColumnVectors = kColumnValues / kLanes;

/// Which source pixels make each target pixel, and how much of each.
struct Weights {
    int reach = 0; ///< weights kept per target pixel; unused ones are 0
    std::vector<int> first;
    std::vector<int> count;
    std::vector<float> values;
};

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

Weights weightsFor(int sourceSize, double start, double length, int targetSize, Filter filter)
{
    const double scale = length / targetSize;
    const double stretch = std::max(scale, 1.0);
    const double support = (filter == Filter::Bicubic ? 2.0 : 1.0) * stretch;
    Weights weights;
    weights.reach = static_cast<int>(std::ceil(support)) * 2 + 1;
    weights.values.resize(
        static_cast<std::size_t>(targetSize) * static_cast<std::size_t>(weights.reach));
    for (int target = 0; target < targetSize; ++target) {
        const double centre = start + (target + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int end = std::min(sourceSize, static_cast<int>(centre + support + 0.5));
        std::vector<double> raw;
        double sum = 0.0;
        for (int source = first; source < end; ++source) {
            const double x = (source - centre + 0.5) / stretch;
            raw.push_back(filter == Filter::Bicubic ? cubic(x) : triangle(x));
            sum += raw.back();
        }
        float* values = weights.values.data()
            + static_cast<std::size_t>(target) * static_cast<std::size_t>(weights.reach);
        for (std::size_t i = 0; i < raw.size(); ++i)
            values[i] = static_cast<float>(sum != 0.0 ? raw[i] / sum : raw[i]);
        weights.first.push_back(first);
        weights.count.push_back(end - first);
    }
    return weights;
}

/// Rounded and limited to 0 to 255.
inline Int4 toLevels(Float4 value)
{
    const Float4 shifted = value + 0.5F;
    const Int4 level = __builtin_convertvector(shifted, Int4);
    const Int4 low = level < 0 ? Int4{} : level;
    return low > 255 ? Int4{255, 255, 255, 255} : low;
}

inline Float4 load(const std::uint8_t* from)
{
    Byte4 bytes;
    std::memcpy(&bytes, from, sizeof(bytes));
    return __builtin_convertvector(bytes, Float4);
}

inline void store(std::uint8_t* to, Float4 value)
{
    const Byte4 bytes = __builtin_convertvector(toLevels(value), Byte4);
    std::memcpy(to, &bytes, sizeof(bytes));
}

/// The pass across for up to kRows rows.
class AcrossPass {
public:
    AcrossPass(const Picture& from, Picture& to, const Weights& weights)
        : m_from(from)
        , m_to(to)
        , m_weights(weights)
        , m_band(static_cast<std::size_t>(from.width) * kColumnVectors)
        , m_result(static_cast<std::size_t>(to.width) * kColumnValues)
    {
    }

    /// Rows `firstRow` on of the source become rows `targetRow` on of the target.
    void run(int firstRow, int targetRow, int rows)
    {
        gather(firstRow, rows);
        for (int x = 0; x < m_to.width; ++x)
            column(static_cast<std::size_t>(x));
        scatter(targetRow, rows);
    }

private:
    void gather(int firstRow, int rows)
    {
        auto* band = reinterpret_cast<float*>(m_band.data());
        for (int row = 0; row < kRows; ++row) {
            // Past the last row its values are taken again and thrown away afterwards.
            const int source = firstRow + std::min(row, rows - 1);
            const std::uint8_t* pixel =
                m_from.rgb.data() + static_cast<std::size_t>(source) * m_from.stride();
            float* to = band + row;
            for (int x = 0; x < m_from.width; ++x, pixel += 3, to += kColumnValues) {
                to[0] = pixel[0];
                to[kRows] = pixel[1];
                to[2 * kRows] = pixel[2];
            }
        }
    }

    void column(std::size_t x)
    {
        std::array<Float4, kColumnVectors> sums{};
        const float* weight =
            m_weights.values.data() + x * static_cast<std::size_t>(m_weights.reach);
        const Float4* value =
            m_band.data() + static_cast<std::size_t>(m_weights.first[x]) * kColumnVectors;
        for (int i = 0; i < m_weights.count[x]; ++i, value += kColumnVectors) {
            for (std::size_t lane = 0; lane < kColumnVectors; ++lane)
                sums[lane] += value[lane] * weight[i];
        }
        std::uint8_t* to = m_result.data() + x * kColumnValues;
        for (std::size_t lane = 0; lane < kColumnVectors; ++lane)
            store(to + lane * kLanes, sums[lane]);
    }

    void scatter(int targetRow, int rows)
    {
        for (int row = 0; row < rows; ++row) {
            std::uint8_t* pixel =
                m_to.rgb.data() + static_cast<std::size_t>(targetRow + row) * m_to.stride();
            const std::uint8_t* from = m_result.data() + row;
            for (int x = 0; x < m_to.width; ++x, pixel += 3, from += kColumnValues) {
                pixel[0] = from[0];
                pixel[1] = from[kRows];
                pixel[2] = from[2 * kRows];
            }
        }
    }

    const Picture& m_from;
    Picture& m_to;
    const Weights& m_weights;
    std::vector<Float4> m_band; ///< [column][channel][row]
    std::vector<std::uint8_t> m_result;
};

Picture sized(int width, int height)
{
    Picture picture;
    picture.width = width;
    picture.height = height;
    picture.rgb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    return picture;
}

void throwIfStopped(const std::stop_token& stop)
{
    if (stop.stop_requested())
        throw Cancelled();
}

/// One row of the pass down: the weighted sum of source rows from `source` on.
void sumRows(const std::uint8_t* source, std::size_t stride, const float* weights, int count,
    std::uint8_t* to)
{
    constexpr std::size_t kBlock = 4 * kLanes;
    std::size_t x = 0;
    for (; x + kBlock <= stride; x += kBlock) {
        std::array<Float4, 4> sums{};
        const std::uint8_t* from = source + x;
        for (int i = 0; i < count; ++i, from += stride) {
            for (std::size_t lane = 0; lane < sums.size(); ++lane)
                sums[lane] += load(from + lane * kLanes) * weights[i];
        }
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            store(to + x + lane * kLanes, sums[lane]);
    }
    for (; x < stride; ++x) {
        float sum = 0.0F;
        for (int i = 0; i < count; ++i)
            sum +=
                static_cast<float>(source[static_cast<std::size_t>(i) * stride + x]) * weights[i];
        to[x] = static_cast<std::uint8_t>(std::clamp(static_cast<int>(sum + 0.5F), 0, 255));
    }
}

Picture resampleAcross(const Picture& from, int top, int rows, int width, const Weights& weights,
    const std::stop_token& stop)
{
    Picture to = sized(width, rows);
    AcrossPass pass(from, to, weights);
    for (int row = 0; row < rows; row += kRows) {
        throwIfStopped(stop);
        pass.run(top + row, row, std::min(kRows, rows - row));
    }
    return to;
}

}

Picture resample(const Picture& from, const SourceBox& box, int width, int height, Filter filter,
    const std::stop_token& stop)
{
    const Weights down = weightsFor(from.height, box.top, box.height, height, filter);
    // Only rows that the second pass reads go through the first.
    const int top = down.first.front();
    const int rows = down.first.back() + down.count.back() - top;
    const Weights across = weightsFor(from.width, box.left, box.width, width, filter);
    const Picture between = resampleAcross(from, top, rows, width, across, stop);
    Picture to = sized(width, height);
    for (int y = 0; y < height; ++y) {
        if (y % kRows == 0)
            throwIfStopped(stop);
        const auto target = static_cast<std::size_t>(y);
        sumRows(
            between.rgb.data() + static_cast<std::size_t>(down.first[target] - top) * to.stride(),
            to.stride(), down.values.data() + target * static_cast<std::size_t>(down.reach),
            down.count[target], to.rgb.data() + target * to.stride());
    }
    return to;
}

}
