// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleannews.h"

#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/report.h"
#include "ui/shell/filepicker.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/floatingnotice.h"

#include <QDesktopServices>
#include <QPointer>
#include <QUrl>

#include <utility>

namespace vitrine::ui {

CleanNews::CleanNews(CleanPresenter& presenter, WorkspaceSession& session, FilePicker& picker,
    PageHeader* header, QWidget* page)
    : QObject(page)
    , m_presenter(presenter)
    , m_session(session)
    , m_picker(picker)
    , m_page(page)
    , m_notice(new FloatingNotice(header, page))
{
    m_notice->setObjectName(QStringLiteral("cleanNews"));
    connect(&m_presenter, &CleanPresenter::newsChanged, this, &CleanNews::showDecision);
    connect(m_notice, &Notice::buttonClicked, this, &CleanNews::answer);
}

void CleanNews::showDecision()
{
    const DecisionNews& news = m_presenter.news();
    m_written.clear();
    if (news.text.isEmpty())
        return m_notice->stopTelling();
    // What can be undone the history tells afterwards.
    m_notice->tell(news.failed ? Notice::Kind::Failure
            : news.undoable    ? Notice::Kind::Success
                               : Notice::Kind::Info,
        news.text, news.detail, news.undoable ? tr("Undo") : QString(),
        news.undoable ? FloatingNotice::Stay::Briefly : FloatingNotice::Stay::UntilClosed);
}

void CleanNews::answer()
{
    if (m_written.empty())
        return m_presenter.undo();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(toQString(m_written))))
        m_notice->tell(Notice::Kind::Failure,
            tr("No program here opens %1.").arg(toQString(m_written.filename())),
            tr("It is in %1.").arg(toQString(m_written.parent_path())), {},
            FloatingNotice::Stay::UntilClosed);
}

void CleanNews::tellReport(const std::filesystem::path& file)
{
    m_written = file;
    m_notice->tell(Notice::Kind::Success, tr("The report is in %1.").arg(toQString(file)), {},
        tr("Open"), FloatingNotice::Stay::UntilClosed);
}

void CleanNews::writeReport()
{
    const QString filter = tr("PDF (*.pdf)") + QStringLiteral(";;") + tr("Web page (*.html)");
    const auto file = m_picker.saveFile(
        m_page, tr("Save the report"), tr("report") + QStringLiteral(".pdf"), filter);
    if (!file || !m_presenter.source())
        return;
    Job job = reportJob(m_presenter.source(), *file);
    job.finished = [news = QPointer(this), file = *file](const Outcome& outcome) {
        if (news && outcome.state == JobState::Succeeded)
            news->tellReport(file);
    };
    m_session.runner().start(std::move(job));
}

}
