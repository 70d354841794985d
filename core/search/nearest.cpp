// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/nearest.h"

#include <algorithm>

namespace vitrine::search {

namespace {

template <typename Better>
std::vector<VectorHit> select(std::span<const float> scores, std::span<const std::int64_t> ids,
    std::size_t k, const Better& better)
{
    // A heap whose front is the worst hit kept: most rows cost one comparison.
    std::vector<VectorHit> kept;
    kept.reserve(k);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const VectorHit hit{ids[row], scores[row]};
        if (kept.size() < k) {
            kept.push_back(hit);
            std::push_heap(kept.begin(), kept.end(), better);
        } else if (better(hit, kept.front())) {
            std::pop_heap(kept.begin(), kept.end(), better);
            kept.back() = hit;
            std::push_heap(kept.begin(), kept.end(), better);
        }
    }
    std::sort_heap(kept.begin(), kept.end(), better);
    return kept;
}

}

std::vector<VectorHit> nearest(
    std::span<const float> scores, std::span<const std::int64_t> ids, std::size_t k, Metric metric)
{
    k = std::min(k, scores.size());
    if (k == 0)
        return {};
    if (metric == Metric::Cosine) {
        return select(scores, ids, k, [](const VectorHit& a, const VectorHit& b) {
            return a.score != b.score ? a.score > b.score : a.id < b.id;
        });
    }
    return select(scores, ids, k, [](const VectorHit& a, const VectorHit& b) {
        return a.score != b.score ? a.score < b.score : a.id < b.id;
    });
}

}
