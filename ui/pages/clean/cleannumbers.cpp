// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleannumbers.h"

namespace vitrine::ui {

CleanNumbers cleanNumbers(const CatalogueCounts& counts, const std::vector<FindingCount>& findings)
{
    CleanNumbers numbers;
    numbers.listings = {counts.listings, counts.listings - counts.listingsExcluded};
    numbers.images = {counts.images, counts.images - counts.imagesExcluded};
    numbers.categories = {counts.categoriesImported, counts.categories};
    for (const FindingCount& count : findings) {
        numbers.findings.before += count.found;
        numbers.findings.now += count.open;
    }
    return numbers;
}

}
