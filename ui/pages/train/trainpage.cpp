// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainpage.h"

#include "core/workspace/workspace.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/mistakespane.h"
#include "ui/pages/train/runstatus.h"
#include "ui/pages/train/runtable.h"
#include "ui/pages/train/searchqualitypane.h"
#include "ui/pages/train/startpane.h"
#include "ui/pages/train/tabstrip.h"
#include "ui/pages/train/trainintroduction.h"
#include "ui/pages/train/trypane.h"
#include "ui/shell/errortext.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/floatingnotice.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/section.h"
#include "ui/widgets/thumbnailloader.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kLeastPanes = 180;
constexpr int kLeastTable = 128; ///< with two runs
constexpr int kMostTable = 220; ///< unless someone wants more
constexpr int kLowPage = 620; ///< below that results need most of it
constexpr int kLeastTableInLow = 104; ///< with one run, beside results

/// As large as its room, or as high as its content must be: that scrolls then.
class PaneScroll : public QScrollArea {
public:
    explicit PaneScroll(QWidget* pane)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidget(pane);
    }

protected:
    // Not by setWidgetResizable: that would make it as high as its content would like to be.
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        const QSize room = viewport()->size();
        widget()->resize(room.expandedTo(QSize(0, widget()->minimumHeight())));
    }
};

}

TrainPage::TrainPage(WorkspaceSession& session, FilePicker& picker, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_picker(picker)
    , m_training(m_runs, session.runner())
    , m_sides(m_runs, session.runner())
    , m_guesses(m_runs)
    , m_models(m_runs, session.runner())
    , m_loader(new ThumbnailLoader(this))
    , m_header(new PageHeader(tr("Train")))
    , m_news(new FloatingNotice(m_header, this))
    , m_problem(new Notice)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_beginning(new JobProgress)
    , m_start(new StartPane(m_runs, m_training, picker))
    , m_preview(new PicturePreview(this))
{
    setObjectName(QStringLiteral("trainPage"));
    makeHeader();
    m_news->setObjectName(QStringLiteral("trainNews"));
    m_problem->setObjectName(QStringLiteral("trainProblem"));
    m_problem->setClosable(false);
    m_empty->setObjectName(QStringLiteral("trainEmpty"));
    m_empty->setBelow(m_beginning);
    m_beginning->setObjectName(QStringLiteral("trainBeginning"));
    m_beginning->setNamesStage(false); // the sentence above does
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_start);
    m_stack->addWidget(makeRuns());
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

TrainPage::~TrainPage() = default;

void TrainPage::makeHeader()
{
    m_new = new QPushButton(tr("New run"));
    m_new->setObjectName(QStringLiteral("trainNew"));
    m_new->setAccessibleName(m_new->text());
    m_new->setToolTip(tr("Choose what the next run learns, and how"));
    m_new->setIcon(icon(QStringLiteral("plus")));
    m_header->addControl(m_new);
}

QWidget* TrainPage::makeRuns()
{
    m_status = new RunStatus(m_runs, m_training);
    m_tabs = new TabStrip;
    m_tabs->setObjectName(QStringLiteral("trainTabs"));
    m_tabs->setAccessibleName(tr("What is shown of the run"));
    m_panes = new QStackedWidget;
    m_charts = new ChartsPane(m_runs);
    m_mistakes = new MistakesPane(m_runs, m_sides, m_relabeller, *m_loader);
    m_try = new TryPane(m_runs, m_guesses, m_picker);
    m_search = new SearchQualityPane(m_runs, m_models, m_session.runner());
    const std::pair<QString, QWidget*> tabs[] = {{tr("Curves"), m_charts},
        {tr("Mistakes"), new PaneScroll(m_mistakes)}, {tr("Try a picture"), m_try},
        {tr("Search"), m_search}};
    for (const auto& [word, pane] : tabs) {
        m_tabs->addTab(word);
        m_panes->addWidget(pane);
    }
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(m_status);
    column->addWidget(m_tabs);
    column->addWidget(m_panes, 1);
    m_panes->setMinimumHeight(kLeastPanes);
    m_table = new RunTable(m_runs, m_models);
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setObjectName(QStringLiteral("trainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kRelated);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 1);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    return m_splitter;
}

/// In low windows the table gives way to a whole row of charts, and table and numbers to results.
void TrainPage::divide()
{
    const bool narrowed = height() < kLowPage && m_tabs->currentIndex() != CurvesTab;
    const int least = narrowed ? kLeastTableInLow : kLeastTable;
    m_status->setBrief(narrowed);
    m_table->setMinimumHeight(least);
    if (m_divided)
        return;
    const int table = narrowed ? least : std::clamp(height() * 3 / 10 - 60, least, kMostTable);
    m_splitter->setSizes({std::max(m_splitter->height() - table, 1), table});
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    divide();
}

void TrainPage::connectParts()
{
    connect(&m_session, &WorkspaceSession::infoChanged, &m_runs, &RunsPresenter::refresh);
    connect(&m_session, &WorkspaceSession::picturesChanged, m_loader, &ThumbnailLoader::forget);
    connect(&m_runs, &RunsPresenter::stateChanged, this, &TrainPage::showState);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &TrainPage::showState);
    constexpr int kFollowMs = 2000;
    m_follow = new QTimer(this);
    m_follow->setSingleShot(true);
    m_follow->setInterval(kFollowMs);
    connect(&m_runs, &RunsPresenter::runsChanged, this, [this] {
        if (m_runs.learnsElsewhere())
            m_follow->start();
    });
    connect(m_follow, &QTimer::timeout, this, [this] {
        if (isVisible()) // otherwise once it is looked at again
            m_runs.refresh();
    });
    connect(&m_runs, &RunsPresenter::newsChanged, this, &TrainPage::showNews);
    connect(&m_training, &TrainingPresenter::trainingChanged, this, &TrainPage::showState);
    connect(&m_training, &TrainingPresenter::progressChanged, this, &TrainPage::showBeginning);
    // What searches use may have changed.
    connect(&m_training, &TrainingPresenter::ended, &m_session, &WorkspaceSession::refresh);
    connect(&m_training, &TrainingPresenter::searchesChanged, &m_models, &ModelSwitch::tell);
    connect(&m_models, &ModelSwitch::switched, &m_session, &WorkspaceSession::refresh);
    connect(&m_relabeller, &Relabeller::failed, this,
        [this](const Error& error) { m_runs.setNews(failureNews(error)); });
    connect(&m_relabeller, &Relabeller::overtaken, this, [this] {
        m_runs.setNews({DecisionTrail::overtakenText(),
            tr("The history on the Clean page has every step."), false, {}});
    });
    connect(&m_relabeller, &Relabeller::nothingLeft, this, [this] {
        m_runs.setNews({DecisionTrail::nothingLeftText(),
            tr("The history on the Clean page has every step."), false, {}});
    });
    connect(m_new, &QPushButton::clicked, this, [this] { showForm(true); });
    connect(m_news, &Notice::buttonClicked, &m_runs, &RunsPresenter::undo);
    connect(m_problem, &Notice::buttonClicked, &m_runs, &RunsPresenter::refresh);
    connect(m_empty, &EmptyState::clicked, this, &TrainPage::answerEmpty);
}

void TrainPage::connectPanes()
{
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, &TrainPage::divide);
    connect(m_start, &StartPane::started, this, [this] { showForm(false); });
    connect(m_start, &StartPane::closed, this, [this] { showForm(false); });
    connect(m_start, &StartPane::saveChartRequested, this,
        [this](CurveChart* chart) { saveSheet(chart->sheet()); });
    connect(m_charts, &ChartsPane::saveChartRequested, this,
        [this](CurveChart* chart) { saveSheet(chart->sheet()); });
    connect(m_try, &TryPane::saveRequested, this, &TrainPage::saveSheet);
    connect(m_mistakes, &MistakesPane::saveRequested, this, &TrainPage::saveSheet);
    connect(m_mistakes, &MistakesPane::previewRequested, this, &TrainPage::preview);
    connect(m_search, &SearchQualityPane::saveRequested, this, &TrainPage::saveSheet);
}

void TrainPage::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    TrainSource source;
    source.workspace = std::move(workspace);
    if (source.workspace) {
        source.training = &source.workspace->training();
        source.inspection = &source.workspace->inspection();
    }
    setSource(source);
}

void TrainPage::setSource(const TrainSource& source)
{
    m_loader->setSource(source.workspace ? [workspace = source.workspace](ImageRow row,
                                               int side) { return workspace->thumbnail(row, side); }
                                         : ThumbnailLoader::Source());
    m_formWanted = false;
    m_relabeller.setSource(source);
    m_runs.setSource(source);
    showTab(CurvesTab);
}

void TrainPage::activated()
{
    m_runs.refresh();
}

void TrainPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    m_panes->setCurrentIndex(tab);
}

void TrainPage::showForm(bool shown)
{
    m_formWanted = shown;
    showState();
}

void TrainPage::showState()
{
    const TrainState state = m_runs.state();
    // A first run that is about to begin has no record yet.
    const bool starting = m_training.isTraining() && !hasRuns();
    const bool form = state == TrainState::NoRuns ? !starting : hasRuns() && m_formWanted;
    const bool known = hasRuns() || state == TrainState::NoRuns;
    m_start->setFirst(!hasRuns());
    m_stack->setCurrentIndex(form ? FormPlace : hasRuns() ? RunsPlace : EmptyPlace);
    divide();
    m_new->setVisible(hasRuns() && !form);
    m_problem->setVisible(state == TrainState::Failed);
    if (state == TrainState::Failed) {
        m_problem->setButton(tr("Try again"));
        m_problem->showError(*m_runs.error());
    }
    if (starting && known) {
        m_empty->setIcon(QStringLiteral("train"));
        m_empty->setDetail(tr("The run shows here as soon as its data are read."));
        m_empty->setButton({});
    } else if (!known) {
        introduce(*m_empty, state);
    }
    showBeginning();
    const RunRecord* running = m_runs.run(m_training.running());
    m_header->setCaption(running ? tr("“%1” is learning").arg(toQString(running->name))
            : form && hasRuns()  ? tr("New run")
                                 : QString());
    Q_EMIT actionsChanged();
}

void TrainPage::showBeginning()
{
    const auto job = hasRuns() ? std::nullopt : m_training.progress();
    if (!job)
        return m_beginning->hide();
    m_beginning->show(*job);
    m_empty->setSentence(job->state == RunState::Waiting
            ? tr("The run waits until another job is done.")
            : job->progress.stage == Stage::Starting
            ? tr("Reading what the run learns from…")
            : tr("%1 before the run begins…").arg(stageText(job->progress.stage)));
}

void TrainPage::answerEmpty()
{
    switch (m_runs.state()) {
    case TrainState::NoWorkspace: Q_EMIT actionRequested(ActionId::GoHome); return;
    case TrainState::NothingImported: Q_EMIT actionRequested(ActionId::ImportTables); return;
    case TrainState::NotClean: m_session.prepare(); return;
    case TrainState::TooFewCategories: Q_EMIT actionRequested(ActionId::GoCatalogue); return;
    default: return;
    }
}

void TrainPage::showNews()
{
    const TrainNews& news = m_runs.news();
    Q_EMIT actionsChanged();
    if (news.text.isEmpty())
        return m_news->stopTelling();
    m_news->tell(news.failed ? Notice::Kind::Failure
            : news.warns     ? Notice::Kind::Warning
                             : Notice::Kind::Success,
        news.text, news.detail, news.undo ? tr("Undo") : QString(),
        news.failed || news.warns ? FloatingNotice::Stay::UntilClosed
                                  : FloatingNotice::Stay::Briefly);
}

bool TrainPage::canPerform(ActionId id) const
{
    return id == ActionId::Undo && m_runs.canUndo();
}

void TrainPage::perform(ActionId id)
{
    if (id == ActionId::Undo)
        m_runs.undo();
}

bool TrainPage::takePicture(const SearchQuery& query)
{
    if (!hasRuns())
        return false;
    showForm(false);
    showTab(TryTab);
    m_guesses.ask(query);
    return true;
}

QString TrainPage::dropSentence() const
{
    return hasRuns() ? tr("Drop to ask the network what this is") : QString();
}

void TrainPage::saveSheet(const ChartSheet& sheet)
{
    const auto file =
        m_picker.saveFile(this, sheet.paint ? tr("Save the chart") : tr("Save the table"),
            chartFileName(sheet), chartFilter(sheet));
    if (!file)
        return;
    try {
        saveChart(sheet, *file);
        m_runs.setNews({(sheet.paint ? tr("The chart is in %1.") : tr("The table is in %1."))
                            .arg(toQString(*file)),
            {}, false, {}});
    } catch (const Error& error) {
        m_runs.setNews(failureNews(error));
    }
}

void TrainPage::preview(const std::vector<ImageRow>& images, int current)
{
    const auto& workspace = m_runs.source().workspace;
    std::vector<PicturePreview::Item> items;
    for (const ImageRow image : images)
        items.push_back({image});
    m_preview->show(workspace, std::move(items), current, PicturePreview::Count::Shown);
}

}
