// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/mergeduplicates.h"

#include "core/base/marked.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/deciding/lastphotos.h"
#include "core/cleaning/deciding/mergedgroup.h"
#include "core/cleaning/duplicates/keepmerits.h"

#include <algorithm>
#include <string>
#include <utility>

namespace vitrine::cleaning {

namespace {

/// What the kept listing lacks comes from the first of the others that has it, and their pictures
/// move to it.
void keepFacts(std::int64_t kept, const MergedGroup::Rows& others, Resolution& resolution)
{
    catalogue::Reader& reader = resolution.reader();
    const Subject subject{{kept}, {}, {}, {}};
    for (const char* field : {"title", "price", "category", "location", "description"}) {
        const CellValue own = reader.cellValue({CellSubject::Listing, kept, field});
        if (own && !own->empty())
            continue;
        for (const std::int64_t other : others) {
            const CellValue theirs = reader.cellValue({CellSubject::Listing, other, field});
            if (theirs && !theirs->empty()) {
                resolution.set(subject, {CellSubject::Listing, kept, field}, theirs, "");
                break;
            }
        }
    }
    for (const std::int64_t other : others) {
        for (const ListingImage& image : reader.imagesOf({other}))
            resolution.set({{}, image.row, {}, {}},
                {CellSubject::Image, image.row.value, "listing"}, std::to_string(kept),
                VITRINE_TEXT("core", "It is there already."));
    }
}

Subject subjectOf(std::int64_t row, bool image)
{
    return image ? Subject{{}, {row}, {}, {}} : Subject{{row}, {}, {}, {}};
}

/// Whether it was not.
bool callFine(const MergedGroup& group, std::int64_t row, Resolution& resolution)
{
    if (!group.kind || group.isFine(row))
        return false;
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    resolution.set(subjectOf(row, group.images),
        {cellSubject, row, acceptedField(*group.kind, group.field)}, "yes",
        VITRINE_TEXT("core", "It is fine already."));
    return true;
}

/// As an action on the selection would take them.
std::vector<MergedGroup> groupsOf(const Selection& selection, catalogue::Reader& reader)
{
    const Resolution resolution(subjectsOf(selection, reader), reader);
    return mergedGroups(selection, resolution.subjects(), reader);
}

/// One group with the fates of its members; `fates` is as long as its rows.
struct PlannedGroup {
    MergedGroup group;
    std::int64_t kept = 0; ///< 0: nothing is left of the group
    bool keptIsLast = false; ///< it too is its listing's only photo
    std::vector<MergeFate> fates;

    bool has(MergeFate fate) const { return std::ranges::find(fates, fate) != fates.end(); }
};

PlannedGroup planGroup(
    MergedGroup group, const Action& action, LastPhotos& photos, catalogue::Reader& reader)
{
    PlannedGroup plan{std::move(group), 0, false, {}};
    const MergedGroup::Rows& rows = plan.group.rows;
    if (rows.empty())
        return plan;
    const bool chosen = std::ranges::find(rows, action.kept) != rows.end();
    plan.kept = chosen
        ? action.kept
        : compareMerits(plan.group.candidates(), plan.group.images, reader).keptBy(action.keep);
    plan.keptIsLast = plan.group.images && photos.isLast(plan.kept);
    const bool keptIsFine = plan.group.isFine(plan.kept);
    for (const std::int64_t row : rows) {
        MergeFate fate = MergeFate::LeftOut;
        if (row == plan.kept)
            fate = MergeFate::Kept;
        else if (keptIsFine && plan.group.isFine(row))
            fate = MergeFate::Fine;
        else if (plan.group.images && photos.isLast(row))
            fate = MergeFate::LastPhoto;
        else if (plan.group.images)
            photos.leaveOut(row);
        plan.fates.push_back(fate);
    }
    return plan;
}

/// What merging comes to, before any of it is done.
std::vector<PlannedGroup> planMerge(
    std::vector<MergedGroup> groups, const Action& action, catalogue::Reader& reader)
{
    LastPhotos photos(reader);
    std::vector<PlannedGroup> plans;
    for (MergedGroup& group : groups)
        plans.push_back(planGroup(std::move(group), action, photos, reader));
    return plans;
}

/// Nothing of the group would go, and nobody has said that it is fine: it stays as it is, and open.
void tellWhyAllStay(const PlannedGroup& plan, Resolution& resolution)
{
    const char* const why = plan.keptIsLast
        ? VITRINE_TEXT("core",
            "All of its group stay, as each is its listing's only photo: leave one of the "
            "listings out, or call the photos fine.")
        : VITRINE_TEXT("core",
            "All of its group stay, as those that would go are their listings' only photos: keep "
            "another one, or call the photos fine.");
    const MergedGroup& group = plan.group;
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        if (plan.fates[i] != MergeFate::Fine)
            resolution.skip(subjectOf(group.rows[i], group.images), why);
    }
}

void carryOut(const PlannedGroup& plan, Resolution& resolution)
{
    const MergedGroup& group = plan.group;
    if (plan.kept == 0)
        return;
    if (!plan.has(MergeFate::LeftOut)) {
        if (plan.has(MergeFate::LastPhoto))
            return tellWhyAllStay(plan, resolution);
        resolution.skip(subjectOf(plan.kept, group.images),
            VITRINE_TEXT("core", "It has no duplicate any more."));
        return;
    }
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    MergedGroup::Rows leftOut;
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const std::int64_t row = group.rows[i];
        if (plan.fates[i] == MergeFate::LastPhoto) {
            const bool called = callFine(group, row, resolution);
            resolution.skip(subjectOf(row, group.images),
                called ? VITRINE_TEXT(
                    "core", "It stays, and counts as fine now: its listing has no other photo.")
                       : VITRINE_TEXT("core", "It stays: its listing has no other photo."));
        } else if (plan.fates[i] == MergeFate::LeftOut) {
            leftOut.push_back(row);
            resolution.set(subjectOf(row, group.images), {cellSubject, row, "excluded"},
                std::to_string(plan.kept), VITRINE_TEXT("core", "It is merged already."));
        }
    }
    if (!group.images)
        keepFacts(plan.kept, leftOut, resolution);
    callFine(group, plan.kept, resolution);
}

}

void mergeDuplicates(const Action& action, Resolution& resolution)
{
    auto groups = mergedGroups(action.on, resolution.subjects(), resolution.reader());
    const auto isKept = [&](const MergedGroup& group) {
        return std::ranges::find(group.rows, action.kept) != group.rows.end();
    };
    if (action.kept != 0 && !groups.empty() && std::ranges::none_of(groups, isKept)) {
        resolution.skip(subjectOf(action.kept, groups.front().images),
            VITRINE_TEXT("core", "It is not among the duplicates, so another one stays."));
    }
    for (const PlannedGroup& plan : planMerge(std::move(groups), action, resolution.reader()))
        carryOut(plan, resolution);
}

MergeForecast forecastMerge(const Action& action, catalogue::Reader& reader)
{
    MergeForecast forecast;
    auto groups = groupsOf(action.on, reader);
    for (const PlannedGroup& plan : planMerge(std::move(groups), action, reader)) {
        MergeGroup group{plan.group.images, {}};
        for (std::size_t i = 0; i < plan.fates.size(); ++i)
            group.members.push_back({plan.group.rows[i], plan.fates[i]});
        if (!group.members.empty())
            forecast.groups.push_back(std::move(group));
    }
    return forecast;
}

KeepComparison compareDuplicates(const Selection& group, catalogue::Reader& reader)
{
    const auto groups = groupsOf(group, reader);
    if (groups.empty())
        return {};
    if (groups.size() > 1)
        refuseGroup();
    const MergedGroup& only = groups.front();
    KeepComparison comparison = compareMerits(only.candidates(), only.images, reader);
    if (!only.fine.empty())
        comparison.members = compareMerits(only.rows, only.images, reader).members;
    return comparison;
}

}
