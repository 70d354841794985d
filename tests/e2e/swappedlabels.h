// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/cleaning/content/labelissues.h"

#include <cstdint>
#include <string>

namespace vitrine::test {

/// The embeddings by `model` of every image of a listing with a category.
cleaning::EmbeddingTable embeddingTable(catalogue::Reader& reader, const std::string& model);

/// Gives a tenth of the images another category, any with the same chance.
cleaning::EmbeddingTable swapped(const cleaning::EmbeddingTable& clean, std::uint64_t seed);

/// How well a report on `given` finds where it differs from `clean`.
struct SwapQuality {
    double precisionAtRecall60 = 0.0; ///< of the ranking
    double precision = 0.0; ///< of the flagged
    double recall = 0.0;
    double suggested = 0.0; ///< share of the wrong ones flagged whose true category is suggested
};
SwapQuality judge(const cleaning::LabelReport& report, const cleaning::EmbeddingTable& given,
    const cleaning::EmbeddingTable& clean);

}
