// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingdata.h"

#include "core/base/error.h"
#include "core/cleaning/splits/imagegroups.h"
#include "core/cleaning/splits/splitleaks.h"
#include "core/workspace/cleaning/splitting.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kImagesPerCheck = 256;
constexpr std::int64_t kFewImages = 10;
constexpr std::size_t kMostNamed = 5;

/// Pictures to learn from, in row order; all vectors run in parallel.
struct Candidates {
    PictureTable table; ///< images, listings and labels
    std::vector<std::string> ids;
    std::vector<std::int64_t> duplicates;
    std::vector<std::string> classes;
};

Candidates readCandidates(
    catalogue::Reader& reader, const DuplicateNumbers& duplicates, const JobContext& context)
{
    Candidates all;
    std::map<int, std::string> names; // by encoder index, which may have gaps
    reader.forEachJoined(
        [&](const Listing& listing, const ListingImage& image, const Category* category) {
            if (all.ids.size() % kImagesPerCheck == 0)
                context.throwIfStopped();
            if (image.state != ImageState::Ready || !category)
                return true;
            all.table.images.push_back(image.row);
            all.table.listings.push_back(listing.row);
            all.table.labels.push_back(category->encoderIndex);
            all.ids.push_back(image.id);
            const auto number = duplicates.find(image.row);
            all.duplicates.push_back(number == duplicates.end() ? 0 : number->second);
            names.emplace(category->encoderIndex, category->name);
            return true;
        });
    std::map<int, int> positions;
    for (auto& [index, name] : names) {
        positions.emplace(index, static_cast<int>(all.classes.size()));
        all.classes.push_back(std::move(name));
    }
    for (int& label : all.table.labels)
        label = positions.at(label);
    return all;
}

void requireEnough(catalogue::Reader& reader, const Candidates& all)
{
    if (all.ids.empty()) {
        const bool cleaned = reader.counts().imagesReady > 0;
        throw Error(ErrorCode::NotReady,
            cleaned ? "No cleaned photo that counts belongs to a listing with a category."
                    : "No photo has been cleaned yet.",
            cleaned
                ? "Import tables whose listings have categories, or take back listings and photos "
                  "that are left out."
                : "Import tables and photos, and clean the photos first.");
    }
    if (all.classes.size() < 2) {
        throw Error(ErrorCode::NotReady,
            fmt::format("All photos are of one category, {}.", all.classes.front()),
            "Import listings of another category: a network learns to tell them apart.");
    }
}

using Sides = std::vector<std::optional<int>>; ///< in parallel to candidates; none: takes no part

Sides sidesOf(const PictureSplit& split)
{
    Sides sides;
    for (const auto& [image, side] : split.sides)
        sides.emplace_back(side);
    return sides;
}

/// Those of the catalogue; a picture without one follows its relatives.
Sides storedSides(const std::map<ImageRow, int>& stored, const Candidates& all,
    std::span<const std::size_t> groups)
{
    Sides sides(all.ids.size());
    std::unordered_map<std::size_t, int> ofGroup;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (const auto side = stored.find(all.table.images[i]); side != stored.end()) {
            sides[i] = side->second;
            ofGroup.emplace(groups[i], side->second);
        }
    }
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (const auto side = ofGroup.find(groups[i]); !sides[i] && side != ofGroup.end())
            sides[i] = side->second;
    }
    return sides;
}

std::int64_t countLeaks(const Candidates& all, const Sides& sides)
{
    std::vector<ListingRow> listings;
    std::vector<std::int64_t> duplicates;
    std::vector<int> dealt;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (!sides[i])
            continue;
        listings.push_back(all.table.listings[i]);
        duplicates.push_back(all.duplicates[i]);
        dealt.push_back(*sides[i]);
    }
    const auto leaks = cleaning::leaks(listings, duplicates, dealt);
    return static_cast<std::int64_t>(leaks.listings.size() + leaks.duplicateGroups.size());
}

void warnOfSides(const ChosenData& chosen, const Sides& sides, SplitKind split,
    std::vector<PlanWarning>& warnings)
{
    if (const auto out = std::ranges::count_if(sides, [](const auto& side) { return !side; });
        out > 0)
        warnings.emplace_back(LaterPhotos{out});
    if (chosen.data.counts()[kValidationSide] == 0)
        warnings.emplace_back(NoValidation{});
    if (chosen.data.leaks > 0)
        warnings.emplace_back(LeakingSplit{chosen.data.leaks, split == SplitKind::ByImage});
}

void warnOfSmallCategories(const RunData& data, std::vector<PlanWarning>& warnings)
{
    std::vector<std::int64_t> counts(data.classes.size());
    for (const RunImage& image : data.images)
        counts[static_cast<std::size_t>(image.label)] += image.side == kTrainSide ? 1 : 0;
    SmallCategories small{kFewImages, {}, 0};
    for (std::size_t label = 0; label < counts.size(); ++label) {
        if (counts[label] >= kFewImages)
            continue;
        if (small.named.size() < kMostNamed)
            small.named.emplace_back(data.classes[label], counts[label]);
        else
            ++small.others;
    }
    if (!small.named.empty())
        warnings.emplace_back(std::move(small));
}

}

ChosenData chooseData(catalogue::Reader& reader, SplitKind split, const SplitRequest& sides,
    const DuplicateNumbers& duplicates, JobContext& context)
{
    requireFractions(sides);
    const Candidates all = readCandidates(reader, duplicates, context);
    requireEnough(reader, all);
    const auto groups = cleaning::imageGroups(all.table.listings, all.duplicates);
    std::map<ImageRow, int> stored;
    if (split == SplitKind::ByListing)
        stored = reader.splitSides();
    const Sides dealt = split == SplitKind::ByImage
        ? sidesOf(dealOutSingly(all.table, all.duplicates, sides))
        : stored.empty() ? sidesOf(dealOut(all.table, all.duplicates, sides))
                         : storedSides(stored, all, groups);
    ChosenData chosen;
    chosen.data.classes = all.classes;
    for (std::size_t i = 0; i < dealt.size(); ++i) {
        if (dealt[i])
            chosen.data.images.push_back({all.table.images[i], all.ids[i], all.table.labels[i],
                *dealt[i], static_cast<std::int64_t>(groups[i]) + 1});
    }
    if (chosen.data.counts()[kTrainSide] == 0) {
        throw Error(ErrorCode::NotReady, "No photo is on the training side of the split.",
            "Deal the photos out again.");
    }
    chosen.data.leaks = countLeaks(all, dealt);
    warnOfSides(chosen, dealt, split, chosen.warnings);
    warnOfSmallCategories(chosen.data, chosen.warnings);
    return chosen;
}

std::optional<HonestFigure> withoutRelatives(const Evaluation& evaluation, const RunData& data)
{
    std::unordered_set<std::int64_t> learnt;
    std::unordered_map<ImageRow, std::int64_t> groups;
    for (const RunImage& image : data.images) {
        groups.emplace(image.row, image.group);
        if (image.side == kTrainSide)
            learnt.insert(image.group);
    }
    HonestFigure figure;
    std::int64_t right = 0;
    for (const Prediction& prediction : evaluation.predictions) {
        const auto group = groups.find(prediction.image);
        if (group == groups.end() || learnt.contains(group->second))
            continue;
        ++figure.images;
        right += prediction.truth == prediction.predicted ? 1 : 0;
    }
    if (figure.images == 0)
        return std::nullopt;
    figure.top1 = static_cast<double>(right) / static_cast<double>(figure.images);
    return figure;
}

}
