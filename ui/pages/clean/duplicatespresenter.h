// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/mergeforecast.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleansource.h"
#include "ui/pages/clean/duplicategroups.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vitrine::ui {

/// The groups of duplicates of one kind, one after another, which two of a group are compared, and
/// which groups are chosen. What merging would do the inspection tells, off the GUI thread; until
/// it has, merging is taken to leave something out.
class DuplicatesPresenter : public QObject {
    Q_OBJECT
public:
    explicit DuplicatesPresenter(QObject* parent = nullptr);

    void setSource(const CleanSource& source);
    void show(FindingKind kind);
    void clear();
    void reload(); ///< after decisions: stays at the group, or at the one that took its place

    FindingKind kind() const { return m_kind; }
    int groupCount() const { return static_cast<int>(m_groups.size()); }
    int group() const { return m_group; } ///< from 0
    struct GroupLine {
        ImageRow picture; ///< the first member's; none: it has none
        int members = 0;
    };
    std::vector<GroupLine> groups() const;
    void setGroup(int group);
    /// Those that merging and accepting are about; the one that is shown until others are chosen.
    void choose(const std::vector<int>& groups);
    bool isReading() const { return m_groupReader.isBusy() || m_memberReader.isBusy(); }
    const std::optional<Error>& error() const { return m_error; }

    const std::vector<DuplicateMember>& members() const { return m_shown.members; }
    int kept() const { return m_kept; } ///< shown at the left, stays when merging
    int other() const { return m_other; } ///< shown at the right
    void setOther(int member); ///< the one kept: the two change places
    void swap();
    /// Those by which the member is the best of the whole group; not where another is as good.
    std::vector<KeepRule> rulesThatKeep(int member) const;
    /// What merging what is chosen does to the one at the right; none: it is not known yet.
    std::optional<MergeFate> otherFate() const;
    bool leavesOut() const; ///< merging what is chosen leaves out at least one
    bool keepsLastPhotos() const; ///< merging what is chosen keeps some that are a listing's last
    bool allLeaveOut() const; ///< merging every group of the kind does
    /// How the two that are shown were found: the finding of the one that is not the group's first.
    const Finding* match() const; ///< null: nothing is shown
    KeepRule rule() const { return m_rule; }
    void setRule(KeepRule rule); ///< chooses which one of the group is kept, as merging would

    /// What is chosen, as one step: of the group that is shown the one at the left stays, of the
    /// others by the rule.
    Action mergeAction() const;
    Action mergeAllAction() const; ///< every group of the kind, by the rule
    Action acceptAction() const; ///< what is chosen are no duplicates

    Q_SIGNAL void groupsChanged();
    Q_SIGNAL void membersChanged();
    Q_SIGNAL void pairChanged();
    Q_SIGNAL void forecastChanged(); ///< what merging would do

private:
    void readGroups(int goTo);
    void readMembers();
    void chooseByRule();
    void showPair(); ///< another one
    void readForecast(); ///< of what is chosen
    void readForecastOfAll();

    CleanSource m_source;
    FindingKind m_kind = FindingKind::ExactDuplicate;
    std::vector<DuplicateGroup> m_groups;
    std::vector<int> m_chosen; ///< empty: the one that is shown
    DuplicateComparison m_shown;
    std::optional<MergeForecast> m_forecast; ///< of what is chosen; none: not known
    std::optional<bool> m_allLeaveOut;
    std::optional<Error> m_error;
    int m_group = 0;
    int m_kept = 0;
    int m_other = 1;
    KeepRule m_rule = KeepRule::Largest;
    LatestRunner<std::vector<DuplicateGroup>> m_groupReader;
    LatestRunner<DuplicateComparison> m_memberReader;
    LatestRunner<MergeForecast> m_forecastReader;
    LatestRunner<bool> m_allReader;
};

}
