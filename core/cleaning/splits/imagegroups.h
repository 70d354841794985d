// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// For each image the number of its group, 0, 1, ... in the order of appearance. Images are in one
/// group when they share a listing or a duplicate group, directly or through other images. A
/// listing or duplicate group of 0 joins nothing; `duplicateGroups` may be empty.
std::vector<std::size_t> imageGroups(
    std::span<const ListingRow> listings, std::span<const std::int64_t> duplicateGroups);

}
