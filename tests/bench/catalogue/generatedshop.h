// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <string>
#include <vector>

namespace vitrine::bench {

struct GeneratedShopSize {
    int listings = 100'000;
    int images = 180'000;
    int places = 1'500;
    int words = 4'000; ///< that titles and descriptions are made of
    int findings = 40'000;
    int excluded = 2'000;
    int edited = 5'000;
};

/// Fills an empty catalogue with listings whose categories, places and words are as unevenly
/// common as real ones (Zipf's law) and whose prices are log-normal. The same size gives the same
/// shop. `sources`: files that images take in turn; none: images without one.
void generateShop(catalogue::Catalogue& catalogue, const GeneratedShopSize& size,
    const std::vector<std::string>& sources = {});

/// A word of the shop's texts, by how common it is; 0 is the most common one.
std::string generatedWord(int rank);

}
