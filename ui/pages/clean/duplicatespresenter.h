// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/keepcomparison.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleansource.h"
#include "ui/pages/clean/mergefate.h"

#include <QDateTime>
#include <QImage>
#include <QObject>
#include <QSize>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace vitrine::ui {

/// One of a group of duplicates: an image, or a listing with its cover.
struct DuplicateMember {
    FindingItem item;
    QImage picture; ///< to look at closely; null: none
    QSize size; ///< pixels of the original
    qint64 bytes = 0; ///< of its file
    QDateTime modified; ///< its file
    KeepMerits merits; ///< what merging compares
    QString description; ///< of listings

    /// The row that an action names: the image's or the listing's.
    std::int64_t row() const
    {
        const Finding& finding = item.stored.finding;
        return finding.image ? finding.image.value : finding.listing.value;
    }
};

/// Where two pictures differ: the absolute difference of each channel, the second scaled onto the
/// first.
QImage differenceOf(const QImage& first, const QImage& second);

/// The groups of duplicates of one kind, one after another, and which two of a group are compared.
class DuplicatesPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kPictureSide = 1200; ///< pixels read of each picture
    static constexpr std::size_t kMembers = 24; ///< shown of a group; actions go to all

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
    bool isReading() const { return m_groupReader.isBusy() || m_memberReader.isBusy(); }
    const std::optional<Error>& error() const { return m_error; }

    const std::vector<DuplicateMember>& members() const { return m_members; }
    int kept() const { return m_kept; } ///< shown at the left, stays when merging
    int other() const { return m_other; } ///< shown at the right
    void setOther(int member); ///< the one kept: the two change places
    void swap();
    /// Those by which the member is the best of the whole group; not where another is as good.
    std::vector<KeepRule> rulesThatKeep(int member) const;
    /// What merging does to the one at the right.
    MergeFate otherFate() const;
    bool leavesOut() const; ///< merging the group that is shown leaves out at least one
    /// How the two that are shown were found: the finding of the one that is not the group's first.
    const Finding* match() const; ///< null: nothing is shown
    KeepRule rule() const { return m_rule; }
    void setRule(KeepRule rule); ///< chooses which one of the group is kept, as merging would

    /// These groups, as one step: of the one that is shown the one at the left stays, of the others
    /// by the rule.
    Action mergeAction(const std::vector<int>& groups) const;
    Action mergeAction() const { return mergeAction({m_group}); }
    Action mergeAllAction() const; ///< every group of the kind, by the rule
    Action acceptAction(const std::vector<int>& groups) const; ///< they are no duplicates
    Action acceptAction() const { return acceptAction({m_group}); }

    Q_SIGNAL void groupsChanged();
    Q_SIGNAL void membersChanged();
    Q_SIGNAL void pairChanged();

private:
    struct Group {
        std::vector<StoredFinding> open;
        std::vector<StoredFinding>
            fine; ///< that somebody kept: what came later is compared with it
        ImageRow picture;

        std::vector<StoredFinding> all() const;
    };
    /// Those of a group that are shown, and whom of the whole group each rule keeps.
    struct Comparison {
        std::vector<DuplicateMember> members;
        std::vector<MergeMember> all; ///< the whole group
        std::array<std::int64_t, kKeepRules> kept{};
        std::array<bool, kKeepRules> tied{};
    };

    static std::vector<Group> openGroups(const CleanSource& source, FindingKind kind);
    static void addFine(std::vector<Group>& groups, const CleanSource& source, FindingKind kind,
        JobContext& context);
    static std::vector<MergeMember> inMergingOrder(
        const KeepComparison& judged, const Group& group);
    static Comparison readComparison(
        const CleanSource& source, const Group& group, JobContext& context);

    void readGroups(int goTo);
    void readMembers();
    void chooseByRule();
    std::map<std::int64_t, MergeFate> fates() const; ///< by row

    CleanSource m_source;
    FindingKind m_kind = FindingKind::ExactDuplicate;
    std::vector<Group> m_groups;
    std::vector<DuplicateMember> m_members;
    std::vector<MergeMember> m_all; ///< of the group that is shown
    std::array<std::int64_t, kKeepRules> m_keptBy{}; ///< rows
    std::array<bool, kKeepRules> m_tied{};
    std::optional<Error> m_error;
    int m_group = 0;
    int m_kept = 0;
    int m_other = 1;
    KeepRule m_rule = KeepRule::Largest;
    LatestRunner<std::vector<Group>> m_groupReader;
    LatestRunner<Comparison> m_memberReader;
};

}
