// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "tests/support/testdata.h"

#include <memory>
#include <string>

namespace vitrine::test {

/// A new catalogue in a folder of its own.
struct TemporaryCatalogue {
    TemporaryFolder folder;
    std::filesystem::path file = folder / "catalogue.sqlite";
    std::unique_ptr<catalogue::Catalogue> catalogue = catalogue::Catalogue::create(file);

    std::unique_ptr<catalogue::Reader> reader() const { return catalogue->reader(); }
};

inline catalogue::ListingInput listingInput(
    const std::string& id, const std::string& title, const std::string& category = "Sofas")
{
    catalogue::ListingInput listing;
    listing.id = id;
    listing.title = title;
    listing.description = "About " + title;
    listing.categoryPath = category.empty() ? "" : category + " / Second hand";
    listing.rootCategory = category;
    listing.price = Money{1000, "GBP"};
    listing.location = "Leeds";
    return listing;
}

inline catalogue::ImageInput imageInput(const std::string& id, const std::string& listingId)
{
    return {id, listingId, "/pictures/" + id + ".jpg", 1234, 5678};
}

inline ListingFilter withWords(const std::string& words)
{
    ListingFilter filter;
    filter.words = words;
    return filter;
}

}
