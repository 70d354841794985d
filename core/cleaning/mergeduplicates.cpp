// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/mergeduplicates.h"

#include "core/base/error.h"
#include "core/catalogue/reader.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace vitrine::cleaning {

namespace {

using Rows = std::vector<std::int64_t>;

/// What belongs together: rows of images or of listings.
struct Group {
    bool images = false;
    std::optional<FindingKind> kind; ///< that found it
    std::string field; ///< of its findings
    Rows rows;
};

bool isImageDuplicate(FindingKind kind)
{
    return kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
}

bool isListingDuplicate(FindingKind kind)
{
    return kind == FindingKind::RepeatedListing || kind == FindingKind::SimilarListing;
}

[[noreturn]] void refuse()
{
    throw Error(ErrorCode::InvalidArgument, "Only duplicates can be merged.",
        "Choose findings of duplicates, or only listings, or only images.");
}

void addOnce(Rows& rows, std::int64_t row)
{
    if (std::find(rows.begin(), rows.end(), row) == rows.end())
        rows.push_back(row);
}

/// Findings stand for all open members of their groups.
std::vector<Group> groupsOfFindings(Resolution& resolution)
{
    std::map<std::pair<FindingKind, std::int64_t>, Group> groups;
    for (const Subject& subject : resolution.subjects()) {
        const Finding& finding = subject.finding->finding;
        if (!isImageDuplicate(finding.kind) && !isListingDuplicate(finding.kind))
            refuse();
        groups.try_emplace({finding.kind, finding.group},
            Group{isImageDuplicate(finding.kind), finding.kind, finding.field, {}});
    }
    std::set<FindingKind> kinds;
    for (const auto& [key, group] : groups)
        kinds.insert(key.first);
    for (const FindingKind kind : kinds) {
        for (const StoredFinding& stored : resolution.reader().findings(
                 {kind, {}, false}, 0, std::numeric_limits<std::int64_t>::max())) {
            const auto found = groups.find({kind, stored.finding.group});
            if (found != groups.end())
                addOnce(found->second.rows,
                    found->second.images ? stored.finding.image.value
                                         : stored.finding.listing.value);
        }
    }
    std::vector<Group> all;
    for (auto& [key, group] : groups)
        all.push_back(std::move(group));
    return all;
}

std::vector<Group> groupsOf(Resolution& resolution)
{
    const auto& subjects = resolution.subjects();
    if (subjects.empty())
        return {};
    const auto all = [&](auto&& test) {
        return std::all_of(subjects.begin(), subjects.end(), test);
    };
    if (all([](const Subject& subject) { return subject.finding.has_value(); }))
        return groupsOfFindings(resolution);
    Group group;
    group.images = subjects.front().image.value != 0;
    if (!all([&](const Subject& subject) {
            return !subject.finding && !subject.category
                && (subject.image.value != 0) == group.images;
        }))
        refuse();
    for (const Subject& subject : subjects)
        addOnce(group.rows, group.images ? subject.image.value : subject.listing.value);
    return {group};
}

KeepMerits meritsOfImage(std::int64_t row, catalogue::Reader& reader)
{
    KeepMerits merits{row};
    if (const auto image = reader.measured({row})) {
        const PictureMeasures& measures = image->measures;
        merits.size = static_cast<double>(measures.width) * static_cast<double>(measures.height);
        merits.detail = static_cast<double>(measures.bytes);
        merits.sharpness = measures.sharpness;
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

std::int64_t best(const std::vector<KeepMerits>& members, KeepRule rule)
{
    const auto key = [rule](const KeepMerits& own) {
        const double age = -static_cast<double>(own.row);
        switch (rule) {
        case KeepRule::Largest: break;
        case KeepRule::Sharpest: return std::tuple(own.sharpness, own.size, own.detail, age);
        case KeepRule::Oldest: return std::tuple(age, 0.0, 0.0, 0.0);
        }
        return std::tuple(own.size, own.detail, own.sharpness, age);
    };
    return std::max_element(members.begin(), members.end(),
        [&](const KeepMerits& a, const KeepMerits& b) { return key(a) < key(b); })
        ->row;
}

KeepComparison compare(const Rows& rows, bool images, catalogue::Reader& reader)
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

/// What the kept listing lacks comes from the first of the others that has it, and their pictures
/// move to it.
void keepFacts(std::int64_t kept, const Rows& others, Resolution& resolution)
{
    catalogue::Reader& reader = resolution.reader();
    const Subject subject{{kept}, {}, {}, {}};
    for (const char* field : {"price", "category", "location", "description"}) {
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
                "It is there already.");
    }
}

void merge(const Group& group, const Action& action, Resolution& resolution)
{
    const auto subjectOf = [&](std::int64_t row) {
        return group.images ? Subject{{}, {row}, {}, {}} : Subject{{row}, {}, {}, {}};
    };
    if (group.rows.size() < 2) {
        if (!group.rows.empty())
            resolution.skip(subjectOf(group.rows.front()), "It has no duplicate any more.");
        return;
    }
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    const bool chosen =
        std::find(group.rows.begin(), group.rows.end(), action.kept) != group.rows.end();
    const std::int64_t kept = chosen
        ? action.kept
        : compare(group.rows, group.images, resolution.reader()).keptBy(action.keep);
    Rows others = group.rows;
    std::erase(others, kept);
    for (const std::int64_t row : others)
        resolution.set(subjectOf(row), {cellSubject, row, "excluded"}, std::to_string(kept),
            "It is merged already.");
    if (!group.images)
        keepFacts(kept, others, resolution);
    if (group.kind)
        resolution.set(subjectOf(kept),
            {cellSubject, kept, acceptedField(*group.kind, group.field)}, "yes",
            "It is fine already.");
}

}

void mergeDuplicates(const Action& action, Resolution& resolution)
{
    for (const Group& group : groupsOf(resolution))
        merge(group, action, resolution);
}

KeepComparison compareDuplicates(const Selection& group, catalogue::Reader& reader)
{
    const bool images = !group.images.empty();
    if (images && !group.listings.empty())
        refuse();
    Rows rows;
    for (const ImageRow image : group.images)
        addOnce(rows, image.value);
    for (const ListingRow listing : group.listings)
        addOnce(rows, listing.value);
    return compare(rows, images, reader);
}

}
