// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepresenter.h"

#include "core/workspace/inspection.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/jobs/workspacesession.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QTimer>

#include <tuple>
#include <utility>

namespace vitrine::ui {
namespace {

/// As many as a list can hold that is still looked through.
constexpr std::size_t kMostPlaces = 200;

/// Also what is left out.
ListingFilter everything()
{
    ListingFilter filter;
    filter.states = {ListingState::Included, ListingState::Excluded};
    return filter;
}

}

CataloguePresenter::CataloguePresenter(WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_refresh(new QTimer(this))
    , m_countsReader(this)
    , m_facetsReader(this)
    , m_statisticsReader(this)
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
    connect(&m_listings, &ListingModel::editRequested, this,
        [this](ListingRow listing, const std::string& field, const CellValue& value) {
            m_edits.setField([listing](JobContext&) { return std::vector{listing}; }, field, value);
        });
    connect(&m_edits, &ListingEdits::busyChanged, this, &CataloguePresenter::historyChanged);
    connect(&m_edits, &ListingEdits::changed, this, [this] {
        m_steps = {true, true}; // until the history was read
        refresh();
        m_session.refresh();
    });
    connect(&m_session, &WorkspaceSession::listingsChanged, this, &CataloguePresenter::refresh);
    connect(&m_session, &WorkspaceSession::picturesChanged, this, [this] {
        refresh();
        Q_EMIT picturesChanged();
    });
}

CataloguePresenter::~CataloguePresenter() = default;

void CataloguePresenter::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_countsReader.cancel();
    m_facetsReader.cancel();
    m_statisticsReader.cancel();
    m_detailReader.cancel();
    m_edits.setWorkspace(workspace);
    m_workspace = std::move(workspace);
    m_error.reset();
    m_counts = {};
    m_steps = {};
    m_facets = {};
    m_statistics.reset();
    m_facetOptions = {};
    m_countsKnown = false;
    m_revealing = {};
    m_listings.setWorkspace(m_workspace);
    m_images.setWorkspace(m_workspace);
    Q_EMIT workspaceChanged();
    select({});
    applyFilter({});
    readCounts();
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
    const bool withLeftOut = !m_filter.states.empty();
    const qint64 inAll = m_counts.listings - (withLeftOut ? 0 : m_counts.listingsExcluded);
    // Of the photos only the number in all is known.
    if (isFiltered() && m_listings.isSettled())
        return tr("%1 of %2").arg(QLocale().toString(m_listings.rowCount()), listingCount(inAll));
    return listingCount(inAll) + QStringLiteral(" · ")
        + photoCount(m_counts.images - (withLeftOut ? 0 : m_counts.imagesExcluded));
}

QString CataloguePresenter::wholeText() const
{
    if (!m_countsKnown || m_counts.listings == 0)
        return {};
    return listingCount(m_counts.listings - m_counts.listingsExcluded) + QStringLiteral(" · ")
        + photoCount(m_counts.images - m_counts.imagesExcluded);
}

void CataloguePresenter::setFilter(const ListingFilter& filter)
{
    applyFilter(filter);
}

void CataloguePresenter::setWords(const QString& words)
{
    ListingFilter changed = m_filter;
    changed.words = toUtf8(words);
    applyFilter(changed);
}

void CataloguePresenter::setChosen(const FacetChoice& choice, bool chosen)
{
    applyFilter(withChoice(m_filter, choice, chosen));
}

void CataloguePresenter::setPriceRange(const std::optional<PriceRange>& range)
{
    ListingFilter changed = m_filter;
    changed.price = range;
    applyFilter(changed);
}

void CataloguePresenter::setOnlyWithoutPhoto(bool only)
{
    ListingFilter changed = m_filter;
    changed.pictures.clear();
    if (only)
        changed.pictures = {0};
    applyFilter(changed);
}

void CataloguePresenter::setPlaceWords(const QString& words)
{
    m_facetOptions.placeWords = toUtf8(words);
    readFacets();
}

void CataloguePresenter::setMorePlaces(bool more)
{
    m_facetOptions.places = more ? kMostPlaces : FacetOptions().places;
    readFacets();
}

bool CataloguePresenter::hasMorePlaces() const
{
    return m_facets.placesInAll > static_cast<std::int64_t>(m_facets.places.size());
}

void CataloguePresenter::clearFilter()
{
    applyFilter({});
}

ListingFilter CataloguePresenter::shownFilter() const
{
    ListingFilter shown = m_filter;
    if (shown.states.empty())
        shown.states = {ListingState::Included};
    return shown;
}

void CataloguePresenter::applyFilter(const ListingFilter& filter)
{
    const bool changed = std::exchange(m_filter, filter) != filter;
    m_listings.setQuery(shownFilter(), m_listings.order());
    readFacets();
    if (changed && m_selected && !m_revealing)
        m_listings.locate(m_selected);
    if (changed)
        Q_EMIT filterChanged();
}

void CataloguePresenter::setOrder(ListingOrder order)
{
    m_listings.setQuery(shownFilter(), order);
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
    if (listing != m_revealing) {
        if (row < 0 && listing == m_selected)
            select({}); // the filter has taken it away
        return;
    }
    if (row < 0 && m_filter != everything()) {
        // Without the filter; with what is left out, if that is why.
        applyFilter(isFiltered() ? ListingFilter{} : everything());
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
    readFacets();
    readDetail();
    readStatistics();
}

void CataloguePresenter::retry()
{
    m_error.reset();
    refresh();
    updateState();
}

void CataloguePresenter::readCounts()
{
    if (!m_workspace)
        return;
    m_countsReader.submit(
        [workspace = m_workspace](JobContext&) {
            return std::pair(workspace->info().counts, workspace->inspection().historyEnds());
        },
        [this](const std::pair<CatalogueCounts, HistoryEnds>& read) {
            std::tie(m_counts, m_steps) = read;
            m_countsKnown = true;
            updateState();
            Q_EMIT historyChanged();
        },
        [this](const Error& error) { fail(error); });
}

/// Apart from the counts, which no filter changes.
void CataloguePresenter::readFacets()
{
    if (!m_workspace)
        return;
    m_facetsReader.submit(
        [workspace = m_workspace, filter = shownFilter(), options = m_facetOptions](
            JobContext&) { return workspace->facets(filter, options); },
        [this](Facets facets) {
            m_facets = std::move(facets);
            m_listings.setDefaultCurrency(m_facets.prices.currency);
            updateState();
        },
        [this](const Error& error) { fail(error); });
}

void CataloguePresenter::setStatisticsWanted(bool wanted)
{
    m_statisticsWanted = wanted;
    if (wanted)
        readStatistics();
}

void CataloguePresenter::readStatistics()
{
    if (!m_workspace || !m_statisticsWanted)
        return;
    m_statisticsReader.submit(
        [workspace = m_workspace](JobContext&) { return workspace->statistics(); },
        [this](CatalogueStatistics statistics) {
            m_statistics = std::move(statistics);
            Q_EMIT statisticsChanged();
        },
        [this](const Error& error) { fail(error); });
}

void CataloguePresenter::exportListings(const std::filesystem::path& file, const RowReader& rows)
{
    if (!m_workspace)
        return;
    auto count = std::make_shared<std::int64_t>(0);
    Job job;
    job.title = tr("Export listings");
    job.lane = QStringLiteral("export"); // reads only: need not wait for what writes
    job.work = [workspace = m_workspace, file, rows, filter = shownFilter(), order = order(),
                   count](JobContext& context) {
        ListingSet set{filter, order, {}};
        if (rows) {
            set.rows = rows(context);
            if (set.rows.empty())
                throw Error(ErrorCode::InvalidArgument, "No listing is chosen.",
                    "Choose listings, or export all that are shown.");
        }
        *count = workspace->exportListings(file, set, context);
    };
    job.summary = [count, file] {
        return tr("%1 written to %2").arg(listingCount(*count), toQString(file.filename()));
    };
    m_session.runner().start(std::move(job));
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
