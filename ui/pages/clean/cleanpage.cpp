// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleanpage.h"

#include "core/workspace/workspace.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanintroduction.h"
#include "ui/pages/clean/cleannews.h"
#include "ui/pages/clean/cleanpreview.h"
#include "ui/pages/clean/duplicatespane.h"
#include "ui/pages/clean/emptyhistory.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/historypane.h"
#include "ui/pages/clean/kindlist.h"
#include "ui/pages/clean/labelspane.h"
#include "ui/pages/clean/listpane.h"
#include "ui/pages/clean/overviewpane.h"
#include "ui/pages/clean/propertypane.h"
#include "ui/pages/clean/splitpanel.h"
#include "ui/pages/clean/thresholdbar.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"
#include "ui/widgets/thumbnailloader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kHistoryFrom = 1200; ///< page width with room for the history at first
constexpr int kMiddleLeast = 460; ///< pixels that what is decided about needs
constexpr int kHistoryWidth = 264;
constexpr int kTitleHeight = 26; ///< on one line with the first kind and the history's title
constexpr const char* kHistoryKey = "clean/history";

QToolButton* makeTool(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

}

CleanPage::CleanPage(WorkspaceSession& session, FilePicker& picker, QWidget* parent)
    : Page(parent)
    , m_presenter(session)
    , m_session(session)
    , m_splits(new SplitPresenter(m_presenter, session, this))
    , m_loader(new ThumbnailLoader(this))
    , m_header(new PageHeader(tr("Clean")))
    , m_news(new CleanNews(m_presenter, session, picker, m_header, this))
    , m_problem(new Notice)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_splitter(new QSplitter)
    , m_preview(new CleanPreview(m_presenter, this))
{
    setObjectName(QStringLiteral("cleanPage"));
    makeHeader();
    m_problem->setObjectName(QStringLiteral("cleanProblem"));
    m_empty->setObjectName(QStringLiteral("cleanEmpty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContent(picker));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::kEdge, space::kEdge, space::kEdge, space::kGroup);
    all->setSpacing(space::kGroup);
    all->addWidget(m_header);
    all->addWidget(m_problem);
    all->addWidget(m_stack, 1);
    connectParts();
    connectPanes();
    showState();
}

CleanPage::~CleanPage() = default;

void CleanPage::makeHeader()
{
    m_check = new QPushButton(tr("Check the data set"));
    m_check->setObjectName(QStringLiteral("cleanCheck"));
    m_check->setAccessibleName(m_check->text());
    m_report = makeTool(QStringLiteral("cleanReport"), QStringLiteral("report"), tr("Report…"));
    m_report->setToolTip(tr("Save what was found and decided as HTML or PDF, to hand on"));
    m_history =
        makeTool(QStringLiteral("cleanShowHistory"), QStringLiteral("history"), tr("History"));
    m_history->setCheckable(true);
    m_history->setToolTip(tr("Show every step that was decided"));
    m_header->addControl(m_report);
    m_header->addControl(m_history);
    m_header->addControl(m_check);
}

QWidget* CleanPage::makeContent(FilePicker& picker)
{
    m_kinds = new KindList;
    m_steps = new HistoryPane(m_presenter, picker);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kGroup);
    m_splitter->addWidget(m_kinds);
    m_splitter->addWidget(makeMiddle());
    m_splitter->addWidget(m_steps);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({m_kinds->sizeHint().width(), 800, kHistoryWidth});
    m_kinds->setMinimumWidth(m_kinds->sizeHint().width());
    m_noSteps = new EmptyHistory;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_noSteps);
    return content;
}

QWidget* CleanPage::makeMiddle()
{
    auto* middle = new QWidget;
    m_kindTitle = new SectionHeading(tr("Overview"));
    m_kindTitle->setObjectName(QStringLiteral("cleanKindTitle"));
    m_kindTitle->setMinimumHeight(kTitleHeight);
    m_kindMeaning = new QLabel;
    m_kindMeaning->setWordWrap(true);
    setTextRole(m_kindMeaning, TextRole::Caption);
    m_threshold = new ThresholdBar(m_presenter);
    m_split = new SplitPanel(*m_splits);
    m_split->hide();
    m_panes = new QStackedWidget;
    m_overview = new OverviewPane(m_presenter);
    m_property = new PropertyPane(m_presenter, *m_loader);
    m_duplicates = new DuplicatesPane(m_presenter, *m_loader);
    m_labels = new LabelsPane(m_presenter, *m_loader);
    m_list = new ListPane(m_presenter, *m_loader);
    for (QWidget* pane :
        std::initializer_list<QWidget*>{m_overview, m_property, m_duplicates, m_labels, m_list})
        m_panes->addWidget(pane);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_kindTitle);
    column->addWidget(m_kindMeaning);
    column->addSpacing(space::kRelated);
    column->addWidget(m_threshold);
    column->addWidget(m_split);
    column->addWidget(m_panes, 1);
    return middle;
}

void CleanPage::connectParts()
{
    connect(&m_presenter, &CleanPresenter::stateChanged, this, &CleanPage::showState);
    connect(&m_presenter, &CleanPresenter::checkingChanged, this, &CleanPage::showState);
    connect(&m_presenter, &CleanPresenter::countsChanged, this, &CleanPage::showCounts);
    connect(&m_presenter, &CleanPresenter::historyChanged, this, [this] {
        setHistoryShown(m_history->isChecked());
        Q_EMIT actionsChanged();
    });
    connect(&m_presenter, &CleanPresenter::importWanted, this,
        [this] { Q_EMIT actionRequested(ActionId::ImportTables); });
    connect(&m_session, &WorkspaceSession::picturesChanged, m_loader, &ThumbnailLoader::forget);
    connect(m_check, &QPushButton::clicked, &m_presenter, &CleanPresenter::check);
    connect(m_report, &QToolButton::clicked, m_news, &CleanNews::writeReport);
    connect(m_history, &QToolButton::clicked, this, [this](bool shown) {
        setHistoryShown(shown);
        QSettings().setValue(QLatin1String(kHistoryKey), shown);
    });
    connect(m_steps, &HistoryPane::closed, m_history, &QToolButton::click);
    connect(m_noSteps, &EmptyHistory::recipeWanted, m_steps, &HistoryPane::openRecipe);
    connect(m_problem, &Notice::buttonClicked, &m_presenter, &CleanPresenter::refresh);
    connect(m_empty, &EmptyState::clicked, this, &CleanPage::answerEmpty);
    connect(m_kinds, &KindList::kindChosen, this, &CleanPage::showKind);
}

void CleanPage::connectPanes()
{
    connect(m_overview, &OverviewPane::kindRequested, this,
        [this](FindingKind kind) { m_kinds->setCurrentKind(kind); });
    connect(m_property, &PropertyPane::previewRequested, m_preview, &CleanPreview::show);
    connect(m_duplicates, &DuplicatesPane::previewRequested, m_preview, &CleanPreview::show);
    connect(m_labels, &LabelsPane::previewRequested, m_preview, &CleanPreview::show);
    connect(m_list, &ListPane::previewRequested, m_preview, &CleanPreview::show);
    connect(m_list, &ListPane::listingRequested, this, &Page::listingRequested);
    connect(m_property, &PropertyPane::listingRequested, this, &Page::listingRequested);
    connect(m_labels, &LabelsPane::listingRequested, this, &Page::listingRequested);
    connect(m_duplicates, &DuplicatesPane::listingRequested, this, &Page::listingRequested);
}

void CleanPage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    CleanSource source;
    source.workspace = std::move(workspace);
    source.inspection = source.workspace ? &source.workspace->inspection() : nullptr;
    setSource(source);
}

void CleanPage::setSource(const CleanSource& source)
{
    m_preview->leave(); // what it decides about is another workspace's
    m_loader->setSource(source.workspace ? [workspace = source.workspace](ImageRow row,
                                               int side) { return workspace->thumbnail(row, side); }
                                         : ThumbnailLoader::Source());
    m_presenter.setSource(source);
    m_kinds->setCurrentKind(std::nullopt);
    showKind(std::nullopt);
}

void CleanPage::activated()
{
    m_presenter.refresh();
}

void CleanPage::showKind(std::optional<FindingKind> kind)
{
    m_kind = kind;
    m_kinds->setCurrentKind(kind);
    m_split->setVisible(kind == FindingKind::SplitLeak);
    // Properties of pictures have theirs in the histogram.
    const bool plain = kind && findingSpec(*kind).view != FindingView::Property;
    m_threshold->show(plain ? kind : std::nullopt);
    showCounts();
    if (!kind)
        return m_panes->setCurrentWidget(m_overview);
    // The pane first: those that are hidden do not follow decisions.
    switch (findingSpec(*kind).view) {
    case FindingView::Property:
        m_panes->setCurrentWidget(m_property);
        return m_property->show(*kind);
    case FindingView::Duplicates:
        m_panes->setCurrentWidget(m_duplicates);
        return m_duplicates->show(*kind);
    case FindingView::Labels: m_panes->setCurrentWidget(m_labels); return m_labels->show(*kind);
    case FindingView::List: m_panes->setCurrentWidget(m_list); return m_list->show(*kind);
    }
}

void CleanPage::showState()
{
    const CleanState state = m_presenter.state();
    const bool content = state == CleanState::Full || state == CleanState::NothingFound;
    m_stack->setCurrentIndex(content ? 1 : 0);
    m_report->setVisible(content);
    m_history->setVisible(content);
    m_check->setVisible(content);
    m_check->setText(m_presenter.isChecking() ? tr("Checking…") : tr("Check again"));
    m_check->setEnabled(!m_presenter.isChecking());
    m_problem->setVisible(state == CleanState::Failed);
    if (state == CleanState::Failed) {
        m_problem->setButton(tr("Try again"));
        m_problem->showError(*m_presenter.error());
    }
    if (!content)
        introduce(*m_empty, state, m_presenter.isChecking());
    showCounts();
    Q_EMIT actionsChanged();
}

void CleanPage::answerEmpty()
{
    switch (m_presenter.state()) {
    case CleanState::NoWorkspace: Q_EMIT actionRequested(ActionId::GoHome); return;
    case CleanState::NothingImported: Q_EMIT actionRequested(ActionId::ImportTables); return;
    case CleanState::NotChecked: m_presenter.check(); return;
    default: return;
    }
}

void CleanPage::showCounts()
{
    m_kinds->setKinds(m_presenter.kinds());
    m_header->setCaption(caption());
    if (!m_kind) {
        m_kindTitle->setText(tr("Overview"));
        m_kindTitle->setCaption({});
        const bool all = std::ranges::all_of(m_presenter.kinds(), &KindLine::checked);
        m_kindMeaning->setText(m_presenter.state() != CleanState::NothingFound
                ? tr("The data set when it was imported, and as it stands.")
                : all ? tr("Every rule has looked, and none found anything.")
                      : tr("The rules that could look found nothing."));
        return;
    }
    const KindLine& line = m_presenter.line(*m_kind);
    m_kindTitle->setText(findingTitle(*m_kind));
    m_kindTitle->setCaption(
        line.found > 0 ? tr("%L1 open of %L2").arg(line.open).arg(line.found) : QString());
    m_kindMeaning->setText(findingMeaning(*m_kind));
}

QString CleanPage::caption() const
{
    if (m_presenter.state() != CleanState::Full)
        return {};
    const qint64 open = m_presenter.openFindings();
    const QString count = open == 1 ? tr("1 open finding") : tr("%L1 open findings").arg(open);
    return m_presenter.isChecking() ? tr("%1, being renewed").arg(count) : count;
}

void CleanPage::setHistoryShown(bool shown)
{
    m_history->setChecked(shown);
    const EditHistory& history = m_presenter.history();
    const bool empty = history.line.empty() && history.branches.empty();
    m_steps->setVisible(shown && !empty);
    m_noSteps->setVisible(shown && empty);
    m_kinds->setVisible(!shown || empty || hasRoomForHistory()); // where it is narrow, instead
}

bool CleanPage::hasRoomForHistory() const
{
    return width() - 2 * space::kEdge
        >= m_kinds->minimumWidth() + kMiddleLeast + kHistoryWidth + 2 * m_splitter->handleWidth();
}

void CleanPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    // Until somebody has chosen, the history shows where there is plenty of room for it.
    const QVariant chosen = QSettings().value(QLatin1String(kHistoryKey));
    setHistoryShown(
        chosen.isValid() ? chosen.toBool() && hasRoomForHistory() : width() >= kHistoryFrom);
}

bool CleanPage::canPerform(ActionId id) const
{
    const CleanState state = m_presenter.state();
    const bool content = state == CleanState::Full || state == CleanState::NothingFound;
    switch (id) {
    case ActionId::Undo: return content && m_presenter.canUndo();
    case ActionId::Redo: return content && m_presenter.canRedo();
    case ActionId::CheckData:
        return (content || state == CleanState::NotChecked) && !m_presenter.isChecking();
    default: return false;
    }
}

void CleanPage::perform(ActionId id)
{
    switch (id) {
    case ActionId::Undo: return m_presenter.undo();
    case ActionId::Redo: return m_presenter.redo();
    case ActionId::CheckData: return m_presenter.check();
    default: return;
    }
}

}
