// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"
#include "core/types/picture.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::test {

/// A marketplace's download with a few listings in three categories, made in `folder`: tables and
/// JPEG pictures whose colour and pattern tell the category. Listing n is "L<n>", its picture m
/// "L<n>-<m>"; listing n is of category n % 3.
class SmallShop {
public:
    static constexpr int kCategories = 3;

    SmallShop(std::filesystem::path folder, int listings, int picturesEach);

    ImportRequest request() const;
    std::filesystem::path picture(int listing, int picture) const;
    std::int64_t pictures() const { return std::int64_t{m_listings} * m_picturesEach; }
    /// A picture of that category which is in no listing.
    static Picture stranger(int category, int width = 120, int height = 90);

private:
    void writeTables() const;
    void writePictures() const;

    std::filesystem::path m_folder;
    int m_listings;
    int m_picturesEach;
};

/// Picture `variant` of a category: stripes in its colours, with their own phase and tint.
Picture drawn(int category, int variant, int width, int height);

/// The decision to leave these images out.
inline Action excluding(std::vector<ImageRow> images)
{
    Action action;
    action.kind = ActionKind::Exclude;
    action.on.images = std::move(images);
    return action;
}

/// Keeps this computer's own weights out of the tests: the user's data folder becomes an empty one.
void hideUserData(const std::filesystem::path& emptyFolder);

}
