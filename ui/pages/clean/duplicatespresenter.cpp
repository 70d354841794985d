// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicatespresenter.h"

#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/widgets/convert.h"

#include <QFileInfo>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace vitrine::ui {
namespace {

std::int64_t rowOf(const Finding& finding)
{
    return finding.image ? finding.image.value : finding.listing.value;
}

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
    member.picture = readPicture(workspace, image, DuplicatesPresenter::kPictureSide);
    return member;
}

std::vector<std::int64_t> findingsOf(const std::vector<StoredFinding>& group)
{
    std::vector<std::int64_t> rows;
    for (const StoredFinding& stored : group)
        rows.push_back(stored.row);
    return rows;
}

/// What is compared with one another.
Selection selectionOf(const std::vector<StoredFinding>& group)
{
    Selection selection;
    for (const StoredFinding& stored : group) {
        if (stored.finding.image)
            selection.images.push_back(stored.finding.image);
        else
            selection.listings.push_back(stored.finding.listing);
    }
    return selection;
}

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

DuplicatesPresenter::DuplicatesPresenter(QObject* parent)
    : QObject(parent)
    , m_groupReader(this)
    , m_memberReader(this)
{
}

void DuplicatesPresenter::setSource(const CleanSource& source)
{
    m_source = source;
    clear();
}

void DuplicatesPresenter::clear()
{
    m_groupReader.cancel();
    m_memberReader.cancel();
    m_groups.clear();
    m_members.clear();
    m_error.reset();
    m_group = 0;
    Q_EMIT groupsChanged();
    Q_EMIT membersChanged();
}

void DuplicatesPresenter::show(FindingKind kind)
{
    clear();
    m_kind = kind;
    readGroups(0);
}

void DuplicatesPresenter::reload()
{
    readGroups(m_group);
}

std::vector<StoredFinding> DuplicatesPresenter::Group::all() const
{
    std::vector<StoredFinding> members = open;
    members.insert(members.end(), fine.begin(), fine.end());
    return members;
}

/// In the order of their worst finding.
std::vector<DuplicatesPresenter::Group> DuplicatesPresenter::openGroups(
    const CleanSource& source, FindingKind kind)
{
    FindingQuery query;
    query.kind = kind;
    std::vector<Group> groups;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (StoredFinding& stored : source.inspection->findings(query, 0, kNoLimit)) {
        const auto [place, isNew] = places.try_emplace(stored.finding.group, groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].open.push_back(std::move(stored));
    }
    return groups;
}

void DuplicatesPresenter::addFine(
    std::vector<Group>& groups, const CleanSource& source, FindingKind kind, JobContext& context)
{
    std::unordered_map<std::int64_t, Group*> known;
    std::unordered_set<std::int64_t> open;
    for (Group& group : groups) {
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

void DuplicatesPresenter::readGroups(int goTo)
{
    if (!m_source)
        return;
    m_groupReader.submit(
        [source = m_source, kind = m_kind](JobContext& context) {
            std::vector<Group> groups = openGroups(source, kind);
            addFine(groups, source, kind, context);
            // One whose others have been dealt with has nothing left to be compared with.
            std::erase_if(groups, [](const Group& group) { return group.all().size() < 2; });
            for (Group& group : groups) {
                context.throwIfStopped();
                group.picture = pictureOf(*source.workspace, group.all().front().finding);
            }
            return groups;
        },
        [this, goTo](std::vector<Group> groups) {
            m_error.reset();
            m_groups = std::move(groups);
            m_group = std::clamp(goTo, 0, std::max(0, groupCount() - 1));
            Q_EMIT groupsChanged();
            readMembers();
        },
        [this](const Error& error) {
            m_error = error;
            Q_EMIT groupsChanged();
        });
}

void DuplicatesPresenter::setGroup(int group)
{
    if (group < 0 || group >= groupCount() || group == m_group)
        return;
    m_group = group;
    Q_EMIT groupsChanged();
    readMembers();
}

void DuplicatesPresenter::readMembers()
{
    if (m_groups.empty()) {
        m_members.clear();
        Q_EMIT membersChanged();
        return;
    }
    m_memberReader.submit(
        [source = m_source, group = m_groups[static_cast<std::size_t>(m_group)]](
            JobContext& context) { return readComparison(source, group, context); },
        [this](Comparison comparison) {
            m_members = std::move(comparison.members);
            m_all = std::move(comparison.all);
            m_keptBy = comparison.kept;
            m_tied = comparison.tied;
            chooseByRule();
            Q_EMIT membersChanged();
        },
        [this](const Error& error) {
            m_error = error;
            Q_EMIT groupsChanged();
        });
}

/// `judged` names the group's members in the order of Group::all().
std::vector<MergeMember> DuplicatesPresenter::inMergingOrder(
    const KeepComparison& judged, const Group& group)
{
    std::map<std::int64_t, MergeMember> byFinding;
    const auto add = [&](const StoredFinding& stored, bool fine) {
        const auto merits =
            std::ranges::find(judged.members, rowOf(stored.finding), &KeepMerits::row);
        if (merits != judged.members.end())
            byFinding[stored.row] = {*merits, fine};
    };
    for (const StoredFinding& stored : group.open)
        add(stored, false);
    for (const StoredFinding& stored : group.fine)
        add(stored, true);
    std::vector<MergeMember> members;
    for (const auto& [row, member] : byFinding)
        members.push_back(member);
    return members;
}

DuplicatesPresenter::Comparison DuplicatesPresenter::readComparison(
    const CleanSource& source, const Group& group, JobContext& context)
{
    const std::vector<StoredFinding> members = group.all();
    const KeepComparison judged = source.inspection->compareDuplicates(selectionOf(members));
    // As merging does: what somebody kept before stays.
    const KeepComparison ofFine =
        group.fine.empty() ? judged : source.inspection->compareDuplicates(selectionOf(group.fine));
    const auto& kept = ofFine.kept;
    const auto isKept = [&](const StoredFinding& stored) {
        return std::ranges::find(kept, rowOf(stored.finding)) != kept.end();
    };
    Comparison comparison{{}, inMergingOrder(judged, group), kept, ofFine.tied};
    for (const StoredFinding& stored : members) {
        // Those that a rule keeps are shown however long the group is.
        if (comparison.members.size() >= kMembers && !isKept(stored))
            continue;
        context.throwIfStopped();
        DuplicateMember member = readMember(*source.workspace, stored);
        const auto merits = std::ranges::find(judged.members, member.row(), &KeepMerits::row);
        if (merits != judged.members.end())
            member.merits = *merits;
        comparison.members.push_back(std::move(member));
    }
    return comparison;
}

void DuplicatesPresenter::chooseByRule()
{
    if (m_members.size() < 2)
        return;
    const std::int64_t row = m_keptBy[static_cast<std::size_t>(m_rule)];
    const auto best = std::ranges::find(m_members, row, &DuplicateMember::row);
    m_kept = best == m_members.end() ? 0 : static_cast<int>(best - m_members.begin());
    m_other = m_kept == 0 ? 1 : 0;
}

void DuplicatesPresenter::setOther(int member)
{
    if (member == m_kept)
        return swap();
    if (member < 0 || member >= static_cast<int>(m_members.size()) || member == m_other)
        return;
    m_other = member;
    Q_EMIT pairChanged();
}

void DuplicatesPresenter::swap()
{
    std::swap(m_kept, m_other);
    Q_EMIT pairChanged();
}

void DuplicatesPresenter::setRule(KeepRule rule)
{
    m_rule = rule;
    chooseByRule();
    Q_EMIT pairChanged();
}

std::vector<KeepRule> DuplicatesPresenter::rulesThatKeep(int member) const
{
    std::vector<KeepRule> rules;
    const std::int64_t row = m_members.at(static_cast<std::size_t>(member)).row();
    for (int rule = 0; rule < kKeepRules; ++rule) {
        const auto index = static_cast<std::size_t>(rule);
        if (m_keptBy[index] == row && !m_tied[index])
            rules.push_back(static_cast<KeepRule>(rule));
    }
    return rules;
}

std::map<std::int64_t, MergeFate> DuplicatesPresenter::fates() const
{
    return mergeFates(m_all, m_members.at(static_cast<std::size_t>(m_kept)).row());
}

MergeFate DuplicatesPresenter::otherFate() const
{
    const auto all = fates();
    const auto fate = all.find(m_members.at(static_cast<std::size_t>(m_other)).row());
    return fate == all.end() ? MergeFate::LeftOut : fate->second;
}

bool DuplicatesPresenter::leavesOut() const
{
    if (m_members.size() < 2)
        return false;
    return std::ranges::any_of(
        fates(), [](const auto& fate) { return fate.second == MergeFate::LeftOut; });
}

const Finding* DuplicatesPresenter::match() const
{
    if (m_members.size() < 2)
        return nullptr;
    const auto finding = [this](int member) {
        return &m_members[static_cast<std::size_t>(member)].item.stored.finding;
    };
    // The first of a group, which has the lowest row, tells only of the nearest of the others.
    const auto row = [this](int member) {
        return m_members[static_cast<std::size_t>(member)].item.stored.row;
    };
    return row(m_other) > row(m_kept) ? finding(m_other) : finding(m_kept);
}

std::vector<DuplicatesPresenter::GroupLine> DuplicatesPresenter::groups() const
{
    std::vector<GroupLine> lines;
    for (const Group& group : m_groups)
        lines.push_back({group.picture, static_cast<int>(group.open.size() + group.fine.size())});
    return lines;
}

Action DuplicatesPresenter::mergeAction(const std::vector<int>& groups) const
{
    Action merge;
    merge.kind = ActionKind::Merge;
    merge.keep = m_rule;
    if (m_groups.empty() || m_members.empty())
        return merge;
    for (const int group : groups) {
        // Findings, so that the one that stays is called fine.
        const auto rows = findingsOf(m_groups.at(static_cast<std::size_t>(group)).all());
        merge.on.findings.insert(merge.on.findings.end(), rows.begin(), rows.end());
        if (group == m_group)
            merge.kept = m_members[static_cast<std::size_t>(m_kept)].row();
    }
    return merge;
}

Action DuplicatesPresenter::mergeAllAction() const
{
    Action merge;
    merge.kind = ActionKind::Merge;
    merge.keep = m_rule;
    merge.on.openOf = m_kind;
    return merge;
}

Action DuplicatesPresenter::acceptAction(const std::vector<int>& groups) const
{
    Action accept;
    accept.kind = ActionKind::Accept;
    if (m_groups.empty())
        return accept;
    for (const int group : groups) {
        const auto rows = findingsOf(m_groups.at(static_cast<std::size_t>(group)).open);
        accept.on.findings.insert(accept.on.findings.end(), rows.begin(), rows.end());
    }
    return accept;
}

}
