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

/// The rows around the one that is being blurred, each already blurred across. Only as many as the
/// kernel is tall: a second plane would not fit into the processor's cache.
class RowRing {
public:
    RowRing(const Plane& plane, const std::vector<float>& kernel)
        : m_plane(plane)
        , m_kernel(kernel)
        , m_radius(static_cast<int>(kernel.size() / 2))
        , m_rows(kernel.size(), std::vector<float>(plane.stride()))
    {
    }

    void load(int y)
    {
        copyPadded(m_plane, y, m_radius, m_padded);
        std::vector<float>& row = m_rows[static_cast<std::size_t>(y) % m_rows.size()];
        std::fill(row.begin(), row.end(), 0.0F);
        const auto channels = static_cast<std::size_t>(m_plane.channels);
        for (std::size_t i = 0; i < m_kernel.size(); ++i)
            accumulate(row.data(), m_padded.data() + i * channels, m_kernel[i], row.size());
    }

    const float* row(int y) const
    {
        const int inside = std::clamp(y, 0, m_plane.height - 1);
        return m_rows[static_cast<std::size_t>(inside) % m_rows.size()].data();
    }

private:
    const Plane& m_plane;
    const std::vector<float>& m_kernel;
    int m_radius;
    std::vector<std::vector<float>> m_rows;
    std::vector<float> m_padded;
};

}

void blur(Plane& plane, float sigma)
{
    if (sigma < 0.05F)
        return;
    const std::vector<float> kernel = gaussian(sigma);
    const int radius = static_cast<int>(kernel.size() / 2);
    RowRing ring(plane, kernel);
    for (int y = 0; y < std::min(radius, plane.height); ++y)
        ring.load(y);
    for (int y = 0; y < plane.height; ++y) {
        if (y + radius < plane.height)
            ring.load(y + radius); // rows from here on have not been written yet
        float* row = plane.row(y);
        std::fill(row, row + plane.stride(), 0.0F);
        for (int i = -radius; i <= radius; ++i) {
            accumulate(
                row, ring.row(y + i), kernel[static_cast<std::size_t>(i + radius)], plane.stride());
        }
    }
}

}
