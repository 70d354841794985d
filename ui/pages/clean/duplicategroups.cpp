// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicategroups.h"

#include "core/jobs/jobcontext.h"
#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/widgets/convert.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace vitrine::ui {
namespace {

bool isLeftOut(const Workspace& workspace, const Finding& finding)
{
    if (finding.image) {
        const auto image = workspace.image(finding.image);
        return !image || image->excluded;
    }
    const auto listing = workspace.listing(finding.listing);
    return !listing || listing->excluded;
}

/// The image that is meant, or the listing's cover.
ImageRow pictureOf(const Workspace& workspace, const Finding& finding)
{
    if (finding.image)
        return finding.image;
    const auto summary = workspace.summary(finding.listing);
    return summary ? summary->cover : ImageRow{};
}

DuplicateMember readMember(const Workspace& workspace, StoredFinding stored)
{
    DuplicateMember member;
    member.item = readFinding(workspace, std::move(stored));
    const ImageRow image = member.item.picture;
    if (member.item.stored.finding.listing) {
        if (const auto listing = workspace.listing(member.item.listing))
            member.description = toQString(listing->description);
    }
    if (!image)
        return member;
    if (const auto known = workspace.image(image))
        member.size = {known->sourceWidth, known->sourceHeight};
    const QFileInfo file(pictureFileOf(workspace, image));
    if (file.isFile()) {
        member.bytes = file.size();
        member.modified = file.lastModified();
    }
    member.picture = readPicture(workspace, image, DuplicateMember::kPictureSide);
    return member;
}

/// In the order of their worst finding.
std::vector<DuplicateGroup> openGroups(const CleanSource& source, FindingKind kind)
{
    FindingQuery query;
    query.kind = kind;
    std::vector<DuplicateGroup> groups;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit)) {
        const auto [place, isNew] = places.try_emplace(stored.finding.group, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].open.push_back(std::move(stored));
    }
    return groups;
}

void addFine(std::vector<DuplicateGroup>& groups, const CleanSource& source, FindingKind kind,
    JobContext& context)
{
    std::unordered_map<std::int64_t, DuplicateGroup*> known;
    std::unordered_set<std::int64_t> open;
    for (DuplicateGroup& group : groups) {
        known[group.open.front().finding.group] = &group;
        for (const StoredFinding& stored : group.open)
            open.insert(stored.row);
    }
    FindingQuery query;
    query.kind = kind;
    query.settled = true;
    if (groups.empty()
        || source.inspection->countFindings(query) == static_cast<std::int64_t>(open.size()))
        return;
    for (StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit)) {
        const auto group = known.find(stored.finding.group);
        if (group == known.end() || open.contains(stored.row))
            continue;
        context.throwIfStopped();
        if (!isLeftOut(*source.workspace, stored.finding))
            group->second->fine.push_back(std::move(stored));
    }
}

}

std::int64_t rowOf(const Finding& finding)
{
    return finding.image ? finding.image.value : finding.listing.value;
}

std::vector<StoredFinding> DuplicateGroup::all() const
{
    std::vector<StoredFinding> members = open;
    members.insert(members.end(), fine.begin(), fine.end());
    return members;
}

std::vector<DuplicateGroup> readDuplicateGroups(
    const CleanSource& source, FindingKind kind, JobContext& context)
{
    std::vector<DuplicateGroup> groups = openGroups(source, kind);
    addFine(groups, source, kind, context);
    // One whose others have been dealt with has nothing left to be compared with.
    std::erase_if(groups, [](const DuplicateGroup& group) { return group.all().size() < 2; });
    for (DuplicateGroup& group : groups) {
        context.throwIfStopped();
        group.picture = pictureOf(*source.workspace, group.all().front().finding);
    }
    return groups;
}

DuplicateComparison readComparison(
    const CleanSource& source, const DuplicateGroup& group, KeepRule rule, JobContext& context)
{
    const Action merge = mergeOf(group, rule);
    const KeepComparison judged = source.inspection->compareDuplicates(merge.on);
    DuplicateComparison comparison{{}, judged.kept, judged.tied, {}};
    comparison.forecast = source.inspection->forecast(merge);
    for (const StoredFinding& stored : group.all()) {
        const std::int64_t row = rowOf(stored.finding);
        // Those that a rule keeps are shown however long the group is.
        if (comparison.members.size() >= DuplicateComparison::kMembers
            && std::ranges::find(judged.kept, row) == judged.kept.end())
            continue;
        context.throwIfStopped();
        DuplicateMember member = readMember(*source.workspace, stored);
        const auto merits = std::ranges::find(judged.members, row, &KeepMerits::row);
        if (merits != judged.members.end())
            member.merits = *merits;
        comparison.members.push_back(std::move(member));
    }
    return comparison;
}

QImage differenceOf(const QImage& first, const QImage& second)
{
    if (first.isNull() || second.isNull())
        return {};
    const QImage a = first.convertToFormat(QImage::Format_RGB888);
    const QImage b = second.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                         .convertToFormat(QImage::Format_RGB888);
    QImage difference(a.size(), QImage::Format_RGB888);
    for (int y = 0; y < a.height(); ++y) {
        const uchar* left = a.constScanLine(y);
        const uchar* right = b.constScanLine(y);
        uchar* out = difference.scanLine(y);
        for (int x = 0; x < 3 * a.width(); ++x)
            out[x] = static_cast<uchar>(std::abs(int{left[x]} - int{right[x]}));
    }
    return difference;
}

Action mergeOf(const DuplicateGroup& group, KeepRule rule)
{
    Action merge;
    merge.kind = ActionKind::Merge;
    merge.keep = rule;
    for (const StoredFinding& stored : group.all())
        merge.on.findings.push_back(stored.row);
    return merge;
}

}
