// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::test {

struct Product {
    std::string id;
    std::string name;
    std::string category; ///< path
    std::string description;
    std::string price; ///< as the table has it
    std::string location;
};

struct Photo {
    std::string id;
    std::string listing;
};

/// The two tables of a marketplace, in memory, for tests to spoil.
struct Marketplace {
    std::vector<Product> products;
    std::vector<Photo> photos;
};

/// The first `products` rows of the tables in `folder` that have no fault of form, and their
/// photos.
Marketplace readMarketplace(const std::filesystem::path& folder, std::size_t products);
/// Listings in eight categories, each with a text of its own, and one to three photos.
Marketplace generatedMarketplace(std::size_t products, std::uint64_t seed);
/// As Products.csv and Images.csv, to be imported without files of photos.
ImportRequest written(const Marketplace& shop, const TemporaryFolder& folder);

}
