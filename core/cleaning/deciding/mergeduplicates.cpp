// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/mergeduplicates.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/duplicates/keepmerits.h"

#include <algorithm>
#include <map>
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

bool isImageDuplicate(FindingKind kind)
{
    return kind == FindingKind::ExactDuplicate || kind == FindingKind::NearDuplicate;
}

bool isListingDuplicate(FindingKind kind)
{
    return kind == FindingKind::RepeatedListing || kind == FindingKind::SimilarListing;
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

/// Findings stand for the members of their groups that are open, or were called fine.
std::vector<MergedGroup> groupsOfFindings(Resolution& resolution)
{
    std::map<std::pair<FindingKind, std::int64_t>, MergedGroup> groups;
    for (const Subject& subject : resolution.subjects()) {
        const Finding& finding = subject.finding->finding;
        if (!isImageDuplicate(finding.kind) && !isListingDuplicate(finding.kind))
            refuseGroup();
        groups.try_emplace({finding.kind, finding.group},
            MergedGroup{isImageDuplicate(finding.kind), finding.kind, finding.field, {}, {}});
    }
    std::set<FindingKind> kinds;
    for (const auto& [key, group] : groups)
        kinds.insert(key.first);
    catalogue::Reader& reader = resolution.reader();
    for (const FindingKind kind : kinds) {
        std::set<std::int64_t> open;
        for (const StoredFinding& stored : reader.findings({kind, {}, false}, 0, kNoLimit))
            open.insert(stored.row);
        for (const StoredFinding& stored : reader.findings({kind, {}, true}, 0, kNoLimit)) {
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

std::vector<MergedGroup> groupsOf(Resolution& resolution)
{
    const auto& subjects = resolution.subjects();
    if (subjects.empty())
        return {};
    const auto all = [&](auto&& test) {
        return std::all_of(subjects.begin(), subjects.end(), test);
    };
    if (all([](const Subject& subject) { return subject.finding.has_value(); }))
        return groupsOfFindings(resolution);
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

/// What keeps LastPhotos from leaving an image out.
void tellListing(KeepMerits& merits, catalogue::Reader& reader)
{
    const auto image = reader.image({merits.row});
    if (!image || !image->listing)
        return;
    merits.listing = image->listing.value;
    merits.photos = std::ranges::count_if(
        reader.imagesOf(image->listing), [](const ListingImage& each) { return !each.excluded; });
}

void mergeGroup(
    const MergedGroup& group, const Action& action, LastPhotos& photos, Resolution& resolution)
{
    if (group.rows.empty())
        return;
    const auto cellSubject = group.images ? CellSubject::Image : CellSubject::Listing;
    const bool chosen =
        std::find(group.rows.begin(), group.rows.end(), action.kept) != group.rows.end();
    const Rows& candidates = group.fine.empty() ? group.rows : group.fine;
    const std::int64_t kept = chosen
        ? action.kept
        : compareMerits(candidates, group.images, resolution.reader()).keptBy(action.keep);
    Rows others = group.rows;
    const bool keptIsFine = isFine(group, kept);
    std::erase_if(others,
        [&](std::int64_t row) { return row == kept || (isFine(group, row) && keptIsFine); });
    if (others.empty()) {
        resolution.skip(
            subjectOf(kept, group.images), VITRINE_TEXT("core", "It has no duplicate any more."));
        return;
    }
    for (const std::int64_t row : others) {
        const Subject subject = subjectOf(row, group.images);
        if (group.images && photos.isLast(row)) {
            resolution.skip(
                subject, VITRINE_TEXT("core", "It stays: its listing has no other photo."));
            callFine(group, row, resolution);
            continue;
        }
        if (group.images)
            photos.leaveOut(row);
        resolution.set(subject, {cellSubject, row, "excluded"}, std::to_string(kept),
            VITRINE_TEXT("core", "It is merged already."));
    }
    if (!group.images)
        keepFacts(kept, others, resolution);
    callFine(group, kept, resolution);
}

}

void mergeDuplicates(const Action& action, Resolution& resolution)
{
    const auto groups = groupsOf(resolution);
    const auto isKept = [&](const MergedGroup& group) {
        return std::ranges::find(group.rows, action.kept) != group.rows.end();
    };
    if (action.kept != 0 && !groups.empty() && std::ranges::none_of(groups, isKept)) {
        resolution.skip(subjectOf(action.kept, groups.front().images),
            VITRINE_TEXT("core", "It is not among the duplicates, so another one stays."));
    }
    LastPhotos photos(resolution.reader());
    for (const MergedGroup& group : groups)
        mergeGroup(group, action, photos, resolution);
}

KeepComparison compareDuplicates(const Selection& group, catalogue::Reader& reader)
{
    const bool images = !group.images.empty();
    if (images && !group.listings.empty())
        refuseGroup();
    Rows rows;
    for (const ImageRow image : group.images)
        addOnce(rows, image.value);
    for (const ListingRow listing : group.listings)
        addOnce(rows, listing.value);
    KeepComparison comparison = compareMerits(rows, images, reader);
    if (images) {
        for (KeepMerits& merits : comparison.members)
            tellListing(merits, reader);
    }
    return comparison;
}

}
