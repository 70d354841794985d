// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/action.h"
#include "core/types/listing.h"
#include "core/workspace/inspection.h"
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleannumbers.h"
#include "ui/pages/clean/cleansource.h"
#include "ui/pages/clean/decisionnews.h"
#include "ui/pages/decisiontrail.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::ui {

class WorkspaceSession;

enum class CleanState {
    NoWorkspace,
    Reading, ///< nothing is known yet
    NothingImported,
    NotChecked,
    NothingFound, ///< checked, and no rule found anything
    Full,
    Failed, ///< `error` says why
};

/// A kind of finding as the list at the left shows it.
struct KindLine {
    FindingKind kind = FindingKind::PriceMissing;
    qint64 open = 0;
    qint64 found = 0;
    bool checked = false; ///< a rule has looked
    /// Of one that is not checked: what it needs first. Of near duplicates: what would find more.
    std::optional<CheckNeed> need;
    QString note; ///< the same in sentences; empty otherwise
};

/// What the page knows and does, without a widget: kinds with their counts, checking, decisions and
/// their history. Reads and decides off the GUI thread; decisions follow one another in the order
/// in which they were made.
class CleanPresenter : public QObject, public DecisionKeeper {
    Q_OBJECT
public:
    static constexpr const char* kBulkLane = "decisions"; ///< beside the workspace's jobs

    explicit CleanPresenter(WorkspaceSession& session, QObject* parent = nullptr);
    ~CleanPresenter() override;

    void setSource(const CleanSource& source);
    const CleanSource& source() const { return m_source; }
    CleanState state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    const std::vector<KindLine>& kinds() const { return m_kinds; } ///< every kind, in page order
    const KindLine& line(FindingKind kind) const;
    qint64 openFindings() const;
    const std::vector<Category>& categories() const { return m_categories; } ///< largest first
    const CleanNumbers& numbers() const { return m_numbers; }
    const EditHistory& history() const { return m_history; }
    const DecisionNews& news() const { return m_news; }

    bool isChecking() const { return m_checking != 0; }
    void check(); ///< a job of the session
    bool lacksPhotos() const; ///< no photo file is known
    /// Gets what a kind needs: by the session's steps, `importWanted` or a check.
    void meet(CheckNeed need);
    QString meetingWord(CheckNeed need) const; ///< for the button that does so; empty: none can
    void refresh(); ///< reads everything again

    /// Quiet: the page shows in place what was decided. That nothing was to change is always told.
    enum class Telling { Aloud, Quiet };
    /// A decision on all findings of a kind, and a threshold whose rule compares pictures, is a job
    /// that the strip shows; others are at once.
    /// `done` (may be null) runs on the GUI thread, with whether it succeeded.
    Decision decide(const Action& action, std::function<void(bool)> done = {},
        Telling telling = Telling::Aloud);
    /// Quietly: the page shows it in place.
    Decision keep(const Action& action, std::function<void(bool)> done) override
    {
        return decide(action, std::move(done), Telling::Quiet);
    }
    bool isDeciding() const;
    bool canUndo() const { return m_history.done > 0; }
    bool canRedo() const { return m_history.done < m_history.line.size(); }
    void undo();
    void takeBack(const Decision& decision, std::function<void(bool)> done) override;
    void tellNothingToUndo() override;
    /// Why merging leaves out nothing of a group, and what can be done instead.
    void tellAllStay(bool lastPhotos);
    void tellOutgoing(
        std::size_t rows); ///< so many are copied or dragged; says where they are too many
    void redo();
    void setStepEnabled(StepRow step, bool enabled);
    void moveTo(StepRow step);
    void saveRecipe(const std::filesystem::path& file);
    void runRecipe(const std::filesystem::path& file);

    Q_SIGNAL void sourceChanged();
    Q_SIGNAL void stateChanged();
    Q_SIGNAL void countsChanged(); ///< kinds, numbers, categories
    Q_SIGNAL void historyChanged();
    Q_SIGNAL void newsChanged();
    Q_SIGNAL void checkingChanged();
    Q_SIGNAL void importWanted();
    Q_SIGNAL void decided(); ///< something was changed: by a decision, undo, a switch, a recipe
    Q_SIGNAL void checked(); ///< a check has ended: findings are new

private:
    struct Overview {
        std::vector<FindingCount> counts;
        std::vector<UncheckedKind> unchecked;
        std::optional<CheckNeed> moreDuplicates;
        std::vector<Category> categories;
        CatalogueCounts catalogue;
        EditHistory history;
    };
    using Change = std::function<StepReport(Inspection&, JobContext&)>;

    static Overview readOverview(const CleanSource& source);
    void take(Overview overview);
    void updateState();
    Decision enqueue(Change change, std::optional<Telling> telling, std::function<void(bool)> done);
    Job makeJob(const QString& title, std::function<void(Inspection&, JobContext&)> work,
        std::function<void(const Outcome&)> finished) const;
    void tell(const StepReport& report, std::optional<Telling> telling);
    void tellStep();
    void setNews(const DecisionNews& news);

    WorkspaceSession& m_session;
    CleanSource m_source;
    CleanState m_state = CleanState::NoWorkspace;
    std::optional<Error> m_error;
    std::vector<KindLine> m_kinds;
    std::vector<Category> m_categories;
    CleanNumbers m_numbers;
    EditHistory m_history;
    DecisionNews m_news;
    std::optional<StepReport> m_untold;
    JobId m_checking = 0;
    bool m_known = false; ///< an overview has been read
    JobRunner m_decisions; ///< small ones, which the strip does not show
    LatestRunner<Overview> m_reader;
};

}
