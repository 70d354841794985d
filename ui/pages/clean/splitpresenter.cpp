// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/splitpresenter.h"

#include "ui/itemmodels/wording.h"
#include "ui/jobs/workspacesession.h"

#include <QLocale>

#include <memory>
#include <utility>

namespace vitrine::ui {

SplitPresenter::SplitPresenter(CleanPresenter& clean, WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_clean(clean)
    , m_session(session)
{
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] {
        m_result.reset();
        m_dealing = 0;
        Q_EMIT changed();
    });
}

void SplitPresenter::deal(const SplitRequest& request)
{
    const CleanSource source = m_clean.source();
    if (!source || isDealing())
        return;
    auto result = std::make_shared<Result>();
    const KindLine& line = m_clean.line(FindingKind::SplitLeak);
    if (line.checked)
        result->leaksBefore = line.open;
    Job job;
    job.title = tr("Deal out the photos");
    job.work = [source, request, result](JobContext& context) {
        result->report = source.inspection->split(request, context);
    };
    job.summary = [result] { return splitText(*result); };
    job.finished = [this, result, inspection = source.inspection](const Outcome& outcome) {
        if (inspection != m_clean.source().inspection)
            return; // of the last workspace
        m_dealing = 0;
        if (outcome.state == JobState::Succeeded)
            m_result = *result;
        m_clean.refresh();
        Q_EMIT changed();
        Q_EMIT m_clean.checked(); // the leaks are other ones now
    };
    m_dealing = m_session.runner().start(std::move(job));
    Q_EMIT changed();
}

QString splitText(const SplitPresenter::Result& result)
{
    const QLocale locale;
    const SplitReport& report = result.report;
    const auto number = [&locale](std::int64_t count) { return locale.toString(qlonglong{count}); };
    return SplitPresenter::tr("%1 for training, %2 for validation, %3 for test.")
        .arg(photoCount(report.images[0]), number(report.images[1]), number(report.images[2]));
}

}
