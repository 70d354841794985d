// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/listingquery.h"
#include "ui/itemmodels/imagemodel.h"
#include "ui/itemmodels/listingmodel.h"
#include "ui/jobs/latestrunner.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
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

/// A line of the category list.
struct CategoryFacet {
    CategoryRow row;
    QString name;
    qint64 listings = 0; ///< that fit the words and the photo filter
    bool chosen = false;
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

    CatalogueState state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    bool isJobRunning() const; ///< an import, a cleaning, ... changes what is shown
    QString countsText() const; ///< "312 of 7,156 listings · 12,604 photos"
    qint64 listingsWithoutPhoto() const { return m_counts.listingsWithoutImages; }

    const std::vector<CategoryFacet>& facets() const { return m_facets; }
    const ListingFilter& filter() const { return m_listings.filter(); }
    bool isFiltered() const { return filter() != ListingFilter{}; }
    void setWords(const QString& words);
    void setCategoryChosen(CategoryRow category, bool chosen);
    void setOnlyWithoutPhoto(bool only);
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
    void retry(); ///< after Failed

    Q_SIGNAL void workspaceChanged();
    Q_SIGNAL void stateChanged();
    Q_SIGNAL void countsChanged(); ///< and facets
    Q_SIGNAL void filterChanged();
    Q_SIGNAL void detailChanged();
    Q_SIGNAL void revealed(int row);
    Q_SIGNAL void jobRunningChanged();
    Q_SIGNAL void picturesChanged(); ///< cleaning has ended: thumbnails are out of date

private:
    struct Overview {
        CatalogueCounts counts;
        std::vector<CategoryFacet> facets;
    };

    static Overview readOverview(const Workspace& workspace, ListingFilter filter);
    void applyFilter(const ListingFilter& filter);
    void readCounts();
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
    std::vector<CategoryFacet> m_facets;
    bool m_countsKnown = false;
    ListingRow m_selected;
    ListingRow m_revealing;
    std::optional<ListingDetail> m_detail;
    QTimer* m_refresh;
    LatestRunner<Overview> m_overviewReader;
    LatestRunner<std::optional<ListingDetail>> m_detailReader;
};

}
