// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/internal/connection.h"
#include "core/types/listing.h"

namespace vitrine::catalogue {

/// Selected columns and the values they become, kept together. `first` is the first one's number.

#define VITRINE_LISTING_COLUMNS                                                                    \
    "l.row, l.id, l.title, l.category, l.price_minor, l.currency, l.location, l.category_path"
inline constexpr int kListingColumns = 8;
Listing readListing(const Query& query, int first);

#define VITRINE_IMAGE_COLUMNS                                                                      \
    "i.row, i.id, i.listing, i.state, i.width, i.height, i.listing_id, i.source, i.problem, "      \
    "i.problem_detail"
inline constexpr int kImageColumns = 10;
ListingImage readImage(const Query& query, int first);

}
