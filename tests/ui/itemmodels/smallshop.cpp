// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/itemmodels/smallshop.h"

#include "core/catalogue/catalogue.h"
#include "core/workspace/workspace.h"

#include <QImage>
#include <QString>

#include <array>
#include <cstdio>

namespace vitrine::test {
namespace {

struct Kind {
    const char* word;
    const char* category;
};
constexpr std::array<Kind, 4> kKinds{
    Kind{"Car", "Cars"}, {"Chair", "Chairs"}, {"Lamp", "Lamps & lights"}, {"Sofa", "Sofas"}};
constexpr std::array<const char*, 3> kPlaces{"Leeds", "York", "Hull"};
constexpr int kPriceless = 25;

const Kind& kindOf(int listing)
{
    return kKinds[static_cast<std::size_t>(listing) % kKinds.size()];
}

void putListing(catalogue::Writer& writer, int i)
{
    catalogue::ListingInput input;
    input.id = "L" + std::to_string(i);
    input.title = titleOf(i);
    input.description = "A used " + std::string(kindOf(i).word) + " in good condition.";
    input.categoryPath = std::string("Shop / ") + kindOf(i).category;
    input.rootCategory = kindOf(i).category;
    if (i % kPriceless != 0)
        input.price = Money{(i * 37 % 1000 + 1) * 100, "GBP"};
    input.location = kPlaces[static_cast<std::size_t>(i) % kPlaces.size()];
    writer.putListing(input);
}

void putImages(catalogue::Writer& writer, int i, const std::filesystem::path& pictures)
{
    for (int n = 0; n < i % 3; ++n) {
        catalogue::ImageInput image;
        image.id = "P" + std::to_string(i) + "-" + std::to_string(n);
        image.listingId = "L" + std::to_string(i);
        if (!pictures.empty()) {
            const auto shade = static_cast<std::uint8_t>(i * 4 % 256);
            const auto file = drawPicture(pictures / (image.id + ".png"),
                {shade, static_cast<std::uint8_t>(255 - shade),
                    static_cast<std::uint8_t>(n * 120)});
            image.source = file.string();
            image.sourceBytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
        }
        writer.putImage(image);
    }
}

void put(const std::filesystem::path& folder, int first, int count,
    const std::filesystem::path& pictures, bool photos = true)
{
    const auto opened = catalogue::Catalogue::open(folder / "catalogue.sqlite");
    const auto writer = opened->writer();
    writer->begin();
    for (int i = first; i < first + count; ++i) {
        putListing(*writer, i);
        if (photos)
            putImages(*writer, i, pictures);
    }
    writer->finishImport();
    writer->commit();
}

}

std::shared_ptr<Workspace> makeShop(const std::filesystem::path& parent, const ShopSize& size)
{
    auto workspace = Workspace::create(parent / "test.vitrine");
    std::filesystem::path pictures;
    if (size.pictures) {
        pictures = parent / "pictures";
        std::filesystem::create_directories(pictures);
    }
    put(workspace->folder(), 0, size.listings, pictures, size.photos);
    return workspace;
}

void addListings(
    const Workspace& workspace, int first, int count, const std::filesystem::path& pictures)
{
    put(workspace.folder(), first, count, pictures);
}

std::string titleOf(int listing)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%s %06d", kindOf(listing).word, listing);
    return text.data();
}

std::filesystem::path drawPicture(const std::filesystem::path& file, Rgb colour)
{
    QImage image(48, 36, QImage::Format_RGB888);
    image.fill(QColor(colour.r, colour.g, colour.b));
    for (int y = 0; y < 12; ++y) {
        for (int x = 0; x < 12; ++x)
            image.setPixelColor(x, y, QColor(colour.r, colour.g, colour.b).darker());
    }
    image.save(QString::fromStdString(file.string()));
    return file;
}

}
