// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/jobs/workspacesession.h"
#include "ui/pages/page.h"
#include "ui/shell/actionset.h"
#include "ui/shell/dropoverlay.h"
#include "ui/shell/icons.h"
#include "ui/shell/jobstrip.h"
#include "ui/shell/navigation.h"
#include "ui/shell/shortcutdialog.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/picturemime.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr QSize kFirstSize{1180, 780};
constexpr QSize kSmallest{640, 440};
constexpr QSize kFrame{0, 40}; ///< room for the title bar
constexpr int kCollapseBelow = 1000; ///< window width; then the navigation shows icons only

/// The same for every way to write a folder's path.
QString plainName(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return toQString(std::filesystem::weakly_canonical(folder, ignored));
}

}

MainWindow::MainWindow(WorkspaceSession& session, Theme& theme, Settings settings, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_theme(theme)
    , m_settings(settings)
    , m_actions(new ActionSet(this))
    , m_navigation(new Navigation)
    , m_stack(new QStackedWidget)
    , m_overlay(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(kSmallest);
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame).expandedTo(kSmallest));
    m_actions->fillMenus(menuBar());
    auto* centre = new QWidget;
    auto* pages = new QVBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(m_stack, 1);
    pages->addSpacing(JobStrip::kReserved);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(pages, 1);
    setCentralWidget(centre);
    new JobStrip(session.runner(), centre);
    m_overlay = new DropOverlay(centre);
    connect(m_actions, &ActionSet::triggered, this, &MainWindow::perform);
    connect(&m_session, &WorkspaceSession::workspaceChanged, this, &MainWindow::updateTitle);
    connect(&m_session, &WorkspaceSession::infoChanged, this, &MainWindow::updateActions);
    connect(&m_session.runner(), &JobRunner::busyChanged, this, &MainWindow::updateActions);
    setTheme(m_settings.theme());
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page* page)
{
    m_pages << page;
    m_stack->addWidget(page);
    m_navigation->addEntry(m_actions->action(page->navigation()), page->title());
    connect(&m_session, &WorkspaceSession::workspaceChanged, page, &Page::setWorkspace);
    connect(page, &Page::actionsChanged, this, &MainWindow::updateActions);
    connect(page, &Page::actionRequested, this, &MainWindow::perform);
    connect(page, &Page::searchRequested, this, &MainWindow::startSearch);
    connect(page, &Page::listingRequested, this, &MainWindow::showListing);
    if (m_pages.size() == 1)
        bringToFront(page);
    updateActions();
}

void MainWindow::restore(const std::optional<std::filesystem::path>& workspace)
{
    restoreGeometry(m_settings.geometry());
    if (workspace)
        showPage(m_settings.page(plainName(*workspace)));
}

void MainWindow::showPage(const QString& pageId)
{
    for (Page* page : std::as_const(m_pages)) {
        if (page->pageId() == pageId)
            bringToFront(page);
    }
}

Page* MainWindow::currentPage() const
{
    return m_pages.value(m_stack->currentIndex());
}

bool MainWindow::startSearch(const SearchQuery& query)
{
    for (Page* page : std::as_const(m_pages)) {
        if (page->startSearch(query)) {
            bringToFront(page);
            return true;
        }
    }
    return false;
}

void MainWindow::takePicture(const SearchQuery& query)
{
    if (!currentPage() || !currentPage()->takePicture(query))
        startSearch(query);
}

void MainWindow::showListing(ListingRow row)
{
    for (Page* page : std::as_const(m_pages)) {
        if (page->showListing(row))
            return bringToFront(page);
    }
}

void MainWindow::bringToFront(Page* page)
{
    m_stack->setCurrentWidget(page);
    m_navigation->setCurrent(static_cast<int>(m_pages.indexOf(page)));
    page->activated();
    updateActions();
}

void MainWindow::perform(ActionId id)
{
    if (!performInWindow(id))
        performOnPage(id);
    updateActions();
}

bool MainWindow::performInWindow(ActionId id)
{
    for (Page* page : std::as_const(m_pages)) {
        if (page->navigation() == id) {
            bringToFront(page);
            return true;
        }
    }
    switch (id) {
    case ActionId::ThemeSystem: setTheme(ThemeChoice::System); return true;
    case ActionId::ThemeLight: setTheme(ThemeChoice::Light); return true;
    case ActionId::ThemeDark: setTheme(ThemeChoice::Dark); return true;
    case ActionId::CancelJobs: m_session.runner().cancelAll(); return true;
    case ActionId::Refresh: m_session.refresh(); return true;
    case ActionId::PastePicture: pastePicture(); return true;
    case ActionId::ShortcutList: ShortcutDialog(this).exec(); return true;
    case ActionId::About: showAbout(); return true;
    case ActionId::Quit: close(); return true;
    default: return false;
    }
}

void MainWindow::performOnPage(ActionId id)
{
    Page* front = currentPage();
    if (front && front->canPerform(id))
        return front->perform(id);
    if (actionSpec(id).frontOnly)
        return;
    for (Page* page : std::as_const(m_pages)) {
        if (page->canPerform(id)) {
            bringToFront(page);
            return page->perform(id);
        }
    }
}

void MainWindow::updateActions()
{
    Page* front = currentPage();
    for (const ActionSpec& spec : actionTable()) {
        QAction* action = m_actions->action(spec.id);
        switch (spec.id) {
        case ActionId::GoHome:
        case ActionId::GoCatalogue:
        case ActionId::GoClean:
        case ActionId::GoTrain:
        case ActionId::GoSearch:
        case ActionId::ThemeSystem:
        case ActionId::ThemeLight:
        case ActionId::ThemeDark:
        case ActionId::PastePicture:
        case ActionId::ShortcutList:
        case ActionId::About:
        case ActionId::Quit: break;
        case ActionId::CancelJobs: action->setEnabled(m_session.runner().isBusy()); break;
        case ActionId::Refresh: action->setEnabled(m_session.workspace() != nullptr); break;
        default:
            action->setEnabled(std::any_of(m_pages.cbegin(), m_pages.cend(), [&](const Page* page) {
                return (page == front || !spec.frontOnly) && page->canPerform(spec.id);
            }));
            if (spec.checkable)
                action->setChecked(front && front->isChecked(spec.id));
            break;
        }
    }
}

void MainWindow::updateTitle()
{
    const auto& workspace = m_session.workspace();
    setWindowTitle(
        workspace ? tr("%1 – Vitrine").arg(toQString(workspace->name())) : tr("Vitrine"));
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme.setChoice(choice);
    m_settings.setTheme(choice);
    const ActionId id = choice == ThemeChoice::Light ? ActionId::ThemeLight
        : choice == ThemeChoice::Dark                ? ActionId::ThemeDark
                                                     : ActionId::ThemeSystem;
    m_actions->action(id)->setChecked(true);
}

void MainWindow::pastePicture()
{
    if (const auto query = pictureFrom(QGuiApplication::clipboard()->mimeData()))
        takePicture(*query);
}

void MainWindow::showAbout()
{
    QMessageBox box(QMessageBox::NoIcon, tr("About Vitrine"), {}, QMessageBox::Ok, this);
    box.setTextFormat(Qt::RichText);
    box.setText(
        tr("<h3>Vitrine %1</h3><p>Search a marketplace by picture, on your own computer.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QStringLiteral(VITRINE_VERSION)));
    box.setIconPixmap(windowIcon().pixmap(64));
    box.exec();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setGeometry(saveGeometry());
    if (const Page* page = currentPage())
        m_settings.setPage(
            m_session.workspace() ? plainName(m_session.workspace()->folder()) : QString(),
            page->pageId());
    // Jobs stop without a question: they continue the next time.
    m_session.runner().cancelAll();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    m_navigation->setCollapsed(width() < kCollapseBelow);
    QMainWindow::resizeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (workspaceFolderFrom(event->mimeData()))
        m_overlay->showFor(QStringLiteral("folder-open"), tr("Drop to open this workspace"));
    else if (mayHoldPicture(event->mimeData()))
        m_overlay->showFor(QStringLiteral("search-picture"),
            currentPage() && !currentPage()->dropSentence().isEmpty()
                ? currentPage()->dropSentence()
                : tr("Drop to find listings that look like this"));
    else
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_overlay->hide();
    if (const auto folder = workspaceFolderFrom(event->mimeData()))
        m_session.open(*folder);
    else if (const auto query = pictureFrom(event->mimeData()))
        takePicture(*query);
    else
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

}
