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

/// What the rules for keeping ask: larger is better.
struct Merits {
    double size = 0.0;
    double detail = 0.0; ///< bytes of a picture, letters of a listing
    double sharpness = 0.0;
};

std::map<std::int64_t, Merits> meritsOfImages(catalogue::Reader& reader)
{
    std::map<std::int64_t, Merits> merits;
    reader.forEachMeasured([&](const catalogue::MeasuredImage& image) {
        merits[image.image.value] = {
            static_cast<double>(image.measures.width) * static_cast<double>(image.measures.height),
            static_cast<double>(image.measures.bytes), image.measures.sharpness};
        return true;
    });
    return merits;
}

/// A listing's size is the number of its pictures, its sharpness that of its sharpest.
Merits meritsOfListing(
    std::int64_t row, const std::map<std::int64_t, Merits>& ofImages, catalogue::Reader& reader)
{
    Merits merits;
    for (const ListingImage& image : reader.imagesOf({row})) {
        if (image.excluded)
            continue;
        merits.size += 1.0;
        if (const auto found = ofImages.find(image.row.value); found != ofImages.end())
            merits.sharpness = std::max(merits.sharpness, found->second.sharpness);
    }
    if (const auto listing = reader.listing({row}))
        merits.detail = static_cast<double>(listing->description.size());
    return merits;
}

std::int64_t best(const Rows& rows, KeepRule rule, const std::map<std::int64_t, Merits>& merits)
{
    const auto key = [&](std::int64_t row) {
        const auto found = merits.find(row);
        const Merits own = found == merits.end() ? Merits() : found->second;
        const double age = -static_cast<double>(row);
        switch (rule) {
        case KeepRule::Largest: break;
        case KeepRule::Sharpest: return std::tuple(own.sharpness, own.size, own.detail, age);
        case KeepRule::Oldest: return std::tuple(age, 0.0, 0.0, 0.0);
        }
        return std::tuple(own.size, own.detail, own.sharpness, age);
    };
    return *std::max_element(
        rows.begin(), rows.end(), [&](std::int64_t a, std::int64_t b) { return key(a) < key(b); });
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

void merge(const Group& group, const Action& action, const std::map<std::int64_t, Merits>& merits,
    Resolution& resolution)
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
    const std::int64_t kept = chosen ? action.kept : best(group.rows, action.keep, merits);
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
    const auto groups = groupsOf(resolution);
    if (groups.empty())
        return;
    const auto ofImages = meritsOfImages(resolution.reader());
    for (const Group& group : groups) {
        std::map<std::int64_t, Merits> merits;
        for (const std::int64_t row : group.rows) {
            if (!group.images)
                merits[row] = meritsOfListing(row, ofImages, resolution.reader());
        }
        merge(group, action, group.images ? ofImages : merits, resolution);
    }
}

}
