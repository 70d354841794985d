// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/neighbours.h"

#include "core/cleaning/content/matrixkernels.h"
#include "core/cleaning/parallelfor.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace vitrine::cleaning {

namespace {

// Half a megabyte of references of 1000 numbers stays in the cache while all queries pass.
constexpr std::size_t kQueries = 64;
constexpr std::size_t kReferences = 128;

MatrixRows part(const MatrixRows& rows, std::size_t first, std::size_t count)
{
    return {rows.data + first * rows.stride, count, rows.stride};
}

/// The `k` largest values seen, as a heap whose front is the smallest of them.
class Largest {
public:
    explicit Largest(std::size_t k)
        : m_k(k)
    {
    }
    void add(float value)
    {
        if (m_values.size() < m_k) {
            m_values.push_back(value);
            std::ranges::push_heap(m_values, std::greater());
        } else if (value > m_values.front()) {
            std::ranges::pop_heap(m_values, std::greater());
            m_values.back() = value;
            std::ranges::push_heap(m_values, std::greater());
        }
    }
    float mean() const
    {
        if (m_values.empty())
            return std::numeric_limits<float>::quiet_NaN();
        return std::accumulate(m_values.begin(), m_values.end(), 0.0F)
            / static_cast<float>(m_values.size());
    }

private:
    std::size_t m_k;
    std::vector<float> m_values;
};

void searchBlock(const GroupedRows& queries, const GroupedRows& references, std::size_t k,
    const JobContext& context, std::span<float> means)
{
    std::vector<Largest> nearest(queries.rows.count, Largest(k));
    std::vector<float> cosines(queries.rows.count * kReferences);
    for (std::size_t first = 0; first < references.rows.count; first += kReferences) {
        context.throwIfStopped();
        const std::size_t count = std::min(kReferences, references.rows.count - first);
        products(queries.rows, part(references.rows, first, count), cosines.data(), kReferences);
        for (std::size_t i = 0; i < queries.rows.count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                if (references.groups[first + j] != queries.groups[i])
                    nearest[i].add(cosines[i * kReferences + j]);
            }
        }
    }
    std::ranges::transform(nearest, means.begin(), &Largest::mean);
}

}

std::vector<float> meanNeighbourCosine(const GroupedRows& queries, const GroupedRows& references,
    std::size_t k, const JobContext& context)
{
    std::vector<float> means(queries.rows.count);
    const std::size_t blocks = (queries.rows.count + kQueries - 1) / kQueries;
    parallelFor(blocks, [&](std::size_t block) {
        const std::size_t first = block * kQueries;
        const std::size_t count = std::min(kQueries, queries.rows.count - first);
        searchBlock({part(queries.rows, first, count), queries.groups.subspan(first, count)},
            references, std::max<std::size_t>(1, k), context,
            std::span(means).subspan(first, count));
    });
    return means;
}

}
