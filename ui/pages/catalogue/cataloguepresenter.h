// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/edit.h"
#include "core/types/facets.h"
#include "core/types/listingquery.h"
#include "core/types/statistics.h"
#include "ui/itemmodels/imagemodel.h"
#include "ui/itemmodels/listingmodel.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/catalogue/facetchoice.h"
#include "ui/pages/catalogue/listingedits.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QTimer;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

class WorkspaceSession;

enum class CatalogueState {
    NoWorkspace,
    Reading, ///< nothing to show yet
    Empty, ///< no listing was imported yet
    NothingFound, ///< listings, but none that fits the filter
    Full,
    Failed, ///< `error` says why
};

/// Everything about one listing.
struct ListingDetail {
    Listing listing;
    QString categoryName;
    std::vector<ListingImage> images;
};

/// What the catalogue page shows and does, without a widget. Reads off the GUI thread; while a job
/// changes the workspace it reads again every kRefreshMs.
class CataloguePresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kRefreshMs = 2000;

    explicit CataloguePresenter(WorkspaceSession& session, QObject* parent = nullptr);
    ~CataloguePresenter() override;

    void setWorkspace(std::shared_ptr<Workspace> workspace);
    const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }
    ListingModel& listings() { return m_listings; }
    ImageModel& images() { return m_images; }
    ListingEdits& edits() { return m_edits; }

    /// As far as is known: while changes are made they may be.
    bool canUndo() const { return m_steps.canUndo() || m_edits.isBusy(); }
    bool canRedo() const { return m_steps.canRedo() || m_edits.isBusy(); }
    CatalogueState state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    bool isJobRunning() const; ///< an import, a cleaning, ... changes what is shown
    QString countsText() const; ///< "7,156 listings · 12,604 photos", "312 of 7,156 listings"
    QString wholeText() const; ///< the same of all that is not left out, whatever the filter
    qint64 listingsWithoutPhoto() const { return m_counts.listingsWithoutImages; }

    const Facets& facets() const { return m_facets; }
    /// What was chosen. Listings that are left out are shown only where a state is chosen.
    const ListingFilter& filter() const { return m_filter; }
    bool isFiltered() const { return m_filter != ListingFilter{}; }
    void setFilter(const ListingFilter& filter);
    void setWords(const QString& words);
    void setChosen(const FacetChoice& choice, bool chosen);
    void setPriceRange(const std::optional<PriceRange>& range);
    void setOnlyWithoutPhoto(bool only);
    /// Restricts the choice of places, not the listings.
    void setPlaceWords(const QString& words);
    void setMorePlaces(bool more);
    bool hasMorePlaces() const; ///< than are listed
    void clearFilter();
    ListingOrder order() const { return m_listings.order(); }
    void setOrder(ListingOrder order);
    /// Clicks on a header: its order, or the other direction where it is the order already.
    void sortByColumn(int column);

    /// The listing whose details are shown; none clears them.
    void select(ListingRow listing);
    ListingRow selected() const { return m_selected; }
    const std::optional<ListingDetail>& detail() const { return m_detail; }
    /// Selects a listing wherever it is, without the filter if that hides it; `revealed` follows.
    void reveal(ListingRow listing);
    /// Reads everything again, in place.
    void refresh();
    /// The data set's statistics, read anew whenever the catalogue changes, while they are wanted.
    void setStatisticsWanted(bool wanted);
    const std::optional<CatalogueStatistics>& statistics() const { return m_statistics; }
    /// Writes a CSV file as a job of the window; no rows: everything that fits the filter.
    void exportListings(const std::filesystem::path& file, const RowReader& rows);
    void retry(); ///< after Failed

    Q_SIGNAL void workspaceChanged();
    Q_SIGNAL void stateChanged();
    Q_SIGNAL void countsChanged(); ///< and facets
    Q_SIGNAL void filterChanged();
    Q_SIGNAL void detailChanged();
    Q_SIGNAL void historyChanged(); ///< what can be undone and redone
    Q_SIGNAL void revealed(int row);
    Q_SIGNAL void jobRunningChanged();
    Q_SIGNAL void statisticsChanged();
    Q_SIGNAL void picturesChanged(); ///< cleaning has ended: thumbnails are out of date

private:
    void applyFilter(const ListingFilter& filter);
    ListingFilter shownFilter() const;
    void readStatistics();
    void readCounts();
    void readFacets();
    void readDetail();
    void fail(const Error& error);
    void updateState();
    void followJobs();
    void finishReveal(ListingRow listing, int row);

    WorkspaceSession& m_session;
    std::shared_ptr<Workspace> m_workspace;
    ListingModel m_listings;
    ImageModel m_images;
    CatalogueState m_state = CatalogueState::NoWorkspace;
    std::optional<Error> m_error;
    CatalogueCounts m_counts;
    HistoryEnds m_steps;
    ListingFilter m_filter;
    FacetOptions m_facetOptions;
    Facets m_facets;
    bool m_countsKnown = false;
    bool m_statisticsWanted = false;
    std::optional<CatalogueStatistics> m_statistics;
    ListingRow m_selected;
    ListingRow m_revealing;
    std::optional<ListingDetail> m_detail;
    QTimer* m_refresh;
    ListingEdits m_edits;
    LatestRunner<std::pair<CatalogueCounts, HistoryEnds>> m_countsReader;
    LatestRunner<Facets> m_facetsReader;
    LatestRunner<CatalogueStatistics> m_statisticsReader;
    LatestRunner<std::optional<ListingDetail>> m_detailReader;
};

}
