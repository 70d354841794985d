// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/types/listing.h"

namespace vitrine::catalogue {

/// Selected columns and the values they become, kept together. `first` is the first one's number.

#define VITRINE_LISTING_COLUMNS                                                                    \
    "l.row, l.id, l.title, l.category, l.price_minor, l.currency, l.location, l.category_path, "   \
    "EXISTS (SELECT 1 FROM excluded_listings x WHERE x.listing = l.row)"
inline constexpr int kListingColumns = 9;
Listing readListing(const Query& query, int first);

/// Neither `i` nor its listing is left out.
#define VITRINE_IMAGE_INCLUDED                                                                     \
    "NOT EXISTS (SELECT 1 FROM excluded_images x WHERE x.image = i.row) AND NOT EXISTS (SELECT 1 " \
    "FROM excluded_listings x WHERE x.listing = i.listing)"

#define VITRINE_IMAGE_COLUMNS                                                                      \
    "i.row, i.id, i.listing, i.state, i.width, i.height, i.listing_id, i.source, i.problem, "      \
    "i.problem_detail, NOT (" VITRINE_IMAGE_INCLUDED "), i.source_modified"
inline constexpr int kImageColumns = 12;
ListingImage readImage(const Query& query, int first);

}
