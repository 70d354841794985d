// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/mergedgroup.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/deciding/resolution.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vitrine::cleaning {

namespace {

bool isImageDuplicate(FindingKind kind)
{
    return kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
}

/// Also where none is open: whoever asks has mistaken the kind.
void requireDuplicates(const Selection& selection)
{
    if (!selection.openOf || isDuplicateKind(*selection.openOf))
        return;
    throw Error(ErrorCode::InvalidArgument,
        "What was found as " + std::string(findingKindName(*selection.openOf))
            + " cannot be merged.",
        VITRINE_TEXT("core",
            "Choose a kind of duplicates: repeated_listing, similar_listing, exact_duplicate or "
            "near_duplicate."));
}

void addOnce(MergedGroup::Rows& rows, std::int64_t row)
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
        for (const StoredFinding& stored : reader.findings({kind, {}, false, numbers}, 0, kNoLimit))
            open.insert(stored.row);
        for (const StoredFinding& stored :
            reader.findings({kind, {}, true, numbers}, 0, kNoLimit)) {
            MergedGroup& group = groups.at({kind, stored.finding.group});
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

}

bool MergedGroup::isFine(std::int64_t row) const
{
    return std::ranges::find(fine, row) != fine.end();
}

void refuseGroup()
{
    throw Error(ErrorCode::InvalidArgument, VITRINE_TEXT("core", "Only duplicates can be merged."),
        VITRINE_TEXT("core", "Choose findings of duplicates, or only listings, or only photos."));
}

std::vector<MergedGroup> mergedGroups(
    const Selection& selection, const std::vector<Subject>& subjects, catalogue::Reader& reader)
{
    requireDuplicates(selection);
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

}
