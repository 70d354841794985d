// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepresenter.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/jobs/workspacesession.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace vitrine::ui {

CataloguePresenter::CataloguePresenter(WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_refresh(new QTimer(this))
    , m_overviewReader(this)
    , m_detailReader(this)
{
    m_refresh->setInterval(kRefreshMs);
    connect(m_refresh, &QTimer::timeout, this, &CataloguePresenter::refresh);
    connect(&m_listings, &ListingModel::settled, this, [this] {
        m_error.reset();
        updateState();
    });
    connect(&m_listings, &ListingModel::failed, this, &CataloguePresenter::fail);
    connect(&m_listings, &ListingModel::located, this, &CataloguePresenter::finishReveal);
    connect(&m_session.runner(), &JobRunner::busyChanged, this, &CataloguePresenter::followJobs);
    connect(&m_session, &WorkspaceSession::listingsChanged, this, &CataloguePresenter::refresh);
    connect(&m_session, &WorkspaceSession::picturesChanged, this, [this] {
        refresh();
        Q_EMIT picturesChanged();
    });
}

CataloguePresenter::~CataloguePresenter() = default;

void CataloguePresenter::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_overviewReader.cancel();
    m_detailReader.cancel();
    m_workspace = std::move(workspace);
    m_error.reset();
    m_counts = {};
    m_facets.clear();
    m_countsKnown = false;
    m_revealing = {};
    m_listings.setWorkspace(m_workspace);
    m_images.setWorkspace(m_workspace);
    Q_EMIT workspaceChanged();
    select({});
    applyFilter({});
    updateState();
    followJobs();
}

bool CataloguePresenter::isJobRunning() const
{
    return m_refresh->isActive();
}

QString CataloguePresenter::countsText() const
{
    if (!m_countsKnown || m_counts.listings == 0)
        return {};
    const QString listings = isFiltered() && m_listings.isSettled()
        ? tr("%1 of %2")
              .arg(QLocale().toString(m_listings.rowCount()), listingCount(m_counts.listings))
        : listingCount(m_counts.listings);
    return listings + QStringLiteral(" · ") + photoCount(m_counts.images);
}

void CataloguePresenter::setWords(const QString& words)
{
    ListingFilter changed = filter();
    changed.words = toUtf8(words);
    applyFilter(changed);
}

void CataloguePresenter::setCategoryChosen(CategoryRow category, bool chosen)
{
    ListingFilter changed = filter();
    std::erase(changed.categories, category);
    if (chosen)
        changed.categories.push_back(category);
    applyFilter(changed);
}

void CataloguePresenter::setOnlyWithoutPhoto(bool only)
{
    ListingFilter changed = filter();
    changed.withImages = only ? std::optional(false) : std::nullopt;
    applyFilter(changed);
}

void CataloguePresenter::clearFilter()
{
    applyFilter({});
}

void CataloguePresenter::applyFilter(const ListingFilter& filter)
{
    const bool changed = filter != m_listings.filter();
    m_listings.setQuery(filter, m_listings.order());
    for (CategoryFacet& facet : m_facets) {
        facet.chosen = std::find(filter.categories.begin(), filter.categories.end(), facet.row)
            != filter.categories.end();
    }
    readCounts();
    if (changed)
        Q_EMIT filterChanged();
}

void CataloguePresenter::setOrder(ListingOrder order)
{
    m_listings.setQuery(filter(), order);
}

void CataloguePresenter::sortByColumn(int column)
{
    const auto ascending = ListingModel::orderOf(column, Qt::AscendingOrder);
    const bool again = ascending && order() == *ascending;
    m_listings.sort(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void CataloguePresenter::select(ListingRow listing)
{
    if (m_selected == listing)
        return;
    m_selected = listing;
    readDetail();
}

void CataloguePresenter::reveal(ListingRow listing)
{
    m_revealing = listing;
    select(listing);
    m_listings.locate(listing);
}

void CataloguePresenter::finishReveal(ListingRow listing, int row)
{
    if (listing != m_revealing)
        return;
    if (row < 0 && isFiltered()) {
        clearFilter();
        m_listings.locate(listing);
        return;
    }
    m_revealing = {};
    if (row >= 0)
        Q_EMIT revealed(row);
}

void CataloguePresenter::refresh()
{
    m_listings.refresh();
    readCounts();
    readDetail();
}

void CataloguePresenter::retry()
{
    m_error.reset();
    refresh();
    updateState();
}

CataloguePresenter::Overview CataloguePresenter::readOverview(
    const Workspace& workspace, ListingFilter filter)
{
    Overview overview;
    overview.counts = workspace.info().counts;
    const std::vector<CategoryRow> chosen = std::exchange(filter.categories, {});
    for (const Category& category : workspace.categories()) {
        CategoryFacet facet{category.row, toQString(category.name), category.listings, false};
        facet.chosen = std::find(chosen.begin(), chosen.end(), category.row) != chosen.end();
        if (filter != ListingFilter{}) {
            ListingFilter narrowed = filter;
            narrowed.categories = {category.row};
            facet.listings = workspace.countListings(narrowed);
        }
        overview.facets.push_back(std::move(facet));
    }
    std::stable_sort(overview.facets.begin(), overview.facets.end(),
        [](const CategoryFacet& a, const CategoryFacet& b) {
            return QString::localeAwareCompare(a.name, b.name) < 0;
        });
    return overview;
}

void CataloguePresenter::readCounts()
{
    if (!m_workspace)
        return;
    m_overviewReader.submit([workspace = m_workspace, filter = filter()](
                                JobContext&) { return readOverview(*workspace, filter); },
        [this](Overview overview) {
            m_counts = overview.counts;
            m_facets = std::move(overview.facets);
            m_countsKnown = true;
            updateState();
        },
        [this](const Error& error) { fail(error); });
}

void CataloguePresenter::readDetail()
{
    if (!m_workspace || !m_selected) {
        m_detailReader.cancel();
        m_detail.reset();
        m_images.setImages({});
        Q_EMIT detailChanged();
        return;
    }
    m_detailReader.submit(
        [workspace = m_workspace, row = m_selected](JobContext&) -> std::optional<ListingDetail> {
            const auto listing = workspace->listing(row);
            if (!listing)
                return std::nullopt;
            const auto summary = workspace->summary(row);
            return ListingDetail{*listing, summary ? toQString(summary->categoryName) : QString(),
                workspace->imagesOf(row)};
        },
        [this](std::optional<ListingDetail> detail) {
            m_detail = std::move(detail);
            m_images.setImages(m_detail ? m_detail->images : std::vector<ListingImage>{});
            Q_EMIT detailChanged();
        },
        [this](const Error& error) { fail(error); });
}

void CataloguePresenter::fail(const Error& error)
{
    m_error = error;
    updateState();
}

void CataloguePresenter::updateState()
{
    CatalogueState state = CatalogueState::Full;
    if (!m_workspace)
        state = CatalogueState::NoWorkspace;
    else if (m_error)
        state = CatalogueState::Failed;
    else if (m_countsKnown && m_counts.listings == 0)
        state = CatalogueState::Empty;
    else if (!m_countsKnown || (m_listings.rowCount() == 0 && !m_listings.isSettled()))
        state = CatalogueState::Reading;
    else if (m_listings.rowCount() == 0)
        state = CatalogueState::NothingFound;
    const bool changed = std::exchange(m_state, state) != state;
    Q_EMIT countsChanged();
    if (changed || state == CatalogueState::Failed)
        Q_EMIT stateChanged();
}

void CataloguePresenter::followJobs()
{
    const bool running = m_workspace && m_session.runner().isBusy();
    if (running == m_refresh->isActive())
        return;
    if (running)
        m_refresh->start();
    else
        m_refresh->stop();
    Q_EMIT jobRunningChanged();
}

}
