// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/searchpresenter.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/search/queryfacts.h"
#include "ui/shell/errortext.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {

SearchPresenter::SearchPresenter(WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_limitTimer(new QTimer(this))
    , m_runner(this)
{
    m_limitTimer->setSingleShot(true);
    m_limitTimer->setInterval(kLimitDelayMs);
    connect(m_limitTimer, &QTimer::timeout, this, &SearchPresenter::searchAgain);
    connect(&m_session, &WorkspaceSession::infoChanged, this, &SearchPresenter::followSession);
    connect(
        &m_session, &WorkspaceSession::searchReadyChanged, this, &SearchPresenter::followSession);
    JobRunner& jobs = m_session.runner();
    connect(&jobs, &JobRunner::busyChanged, this, &SearchPresenter::followSession);
    // One step of a chain follows the other without a moment of rest between them.
    connect(&jobs, &JobRunner::added, this, &SearchPresenter::followSession);
    connect(&jobs, &JobRunner::changed, this, &SearchPresenter::progressChanged);
}

SearchPresenter::~SearchPresenter() = default;

void SearchPresenter::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_runner.cancel();
    m_limitTimer->stop();
    m_workspace = std::move(workspace);
    m_history.clear();
    m_hits.setWorkspace(m_workspace);
    showIdle();
}

bool SearchPresenter::needsPreparing() const
{
    return m_error && m_error->code() == ErrorCode::NotReady;
}

bool SearchPresenter::needsAnotherPicture() const
{
    return m_error
        && (m_error->code() == ErrorCode::NotFound || m_error->code() == ErrorCode::Corrupt
            || m_error->code() == ErrorCode::Unsupported);
}

SearchCoverage SearchPresenter::coverage() const
{
    const auto& info = m_session.info();
    if (!info)
        return {};
    return {info->embeddings, info->embeddings + info->photosToPrepare()};
}

bool SearchPresenter::isPreparing() const
{
    return m_session.runner().isBusy(Job().lane);
}

void SearchPresenter::prepare()
{
    m_session.prepare();
}

QString SearchPresenter::jobText() const
{
    for (const JobStatus& job : m_session.runner().jobs()) {
        if (job.state == RunState::Running) {
            return tr("%1, %2 %")
                .arg(stageText(job.progress.stage))
                .arg(static_cast<int>(job.progress.fraction * 100.0));
        }
    }
    return {};
}

double SearchPresenter::jobFraction() const
{
    for (const JobStatus& job : m_session.runner().jobs()) {
        if (job.state == RunState::Running)
            return job.progress.fraction;
    }
    return 0.0;
}

void SearchPresenter::search(SearchQuery query, const QString& name)
{
    if (!m_workspace)
        return;
    SearchEntry entry;
    entry.facts.name = name.isEmpty() ? queryName(query) : name;
    entry.facts.isFile = std::holds_alternative<std::filesystem::path>(query.picture);
    entry.query = std::move(query);
    m_history.push(std::move(entry));
    m_hits.setHits({}, SearchMetric::Cosine);
    start();
}

void SearchPresenter::moreLikeThis(int row)
{
    const SearchHit* hit = m_hits.hitAt(row);
    if (!hit)
        return;
    SearchQuery query;
    query.picture = hit->image;
    query.exclude = hit->summary.listing.row;
    search(std::move(query), toQString(hit->summary.listing.title));
}

void SearchPresenter::searchAgain()
{
    if (m_history.current())
        start();
}

void SearchPresenter::goBack()
{
    m_history.goBack();
    showCurrent();
}

void SearchPresenter::goForward()
{
    m_history.goForward();
    showCurrent();
}

void SearchPresenter::setLimit(int limit)
{
    limit = std::clamp(limit, 1, kMostResults);
    if (std::exchange(m_limit, limit) != limit && m_history.current())
        m_limitTimer->start();
}

QueryFacts SearchPresenter::facts() const
{
    const SearchEntry* entry = m_history.current();
    return entry ? entry->facts : QueryFacts{};
}

QImage SearchPresenter::queryPicture() const
{
    const SearchEntry* entry = m_history.current();
    return entry && entry->result ? toImage(entry->result->query) : QImage();
}

QString SearchPresenter::progressText() const
{
    return m_stage == Stage::LoadingModel || m_stage == Stage::ReadingVectors
            || m_stage == Stage::BuildingIndex
        ? stageText(m_stage)
        : tr("Searching");
}

QString SearchPresenter::foundText() const
{
    const SearchEntry* entry = m_history.current();
    if (!entry || !entry->result)
        return {};
    const SearchTimings& timings = entry->result->timings;
    return tr("%1 in %2")
        .arg(listingCount(m_hits.rowCount()),
            durationText(timings.decodeMs + timings.embedMs + timings.searchMs, QLocale()));
}

QString SearchPresenter::timingText() const
{
    const SearchEntry* entry = m_history.current();
    if (!entry || !entry->result)
        return {};
    const QLocale locale;
    const SearchTimings& timings = entry->result->timings;
    return tr("Picture read in %1").arg(durationText(timings.decodeMs, locale)) + QLatin1Char('\n')
        + tr("Looked at by the network in %1").arg(durationText(timings.embedMs, locale))
        + QLatin1Char('\n')
        + tr("Compared with every photo in %1").arg(durationText(timings.searchMs, locale));
}

bool SearchPresenter::isRandomNetwork() const
{
    const SearchEntry* entry = m_history.current();
    return entry && entry->result && entry->result->randomNetwork;
}

void SearchPresenter::start()
{
    SearchEntry& entry = *m_history.current();
    entry.query.limit = m_limit;
    m_error.reset();
    m_stage = Stage::Starting;
    m_progress = 0.0;
    m_limitTimer->stop();
    m_runner.submit(
        [workspace = m_workspace, query = entry.query, name = entry.facts.name](
            JobContext& context) {
            Found found;
            found.facts = readFacts(*workspace, query, name);
            found.result = workspace->search(query, context);
            return found;
        },
        [this](Found found) { finish(std::move(found)); },
        [this](const Error& error) { fail(error); },
        [this](const Progress& progress) {
            m_stage = progress.stage;
            m_progress = progress.fraction;
            Q_EMIT progressChanged();
        });
    Q_EMIT queryChanged();
    setState(SearchState::Searching);
}

void SearchPresenter::finish(Found found)
{
    SearchEntry& entry = *m_history.current();
    entry.facts = std::move(found.facts);
    entry.result = std::move(found.result);
    showCurrent();
}

void SearchPresenter::fail(const Error& error)
{
    m_error = error;
    m_hits.setHits({}, SearchMetric::Cosine);
    setState(SearchState::Failed);
}

void SearchPresenter::showCurrent()
{
    const SearchEntry* entry = m_history.current();
    if (!entry)
        return;
    if (!entry->result) {
        m_hits.setHits({}, SearchMetric::Cosine);
        start();
        return;
    }
    m_runner.cancel();
    m_error.reset();
    m_hits.setHits(entry->result->hits, entry->result->metric);
    Q_EMIT queryChanged();
    setState(SearchState::Results);
}

SearchState SearchPresenter::idleState() const
{
    if (!m_workspace)
        return SearchState::NoWorkspace;
    const auto& info = m_session.info();
    if (m_session.isSearchReady() || !info || info->embeddings > 0)
        return SearchState::Ready;
    if (isPreparing())
        return SearchState::Preparing;
    return hasPhotoFiles(*info) ? SearchState::NotPrepared : SearchState::NothingImported;
}

void SearchPresenter::showIdle()
{
    m_error.reset();
    Q_EMIT queryChanged();
    setState(idleState());
}

void SearchPresenter::setState(SearchState state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

bool SearchPresenter::hasTrainedNetwork() const
{
    const auto& info = m_session.info();
    return info && info->model && info->model->pretrained;
}

void SearchPresenter::followSession()
{
    switch (m_state) {
    case SearchState::Searching: Q_EMIT stateChanged(); return;
    case SearchState::Results:
        // Trained weights have come since: what the random network found is out of date.
        if (isRandomNetwork() && m_session.isSearchReady() && hasTrainedNetwork())
            searchAgain();
        else
            Q_EMIT stateChanged(); // the coverage may be another
        return;
    case SearchState::Failed:
        // The error said that the photos were not prepared; now they are.
        if (needsPreparing() && m_session.isSearchReady())
            searchAgain();
        else if (needsPreparing())
            Q_EMIT stateChanged();
        return;
    default: setState(idleState());
    }
}

}
