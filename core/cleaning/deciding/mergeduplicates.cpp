// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/mergeduplicates.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/duplicates/keepmerits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace vitrine::cleaning {

namespace {

using Rows = std::vector<std::int64_t>;

/// What belongs together: rows of images or of listings.
struct MergedGroup {
    bool images = false;
    std::optional<FindingKind> kind; ///< that found it
    std::string field; ///< of its findings
    Rows rows;
    Rows fine; ///< those of them that somebody called fine: they stay
};

/// Those of which a rule keeps one.
const Rows& candidatesOf(const MergedGroup& group)
{
    return group.fine.empty() ? group.rows : group.fine;
}

bool isImageDuplicate(FindingKind kind)
{
    return kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
}

[[noreturn]] void refuseGroup()
{
    throw Error(ErrorCode::InvalidArgument, VITRINE_TEXT("core", "Only duplicates can be merged."),
        VITRINE_TEXT("core", "Choose findings of duplicates, or only listings, or only photos."));
}

void addOnce(Rows& rows, std::int64_t row)
{
    if (std::find(rows.begin(), rows.end(), row) == rows.end())
        rows.push_back(row);
}

/// Whether the member of a group that a rule found can still be merged.
enum class Standing { Open, Fine, Settled };

Standing standingOf(const Finding& finding, const std::set<std::int64_t>& open, std::int64_t row,
    catalogue::Reader& reader)
{
    if (open.contains(row))
        return Standing::Open;
    const bool image = finding.image.value != 0;
    const Cell fine{image ? CellSubject::Image : CellSubject::Listing,
        image ? finding.image.value : finding.listing.value,
        acceptedField(finding.kind, finding.field)};
    if (!reader.cellValue(fine))
        return Standing::Settled;
    const auto listing = reader.summary(finding.listing);
    const auto picture = reader.image(finding.image);
    const bool excluded =
        image ? !picture || picture->excluded : !listing || listing->listing.excluded;
    return excluded ? Standing::Settled : Standing::Fine;
}

/// Of few groups theirs are asked for; of many, all of the kind at once.
std::vector<StoredFinding> findingsOfGroups(FindingKind kind,
    const std::vector<std::int64_t>& numbers, bool settled, catalogue::Reader& reader)
{
    constexpr std::size_t kFew = 16;
    if (numbers.size() > kFew)
        return reader.findings({kind, {}, settled}, 0, kNoLimit);
    std::vector<StoredFinding> all;
    for (const std::int64_t number : numbers) {
        auto ofGroup = reader.findings({kind, {}, settled, number}, 0, kNoLimit);
        std::ranges::move(ofGroup, std::back_inserter(all));
    }
    return all;
}

/// Findings stand for the members of their groups that are open, or were called fine.
std::vector<MergedGroup> groupsOfFindings(
    const std::vector<Subject>& subjects, catalogue::Reader& reader)
{
    std::map<std::pair<FindingKind, std::int64_t>, MergedGroup> groups;
    for (const Subject& subject : subjects) {
        const Finding& finding = subject.finding->finding;
        if (!isDuplicateKind(finding.kind))
            refuseGroup();
        groups.try_emplace({finding.kind, finding.group},
            MergedGroup{isImageDuplicate(finding.kind), finding.kind, finding.field, {}, {}});
    }
    std::map<FindingKind, std::vector<std::int64_t>> kinds;
    for (const auto& [key, group] : groups)
        kinds[key.first].push_back(key.second);
    for (const auto& [kind, numbers] : kinds) {
        std::set<std::int64_t> open;
        for (const StoredFinding& stored : findingsOfGroups(kind, numbers, false, reader))
            open.insert(stored.row);
        for (const StoredFinding& stored : findingsOfGroups(kind, numbers, true, reader)) {
            const auto found = groups.find({kind, stored.finding.group});
            if (found == groups.end())
                continue;
            MergedGroup& group = found->second;
            const Standing standing = standingOf(stored.finding, open, stored.row, reader);
            const std::int64_t row =
                group.images ? stored.finding.image.value : stored.finding.listing.value;
            if (standing != Standing::Settled)
                addOnce(group.rows, row);
            if (standing == Standing::Fine)
                addOnce(group.fine, row);
        }
    }
    std::vector<MergedGroup> all;
    for (auto& [key, group] : groups)
        all.push_back(std::move(group));
    return all;
}

std::vector<MergedGroup> groupsOf(const std::vector<Subject>& subjects, catalogue::Reader& reader)
{
    if (subjects.empty())
        return {};
    const auto all = [&](auto&& test) {
        return std::all_of(subjects.begin(), subjects.end(), test);
    };
    if (all([](const Subject& subject) { return subject.finding.has_value(); }))
        return groupsOfFindings(subjects, reader);
    MergedGroup group;
    group.images = subjects.front().image.value != 0;
    if (!all([&](const Subject& subject) {
            return !subject.finding && !subject.category
                && (subject.image.value != 0) == group.images;
        }))
        refuseGroup();
    for (const Subject& subject : subjects)
        addOnce(group.rows, group.images ? subject.image.value : subject.listing.value);
    return {group};
}

/// What the kept listing lacks comes from the first of the others that has it, and their pictures
/// move to it.
void keepFacts(std::int64_t kept, const Rows& others, Resolution& resolution)
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

/// Tells which images are the last of their listings: left out, they would take the listing along.
class LastPhotos {
public:
    explicit LastPhotos(catalogue::Reader& reader)
        : m_reader(reader)
    {
    }

    bool isLast(std::int64_t image)
    {
        const std::set<std::int64_t>* left = photosBeside(image);
        return left && left->size() == 1 && left->contains(image);
    }
    void leaveOut(std::int64_t image)
    {
        if (std::set<std::int64_t>* left = photosBeside(image))
            left->erase(image);
    }

private:
    /// What its listing has left; null for an orphan.
    std::set<std::int64_t>* photosBeside(std::int64_t image)
    {
        const auto found = m_reader.image({image});
        if (!found || !found->listing)
            return nullptr;
        const auto [at, isNew] = m_left.try_emplace(found->listing);
        if (isNew) {
            for (const ListingImage& each : m_reader.imagesOf(found->listing)) {
                if (!each.excluded)
                    at->second.insert(each.row.value);
            }
        }
        return &at->second;
    }

    catalogue::Reader& m_reader;
    std::map<ListingRow, std::set<std::int64_t>> m_left;
};

bool isFine(const MergedGroup& group, std::int64_t row)
{
    return std::ranges::find(group.fine, row) != group.fine.end();
}

void callFine(const MergedGroup& group, std::int64_t row, Resolution& resolution)
{
    if (!group.kind || isFine(group, row))
        return;
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    resolution.set(subjectOf(row, group.images),
        {cellSubject, row, acceptedField(*group.kind, group.field)}, "yes",
        VITRINE_TEXT("core", "It is fine already."));
}

/// One group with the fates of its members; `fates` is as long as its rows.
struct PlannedGroup {
    MergedGroup group;
    std::int64_t kept = 0; ///< 0: nothing is left of the group
    std::vector<MergeFate> fates;
};

PlannedGroup planGroup(
    MergedGroup group, const Action& action, LastPhotos& photos, catalogue::Reader& reader)
{
    PlannedGroup plan{std::move(group), 0, {}};
    const Rows& rows = plan.group.rows;
    if (rows.empty())
        return plan;
    const bool chosen = std::ranges::find(rows, action.kept) != rows.end();
    plan.kept = chosen
        ? action.kept
        : compareMerits(candidatesOf(plan.group), plan.group.images, reader).keptBy(action.keep);
    const bool keptIsFine = isFine(plan.group, plan.kept);
    for (const std::int64_t row : rows) {
        MergeFate fate = MergeFate::LeftOut;
        if (row == plan.kept)
            fate = MergeFate::Kept;
        else if (keptIsFine && isFine(plan.group, row))
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

void carryOut(const PlannedGroup& plan, Resolution& resolution)
{
    const MergedGroup& group = plan.group;
    if (plan.kept == 0)
        return;
    if (std::ranges::all_of(plan.fates,
            [](MergeFate fate) { return fate == MergeFate::Kept || fate == MergeFate::Fine; })) {
        resolution.skip(subjectOf(plan.kept, group.images),
            VITRINE_TEXT("core", "It has no duplicate any more."));
        return;
    }
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    Rows leftOut;
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const std::int64_t row = group.rows[i];
        if (plan.fates[i] == MergeFate::LastPhoto) {
            resolution.skip(subjectOf(row, group.images),
                VITRINE_TEXT("core", "It stays: its listing has no other photo."));
            callFine(group, row, resolution);
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
    auto groups = groupsOf(resolution.subjects(), resolution.reader());
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
    auto groups = groupsOf(subjectsOf(action.on, reader), reader);
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
    const auto groups = groupsOf(subjectsOf(group, reader), reader);
    if (groups.empty())
        return {};
    if (groups.size() > 1)
        refuseGroup();
    const MergedGroup& only = groups.front();
    KeepComparison comparison = compareMerits(candidatesOf(only), only.images, reader);
    if (!only.fine.empty())
        comparison.members = compareMerits(only.rows, only.images, reader).members;
    return comparison;
}

}
