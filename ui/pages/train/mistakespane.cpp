// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/mistakespane.h"

#include "ui/pages/train/classmodel.h"
#include "ui/pages/train/honestwords.h"
#include "ui/pages/train/predictionspane.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/sidepresenter.h"
#include "ui/pages/train/tabstrip.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/confusionchart.h"
#include "ui/widgets/charts/reliabilitychart.h"
#include "ui/widgets/convert.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace vitrine::ui {
namespace {

constexpr int kMistakesBesideFrom = 760;
constexpr int kLeastPart = 280; ///< height: with a whole row of photos, and a chart
constexpr double kAsPercent = 100.0;

}

MistakesPane::MistakesPane(RunsPresenter& runs, SidePresenter& sides, Relabeller& relabeller,
    ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_sides(sides)
    , m_predictions(new PredictionsPane(runs, relabeller, loader))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    setObjectName(QStringLiteral("trainMistakes"));
    m_figures = makeFigures();
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(space::kGroup);
    m_parts->addWidget(m_figures, 1);
    m_parts->addWidget(m_predictions, 1);
    connect(&m_runs, &RunsPresenter::evaluationChanged, this, &MistakesPane::showEvaluation);
    connect(m_matrix, &ConfusionChart::cellActivated, m_predictions, &PredictionsPane::showCell);
    connect(m_predictions, &PredictionsPane::cellLeft, m_matrix,
        [this] { m_matrix->setCurrent(-1, -1); });
    connect(
        m_predictions, &PredictionsPane::previewRequested, this, &MistakesPane::previewRequested);
    connect(m_side, &QComboBox::activated, this, [this](int index) {
        m_sides.choose(static_cast<Training::Side>(m_side->itemData(index).toInt()));
    });
    connect(&m_sides, &SidePresenter::changed, this, &MistakesPane::showSides);
    showEvaluation();
}

QWidget* MistakesPane::makeFigures()
{
    auto* figures = new QWidget;
    m_tabs = new TabStrip;
    m_tabs->setObjectName(QStringLiteral("trainFigureTabs"));
    m_tabs->setAccessibleName(tr("Figures"));
    m_stack = new QStackedWidget;
    m_tabs->addTab(tr("Confusion"));
    m_stack->addWidget(makeMatrix());
    m_tabs->addTab(tr("Categories"));
    m_stack->addWidget(makeClasses());
    m_tabs->addTab(tr("Reliability"));
    m_stack->addWidget(makeReliability());
    m_save = new QToolButton;
    m_save->setObjectName(QStringLiteral("trainSaveFigure"));
    m_save->setIcon(icon(QStringLiteral("export")));
    m_save->setAutoRaise(true);
    m_save->setToolTip(tr("Save this figure as PNG, SVG or CSV"));
    m_save->setAccessibleName(tr("Save this figure"));
    m_side = new QComboBox;
    m_side->setObjectName(QStringLiteral("trainSide"));
    m_side->setAccessibleName(tr("Checked with"));
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("trainQuality"));
    m_summary->setWordWrap(true);
    setTextRole(m_summary, TextRole::Caption);
    m_leak = new QLabel;
    m_leak->setObjectName(QStringLiteral("trainQualityLeak"));
    m_leak->setTextFormat(Qt::RichText);
    m_leak->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tabs, 1);
    head->addWidget(m_save);
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(space::kRelated);
    facts->addWidget(m_side);
    facts->addWidget(m_summary, 1);
    column->addLayout(head);
    column->addLayout(facts);
    column->addWidget(m_leak);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_save, &QToolButton::clicked, this, &MistakesPane::save);
    return figures;
}

QWidget* MistakesPane::makeMatrix()
{
    m_matrix = new ConfusionChart;
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_matrix);
    return scroll;
}

QWidget* MistakesPane::makeClasses()
{
    m_classModel = new ClassModel(this);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_classModel);
    sorted->setSortRole(ClassModel::SortRole);
    m_classes = new QTableView;
    m_classes->setObjectName(QStringLiteral("trainClassTable"));
    m_classes->setAccessibleName(tr("Categories"));
    m_classes->setModel(sorted);
    m_classes->setSortingEnabled(true);
    m_classes->sortByColumn(ClassModel::F1Column, Qt::AscendingOrder);
    m_classes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_classes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_classes->setShowGrid(false);
    m_classes->setTabKeyNavigation(false);
    m_classes->setFrameShape(QFrame::NoFrame);
    m_classes->verticalHeader()->hide();
    m_classes->horizontalHeader()->setHighlightSections(false);
    m_classes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_classes->horizontalHeader()->setSectionResizeMode(
        ClassModel::NameColumn, QHeaderView::Stretch);
    return m_classes;
}

QWidget* MistakesPane::makeReliability()
{
    auto* all = new QWidget;
    m_reliability = new ReliabilityChart;
    m_reliability->setObjectName(QStringLiteral("trainReliability"));
    m_calibration = new QLabel;
    m_calibration->setObjectName(QStringLiteral("trainCalibration"));
    m_calibration->setWordWrap(true);
    setTextRole(m_calibration, TextRole::Caption);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_calibration);
    column->addWidget(m_reliability, 1);
    return all;
}

void MistakesPane::showEvaluation()
{
    const auto& evaluation = m_runs.evaluation();
    m_figures->setVisible(evaluation.has_value());
    if (!evaluation)
        return;
    QStringList names;
    for (const ClassQuality& each : evaluation->classes)
        names << toQString(each.name);
    m_matrix->setCounts(names, evaluation->confusion);
    m_classModel->setClasses(evaluation->classes);
    showSides();
    const Quality& quality = evaluation->quality;
    m_calibration->setText(
        tr("On the dashed line it is right as often as it is sure; the bars say how many photos "
           "stand behind each point. On average it is %1 points off.")
            .arg(QLocale().toString(quality.calibrationError * kAsPercent, 'f', 1)));
    std::vector<ReliabilityGroup> groups;
    const auto bins = static_cast<double>(evaluation->reliability.size());
    for (const ReliabilityBin& bin : evaluation->reliability) {
        const auto number = static_cast<double>(groups.size());
        groups.push_back(
            {number / bins, (number + 1.0) / bins, bin.confidence, bin.accuracy, bin.images});
    }
    m_reliability->setGroups(std::move(groups), colourOf(m_runs.current()));
}

void MistakesPane::showSides()
{
    struct Item {
        Training::Side side;
        QString text;
    };
    const Item items[] = {{Training::Side::Validation, tr("Validation photos")},
        {Training::Side::Test, tr("Test photos")}, {Training::Side::Train, tr("Training photos")}};
    m_side->clear();
    for (const Item& item : items) {
        if (m_sides.canChoose(item.side))
            m_side->addItem(item.text, static_cast<int>(item.side));
    }
    m_side->setCurrentIndex(m_side->findData(static_cast<int>(m_sides.chosen())));
    m_side->setEnabled(m_side->count() > 1);
    m_side->setToolTip(m_side->count() > 1
            ? tr("What the run is checked with; it has learnt the training photos themselves")
            : tr("Other photos can be chosen once the run has finished"));
    showSummary();
}

void MistakesPane::showSummary()
{
    const auto& evaluation = m_runs.evaluation();
    const bool measuring = m_sides.isMeasuring();
    m_stack->setEnabled(!measuring);
    m_predictions->setEnabled(!measuring);
    showLeak();
    if (measuring) {
        m_summary->setText(m_sides.isWaiting()
                ? tr("Waits until another job is done…")
                : tr("Looking at %Ln photos…", nullptr,
                    static_cast<int>(m_sides.photos(m_sides.chosen()))));
        return;
    }
    if (!evaluation)
        return;
    const Quality& quality = evaluation->quality;
    m_summary->setText(tr("Best epoch, %Ln photo(s): %1 right, %2 among five, F1 %3", nullptr,
        static_cast<int>(quality.images))
                           .arg(percentText(quality.top1), percentText(quality.top5),
                               percentText(quality.macroF1)));
}

/// Training photos are what it has learnt: nobody takes their figures for what it can do.
void MistakesPane::showLeak()
{
    const RunRecord* run = m_runs.run(m_runs.current());
    const Training::Side side = m_runs.side();
    const bool leaking =
        run && leaks(*run) && !m_sides.isMeasuring() && side != Training::Side::Train;
    m_leak->setVisible(leaking);
    if (!leaking)
        return;
    // The second figure is of validation.
    m_leak->setText(
        warningHtml(side == Training::Side::Validation ? honestRemark(*run)
                                                       : tr("Likely too high: the split leaks"),
            palette()));
    m_leak->setToolTip(leakSentence(*run));
}

void MistakesPane::save()
{
    switch (m_tabs->currentIndex()) {
    case 0: Q_EMIT saveRequested(m_matrix->sheet()); return;
    case 1:
        Q_EMIT saveRequested(
            tableSheet(*m_classes->model(), m_classes->accessibleName(), ClassModel::ValueRole));
        return;
    default: Q_EMIT saveRequested(m_reliability->sheet());
    }
}

void MistakesPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool beside = width() >= kMistakesBesideFrom;
    m_parts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setMinimumHeight(beside ? kLeastPart : 2 * kLeastPart + space::kGroup);
}

}
