// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/checkedshop.h"

#include "core/base/random.h"
#include "tests/core/imaging/pictures.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::test {

Picture photograph(std::uint64_t seed, int width, int height)
{
    Random random(seed);
    struct Patch {
        int left, top, right, bottom;
        std::array<int, 3> colour;
    };
    std::vector<Patch> patches;
    for (int i = 0; i < 24; ++i) {
        const auto x = static_cast<int>(random.below(160));
        const auto y = static_cast<int>(random.below(120));
        const auto side = 20 + static_cast<int>(random.below(60));
        const auto level = [&] { return static_cast<int>(random.below(236)); };
        patches.push_back(
            {x - side / 2, y - side / 2, x + side / 2, y + side / 2, {level(), level(), level()}});
    }
    Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::array<int, 3> colour{90, 120, 150};
            for (const Patch& patch : patches) {
                const int atX = x * 160 / width;
                const int atY = y * 120 / height;
                if (atX >= patch.left && atX < patch.right && atY >= patch.top
                    && atY < patch.bottom)
                    colour = patch.colour;
            }
            const auto grain = static_cast<int>(random.below(20));
            for (const int channel : colour)
                picture.rgb.push_back(static_cast<std::uint8_t>(channel + grain));
        }
    }
    return picture;
}

std::string jpeg(const Picture& picture, int quality)
{
    return jpegFile(picture, quality);
}

bool isSkipped(const CheckReport& report, FindingKind kind, std::string_view because)
{
    return std::ranges::any_of(report.skipped, [&](const CheckReport::Skipped& skipped) {
        return skipped.kind == kind && skipped.reason.find(because) != std::string::npos;
    });
}

Action thresholdAction(FindingKind kind, CategoryRow category, const char* value)
{
    Action action;
    action.kind = ActionKind::Threshold;
    action.finding = kind;
    action.category = category;
    action.value = value;
    return action;
}

Picture darkened(Picture picture)
{
    for (auto& value : picture.rgb)
        value = static_cast<std::uint8_t>(value / 8);
    return picture;
}

void embed(CheckedShop& shop, bool pretrained,
    const std::function<int(const std::string& image, int label)>& looksLike)
{
    constexpr std::size_t kLength = 24;
    const auto catalogue = shop.catalogue();
    std::vector<std::pair<ListingImage, int>> images;
    catalogue->reader()->forEachJoined(
        [&](const Listing&, const ListingImage& image, const Category* category) {
            images.emplace_back(image, category ? category->encoderIndex : 0);
            return true;
        });
    ModelRecord model;
    model.id = "0123456789abcdef";
    model.name = "test";
    model.backbone = "resnet18";
    model.pretrained = pretrained;
    model.length = static_cast<int>(kLength);
    const auto writer = catalogue->writer();
    writer->begin();
    writer->putModel(model);
    for (const auto& [image, label] : images) {
        std::vector<float> vector(kLength);
        Random random(static_cast<std::uint64_t>(image.row.value));
        for (float& value : vector)
            value = static_cast<float>(0.15 * random.normal());
        vector.at(static_cast<std::size_t>(looksLike(image.id, label))) += 1.0F;
        writer->putEmbedding(model.id, image.row, vector);
    }
    writer->commit();
}

}
