// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/startpane.h"

#include "core/base/paths.h"
#include "core/workspace/models/weightsstore.h"
#include "ui/pages/train/planpane.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainform.h"
#include "ui/pages/train/trainingpresenter.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kBesideFrom = 780; ///< width with room for the plan beside the form
constexpr int kFormWidth = 680; ///< at most, beside the plan
constexpr int kPlanWidth = 380;
constexpr int kWidePlan = 480;

}

StartPane::StartPane(
    RunsPresenter& runs, TrainingPresenter& training, FilePicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_training(training)
    , m_form(new TrainForm(picker))
    , m_plan(new PlanPane(training))
    , m_introduction(new QLabel(tr("Teach a network what your categories look like: it then names "
                                   "them, and searches find what belongs together.")))
    , m_start(new QPushButton)
    , m_close(new QPushButton(tr("Back to the runs")))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_planTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("trainStartPane"));
    m_introduction->setWordWrap(true);
    m_introduction->setObjectName(QStringLiteral("trainIntroduction"));
    m_start->setObjectName(QStringLiteral("trainStart"));
    m_start->setIcon(icon(QStringLiteral("play")));
    setPrimary(m_start);
    m_close->setObjectName(QStringLiteral("trainCloseForm"));
    m_close->setAccessibleName(m_close->text());
    m_planTimer->setSingleShot(true);
    m_planTimer->setInterval(kPlanMs);

    auto* inside = new QWidget;
    m_parts->setContentsMargins(0, 0, space::kRelated, space::kGroup);
    m_parts->setSpacing(space::kEdge);
    m_parts->addWidget(m_form, 3, Qt::AlignTop);
    m_parts->addWidget(m_plan, 2, Qt::AlignTop);
    inside->setLayout(m_parts);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addWidget(m_start);
    buttons->addWidget(m_close);
    buttons->addStretch();
    // Lines as long as a wide window would be hard to read: all of it keeps to the middle.
    auto* middle = new QWidget;
    middle->setMaximumWidth(kFormWidth + space::kEdge + kWidePlan + space::kRelated);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(middle);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kGroup);
    column->addWidget(m_introduction);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);

    connect(m_planTimer, &QTimer::timeout, this, &StartPane::plan);
    connect(m_form, &TrainForm::changed, this, &StartPane::formChanged);
    connect(m_start, &QPushButton::clicked, this, &StartPane::start);
    connect(m_close, &QPushButton::clicked, this, &StartPane::closed);
    connect(m_plan, &PlanPane::learningRateWanted, this,
        [this] { m_training.findLearningRate(m_form->request()); });
    connect(m_plan, &PlanPane::learningRateChosen, m_form, &TrainForm::setLearningRate);
    connect(m_plan, &PlanPane::saveChartRequested, this, &StartPane::saveChartRequested);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &StartPane::readModels);
    connect(&m_training, &TrainingPresenter::trainingChanged, this, &StartPane::follow);
    connect(&m_training, &TrainingPresenter::learningRatesChanged, this, &StartPane::follow);
    connect(&m_training, &TrainingPresenter::planChanged, this, &StartPane::nameUsualWeights);
    showState();
}

void StartPane::setFirst(bool first)
{
    m_introduction->setVisible(first);
    m_close->setVisible(!first);
}

void StartPane::formChanged()
{
    m_training.outdatePlan();
    showState();
    m_planTimer->start();
}

/// What was busy may have become free to be measured.
void StartPane::follow()
{
    showState();
    if (!m_training.isPlanCurrent() && !m_training.isPlanning())
        m_planTimer->start();
}

void StartPane::showState()
{
    const auto sweep = m_form->sweep();
    const QString problem = m_form->problem();
    const int runs = sweep ? static_cast<int>(std::max<std::size_t>(sweep->batchSizes.size(), 1)
                         * std::max<std::size_t>(sweep->learningRates.size(), 1))
                           : 1;
    m_plan->setProblem(problem);
    m_plan->setRuns(runs);
    m_start->setText(runs > 1 ? tr("Start %1 runs").arg(runs) : tr("Start training"));
    m_start->setAccessibleName(m_start->text());
    m_start->setEnabled(problem.isEmpty() && !m_training.isTraining() && !m_training.isFinding());
    m_start->setToolTip(m_training.isTraining() ? tr("Another run is learning now.")
            : m_training.isFinding()            ? tr("A learning rate is being looked for.")
                                                : QString());
}

void StartPane::plan()
{
    if (!isVisible() || m_training.isTraining() || m_training.isFinding()
        || !m_form->problem().isEmpty())
        return;
    m_training.plan(m_form->request());
}

void StartPane::readModels()
{
    if (!isVisible() || !m_runs.source())
        return;
    std::vector<std::string> weights;
    for (const StoredWeights& stored : WeightsStore().stored()) {
        if (stored.present)
            weights.push_back(stored.name);
    }
    m_form->setModels(m_runs.source().training->models(), weights);
    nameUsualWeights();
}

/// As the plan has found them.
void StartPane::nameUsualWeights()
{
    if (m_training.isPlanOfRequest() && m_form->request().weights.empty())
        m_form->setUsualWeights(m_training.lastPlan()->pretrained
                ? toQString(m_training.lastPlan()->weights)
                : QString());
}

void StartPane::start()
{
    m_planTimer->stop();
    if (const auto sweep = m_form->sweep())
        m_training.sweep(*sweep);
    else
        m_training.start(m_form->request());
    Q_EMIT started();
}

void StartPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool beside = width() >= kBesideFrom;
    m_parts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_form->setMaximumWidth(beside ? kFormWidth : QWIDGETSIZE_MAX);
    m_plan->setMaximumWidth(beside ? kWidePlan : QWIDGETSIZE_MAX);
    m_plan->setMinimumWidth(beside ? std::min(kPlanWidth, width() * 2 / 5) : 0);
}

void StartPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readModels();
    m_training.outdatePlan();
    m_planTimer->start();
}

}
