// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/pictures/pictureview.h"

#include "core/base/random.h"

#include <algorithm>
#include <cstring>

namespace vitrine::learning {

namespace {

constexpr int kOne = 1024; ///< factors are multiples of 1/1024
constexpr int kFifth = kOne / 5;

/// What is done to one view. Everything is drawn, whatever is used, so that one setting does not
/// move what another does.
struct Changes {
    bool mirrored = false;
    double left = 0.0; ///< share of the room that a crop leaves, 0 to 1
    double top = 0.0;
    int brightness = kOne;
    int contrast = kOne;
    int saturation = kOne;
};

/// FNV-1a (Fowler, Noll, Vo): std::hash differs between libraries.
std::uint64_t hashOf(const std::string& text)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return hash;
}

Changes changesOf(const std::string& identity, int view)
{
    Random random(hashOf(identity), static_cast<std::uint64_t>(view));
    const auto factor = [&random] {
        return kOne - kFifth + static_cast<int>(random.below(2 * kFifth + 1));
    };
    Changes changes;
    changes.mirrored = random.chance(0.5);
    changes.left = random.uniform();
    changes.top = random.uniform();
    changes.brightness = factor();
    changes.contrast = factor();
    changes.saturation = factor();
    return changes;
}

Picture cropOf(const Picture& picture, int side, const Changes& changes)
{
    const auto start = [](int room, double share) {
        return static_cast<int>(share * static_cast<double>(room + 1));
    };
    const auto left = static_cast<std::size_t>(start(picture.width - side, changes.left));
    const auto top = static_cast<std::size_t>(start(picture.height - side, changes.top));
    Picture part{side, side, {}};
    part.rgb.resize(part.stride() * static_cast<std::size_t>(side));
    for (std::size_t row = 0; row < static_cast<std::size_t>(side); ++row) {
        std::memcpy(part.rgb.data() + row * part.stride(),
            picture.rgb.data() + (top + row) * picture.stride() + left * 3, part.stride());
    }
    return part;
}

void mirror(Picture& picture)
{
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* left = picture.rgb.data() + static_cast<std::size_t>(y) * picture.stride();
        std::uint8_t* right = left + picture.stride() - 3;
        for (; left < right; left += 3, right -= 3)
            std::swap_ranges(left, left + 3, right);
    }
}

/// Rec. 601, in 1/256.
int greyOf(int r, int g, int b)
{
    return 77 * r + 150 * g + 29 * b;
}

int meanGrey(const Picture& picture)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3)
        sum += greyOf(picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]);
    const auto pixels = static_cast<std::int64_t>(picture.rgb.size() / 3);
    return static_cast<int>(sum / (256 * std::max<std::int64_t>(pixels, 1)));
}

/// As torchvision's ColorJitter blends: with black, with the mean grey, with each pixel's grey.
void recolour(Picture& picture, const Changes& changes)
{
    const int gain = changes.brightness * changes.contrast / kOne;
    const int offset =
        meanGrey(picture) * changes.brightness / kOne * (kOne - changes.contrast); // in 1/1024
    const auto byte = [](int value) {
        return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
    };
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) {
        std::uint8_t* pixel = picture.rgb.data() + i;
        const auto lit = [&](int channel) { return (pixel[channel] * gain + offset) / kOne; };
        const int r = lit(0);
        const int g = lit(1);
        const int b = lit(2);
        const int grey = greyOf(r, g, b) / 256 * (kOne - changes.saturation) + kOne / 2;
        pixel[0] = byte((r * changes.saturation + grey) / kOne);
        pixel[1] = byte((g * changes.saturation + grey) / kOne);
        pixel[2] = byte((b * changes.saturation + grey) / kOne);
    }
}

}

int sideToLoad(int side, int view, const Augmentation& augmentation)
{
    return augmentation.crop && view > 0 ? (side * 8 + 6) / 7 : side;
}

Picture viewOf(Picture picture, const std::string& identity, int view, int side,
    const Augmentation& augmentation)
{
    if (view <= 0 || picture.empty())
        return picture;
    const Changes changes = changesOf(identity, view);
    if (augmentation.crop && picture.width >= side && picture.height >= side)
        picture = cropOf(picture, side, changes);
    if (augmentation.flip && changes.mirrored)
        mirror(picture);
    if (augmentation.colour)
        recolour(picture, changes);
    return picture;
}

Picture loadView(const ImageSource& source, const ViewOfImage& wanted, int side,
    const Augmentation& augmentation)
{
    std::string identity = source.identity(wanted.index);
    if (identity.empty()) // nothing names it but its place
        identity = "picture " + std::to_string(wanted.index);
    Picture picture = source.load(wanted.index, sideToLoad(side, wanted.view, augmentation));
    return viewOf(std::move(picture), identity, wanted.view, side, augmentation);
}

}
