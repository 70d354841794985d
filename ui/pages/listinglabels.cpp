// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/listinglabels.h"

#include <cstdint>
#include <unordered_map>

namespace vitrine::ui {

std::map<int, QString> labelsOfListings(
    const std::map<int, QString>& given, const ListingRows& rows)
{
    std::map<int, QString> labels;
    std::unordered_map<std::int64_t, QString> ofListings;
    for (const auto& [row, label] : given) {
        const ListingRow listing = rows.listingOf(row);
        labels[row] = listing ? ofListings.emplace(listing.value, label).first->second : label;
    }
    for (int row = 0; row < rows.count; ++row) {
        const auto known = ofListings.find(rows.listingOf(row).value);
        if (known != ofListings.end() && !rows.isDecided(row))
            labels.emplace(row, known->second);
    }
    return labels;
}

}
