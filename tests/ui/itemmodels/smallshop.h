// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/picture.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vitrine {
class Workspace;
}

namespace vitrine::test {

/// A shop written straight into the catalogue, so that suites need no tables. Listing i is called
/// "L<i>", has a title such as "Sofa 000042", a price of (i * 37 % 1000 + 1) pounds (none where i
/// is a multiple of 25), one of four categories and a place; it has i % 3 photos, so that every
/// third has none.
struct ShopSize {
    int listings = 60;
    bool photos = true; ///< false: none at all
    bool pictures = false; ///< draw small files for the photos; else they have no file
};

/// Makes the workspace "test.vitrine" in `parent`.
std::shared_ptr<Workspace> makeShop(const std::filesystem::path& parent, const ShopSize& size);
/// Listings first ... first + count - 1 more, as another program would add them; the files of their
/// photos are drawn into `pictures`, unless it is empty.
void addListings(
    const Workspace& workspace, int first, int count, const std::filesystem::path& pictures = {});

std::string titleOf(int listing);
/// A small PNG of that colour with a darker corner.
std::filesystem::path drawPicture(const std::filesystem::path& file, Rgb colour);

}
