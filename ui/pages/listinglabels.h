// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QString>

#include <functional>
#include <map>

namespace vitrine::ui {

/// Rows of a page's model, several of which may be photos of one listing.
struct ListingRows {
    int count = 0;
    std::function<ListingRow(int row)> listingOf; ///< none: of no listing
    std::function<bool(int row)> isDecided; ///< its place says already what was decided about it
};

/// What is said of rows when their listings get another category, in one step: a listing has one,
/// so the first of `given` (by row) that is about it says which, and its other rows that nothing
/// was decided about say the same. Of rows of no listing each keeps its own.
std::map<int, QString> labelsOfListings(
    const std::map<int, QString>& given, const ListingRows& rows);

}
