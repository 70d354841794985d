// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/layout.h"
#include "core/workspace/picturejobs.h"
#include "tests/support/testdata.h"

#include <cstddef>
#include <memory>
#include <string>

namespace vitrine::test {

/// A SmallShop of tables alone, two photos a listing, whose vectors are made up by hand.
struct VectorShop {
    explicit VectorShop(int listings);

    /// With vectors of the first `images` photos: one for each category, or the same for all.
    ModelRecord addModel(const std::string& id, bool seesCategories, std::size_t images) const;

    TemporaryFolder folder;
    workspace::Layout layout{folder / "shop.vitrine"};
    std::unique_ptr<vitrine::catalogue::Catalogue> catalogue;
    std::unique_ptr<workspace::PictureJobs> jobs;
    workspace::PictureTable pictures; ///< image n is of listing n / 2
};

}
