// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/search/searchpage.h"

#include "core/workspace/workspace.h"
#include "ui/pages/networknotice.h"
#include "ui/pages/search/hitspane.h"
#include "ui/pages/search/querypane.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/dropzone.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/picturemime.h"
#include "ui/widgets/section.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace vitrine::ui {
namespace {

enum StackPage { WaitingPage, DropPage, ContentPage };

constexpr int kPreparingWidth = 320;

bool hasWebAddress(const QMimeData* dropped)
{
    const QList<QUrl> urls = dropped->urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) {
        return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    });
}

}

SearchPage::SearchPage(WorkspaceSession& session, FilePicker& picker,
    const std::filesystem::path& weightsFolder, QWidget* parent)
    : Page(parent)
    , m_presenter(session)
    , m_picker(picker)
    , m_header(new PageHeader(tr("Search")))
    , m_problem(new Notice)
    , m_partial(new Notice)
    , m_random(new NetworkNotice(session, picker, weightsFolder, NetworkNotice::Style::OneLine))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("searchPage"));
    setAcceptDrops(true);
    m_back = makeTool(
        QStringLiteral("searchBack"), QStringLiteral("chevron-left"), tr("The search before"));
    m_forward = makeTool(
        QStringLiteral("searchForward"), QStringLiteral("chevron-right"), tr("The search after"));
    m_back->setShortcut(QKeySequence::Back);
    m_forward->setShortcut(QKeySequence::Forward);
    m_header->addControl(m_back);
    m_header->addControl(m_forward);
    m_random->setObjectName(QStringLiteral("searchRandomNotice"));
    m_partial->setObjectName(QStringLiteral("searchPartial"));
    m_partial->setCompact(true);
    m_partial->setClosable(false);
    m_problem->setObjectName(QStringLiteral("searchProblem"));

    m_stack->addWidget(makeWaiting());
    m_stack->addWidget(makeDrop());
    m_stack->addWidget(makeContent());
    auto* all = new QVBoxLayout(this);
    // The cards run to the window's edge, which cuts them where the page goes on.
    all->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, 0);
    all->setSpacing(space::kGroup);
    all->addWidget(m_header);
    all->addWidget(m_problem);
    all->addWidget(m_partial);
    all->addWidget(m_random);
    all->addWidget(m_stack, 1);

    connectPresenter();
    showState();
}

SearchPage::~SearchPage() = default;

QToolButton* SearchPage::makeTool(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

QWidget* SearchPage::makeWaiting()
{
    auto* waiting = new QWidget;
    m_empty = new EmptyState;
    m_empty->setObjectName(QStringLiteral("searchEmpty"));
    m_preparing = new QProgressBar;
    m_preparing->setObjectName(QStringLiteral("searchPreparing"));
    m_preparing->setAccessibleName(tr("Getting ready to search"));
    m_preparing->setTextVisible(false);
    m_preparing->setRange(0, 1000);
    m_preparing->setFixedWidth(kPreparingWidth);
    auto* column = new QVBoxLayout(waiting);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch();
    column->addWidget(m_empty);
    column->addWidget(m_preparing, 0, Qt::AlignHCenter);
    column->addStretch();
    return waiting;
}

QWidget* SearchPage::makeDrop()
{
    auto* drop = new QWidget;
    m_drop = new DropZone;
    m_drop->setObjectName(QStringLiteral("searchDropZone"));
    m_drop->setText(tr("Drop a picture here, paste one, or open a file"));
    m_drop->setHint(tr("Vitrine shows the listings that look most like it."));
    m_drop->setButtonText(tr("Open a picture"));
    auto* column = new QVBoxLayout(drop);
    column->setContentsMargins(0, 0, 0, space::kEdge);
    column->addWidget(m_drop);
    return drop;
}

QWidget* SearchPage::makeContent()
{
    auto* content = new QWidget;
    m_query = new QueryPane(m_presenter);
    m_hits = new HitsPane(m_presenter);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kEdge);
    row->addWidget(m_query);
    row->addWidget(m_hits, 1);
    return content;
}

void SearchPage::connectPresenter()
{
    connect(&m_presenter, &SearchPresenter::stateChanged, this, &SearchPage::showState);
    connect(&m_presenter, &SearchPresenter::progressChanged, this, &SearchPage::showProgress);
    connect(m_back, &QToolButton::clicked, &m_presenter, &SearchPresenter::goBack);
    connect(m_forward, &QToolButton::clicked, &m_presenter, &SearchPresenter::goForward);
    connect(m_drop, &DropZone::pictureDropped, this, &SearchPage::search);
    connect(m_drop, &DropZone::chooseRequested, this, &SearchPage::openPicture);
    connect(m_query, &QueryPane::openRequested, this, &SearchPage::openPicture);
    connect(m_query, &QueryPane::pasteRequested, this,
        [this] { searchFrom(QGuiApplication::clipboard()->mimeData()); });
    connect(m_hits, &HitsPane::currentChanged, this, &Page::actionsChanged);
    connect(m_hits, &HitsPane::listingRequested, this, &Page::listingRequested);
    connect(m_problem, &Notice::buttonClicked, this, &SearchPage::answerNotice);
    connect(m_partial, &Notice::buttonClicked, &m_presenter, &SearchPresenter::prepare);
    connect(m_empty, &EmptyState::clicked, this, &SearchPage::answerEmpty);
}

QString SearchPage::pageId() const
{
    return QStringLiteral("search");
}
QString SearchPage::title() const
{
    return tr("Search");
}
QString SearchPage::iconName() const
{
    return QStringLiteral("search-picture");
}

void SearchPage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_workspace = std::move(workspace);
    m_hits->setWorkspace(m_workspace);
    m_problem->hide();
    m_presenter.setWorkspace(m_workspace);
}

void SearchPage::activated()
{
    if (m_stack->currentIndex() == DropPage)
        m_drop->setFocus();
}

bool SearchPage::canPerform(ActionId id) const
{
    const SearchState state = m_presenter.state();
    const bool canSearch = state == SearchState::Ready || m_stack->currentIndex() == ContentPage;
    switch (id) {
    case ActionId::OpenPicture: return canSearch;
    case ActionId::PastePicture:
        return canSearch && mayHoldPicture(QGuiApplication::clipboard()->mimeData());
    case ActionId::MoreLikeThis:
    case ActionId::ShowInCatalogue: return m_hits->currentHit() >= 0;
    case ActionId::Refresh: return m_stack->currentIndex() == ContentPage;
    default: return false;
    }
}

void SearchPage::perform(ActionId id)
{
    switch (id) {
    case ActionId::OpenPicture: openPicture(); return;
    case ActionId::PastePicture: searchFrom(QGuiApplication::clipboard()->mimeData()); return;
    case ActionId::MoreLikeThis: m_presenter.moreLikeThis(m_hits->currentHit()); return;
    case ActionId::ShowInCatalogue: m_hits->showInCatalogue(); return;
    case ActionId::Refresh: m_presenter.searchAgain(); return;
    default: return;
    }
}

bool SearchPage::startSearch(const SearchQuery& query)
{
    search(query);
    return true;
}

void SearchPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_workspace && (mayHoldPicture(event->mimeData()) || hasWebAddress(event->mimeData())))
        event->acceptProposedAction();
}

void SearchPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    searchFrom(event->mimeData());
}

void SearchPage::search(const SearchQuery& query)
{
    m_presenter.search(query);
}

void SearchPage::searchFrom(const QMimeData* dropped)
{
    if (const auto query = pictureFrom(dropped)) {
        search(*query);
    } else {
        m_problem->setButton({});
        m_problem->show(Notice::Kind::Warning,
            dropped && hasWebAddress(dropped)
                ? tr("That was only the address of a picture. Vitrine works offline: copy the "
                     "picture itself in the browser and paste it here, or save it and drop the "
                     "file.")
                : tr("There is no picture in that. Copy a picture, or drop a picture file here."));
    }
}

void SearchPage::openPicture()
{
    const QString filter = tr("Pictures (%1)").arg(pictureNameFilters().join(QLatin1Char(' ')))
        + QStringLiteral(";;") + tr("All files (*)");
    if (const auto file = m_picker.openFile(this, tr("Open a picture"), filter)) {
        SearchQuery query;
        query.picture = *file;
        search(query);
    }
}

void SearchPage::showState()
{
    const SearchState state = m_presenter.state();
    const bool content = state == SearchState::Searching || state == SearchState::Results
        || state == SearchState::Failed;
    m_stack->setCurrentIndex(content      ? ContentPage
            : state == SearchState::Ready ? DropPage
                                          : WaitingPage);
    m_back->setVisible(m_presenter.canGoBack() || m_presenter.canGoForward());
    m_forward->setVisible(m_back->isVisibleTo(this));
    m_back->setEnabled(m_presenter.canGoBack());
    m_forward->setEnabled(m_presenter.canGoForward());
    if (!content)
        showIntroduction();
    showNotices();
    showProgress();
    Q_EMIT actionsChanged();
}

void SearchPage::showIntroduction()
{
    const SearchState state = m_presenter.state();
    m_preparing->setVisible(state == SearchState::Preparing);
    m_empty->setDetail({});
    switch (state) {
    case SearchState::NoWorkspace:
        m_empty->setIcon(QStringLiteral("search-picture"));
        m_empty->setSentence(
            tr("Search finds the listings of a workspace that look like a picture."));
        m_empty->setButton(tr("Open a workspace"));
        return;
    case SearchState::NothingImported:
        m_empty->setIcon(QStringLiteral("import"));
        m_empty->setSentence(
            tr("This workspace has no photo files yet: import your tables with their photos."));
        m_empty->setButton(tr("Import tables"));
        return;
    case SearchState::NotPrepared:
        m_empty->setIcon(QStringLiteral("images"));
        m_empty->setSentence(tr("Vitrine has to look at every photo once before it can search."));
        m_empty->setDetail(tr("It goes on in the background; you can keep browsing."));
        m_empty->setButton(tr("Get ready to search"));
        return;
    case SearchState::Preparing:
        m_empty->setIcon(QStringLiteral("images"));
        m_empty->setSentence(
            tr("Vitrine looks at the photos. You can search as soon as this is done."));
        m_empty->setButton({});
        return;
    default: return;
    }
}

void SearchPage::showNotices()
{
    const SearchState state = m_presenter.state();
    if (state == SearchState::Failed) {
        m_problem->setButton(m_presenter.needsPreparing() ? tr("Get ready to search")
                : m_presenter.needsAnotherPicture()       ? tr("Open another picture")
                                                          : tr("Try again"));
        m_problem->showError(*m_presenter.error());
    } else if (state == SearchState::Searching || state == SearchState::Results) {
        m_problem->hide();
    }
    showCoverage();
    // Stays while the next search runs, so that the page does not jump.
    if (state != SearchState::Searching)
        m_random->setRandom(state == SearchState::Results && m_presenter.isRandomNetwork());
}

void SearchPage::showCoverage()
{
    const SearchCoverage coverage = m_presenter.coverage();
    const bool searches = m_stack->currentIndex() != WaitingPage;
    if (!searches || !coverage.isPartial())
        return m_partial->hide();
    const QLocale locale;
    m_partial->setButton(m_presenter.isPreparing() ? QString() : tr("Get ready to search"));
    m_partial->show(Notice::Kind::Info,
        tr("%1 of %2 photos can be searched so far.")
            .arg(locale.toString(static_cast<qlonglong>(coverage.searchable)),
                locale.toString(static_cast<qlonglong>(coverage.all))));
}

void SearchPage::showProgress()
{
    if (m_presenter.state() != SearchState::Preparing)
        return;
    m_preparing->setValue(static_cast<int>(m_presenter.jobFraction() * 1000.0));
    m_empty->setDetail(m_presenter.jobText());
}

void SearchPage::answerNotice()
{
    if (m_presenter.needsPreparing())
        m_presenter.prepare();
    else if (m_presenter.needsAnotherPicture())
        openPicture();
    else
        m_presenter.searchAgain();
}

void SearchPage::answerEmpty()
{
    switch (m_presenter.state()) {
    case SearchState::NoWorkspace: Q_EMIT actionRequested(ActionId::GoHome); return;
    case SearchState::NothingImported: Q_EMIT actionRequested(ActionId::ImportTables); return;
    case SearchState::NotPrepared: m_presenter.prepare(); return;
    default: return;
    }
}

}
