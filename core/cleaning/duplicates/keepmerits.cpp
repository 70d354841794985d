// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/keepmerits.h"

#include "core/catalogue/reader.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

namespace vitrine::cleaning {

namespace {

/// Pixels of the longer side, as PictureMeasures::sharpness.
constexpr double kMeasuredSide = 512.0;
constexpr double kSharpToThePixel = 1.0; ///< an edge of one pixel at that side
constexpr double kClearly = 0.7; ///< a smaller picture's sharpness counts so much

KeepMerits meritsOfImage(std::int64_t row, catalogue::Reader& reader)
{
    KeepMerits merits{row};
    if (const auto image = reader.image({row}))
        merits.modified = image->sourceModified;
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

using Key = std::tuple<double, double, double, double>;

Key largestFirst(const KeepMerits& own)
{
    return {own.size, own.detail, own.sharpness, -static_cast<double>(own.row)};
}

/// Whether the picture that comes next, which is no larger, is sharper. Of pictures of one size the
/// measure tells small differences, across sizes it does not.
bool isSharper(const KeepMerits& next, const KeepMerits& best)
{
    const double counted = next.size < best.size ? kClearly * next.sharpness : next.sharpness;
    return counted > best.sharpness;
}

/// A time that one of them lacks would compare with nothing, so that it decides only where all
/// have one.
std::int64_t oldest(const std::vector<KeepMerits>& members)
{
    const bool timed =
        std::ranges::all_of(members, [](const KeepMerits& member) { return member.modified != 0; });
    return std::ranges::min(members, {}, [timed](const KeepMerits& member) {
        return std::pair(timed ? member.modified : 0, member.row);
    }).row;
}

std::int64_t best(std::vector<KeepMerits> members, KeepRule rule)
{
    if (rule == KeepRule::Oldest)
        return oldest(members);
    std::ranges::sort(members, std::ranges::greater(), largestFirst);
    KeepMerits kept = members.front();
    for (const KeepMerits& next : members) {
        if (rule == KeepRule::Sharpest && isSharper(next, kept))
            kept = next;
    }
    return kept.row;
}

/// Whether another one is as good as `kept` by what gives the rule its name.
bool isTied(const std::vector<KeepMerits>& members, std::int64_t kept, KeepRule rule)
{
    if (rule == KeepRule::Oldest)
        return false;
    const auto own = *std::ranges::find(members, kept, &KeepMerits::row);
    return std::ranges::any_of(members, [&](const KeepMerits& other) {
        if (other.row == kept)
            return false;
        return rule == KeepRule::Sharpest
            ? other.sharpness >= own.sharpness
            : std::tie(other.size, other.detail) >= std::tie(own.size, own.detail);
    });
}

}

double sharpnessAtOneScale(const PictureMeasures& measures)
{
    const double side = std::max(measures.width, measures.height);
    return std::min(measures.sharpness * std::min(side / kMeasuredSide, 1.0), kSharpToThePixel);
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
    for (std::size_t i = 0; i < comparison.kept.size(); ++i) {
        const auto rule = static_cast<KeepRule>(i);
        comparison.kept[i] = best(comparison.members, rule);
        comparison.tied[i] = isTied(comparison.members, comparison.kept[i], rule);
    }
    return comparison;
}

}
