// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/planpane.h"

#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/planwords.h"
#include "ui/pages/train/trainingpresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/pages/train/typednumbers.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/jobprogress.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

QPushButton* makePlanButton(const char* name, const QString& text)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    return button;
}

QString numberText(std::int64_t value)
{
    return QLocale().toString(qlonglong{value});
}

}

PlanPane::PlanPane(TrainingPresenter& training, QWidget* parent)
    : QWidget(parent)
    , m_training(training)
    , m_numbers(new QWidget)
    , m_grid(new QGridLayout(m_numbers))
    , m_state(new QLabel)
    , m_warnings(new QLabel)
    , m_failure(new Notice)
{
    setObjectName(QStringLiteral("trainPlan"));
    m_state->setObjectName(QStringLiteral("trainPlanState"));
    m_state->setWordWrap(true);
    setTextRole(m_state, TextRole::Caption);
    m_warnings->setObjectName(QStringLiteral("trainPlanWarnings"));
    m_warnings->setWordWrap(true);
    m_warnings->setTextFormat(Qt::RichText);
    m_failure->setObjectName(QStringLiteral("trainPlanFailure"));
    m_failure->setClosable(false);
    m_failure->hide();
    makeNumbers();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(new SectionHeading(tr("Before it starts")));
    column->addWidget(m_state);
    column->addWidget(m_failure);
    column->addWidget(m_numbers);
    column->addWidget(m_warnings);
    column->addSpacing(space::kGroup);
    makeFinder();
    column->addStretch();
    connect(&m_training, &TrainingPresenter::planChanged, this, &PlanPane::showPlan);
    connect(&m_training, &TrainingPresenter::learningRatesChanged, this, &PlanPane::showRates);
    connect(&m_training, &TrainingPresenter::trainingChanged, this, &PlanPane::showRates);
    connect(&m_training, &TrainingPresenter::findingProgressed, this, &PlanPane::showFinding);
    showRates();
}

QLabel* PlanPane::addNumber(const QString& word, const char* name)
{
    auto* label = new QLabel(word);
    setTextRole(label, TextRole::Caption);
    auto* value = new QLabel;
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(word);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    return value;
}

void PlanPane::makeNumbers()
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kGroup);
    m_grid->setVerticalSpacing(space::kTight);
    m_grid->setColumnStretch(1, 1);
    m_photos = addNumber(tr("Photos"), "trainPlanPhotos");
    m_categories = addNumber(tr("Categories"), "trainPlanCategories");
    m_start = addNumber(tr("Starts from"), "trainPlanStart");
    m_time = addNumber(tr("Time"), "trainPlanTime");
    m_disk = addNumber(tr("Disk"), "trainPlanDisk");
    m_memory = addNumber(tr("Memory"), "trainPlanMemory");
}

void PlanPane::makeFinder()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    m_find = makePlanButton("trainFindRate", tr("Find a learning rate"));
    m_find->setIcon(icon(QStringLiteral("chart")));
    m_stop = makePlanButton("trainStopFinding", tr("Cancel"));
    m_use = makePlanButton("trainUseRate", tr("Use the suggestion"));
    m_save = makePlanButton("trainSaveRates", tr("Save chart…"));
    setQuiet(m_save);
    m_finding = new QLabel;
    m_finding->setObjectName(QStringLiteral("trainFinding"));
    m_finding->setWordWrap(true);
    setTextRole(m_finding, TextRole::Caption);
    m_chart = new CurveChart(tr("Loss by learning rate"));
    m_chart->setObjectName(QStringLiteral("trainRateChart"));
    m_chart->setAxes(tr("Learning rate"), tr("Loss"));
    m_chart->setHorizontalLogarithmic(true);
    m_chart->setValueFormat(lossText);
    m_chart->setPositionFormat(rateText);
    m_chart->setFixedHeight(200);
    m_progress = new JobProgress;
    m_progress->setObjectName(QStringLiteral("trainFindingProgress"));
    m_progress->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    for (QPushButton* button : {m_find, m_stop, m_use, m_save})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addWidget(new SectionHeading(tr("Learning rate")));
    column->addWidget(m_finding);
    column->addWidget(m_progress);
    column->addWidget(m_chart);
    column->addLayout(buttons);
    connect(m_find, &QPushButton::clicked, this, &PlanPane::learningRateWanted);
    connect(m_stop, &QPushButton::clicked, &m_training, &TrainingPresenter::stopFinding);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_training.learningRates())
            Q_EMIT learningRateChosen(m_training.learningRates()->suggestion);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveChartRequested(m_chart); });
}

void PlanPane::setProblem(const QString& problem)
{
    m_problem = problem;
    showRates();
}

void PlanPane::setRuns(int runs)
{
    m_runs = std::max(runs, 1);
    showPlan();
}

void PlanPane::showPlan()
{
    const auto& plan = m_training.lastPlan();
    const auto& error = m_training.planError();
    const bool known = plan && !error && m_problem.isEmpty() && !m_training.isTraining();
    const bool current = m_training.isPlanCurrent();
    const bool fits = m_training.isPlanOfRequest(); // though not all of it may be there
    m_state->setText(!m_problem.isEmpty() ? m_problem
            : m_training.isTraining()     ? tr("Another run is learning now.")
            : m_training.isFinding()      ? tr("Measured once a learning rate has been found.")
            : current && m_runs > 1 ? tr("Time for all %1 runs, one after another.").arg(m_runs)
            : current               ? tr("Measured on this computer.")
            : error                 ? QString()
            : fits ? tr("Measuring how fast this computer learns; this takes some seconds…")
                   : tr("Looking at the photos and the weights…"));
    m_failure->setVisible(error && m_problem.isEmpty());
    if (error)
        m_failure->showError(*error);
    m_numbers->setVisible(known);
    m_warnings->setVisible(false);
    // What was measured for other settings stays in place, pale, until the new figures are there.
    m_numbers->setEnabled(fits);
    m_warnings->setEnabled(fits);
    if (!known)
        return;
    m_photos->setText(plan->testImages > 0
            ? tr("%1 to learn, %2 to check, %3 kept for a test")
                  .arg(numberText(plan->trainImages), numberText(plan->validationImages),
                      numberText(plan->testImages))
            : tr("%1 to learn, %2 to check")
                  .arg(numberText(plan->trainImages), numberText(plan->validationImages)));
    m_categories->setText(numberText(static_cast<std::int64_t>(plan->classes.size())));
    QStringList classes;
    for (const std::string& name : plan->classes)
        classes << toQString(name);
    m_categories->setToolTip(classes.join(QStringLiteral(", ")));
    m_start->setText(plan->pretrained ? toQString(plan->weights)
                                      : tr("A random network, which knows nothing yet"));
    const TrainPlan all = forRuns(*plan, m_runs);
    const QString later = tr("Being measured…");
    m_time->setText(plan->measured ? tr("About %1").arg(spanText(all.seconds)) : later);
    m_time->setToolTip(plan->measured
            ? tr("Looking at photos %1, learning %2, checking %3")
                  .arg(spanText(all.trunkSeconds), spanText(all.trainSeconds),
                      spanText(all.evaluateSeconds))
            : QString());
    m_disk->setText(all.diskKnown
            ? tr("%1 of %2 free").arg(bytesText(all.diskBytes), bytesText(all.diskFree))
            : tr("%1; how much is free cannot be told").arg(bytesText(all.diskBytes)));
    m_memory->setText(plan->measured ? bytesText(plan->memoryBytes) : later);
    QStringList warnings;
    for (const PlanWarning& warning : all.warnings)
        warnings << warningText(warning);
    QString text;
    for (const QString& warning : warnings)
        text += QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>")
                    .arg(warningHtml(warning, palette()));
    m_warnings->setText(text);
    m_warnings->setVisible(!text.isEmpty());
}

void PlanPane::showFinding()
{
    const auto job = m_training.isFinding() ? m_training.findingProgress() : std::nullopt;
    if (job)
        m_progress->show(*job);
    else
        m_progress->hide();
}

void PlanPane::showRates()
{
    const auto& rates = m_training.learningRates();
    const bool finding = m_training.isFinding();
    const bool known = rates && !rates->rates.empty() && !finding;
    showPlan();
    m_find->setEnabled(!finding && !m_training.isTraining() && m_problem.isEmpty());
    m_find->setText(known ? tr("Find again") : tr("Find a learning rate"));
    m_find->setVisible(!finding);
    m_stop->setVisible(finding);
    showFinding();
    m_chart->setVisible(known);
    m_save->setVisible(known);
    m_use->setVisible(known && rates->suggestion > 0.0);
    m_finding->setText(finding ? tr("Trying rates from small to large on a few batches…")
            : known && rates->suggestion > 0.0
            ? tr("Suggested: %1, where the loss falls fastest.").arg(rateText(rates->suggestion))
            : known
            ? tr("The loss falls nowhere: keep the usual rate.")
            : tr("Tries rates from small to large on a few batches; takes about a minute."));
    if (!known)
        return;
    Curve curve;
    curve.key = 1;
    curve.name = tr("Loss");
    curve.colour = 5;
    curve.smooth = false;
    for (std::size_t i = 0; i < rates->rates.size() && i < rates->losses.size(); ++i)
        curve.points.emplace_back(rates->rates[i], rates->losses[i]);
    m_chart->setCurves({curve});
    if (rates->suggestion > 0.0)
        m_chart->setMark(rates->suggestion, rateText(rates->suggestion));
    else
        m_chart->clearMark();
}

}
