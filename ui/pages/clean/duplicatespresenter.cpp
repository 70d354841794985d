// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/duplicatespresenter.h"

#include "core/jobs/jobcontext.h"
#include "core/workspace/inspection.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

DuplicatesPresenter::DuplicatesPresenter(QObject* parent)
    : QObject(parent)
    , m_groupReader(this)
    , m_memberReader(this)
    , m_forecastReader(this)
    , m_allReader(this)
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
    m_forecastReader.cancel();
    m_allReader.cancel();
    m_groups.clear();
    m_chosen.clear();
    m_shown = {};
    m_forecast.reset();
    m_allLeaveOut.reset();
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

void DuplicatesPresenter::readGroups(int goTo)
{
    if (!m_source)
        return;
    m_groupReader.submit(
        [source = m_source, kind = m_kind](
            JobContext& context) { return readDuplicateGroups(source, kind, context); },
        [this, goTo](std::vector<DuplicateGroup> groups) {
            m_error.reset();
            m_groups = std::move(groups);
            m_chosen.clear();
            m_group = std::clamp(goTo, 0, std::max(0, groupCount() - 1));
            m_allLeaveOut.reset();
            readMembers(); // first, so that nothing is offered for what is not shown yet
            Q_EMIT groupsChanged();
            readForecastOfAll();
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
    readMembers();
    Q_EMIT groupsChanged();
}

void DuplicatesPresenter::choose(const std::vector<int>& groups)
{
    const auto chosen = groups.size() > 1 ? groups : std::vector<int>();
    if (std::exchange(m_chosen, chosen) == chosen || m_memberReader.isBusy())
        return;
    readForecast();
    Q_EMIT forecastChanged();
}

void DuplicatesPresenter::readMembers()
{
    m_forecastReader.cancel(); // of another pair
    m_forecast.reset();
    if (m_groups.empty()) {
        m_shown = {};
        Q_EMIT membersChanged();
        return;
    }
    m_memberReader.submit(
        [source = m_source, group = m_groups[static_cast<std::size_t>(m_group)], rule = m_rule](
            JobContext& context) { return readComparison(source, group, rule, context); },
        [this, rule = m_rule](DuplicateComparison comparison) {
            m_shown = std::move(comparison);
            chooseByRule();
            m_forecastReader.cancel(); // asked of the pair before, by another rule
            m_forecast.reset();
            if (m_chosen.empty() && rule == m_rule)
                m_forecast = m_shown.forecast;
            Q_EMIT membersChanged();
            if (!m_forecast)
                readForecast();
        },
        [this](const Error& error) {
            m_error = error;
            Q_EMIT groupsChanged();
        });
}

void DuplicatesPresenter::readForecast()
{
    m_forecastReader.cancel();
    m_forecast.reset();
    if (!m_source || m_groups.empty() || members().size() < 2)
        return;
    m_forecastReader.submit([source = m_source, merge = mergeAction()](
                                JobContext&) { return source.inspection->forecast(merge); },
        [this](MergeForecast forecast) {
            m_forecast = std::move(forecast);
            Q_EMIT forecastChanged();
        },
        {}); // what makes it fail, another check above all, has the groups read again
}

void DuplicatesPresenter::readForecastOfAll()
{
    m_allReader.cancel();
    m_allLeaveOut.reset();
    if (!m_source || m_groups.empty())
        return;
    m_allReader.submit([source = m_source, merge = mergeAllAction()](
                           JobContext&) { return source.inspection->forecast(merge).leavesOut(); },
        [this](bool leavesOut) {
            m_allLeaveOut = leavesOut;
            Q_EMIT forecastChanged();
        });
}

void DuplicatesPresenter::chooseByRule()
{
    if (members().size() < 2)
        return;
    const std::int64_t row = m_shown.kept[static_cast<std::size_t>(m_rule)];
    const auto best = std::ranges::find(members(), row, &DuplicateMember::row);
    m_kept = best == members().end() ? 0 : static_cast<int>(best - members().begin());
    m_other = m_kept == 0 ? 1 : 0;
}

void DuplicatesPresenter::showPair()
{
    readForecast();
    Q_EMIT pairChanged();
}

void DuplicatesPresenter::setOther(int member)
{
    if (member == m_kept)
        return swap();
    if (member < 0 || member >= static_cast<int>(members().size()) || member == m_other)
        return;
    m_other = member;
    Q_EMIT pairChanged(); // the same one stays
}

void DuplicatesPresenter::swap()
{
    std::swap(m_kept, m_other);
    showPair();
}

void DuplicatesPresenter::setRule(KeepRule rule)
{
    m_rule = rule;
    chooseByRule();
    showPair();
    readForecastOfAll();
}

std::vector<KeepRule> DuplicatesPresenter::rulesThatKeep(int member) const
{
    std::vector<KeepRule> rules;
    const std::int64_t row = members().at(static_cast<std::size_t>(member)).row();
    for (int rule = 0; rule < kKeepRules; ++rule) {
        const auto index = static_cast<std::size_t>(rule);
        if (m_shown.kept[index] == row && !m_shown.tied[index])
            rules.push_back(static_cast<KeepRule>(rule));
    }
    return rules;
}

std::optional<MergeFate> DuplicatesPresenter::otherFate() const
{
    return m_forecast ? m_forecast->fateOf(members().at(static_cast<std::size_t>(m_other)).row())
                      : std::nullopt;
}

bool DuplicatesPresenter::leavesOut() const
{
    return !m_forecast || m_forecast->leavesOut();
}

bool DuplicatesPresenter::keepsLastPhotos() const
{
    const auto keeps = [](const MergeGroup& group) {
        return std::ranges::any_of(group.members,
            [](const MergeMember& member) { return member.fate == MergeFate::LastPhoto; });
    };
    return m_forecast && std::ranges::any_of(m_forecast->groups, keeps);
}

bool DuplicatesPresenter::allLeaveOut() const
{
    return m_allLeaveOut.value_or(true);
}

const Finding* DuplicatesPresenter::match() const
{
    if (members().size() < 2)
        return nullptr;
    const auto stored = [this](int member) -> const StoredFinding& {
        return members()[static_cast<std::size_t>(member)].item.stored;
    };
    // The first of a group, which has the lowest row, tells only of the nearest of the others.
    return stored(m_other).row > stored(m_kept).row ? &stored(m_other).finding
                                                    : &stored(m_kept).finding;
}

std::vector<DuplicatesPresenter::GroupLine> DuplicatesPresenter::groups() const
{
    std::vector<GroupLine> lines;
    for (const DuplicateGroup& group : m_groups)
        lines.push_back({group.picture, static_cast<int>(group.open.size() + group.fine.size())});
    return lines;
}

Action DuplicatesPresenter::mergeAction() const
{
    Action merge;
    merge.kind = ActionKind::Merge;
    merge.keep = m_rule;
    if (m_groups.empty() || members().empty())
        return merge;
    for (const int group : m_chosen.empty() ? std::vector{m_group} : m_chosen) {
        const auto rows = mergeOf(m_groups.at(static_cast<std::size_t>(group)), m_rule).on.findings;
        merge.on.findings.insert(merge.on.findings.end(), rows.begin(), rows.end());
        if (group == m_group)
            merge.kept = members()[static_cast<std::size_t>(m_kept)].row();
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

Action DuplicatesPresenter::acceptAction() const
{
    Action accept;
    accept.kind = ActionKind::Accept;
    if (m_groups.empty())
        return accept;
    for (const int group : m_chosen.empty() ? std::vector{m_group} : m_chosen) {
        for (const StoredFinding& stored : m_groups.at(static_cast<std::size_t>(group)).open)
            accept.on.findings.push_back(stored.row);
    }
    return accept;
}

}
