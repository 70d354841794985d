// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/splitting.h"

#include "core/base/error.h"
#include "core/cleaning/splits/imagegroups.h"
#include "core/cleaning/splits/splitleaks.h"
#include "core/cleaning/splits/splits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace vitrine::workspace {

namespace {

/// The sides that get anything: a side of nothing is left out of the dealing.
struct UsedSides {
    std::vector<double> fractions;
    std::vector<int> sides; ///< in parallel

    explicit UsedSides(const std::array<double, 3>& wanted)
    {
        for (std::size_t side = 0; side < wanted.size(); ++side) {
            if (wanted[side] > 0.0) {
                fractions.push_back(wanted[side]);
                sides.push_back(static_cast<int>(side));
            }
        }
    }
};

std::int64_t countOf(const cleaning::SplitLeaks& leaks)
{
    return static_cast<std::int64_t>(leaks.listings.size() + leaks.duplicateGroups.size());
}

}

void requireFractions(const SplitRequest& request)
{
    constexpr double kRounding = 1e-6;
    const auto& fractions = request.fractions;
    const double sum = std::accumulate(fractions.begin(), fractions.end(), 0.0);
    if (std::ranges::all_of(fractions, [](double fraction) { return fraction >= 0.0; })
        && std::abs(sum - 1.0) < kRounding)
        return;
    throw Error(ErrorCode::InvalidArgument, "The sides of a split must add up to 1.",
        "Give shares of train, validation and test such as 0.8, 0.1 and 0.1.");
}

UsablePictures usablePictures(
    const PictureTable& pictures, std::span<const std::int64_t> duplicates)
{
    const bool needsPixels = pictures.hasFiles();
    UsablePictures usable;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (!pictures.listings[i] || (needsPixels && pictures.facts[i].problem)) {
            ++usable.unusable;
            continue;
        }
        usable.pictures.images.push_back(pictures.images[i]);
        usable.pictures.facts.push_back(pictures.facts[i]);
        usable.pictures.listings.push_back(pictures.listings[i]);
        usable.pictures.labels.push_back(pictures.labels[i]);
        usable.duplicates.push_back(duplicates[i]);
    }
    return usable;
}

PictureSplit dealOut(const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const SplitRequest& request)
{
    const UsedSides used(request.fractions);
    PictureSplit split;
    const auto groups = cleaning::imageGroups(pictures.listings, duplicates);
    const auto dealt =
        cleaning::splitByGroup(groups, pictures.labels, used.fractions, request.seed);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const int side = used.sides[static_cast<std::size_t>(dealt[i])];
        split.sides.emplace_back(pictures.images[i], side);
        ++split.report.images.at(static_cast<std::size_t>(side));
    }
    split.report.leaks = countOf(cleaning::leaks(pictures.listings, duplicates, dealt));
    const auto random = cleaning::leaks(pictures.listings, duplicates,
        cleaning::splitByImage(pictures.size(), used.fractions, request.seed));
    split.report.randomLeaks = countOf(random);
    split.report.imagesInRandomLeaks = static_cast<std::int64_t>(random.images);
    return split;
}

PictureSplit dealOutSingly(const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const SplitRequest& request)
{
    const UsedSides used(request.fractions);
    PictureSplit split;
    const auto dealt = cleaning::splitByImage(pictures.size(), used.fractions, request.seed);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const int side = used.sides[static_cast<std::size_t>(dealt[i])];
        split.sides.emplace_back(pictures.images[i], side);
        ++split.report.images.at(static_cast<std::size_t>(side));
    }
    const auto leaks = cleaning::leaks(pictures.listings, duplicates, dealt);
    split.report.leaks = split.report.randomLeaks = countOf(leaks);
    split.report.imagesInRandomLeaks = static_cast<std::int64_t>(leaks.images);
    return split;
}

RuleResults::OfKind findLeaks(const PictureTable& pictures,
    std::span<const std::int64_t> duplicates, const std::map<ImageRow, int>& sides)
{
    std::vector<ImageRow> images;
    std::vector<ListingRow> listings;
    std::vector<std::int64_t> groups;
    std::vector<int> dealt;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto side = sides.find(pictures.images[i]);
        if (side == sides.end())
            continue;
        images.push_back(pictures.images[i]);
        listings.push_back(pictures.listings[i]);
        groups.push_back(duplicates[i]);
        dealt.push_back(side->second);
    }
    return {cleaning::leakFindings(images, listings, groups, dealt),
        static_cast<std::int64_t>(images.size())};
}

}
