// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/facets.h"
#include "core/types/listingquery.h"

#include <QString>

#include <string>
#include <variant>
#include <vector>

class QLocale;

namespace vitrine::ui {

struct PlaceName {
    std::string name;
};

struct PictureCount {
    int pictures = 0; ///< 0 to kManyPictures
};

/// One line of a facet.
using FacetChoice = std::variant<CategoryRow, PlaceName, ListingState, PictureCount, FindingKind>;

/// The filter with the choice made or taken back.
ListingFilter withChoice(ListingFilter filter, const FacetChoice& choice, bool chosen);
bool isChosen(const ListingFilter& filter, const FacetChoice& choice);

struct FacetLine {
    FacetChoice choice;
    QString name;
    qint64 listings = 0;
    bool chosen = false;
};

std::vector<FacetLine> categoryLines(const Facets& facets, const ListingFilter& filter);
std::vector<FacetLine> placeLines(const Facets& facets, const ListingFilter& filter);
std::vector<FacetLine> stateLines(const Facets& facets, const ListingFilter& filter);
std::vector<FacetLine> pictureLines(const Facets& facets, const ListingFilter& filter);
std::vector<FacetLine> findingLines(const Facets& facets, const ListingFilter& filter);

/// "£10 to £200", "from £10", "up to £200".
QString priceRangeText(const PriceRange& range, const QLocale& locale);

/// One restriction that is in force, and the filter that taking it back leads to.
struct FilterChip {
    QString text;
    ListingFilter without;
};

std::vector<FilterChip> chipsOf(
    const ListingFilter& filter, const Facets& facets, const QLocale& locale);

}
