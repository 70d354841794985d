// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/keepmerits.h"

#include "core/catalogue/reader.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

namespace vitrine::cleaning {

namespace {

constexpr double kSide = 512.0; ///< pixels of the longer side, as PictureMeasures::sharpness
constexpr double kSharpToThePixel = 1.0; ///< an edge of one pixel at that side
constexpr double kAsSharp = 0.9; ///< of the sharpest; less is a difference that can be seen

KeepMerits meritsOfImage(std::int64_t row, catalogue::Reader& reader)
{
    KeepMerits merits{row};
    if (const auto image = reader.measured({row})) {
        const PictureMeasures& measures = image->measures;
        merits.size = static_cast<double>(measures.width) * static_cast<double>(measures.height);
        merits.detail = static_cast<double>(measures.bytes);
        merits.sharpness = sharpnessAtOneScale(measures);
    }
    return merits;
}

KeepMerits meritsOfListing(std::int64_t row, catalogue::Reader& reader)
{
    KeepMerits merits{row};
    for (const ListingImage& image : reader.imagesOf({row})) {
        if (image.excluded)
            continue;
        merits.size += 1.0;
        merits.sharpness =
            std::max(merits.sharpness, meritsOfImage(image.row.value, reader).sharpness);
    }
    if (const auto listing = reader.listing({row}))
        merits.detail = static_cast<double>(listing->description.size());
    return merits;
}

/// Those that are as sharp as the sharpest, as far as a measurement tells.
std::vector<KeepMerits> sharpest(const std::vector<KeepMerits>& members)
{
    const double most = std::ranges::max(members, {}, &KeepMerits::sharpness).sharpness;
    std::vector<KeepMerits> sharp;
    std::ranges::copy_if(members, std::back_inserter(sharp),
        [&](const KeepMerits& own) { return own.sharpness >= kAsSharp * most; });
    return sharp;
}

std::int64_t best(const std::vector<KeepMerits>& members, KeepRule rule)
{
    const auto key = [rule](const KeepMerits& own) {
        const double age = -static_cast<double>(own.row);
        if (rule == KeepRule::Oldest)
            return std::tuple(age, 0.0, 0.0, 0.0);
        return std::tuple(own.size, own.detail, own.sharpness, age);
    };
    return std::ranges::max(rule == KeepRule::Sharpest ? sharpest(members) : members, {}, key).row;
}

}

double sharpnessAtOneScale(const PictureMeasures& measures)
{
    const double side = std::max(measures.width, measures.height);
    return std::min(measures.sharpness * std::min(side / kSide, 1.0), kSharpToThePixel);
}

KeepComparison compareMerits(
    std::span<const std::int64_t> rows, bool images, catalogue::Reader& reader)
{
    KeepComparison comparison;
    for (const std::int64_t row : rows)
        comparison.members.push_back(
            images ? meritsOfImage(row, reader) : meritsOfListing(row, reader));
    if (rows.empty())
        return comparison;
    for (int rule = 0; rule < kKeepRules; ++rule)
        comparison.kept[static_cast<std::size_t>(rule)] =
            best(comparison.members, static_cast<KeepRule>(rule));
    return comparison;
}

}
