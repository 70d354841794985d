// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleanpresenter.h"

#include "core/types/duplicaterule.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/shell/errortext.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

CleanPresenter::CleanPresenter(WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_reader(this)
{
    for (const FindingSpec& spec : findingTable())
        m_kinds.push_back({spec.kind, 0, 0, false, {}, {}});
    connect(
        &m_decisions, &JobRunner::ended, &m_decisions, &JobRunner::dismiss, Qt::QueuedConnection);
    connect(&m_session, &WorkspaceSession::infoChanged, this, &CleanPresenter::refresh);
}

CleanPresenter::~CleanPresenter() = default;

void CleanPresenter::setSource(const CleanSource& source)
{
    m_reader.cancel();
    m_source = source;
    m_error.reset();
    m_untold.reset();
    m_history = {};
    m_known = false;
    m_checking = 0;
    take({});
    m_known = false;
    setNews({});
    Q_EMIT sourceChanged();
    updateState();
    refresh();
}

const KindLine& CleanPresenter::line(FindingKind kind) const
{
    return *std::find_if(
        m_kinds.begin(), m_kinds.end(), [kind](const KindLine& line) { return line.kind == kind; });
}

qint64 CleanPresenter::openFindings() const
{
    return m_numbers.findings.now;
}

void CleanPresenter::refresh()
{
    if (!m_source)
        return;
    m_reader.submit([source = m_source](JobContext&) { return readOverview(source); },
        [this](Overview overview) {
            m_error.reset();
            m_known = true;
            take(std::move(overview));
            updateState();
        },
        [this](const Error& error) {
            m_error = error;
            updateState();
        });
}

CleanPresenter::Overview CleanPresenter::readOverview(const CleanSource& source)
{
    Overview overview;
    overview.counts = source.inspection->findingCounts();
    overview.unchecked = source.inspection->unchecked();
    overview.moreDuplicates = source.inspection->needForMoreDuplicates();
    overview.categories = source.workspace->categories();
    overview.catalogue = source.workspace->info().counts;
    overview.history = source.inspection->history();
    std::stable_sort(overview.categories.begin(), overview.categories.end(),
        [](const Category& a, const Category& b) { return a.images > b.images; });
    return overview;
}

void CleanPresenter::take(Overview overview)
{
    m_numbers = cleanNumbers(overview.catalogue, overview.counts);
    m_categories = std::move(overview.categories);
    m_history = std::move(overview.history);
    for (KindLine& line : m_kinds) {
        const auto count = std::find_if(overview.counts.begin(), overview.counts.end(),
            [&](const FindingCount& each) { return each.kind == line.kind; });
        const bool known = count != overview.counts.end();
        line = {line.kind, known ? count->open : 0, known ? count->found : 0, known, {}, {}};
        const auto unchecked =
            std::ranges::find(overview.unchecked, line.kind, &UncheckedKind::kind);
        if (!known && unchecked != overview.unchecked.end()) {
            line.need = unchecked->need;
            line.note = needText(*unchecked);
        } else if (known && line.kind == FindingKind::NearDuplicate && overview.moreDuplicates) {
            line.need = overview.moreDuplicates;
            line.note = coreText(hashesAloneText(*line.need));
        }
    }
    Q_EMIT countsChanged();
    Q_EMIT historyChanged();
    tellStep();
}

void CleanPresenter::updateState()
{
    // Splitting looks for leaks between splits by itself.
    const bool checked = std::ranges::any_of(m_kinds, [](const KindLine& line) {
        return line.checked && (line.kind != FindingKind::SplitLeak || line.found > 0);
    });
    CleanState state = CleanState::Full;
    if (!m_source)
        state = CleanState::NoWorkspace;
    else if (m_error)
        state = CleanState::Failed;
    else if (!m_known)
        state = CleanState::Reading;
    else if (m_numbers.listings.before == 0 && m_numbers.images.before == 0)
        state = CleanState::NothingImported;
    else if (!checked)
        state = CleanState::NotChecked;
    else if (m_numbers.findings.before == 0)
        state = CleanState::NothingFound;
    if (std::exchange(m_state, state) != state || state == CleanState::Failed)
        Q_EMIT stateChanged();
}

Job CleanPresenter::makeJob(const QString& title,
    std::function<void(Inspection&, JobContext&)> work,
    std::function<void(const Outcome&)> finished) const
{
    Job job;
    job.title = title;
    job.work = [source = m_source, work = std::move(work)](
                   JobContext& context) { work(*source.inspection, context); };
    job.finished = std::move(finished);
    return job;
}

void CleanPresenter::check()
{
    if (!m_source || isChecking())
        return;
    auto report = std::make_shared<CheckReport>();
    Job job = makeJob(
        tr("Check the data set"),
        [report](Inspection& inspection, JobContext& context) {
            *report = inspection.check({}, context);
        },
        [this, inspection = m_source.inspection](const Outcome&) {
            if (inspection != m_source.inspection)
                return; // of the last workspace
            m_checking = 0;
            refresh();
            Q_EMIT checkingChanged();
            Q_EMIT checked();
        });
    job.summary = [report] {
        qint64 open = 0;
        for (const FindingCount& count : report->kinds)
            open += count.open;
        const QString looked =
            listingCount(report->listings) + QStringLiteral(", ") + photoCount(report->images);
        return open == 1 ? tr("1 finding in %1").arg(looked)
                         : tr("%L1 findings in %2").arg(open).arg(looked);
    };
    m_checking = m_session.runner().start(std::move(job));
    Q_EMIT checkingChanged();
}

bool CleanPresenter::lacksPhotos() const
{
    return m_session.info() && !hasPhotoFiles(*m_session.info());
}

void CleanPresenter::meet(CheckNeed need)
{
    switch (need) {
    case CheckNeed::PhotoFiles: Q_EMIT importWanted(); return;
    case CheckNeed::Embeddings:
        if (lacksPhotos())
            Q_EMIT importWanted();
        else
            m_session.prepare();
        return;
    case CheckNeed::Check: check(); return;
    case CheckNeed::Categories:
    case CheckNeed::Split:
    case CheckNeed::TrainedNetwork:
    case CheckNeed::Recognition:
    case CheckNeed::Examples: return;
    }
}

QString CleanPresenter::meetingWord(CheckNeed need) const
{
    switch (need) {
    case CheckNeed::PhotoFiles: return tr("Import photos");
    case CheckNeed::Embeddings:
        return lacksPhotos() ? tr("Import photos") : tr("Clean and embed photos");
    case CheckNeed::Check: return tr("Check again");
    case CheckNeed::Categories:
    case CheckNeed::Split:
    case CheckNeed::TrainedNetwork:
    case CheckNeed::Recognition:
    case CheckNeed::Examples: break;
    }
    return {};
}

}
