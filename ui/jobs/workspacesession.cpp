// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/workspacesession.h"

#include "ui/widgets/convert.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

}

bool hasPhotoFiles(const WorkspaceInfo& info)
{
    return info.counts.imagesReady > 0 || info.imagesWithoutFile < info.counts.images;
}

WorkspaceSession::WorkspaceSession(JobRunner& runner, QObject* parent)
    : QObject(parent)
    , m_runner(runner)
    , m_opener(this)
    , m_infoReader(this)
{
    connect(
        &m_runner, &JobRunner::ended, this, &WorkspaceSession::openWaiting, Qt::QueuedConnection);
}

WorkspaceSession::~WorkspaceSession() = default;

void WorkspaceSession::open(const std::filesystem::path& folder)
{
    openWith(folder, [folder] { return Workspace::open(folder); }, {});
}

void WorkspaceSession::create(const std::filesystem::path& folder)
{
    openWith(folder, [folder] { return Workspace::create(folder); }, {});
}

void WorkspaceSession::openDemo(const std::filesystem::path& folder, const DemoRequest& request)
{
    const auto opener = [folder] {
        std::error_code ignored;
        if (std::filesystem::exists(folder / "catalogue.sqlite", ignored))
            return Workspace::open(folder);
        std::filesystem::create_directories(folder.parent_path(), ignored);
        return Workspace::create(folder);
    };
    openWith(folder, opener, [this, request] {
        if (m_info && m_info->counts.listings > 0)
            return prepare();
        startImport(tr("Draw the demo shop"), [request](Workspace& workspace, JobContext& context) {
            return workspace.makeDemo(request, context);
        });
    });
}

void WorkspaceSession::close()
{
    adopt(nullptr);
}

void WorkspaceSession::openWith(const std::filesystem::path& folder,
    std::function<std::shared_ptr<Workspace>()> opener, std::function<void()> then)
{
    m_waitingOpen = [this, folder, opener = std::move(opener), then = std::move(then)] {
        auto info = std::make_shared<WorkspaceInfo>();
        m_opener.submit(
            [opener, info](JobContext&) {
                auto workspace = opener();
                *info = workspace->info();
                return workspace;
            },
            [this, info, then](std::shared_ptr<Workspace> workspace) {
                adopt(std::move(workspace));
                setInfo(*info);
                then ? then() : continueWork();
            },
            [this, folder](const Error& error) { Q_EMIT openFailed(folder, error); });
    };
    // A closing workspace may be the one that is opened again: its jobs must have let go of it.
    m_runner.cancelAll(Job().lane);
    openWaiting();
}

void WorkspaceSession::openWaiting()
{
    if (m_waitingOpen && !m_runner.isBusy(Job().lane))
        std::exchange(m_waitingOpen, nullptr)();
}

void WorkspaceSession::continueWork()
{
    // What was killed goes on, but for imports, which begin anew when somebody says so; what is
    // ready is loaded, so that the first search answers at once.
    const auto goesOn = [](const std::string& kind) {
        return kind == "clean" || kind == "embed" || kind == "index";
    };
    if (std::ranges::any_of(m_info->interrupted, goesOn)
        || (m_info->embeddings > 0 && m_info->indexReady))
        prepare();
}

void WorkspaceSession::adopt(std::shared_ptr<Workspace> workspace)
{
    m_runner.cancelAll(Job().lane);
    m_infoReader.cancel();
    setSearchReady(false);
    m_info.reset();
    m_workspace = std::move(workspace);
    Q_EMIT workspaceChanged(m_workspace);
    Q_EMIT infoChanged();
}

void WorkspaceSession::importTables(const ImportRequest& request)
{
    startImport(
        tr("Import tables"),
        [request](Workspace& workspace, JobContext& context) {
            return workspace.importTables(request, context);
        },
        [this, request](const Error& error) {
            if (error.code() == ErrorCode::UnknownHost)
                Q_EMIT hostUnknown(request, error);
        });
}

void WorkspaceSession::prepare()
{
    if (!m_workspace || !m_info || m_info->counts.images == 0 || m_runner.isBusy(Job().lane))
        return;
    const Step next = nextStep(Step::Import);
    if (next == Step::Load)
        startLoad({}); // all was ready before: no result to tell
    else
        startFrom(next);
}

void WorkspaceSession::embedAgain(const std::string& weights)
{
    EmbedRequest request;
    request.weights = weights;
    setSearchReady(false);
    startEmbed(request);
}

void WorkspaceSession::refresh()
{
    if (!m_workspace)
        return;
    m_infoReader.submit([workspace = m_workspace](JobContext&) { return workspace->info(); },
        [this](const WorkspaceInfo& info) { setInfo(info); });
}

void WorkspaceSession::startImport(const QString& title,
    std::function<ImportReport(Workspace&, JobContext&)> import, Failed failed)
{
    setSearchReady(false);
    auto report = std::make_shared<ImportReport>();
    startStep(
        Step::Import, title,
        [import = std::move(import), report](
            Workspace& workspace, JobContext& context) { *report = import(workspace, context); },
        [this, report] {
            Q_EMIT imported(*report);
            return tr("%1 with %2 imported")
                .arg(tr("%Ln listing(s)", nullptr, pluralCount(report->products)),
                    tr("%Ln photo(s)", nullptr, pluralCount(report->images)));
        },
        std::move(failed));
}

void WorkspaceSession::startClean()
{
    auto report = std::make_shared<PictureReport>();
    startStep(
        Step::Clean, tr("Clean photos"),
        [report](Workspace& workspace, JobContext& context) {
            *report = workspace.cleanPictures({}, context);
        },
        [report] {
            const QString done = tr("%Ln photo(s) cleaned", nullptr, pluralCount(report->done));
            return report->failed.empty()
                ? done
                : tr("%1, %2 could not be used")
                      .arg(done, number(static_cast<std::int64_t>(report->failed.size())));
        });
}

void WorkspaceSession::startEmbed(const EmbedRequest& request)
{
    auto report = std::make_shared<EmbedReport>();
    startStep(
        Step::Embed, tr("Look at photos"),
        [request, report](Workspace& workspace, JobContext& context) {
            *report = workspace.embed(request, context);
        },
        [report] {
            return tr(
                "%Ln photo(s) looked at", nullptr, pluralCount(report->done + report->skipped));
        });
}

void WorkspaceSession::startIndex()
{
    auto report = std::make_shared<IndexReport>();
    const IndexRequest request{m_info ? m_info->metric : SearchMetric::Cosine};
    startStep(
        Step::Index, tr("Build the search index"),
        [request, report](Workspace& workspace, JobContext& context) {
            *report = workspace.buildIndex(request, context);
        },
        [report] {
            return tr("%Ln photo(s) can be searched", nullptr, pluralCount(report->vectors));
        });
}

void WorkspaceSession::startLoad(std::function<QString()> summary)
{
    startStep(
        Step::Load, tr("Get ready to search"),
        [](Workspace& workspace, JobContext& context) { workspace.prepareSearch(context); },
        std::move(summary));
}

void WorkspaceSession::startStep(
    Step step, const QString& title, Work work, std::function<QString()> summary, Failed failed)
{
    auto after = std::make_shared<WorkspaceInfo>();
    Job job;
    job.title = title;
    job.work = [workspace = m_workspace, work = std::move(work), after](JobContext& context) {
        work(*workspace, context);
        *after = workspace->info();
    };
    job.summary = std::move(summary);
    if (step == Step::Import)
        job.cancelled = [] { return tr("Cancelled; the catalogue is as it was before"); };
    job.finished = [this, step, after, failed = std::move(failed),
                       workspace = std::weak_ptr(m_workspace)](const Outcome& outcome) {
        if (workspace.lock() != m_workspace)
            return; // of the last workspace
        if (outcome.state == JobState::Succeeded)
            stepDone(step, *after);
        else
            refresh();
        if (outcome.error && failed)
            failed(*outcome.error);
    };
    m_runner.start(std::move(job));
}

void WorkspaceSession::stepDone(Step step, const WorkspaceInfo& after)
{
    setInfo(after);
    switch (step) {
    case Step::Import: Q_EMIT listingsChanged(); break;
    case Step::Clean: Q_EMIT picturesChanged(); break;
    case Step::Load: setSearchReady(true); break;
    default: break;
    }
    startFrom(nextStep(step));
}

WorkspaceSession::Step WorkspaceSession::nextStep(Step after) const
{
    const CatalogueCounts& counts = m_info->counts;
    const bool photos = m_info->imagesWithoutFile < counts.images;
    if (after < Step::Clean && counts.imagesPending > 0 && photos)
        return Step::Clean;
    if (after < Step::Embed && m_info->imagesToEmbed > 0)
        return Step::Embed;
    if (after < Step::Index && m_info->embeddings > 0 && !m_info->indexReady)
        return Step::Index;
    if (after < Step::Load && m_info->embeddings > 0 && !m_searchReady)
        return Step::Load;
    return Step::Done;
}

void WorkspaceSession::startFrom(Step step)
{
    switch (step) {
    case Step::Clean: return startClean();
    case Step::Embed: return startEmbed({});
    case Step::Index: return startIndex();
    case Step::Load: return startLoad([] { return tr("Ready to search"); });
    case Step::Import:
    case Step::Done: return;
    }
}

void WorkspaceSession::setInfo(const WorkspaceInfo& info)
{
    m_info = info;
    Q_EMIT infoChanged();
}

void WorkspaceSession::setSearchReady(bool ready)
{
    if (ready == m_searchReady)
        return;
    m_searchReady = ready;
    Q_EMIT searchReadyChanged(ready);
}

}
