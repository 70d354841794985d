// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/smallshop.h"

#include "core/base/atomicfile.h"
#include "core/imaging/standardise.h"

#include <cstdlib>
#include <utility>

namespace vitrine::test {

namespace fs = std::filesystem;

SmallShop::SmallShop(fs::path folder, int listings, int picturesEach)
    : m_folder(std::move(folder))
    , m_listings(listings)
    , m_picturesEach(picturesEach)
{
    fs::create_directories(m_folder / "images");
    writeTables();
    writePictures();
}

ImportRequest SmallShop::request() const
{
    return {m_folder / "Products.csv", m_folder / "Images.csv", m_folder / "images"};
}

fs::path SmallShop::picture(int listing, int picture) const
{
    const auto id = "L" + std::to_string(listing) + "-" + std::to_string(picture);
    return m_folder / "images" / (id + ".jpg");
}

Picture SmallShop::stranger(int category, int width, int height)
{
    return drawn(category, 1000, width, height);
}

void SmallShop::writeTables() const
{
    std::string products = ",id,product_name,category,product_description,price,location\n";
    std::string images = ",id,product_id\n";
    for (int listing = 0; listing < m_listings; ++listing) {
        const auto id = "L" + std::to_string(listing);
        const auto kind = std::string(1, static_cast<char>('A' + listing % kCategories));
        products += std::to_string(listing) + "," + id + ",Thing " + id + ",Kind " + kind
            + " / Used,Just a thing,£" + std::to_string(listing + 1) + ".00,Leeds\n";
        for (int picture = 0; picture < m_picturesEach; ++picture)
            images += "0," + id + "-" + std::to_string(picture) + "," + id + "\n";
    }
    writeFileAtomically(m_folder / "Products.csv", products, Durability::Renamed);
    writeFileAtomically(m_folder / "Images.csv", images, Durability::Renamed);
}

void SmallShop::writePictures() const
{
    for (int listing = 0; listing < m_listings; ++listing) {
        for (int picture = 0; picture < m_picturesEach; ++picture) {
            AtomicFile file(this->picture(listing, picture), Durability::Renamed);
            file.write(imaging::encodeJpeg(
                drawn(listing % kCategories, listing * 10 + picture, 120, 90), 90));
            file.commit();
        }
    }
}

Picture drawn(int category, int variant, int width, int height)
{
    Picture picture{width, height, {}};
    picture.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    const int period = 6 + 10 * category;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int along = category == 0 ? x : category == 1 ? y : x + y;
            const bool stripe = (along + variant) / period % 2 == 0;
            for (int channel = 0; channel < 3; ++channel) {
                const int colour = channel == category ? 220 : stripe ? 120 : 30;
                picture.rgb.push_back(static_cast<std::uint8_t>(colour + variant % 7 * 3));
            }
        }
    }
    return picture;
}

void hideUserData(const fs::path& emptyFolder)
{
    ::setenv("XDG_DATA_HOME", emptyFolder.c_str(), 1);
}

}
