// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <span>
#include <string>
#include <string_view>

namespace vitrine::demo {

struct NamedColour;

/// How a thing is photographed.
enum class Pose {
    Standing, ///< on a table, or in front of something
    OnFloor, ///< too large for a table
    Lying, ///< seen from above, at any angle
    Hanging,
};

/// A product that the demo sells; lists in it are separated by '|'. Placeholders: {c} colour,
/// {m} material, {n} noun, {s} size of clothes.
struct Product {
    std::string_view drawing; ///< of resources/demo, without ".svg"
    std::string_view noun; ///< "armchair"
    std::string_view path; ///< category below the root: "Armchairs"
    std::string_view materials; ///< "velvet|linen"
    std::string_view facts; ///< sentences about it
    double price = 0.0; ///< median, pounds
    std::string_view titles = {}; ///< empty: the usual ones
    bool hangs = false; ///< whatever the category's pose
};

struct ProductCategory {
    std::string_view root; ///< "Sofas & Armchairs"
    Pose pose = Pose::Standing;
    std::span<const Product> products;
};

std::span<const ProductCategory> productCategories();

/// The words of one listing, as a seller on a marketplace would put them.
struct ListingText {
    std::string title; ///< with the site's tail, " | in Leeds, West Yorkshire | Vitrine"
    std::string description;
    std::string category; ///< path
    std::string location; ///< "Leeds, West Yorkshire"
    std::string price; ///< "£1,234.00"; empty for a few
};

ListingText listingText(const ProductCategory& category, const Product& product,
    const NamedColour& colour, Random& random);

/// What somebody enters who wants offers instead of naming a price.
std::string jokePrice();

}
