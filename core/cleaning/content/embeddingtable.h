// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Embeddings of one model with what is known of their images. All vectors run in parallel.
struct EmbeddingTable {
    std::vector<ImageRow> images;
    std::vector<ListingRow> listings; ///< 0: belongs to none
    std::vector<int> labels; ///< index in the label encoder; -1: none
    /// Near-duplicates share a number; 0: none. May be empty: no duplicates are known.
    std::vector<std::int64_t> duplicateGroups;
    std::size_t length = 0; ///< numbers an embedding
    std::vector<float> values; ///< row-major, size() x length

    std::size_t size() const { return images.size(); }
    std::span<const float> row(std::size_t index) const
    {
        return std::span(values).subspan(index * length, length);
    }
    int classes() const; ///< the largest label + 1
};

/// Throws Error InvalidArgument when sizes disagree, a label is below -1 or a value is not finite.
void requireSound(const EmbeddingTable& table);

}
