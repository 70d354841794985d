// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"
#include "core/workspace/requests.h"
#include "ui/itemmodels/hitmodel.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/search/searchhistory.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

class QTimer;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

class WorkspaceSession;

enum class SearchState {
    NoWorkspace,
    NothingImported, ///< no photo, or none with a file
    NotPrepared, ///< the photos have no fingerprints yet
    Preparing, ///< a job is making them
    Ready, ///< waits for a picture
    Searching,
    Results,
    Failed, ///< `error` says why; the query is still there
};

/// How far the preparing of the photos has come.
struct SearchCoverage {
    std::int64_t searchable = 0;
    std::int64_t all = 0; ///< those that can be used, as far as that is known

    bool isPartial() const { return searchable > 0 && searchable < all; }
};

/// What the search page shows and does, without a widget. Searches run off the GUI thread and the
/// newest wins: an older one's hits are never shown.
class SearchPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kDefaultLimit = 24;
    static constexpr int kMostResults = 200;
    static constexpr int kLimitDelayMs = 150;

    explicit SearchPresenter(WorkspaceSession& session, QObject* parent = nullptr);
    ~SearchPresenter() override;

    void setWorkspace(std::shared_ptr<Workspace> workspace);
    HitModel& hits() { return m_hits; }

    SearchState state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    /// Preparing the photos is what mends `error`.
    bool needsPreparing() const;
    /// Another picture is what mends `error`.
    bool needsAnotherPicture() const;
    SearchCoverage coverage() const;
    bool isPreparing() const; ///< jobs of the workspace wait or run
    void prepare(); ///< starts the jobs that are missing
    QString jobText() const; ///< while Preparing: "Computing fingerprints, 43 %"
    double jobFraction() const; ///< 0 to 1

    /// `limit` of the query is replaced by the presenter's own.
    void search(SearchQuery query, const QString& name = {});
    /// The neighbours of a hit, without its own listing.
    void moreLikeThis(int row);
    void searchAgain();
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    void goBack();
    void goForward();
    int limit() const { return m_limit; }
    void setLimit(int limit);

    QueryFacts facts() const; ///< of the present query
    QImage queryPicture() const; ///< null until it was decoded
    QString progressText() const; ///< while Searching
    double progress() const { return m_progress; } ///< while Searching, 0 to 1
    QString foundText() const; ///< of Results: "24 listings in 74 ms"
    QString timingText() const; ///< where the time went, a line each
    bool isRandomNetwork() const;

    Q_SIGNAL void stateChanged();
    Q_SIGNAL void queryChanged(); ///< another query, or more is known of it
    Q_SIGNAL void progressChanged();

private:
    struct Found {
        SearchResult result;
        QueryFacts facts;
    };

    void start();
    void finish(Found found);
    void fail(const Error& error);
    void showCurrent();
    void showIdle();
    SearchState idleState() const;
    void setState(SearchState state);
    bool hasTrainedNetwork() const; ///< the session's, as last read
    void followSession();

    WorkspaceSession& m_session;
    std::shared_ptr<Workspace> m_workspace;
    HitModel m_hits;
    SearchHistory m_history;
    SearchState m_state = SearchState::NoWorkspace;
    std::optional<Error> m_error;
    int m_limit = kDefaultLimit;
    Stage m_stage = Stage::Starting;
    double m_progress = 0.0;
    QTimer* m_limitTimer;
    LatestRunner<Found> m_runner;
};

}
