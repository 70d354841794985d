// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/vectorindex.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::search {

/// The `k` best of the scores, best first; equal scores in the order of their ids, so that a search
/// has one answer. `scores` and `ids` are parallel.
std::vector<VectorHit> nearest(
    std::span<const float> scores, std::span<const std::int64_t> ids, std::size_t k, Metric metric);

}
