// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/homepage.h"

#include "ui/jobs/recentworkspaces.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/home/importform.h"
#include "ui/pages/home/problemlist.h"
#include "ui/pages/home/recentlist.h"
#include "ui/pages/home/stepspanel.h"
#include "ui/pages/home/welcomepanel.h"
#include "ui/pages/home/workspacesteps.h"
#include "ui/pages/networknotice.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

/// Of a row: the column takes its width up to its maximum, and only then the empty side any.
constexpr int kAlmostAll = 10'000;

}
HomePage::HomePage(WorkspaceSession& session, RecentWorkspaces& recent, FilePicker& picker,
    Places places, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_recent(recent)
    , m_picker(picker)
    , m_places(std::move(places))
    , m_header(new PageHeader({}))
    , m_problem(new Notice)
    , m_host(new Notice)
    , m_welcome(new WelcomePanel)
    , m_steps(new StepsPanel)
    , m_network(new NetworkNotice(session, picker, m_places.weights, NetworkNotice::Style::Whole))
    , m_import(new ImportForm(picker))
    , m_problems(new ProblemList)
    , m_recentHeading(new SectionHeading(tr("Recent")))
    , m_recentList(new RecentList)
{
    setObjectName(QStringLiteral("homePage"));
    auto* column = new QWidget;
    column->setMaximumWidth(space::kContent + 2 * space::kEdge);
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, space::kEdge);
    rows->setSpacing(space::kGroup);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_header, m_problem, m_host, m_welcome, m_steps, m_network, m_import, m_problems})
        rows->addWidget(part);
    rows->addSpacing(space::kRelated);
    rows->addWidget(m_recentHeading);
    rows->addWidget(m_recentList);
    rows->addStretch();
    auto* body = new QWidget;
    auto* sides = new QHBoxLayout(body);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addWidget(column, kAlmostAll);
    sides->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    m_problem->setObjectName(QStringLiteral("homeProblem"));
    m_host->setObjectName(QStringLiteral("hostQuestion"));
    connectParts();
    setWorkspace(m_session.workspace());
}

void HomePage::connectParts()
{
    connect(m_welcome, &WelcomePanel::demoRequested, this, &HomePage::openDemo);
    connect(m_welcome, &WelcomePanel::newRequested, this, &HomePage::newWorkspace);
    connect(m_welcome, &WelcomePanel::openRequested, this, &HomePage::openWorkspace);
    connect(m_steps, &StepsPanel::nextRequested, this, &HomePage::goOn);
    connect(m_steps, &StepsPanel::checkRequested, this,
        [this] { Q_EMIT actionRequested(ActionId::GoClean); });
    connect(m_import, &ImportForm::importRequested, this, &HomePage::startImport);
    connect(&m_session, &WorkspaceSession::hostUnknown, this, &HomePage::askAboutHost);
    connect(m_host, &Notice::buttonClicked, this, [this] { startImport(m_untrusted); });
    connect(m_import, &ImportForm::cancelled, this, [this] {
        m_importWanted = false;
        showState();
    });
    connect(m_recentList, &RecentList::openRequested, &m_session, &WorkspaceSession::open);
    connect(m_recentList, &RecentList::forgetRequested, &m_recent, &RecentWorkspaces::forget);
    connect(&m_recent, &RecentWorkspaces::changed, this, &HomePage::showRecent);
    connect(&m_session, &WorkspaceSession::infoChanged, this, &HomePage::showState);
    connect(&m_session, &WorkspaceSession::imported, m_problems, &ProblemList::show);
    connect(&m_session, &WorkspaceSession::openFailed, this,
        [this](const std::filesystem::path&, const Error& error) { openFailed(error); });
    connect(&m_session.runner(), &JobRunner::busyChanged, this, &HomePage::showState);
    // One step of a chain follows the other without a moment of rest between them.
    connect(&m_session.runner(), &JobRunner::added, this, &HomePage::showState);
}

void HomePage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_importWanted = false;
    m_problem->hide();
    m_host->hide();
    m_problems->hide();
    m_import->setRequest({});
    m_header->setTitle(workspace ? toQString(workspace->name()) : QString());
    m_header->setCaption(workspace ? toQString(workspace->folder()) : QString());
    showState();
    showRecent();
}

void HomePage::showState()
{
    const auto& info = m_session.info();
    const bool open = m_session.workspace() != nullptr;
    const bool busy = m_session.runner().isBusy(Job().lane);
    const bool wantsImport =
        open && info && !busy && (m_importWanted || info->counts.listings == 0);
    m_welcome->setVisible(!open);
    m_header->setVisible(open);
    m_import->setVisible(wantsImport);
    m_import->setCancellable(info && info->counts.listings > 0);
    m_steps->setVisible(open && info && !wantsImport);
    if (info)
        m_steps->show(*info, busy);
    m_network->setRandom(info && info->model && !info->model->pretrained);
    Q_EMIT actionsChanged();
}

void HomePage::showRecent()
{
    const auto& workspace = m_session.workspace();
    m_recentList->show(m_recent.list(), workspace ? workspace->folder() : std::filesystem::path());
    m_recentHeading->setVisible(m_recentList->count() > 0);
    m_recentList->setVisible(m_recentList->count() > 0);
}

void HomePage::activated()
{
    m_session.refresh();
}

bool HomePage::canPerform(ActionId id) const
{
    switch (id) {
    case ActionId::NewWorkspace:
    case ActionId::OpenWorkspace:
    case ActionId::OpenDemo: return true;
    case ActionId::ImportTables:
        return m_session.workspace() && !m_session.runner().isBusy(Job().lane);
    default: return false;
    }
}

void HomePage::perform(ActionId id)
{
    switch (id) {
    case ActionId::NewWorkspace: return newWorkspace();
    case ActionId::OpenWorkspace: return openWorkspace();
    case ActionId::OpenDemo: return openDemo();
    case ActionId::ImportTables: m_importWanted = true; return showState();
    default: return;
    }
}

void HomePage::openDemo()
{
    m_session.openDemo(m_places.demo);
}

void HomePage::newWorkspace()
{
    auto folder = m_picker.saveFile(this, tr("New workspace"),
        tr("My shop") + QStringLiteral(".vitrine"), tr("Vitrine workspaces (*.vitrine)"));
    if (!folder)
        return;
    if (folder->extension() != ".vitrine")
        *folder += ".vitrine";
    m_session.create(*folder);
}

void HomePage::openWorkspace()
{
    if (const auto folder = m_picker.openFolder(this, tr("Open workspace")))
        m_session.open(*folder);
}

void HomePage::goOn()
{
    const auto& info = m_session.info();
    if (!info)
        return;
    if (needsImport(*info))
        return perform(ActionId::ImportTables);
    if (info->embeddings > 0 && info->indexReady && info->counts.imagesPending == 0
        && info->embeddings >= info->counts.imagesReady)
        Q_EMIT actionRequested(ActionId::OpenPicture);
    else
        m_session.prepare();
}

void HomePage::startImport(const ImportRequest& request)
{
    m_importWanted = false;
    m_problems->hide();
    m_host->hide();
    m_session.importTables(request);
    showState();
}

void HomePage::askAboutHost(const ImportRequest& request, const Error& error)
{
    const QString fingerprint = toQString(error.fact("fingerprint"));
    m_untrusted = request;
    m_untrusted.remote.acceptedHostKeys.push_back(error.fact("fingerprint"));
    m_host->show(Notice::Kind::Warning,
        tr("Is this the right server? %1 is not known here.").arg(toQString(error.fact("host"))),
        tr("It shows the key %1. Compare it with what who runs the server says: with another key, "
           "somebody else may be listening.")
            .arg(fingerprint));
    m_host->setButton(tr("Trust and import"));
}

void HomePage::openFailed(const Error& error)
{
    Q_EMIT actionRequested(ActionId::GoHome); // another page may be in front
    m_problem->showError(error);
}

}
