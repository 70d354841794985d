// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/training.h"
#include "core/workspace/training.h"
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/train/livefeed.h"
#include "ui/pages/train/runcurves.h"
#include "ui/pages/train/trainsource.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vitrine::ui {

enum class TrainState {
    NoWorkspace,
    Reading, ///< nothing is known yet
    NothingImported,
    NotClean, ///< no photo is ready
    TooFewCategories, ///< with clean photos: fewer than two
    NoRuns,
    Full,
    Failed, ///< `error` says why
};

/// What has just been done, and the way back.
struct TrainNews {
    QString text; ///< empty: none
    QString detail;
    bool failed = false;
    std::function<void()> undo; ///< null: none
    bool warns = false; ///< is worth more than a glance, though nothing failed
};

TrainNews failureNews(const Error& error);

/// The runs of a workspace and what is known of each, without a widget: which are shown and which
/// one is meant, names, tags, archive and waste bin, curves, evaluation. Reads and writes off the
/// GUI thread.
class RunsPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostPoints = 10'000; ///< read of each run

    explicit RunsPresenter(QObject* parent = nullptr);
    ~RunsPresenter() override;

    void setSource(const TrainSource& source);
    const TrainSource& source() const { return m_source; }
    TrainState state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    void refresh(); ///< reads the list again

    const std::vector<RunRecord>& runs() const { return m_listed; } ///< newest first
    const RunRecord* run(RunRow row) const; ///< null: there is none
    /// Settings that differ among the listed runs: one value a run, in their order.
    const std::vector<SettingDifference>& differences() const { return m_differences; }
    /// Its model is the one that searches use now; of runs that came to the same weights, and so
    /// made one model, the newest that is listed.
    bool searchesUse(const RunRecord& run) const;
    const std::vector<ModelRecord>& models() const { return m_overview.models; } ///< newest first
    const ModelRecord* model(const std::string& id) const; ///< null: there is none
    /// Those that none of the listed runs has made: where training began, deleted runs'.
    std::vector<ModelRecord> modelsWithoutRun() const;
    const std::string& searchModel() const { return m_overview.searchModel; } ///< empty: none
    const std::string& modelBefore() const { return m_overview.modelBefore; } ///< empty: none
    void setSearchModel(const std::string& id); ///< searches have changed over to it
    bool showsArchived() const { return m_archivedToo; }
    void setShowsArchived(bool shows);
    int archivedRuns() const;
    const std::vector<std::string>& classes() const; ///< of the current run

    RunRow current() const { return m_current; }
    void setCurrent(RunRow row); ///< and shows its curves
    bool isShown(RunRow row) const { return m_shown.contains(row); }
    void setShown(RunRow row, bool shown);
    void setAllShown(bool shown);
    const RunCurves& curves(RunRow row) const; ///< empty until they are read
    /// Another program teaches one of the runs: only `refresh` tells how far it is.
    bool learnsElsewhere() const;
    /// Of the current run, with its validation photos unless another side's is shown; nothing
    /// before its first epoch has ended.
    const std::optional<Evaluation>& evaluation() const { return m_evaluation; }
    Training::Side side() const { return m_side; } ///< whose evaluation that is
    void showEvaluation(Training::Side side, Evaluation evaluation);
    void showValidation();
    bool isReadingEvaluation() const { return m_evaluationReader.isBusy(); }

    void rename(RunRow row, const QString& name);
    void setTags(RunRow row, const QString& typed); ///< with commas between
    void setArchived(const std::vector<RunRow>& rows, bool archived);
    void setDeleted(const std::vector<RunRow>& rows, bool deleted);
    const TrainNews& news() const { return m_news; }
    void setNews(TrainNews news);
    bool canUndo() const { return static_cast<bool>(m_news.undo); }
    void undo();

    /// What a run has told while it trains.
    void take(LiveFeed::News news);
    /// Validation of the current run anew where it is shown, after a label has changed or a run has
    /// ended.
    void readEvaluation();

    Q_SIGNAL void sourceChanged();
    Q_SIGNAL void stateChanged();
    Q_SIGNAL void runsChanged(); ///< records, their number or their differences
    Q_SIGNAL void shownChanged();
    Q_SIGNAL void currentChanged();
    Q_SIGNAL void curvesChanged(vitrine::RunRow row); ///< none: several at once
    Q_SIGNAL void evaluationChanged();
    Q_SIGNAL void newsChanged();

private:
    struct Overview {
        std::vector<RunRecord> runs;
        std::vector<SettingDifference> differences;
        std::vector<RunRow> differing; ///< what the differences' values belong to
        std::string searchModel; ///< id; empty: none
        std::string modelBefore; ///< that searches used before
        std::vector<ModelRecord> models;
        std::int64_t images = 0;
        std::int64_t ready = 0;
        int categories = 0; ///< with photos
    };
    /// How far a run was when something was read of it.
    struct Standing {
        vitrine::RunState state = vitrine::RunState::Running;
        bool alive = false;
        std::int64_t steps = 0;
        int epochs = 0;

        bool operator==(const Standing&) const = default;
    };
    /// From where on a run has told this program itself.
    struct Heard {
        std::int64_t step = 0;
        int epoch = 0;
    };
    struct Kept {
        RunCurves told;
        bool read = false;
        bool heard = false; ///< it learns in this program, which tells what is new
        std::optional<Heard> from; ///< none: nothing heard since it was read
        Standing standing; ///< when it was read
    };
    /// What is read of a run's curves: all, or only what followed what is known.
    struct CurveRequest {
        RunRow run;
        Standing standing;
        std::optional<BatchStats> last; ///< that is known; none: all
    };
    struct CurveNews {
        CurveRequest request; ///< without `last` where all was read
        RunCurves told; ///< else batches after it, but all epochs
    };
    using Change = std::function<void(Training&)>;

    static Overview readOverview(const TrainSource& source, bool archivedToo);
    void takeOverview(Overview overview);
    static Standing standingOf(const RunRecord& run);
    bool isElsewhere(const RunRecord& run) const;
    void list();
    void updateState();
    bool isOutdated(const Kept& kept, const RunRecord* record) const;
    void readCurves();
    static CurveNews readNews(const Training& training, CurveRequest request);
    void takeCurves(std::vector<CurveNews> news);
    bool takeCurves(CurveNews news); ///< whether anything is new
    bool takeRecord(RunRecord told); ///< whether the run is new
    void takeEpoch(RunRow row, const EpochStats& epoch);
    void change(Change change, TrainNews after);

    TrainSource m_source;
    TrainState m_state = TrainState::NoWorkspace;
    std::optional<Error> m_error;
    bool m_known = false;
    bool m_archivedToo = false;
    Overview m_overview;
    std::vector<RunRecord> m_listed;
    std::vector<SettingDifference> m_differences;
    RunRow m_current;
    std::set<RunRow> m_shown;
    std::map<RunRow, Kept> m_curves;
    std::optional<Evaluation> m_evaluation;
    Training::Side m_side = Training::Side::Validation;
    TrainNews m_news;
    JobRunner m_changes; ///< small ones, which the strip does not show
    LatestRunner<Overview> m_reader;
    LatestRunner<std::vector<CurveNews>> m_curveReader;
    LatestRunner<std::optional<Evaluation>> m_evaluationReader;
};

}
