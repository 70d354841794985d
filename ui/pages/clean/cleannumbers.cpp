// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleannumbers.h"

#include <algorithm>

namespace vitrine::ui {

CleanNumbers cleanNumbers(const CatalogueCounts& counts, const std::vector<Category>& categories,
    const std::vector<FindingCount>& findings)
{
    CleanNumbers numbers;
    numbers.listings = {counts.listings, counts.listings - counts.listingsExcluded};
    numbers.images = {counts.images, counts.images - counts.imagesExcluded};
    numbers.categories = {static_cast<std::int64_t>(categories.size()),
        std::count_if(categories.begin(), categories.end(),
            [](const Category& category) { return category.listings > 0; })};
    for (const FindingCount& count : findings) {
        numbers.findings.before += count.found;
        numbers.findings.now += count.open;
    }
    return numbers;
}

}
