// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::catalogue {

/// PriceHistogram's edges for these prices (minor units, in any order; reordered by the call).
/// Empty for no prices.
std::vector<std::int64_t> priceEdges(std::vector<std::int64_t>& prices);

/// The bin of a price that is not below the first edge.
std::size_t priceBin(const std::vector<std::int64_t>& edges, std::int64_t price);

}
