// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/chartspane.h"

#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainwords.h"
#include "ui/pages/train/typednumbers.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/drawturns.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kWideFrom = 680; ///< width with room for three charts beside each other
constexpr int kSmoothingSteps = 99;
constexpr int kFirstSmoothing = 60;
constexpr int kSliderWidth = 110;
constexpr int kLeastChart = 120;

}

struct ChartsPane::Spec {
    CurveKind kind;
    const char* name;
    QString title;
    QString unit;
    QString (*format)(double);
};

/// A chart a row, in their order.
std::vector<ChartsPane::Spec> ChartsPane::specs()
{
    return {
        {CurveKind::Loss, "trainLossChart", tr("Loss"), tr("Loss"), lossText},
        {CurveKind::Accuracy, "trainAccuracyChart", tr("Accuracy"), tr("Accuracy, %"),
            [](double value) { return percentText(value / 100); }},
        {CurveKind::LearningRate, "trainRateCurve", tr("Learning rate"), tr("Learning rate"),
            rateText},
        {CurveKind::Speed, "trainSpeedChart", tr("Speed"), tr("Images/s"), speedText},
        {CurveKind::Memory, "trainMemoryChart", tr("Memory"), tr("Memory, GB"),
            [](double value) { return bytesText(static_cast<std::int64_t>(value * 1e9)); }},
    };
}

ChartsPane::ChartsPane(RunsPresenter& runs, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_charts(specs().size(), nullptr)
    , m_grid(new QGridLayout)
    , m_turns(new DrawTurns(this))
    , m_slices(new QTimer(this))
{
    setObjectName(QStringLiteral("trainCharts"));
    auto* inside = new QWidget;
    inside->setLayout(m_grid);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::kRelated);
    for (const Spec& spec : specs())
        m_frames.push_back(makeChart(spec));
    m_slices->setSingleShot(true);
    m_slices->setInterval(0);
    connect(m_slices, &QTimer::timeout, this, &ChartsPane::buildCurves);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addWidget(makeControls());
    column->addWidget(makeWhose());
    column->addWidget(scroll, 1);
    connectCharts();
    connect(&m_runs, &RunsPresenter::shownChanged, this, &ChartsPane::followShown);
    connect(&m_runs, &RunsPresenter::runsChanged, this, &ChartsPane::followRecords);
    connect(&m_runs, &RunsPresenter::curvesChanged, this, &ChartsPane::showRun);
    connect(&m_runs, &RunsPresenter::currentChanged, this, &ChartsPane::showWhose);
    showAxis();
    showSmoothing();
    layOut();
}

QWidget* ChartsPane::makeControls()
{
    auto* controls = new QWidget;
    m_axis = new QComboBox;
    m_axis->setObjectName(QStringLiteral("trainAxis"));
    m_axis->setAccessibleName(tr("Along"));
    m_axis->addItems({tr("Epochs"), tr("Steps"), tr("Minutes")});
    m_training = new QCheckBox(tr("Training"));
    m_training->setObjectName(QStringLiteral("trainShowTraining"));
    m_training->setChecked(true);
    m_validation = new QCheckBox(tr("Validation"));
    m_validation->setObjectName(QStringLiteral("trainShowValidation"));
    m_validation->setToolTip(tr("With photos that it does not learn from; dashed"));
    m_validation->setChecked(true);
    m_logarithmic = new QCheckBox(tr("Log axis"));
    m_logarithmic->setObjectName(QStringLiteral("trainLogAxis"));
    m_logarithmic->setToolTip(tr("Show the loss on a logarithmic axis"));
    m_smoothing = new QSlider(Qt::Horizontal);
    m_smoothing->setObjectName(QStringLiteral("trainSmoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Smooth the curves; what was measured stays faint behind"));
    m_smoothing->setRange(0, kSmoothingSteps);
    m_smoothing->setValue(kFirstSmoothing);
    m_smoothing->setFixedWidth(kSliderWidth);
    m_smoothingText = new QLabel;
    m_smoothingText->setObjectName(QStringLiteral("trainSmoothingNow"));
    setTextRole(m_smoothingText, TextRole::Caption);
    m_all = new QToolButton;
    m_all->setObjectName(QStringLiteral("trainShowAllOfCurves"));
    m_all->setText(tr("Whole run"));
    m_all->setAccessibleName(m_all->text());
    m_all->setToolTip(tr("Show the whole run again (Home)"));
    m_all->setAutoRaise(true);
    auto* word = new QLabel(tr("Smoothing"));
    setTextRole(word, TextRole::Caption);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kRelated);
    row->addWidget(m_training);
    row->addWidget(m_validation);
    row->addSpacing(space::kRelated);
    row->addWidget(word);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingText);
    row->addStretch();
    row->addWidget(m_all);
    row->addWidget(m_logarithmic);
    row->addWidget(m_axis);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &ChartsPane::showAxis);
    connect(m_training, &QCheckBox::toggled, this, &ChartsPane::showRuns);
    connect(m_validation, &QCheckBox::toggled, this, &ChartsPane::showRuns);
    connect(
        m_logarithmic, &QCheckBox::toggled, chart(CurveKind::Loss), &CurveChart::setLogarithmic);
    connect(m_smoothing, &QSlider::valueChanged, this, &ChartsPane::showSmoothing);
    connect(m_all, &QToolButton::clicked, this, [this] {
        for (CurveChart* each : m_charts)
            each->showAll();
        m_all->setEnabled(false);
    });
    m_all->setEnabled(false);
    return controls;
}

QWidget* ChartsPane::makeWhose()
{
    m_whose = new Notice;
    m_whose->setObjectName(QStringLiteral("trainCurvesOf"));
    m_whose->setClosable(false);
    m_whose->setCompact(true);
    m_whose->setButton(tr("Show its curves"));
    m_whose->hide();
    connect(
        m_whose, &Notice::buttonClicked, this, [this] { m_runs.setShown(m_runs.current(), true); });
    return m_whose;
}

QWidget* ChartsPane::makeChart(const Spec& spec)
{
    auto* made = new CurveChart(spec.title);
    made->setObjectName(QLatin1String(spec.name));
    made->setAxes(tr("Epochs"), spec.unit);
    made->setValueFormat(spec.format);
    made->setMinimumHeight(kLeastChart);
    made->setTurns(m_turns);
    m_charts[static_cast<std::size_t>(spec.kind)] = made;
    auto* frame = new QWidget;
    auto* label = new QLabel(spec.title);
    setTextRole(label, TextRole::Strong);
    auto* save = new QToolButton;
    save->setObjectName(QLatin1String(spec.name) + QStringLiteral("Save"));
    save->setIcon(icon(QStringLiteral("export")));
    save->setAutoRaise(true);
    save->setToolTip(tr("Save this chart as PNG, SVG or CSV"));
    save->setAccessibleName(tr("Save the chart “%1”").arg(spec.title));
    auto* head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(save);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(made, 1);
    connect(save, &QToolButton::clicked, this, [this, made] { Q_EMIT saveChartRequested(made); });
    return frame;
}

void ChartsPane::connectCharts()
{
    chart(CurveKind::Accuracy)->setLimits(0.0, 100.0);
    chart(CurveKind::LearningRate)->setHoldsExtremes(true);
    chart(CurveKind::Memory)->setBeginsAtZero(true);
    for (CurveChart* one : m_charts) {
        for (CurveChart* other : m_charts) {
            if (one == other)
                continue;
            connect(one, &CurveChart::cursorMoved, other, &CurveChart::setCursorAt);
            connect(one, &CurveChart::rangeMoved, other, &CurveChart::setShownRange);
            connect(one, &CurveChart::allShown, other, &CurveChart::showAll);
        }
        connect(one, &CurveChart::rangeMoved, this, [this] { m_all->setEnabled(true); });
        connect(one, &CurveChart::allShown, this, [this] { m_all->setEnabled(false); });
    }
}

void ChartsPane::layOut()
{
    const bool wide = width() >= kWideFrom;
    if (m_wide == wide)
        return;
    m_wide = wide;
    // Loss and accuracy are what people look at: where there is room they share the first row, and
    // all others the second.
    constexpr int kLarge = 2;
    const auto count = static_cast<int>(m_frames.size());
    const int small = count - kLarge;
    for (int i = 0; i < count; ++i) {
        QWidget* const frame = m_frames[static_cast<std::size_t>(i)];
        if (!wide)
            m_grid->addWidget(frame, i, 0, 1, kLarge * small);
        else if (i < kLarge)
            m_grid->addWidget(frame, 0, i * small, 1, small);
        else
            m_grid->addWidget(frame, 1, (i - kLarge) * kLarge, 1, kLarge);
    }
    for (int column = 0; column < kLarge * small; ++column)
        m_grid->setColumnStretch(column, 1);
    for (int row = 0; row < count; ++row)
        m_grid->setRowStretch(row,
            row < (wide ? 1 : kLarge)      ? 3
                : row < (wide ? 2 : count) ? 2
                                           : 0);
}

void ChartsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ChartsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        showRuns();
}

void ChartsPane::showAxis()
{
    const QString word = m_axis->currentText();
    const bool whole = m_axis->currentIndex() == static_cast<int>(CurveAxis::Steps);
    for (CurveChart* each : m_charts) {
        each->setHorizontalLabel(word);
        each->setHorizontalWhole(m_axis->currentIndex() != static_cast<int>(CurveAxis::Minutes));
        each->setPositionFormat([word, whole](double x) {
            return QStringLiteral("%1 %2").arg(word, QLocale().toString(x, 'f', whole ? 0 : 2));
        });
        each->showAll();
    }
    m_all->setEnabled(false);
    showRuns();
}

void ChartsPane::showSmoothing()
{
    const double weight = m_smoothing->value() / 100.0;
    m_smoothingText->setText(QLocale().toString(weight, 'f', 2));
    for (CurveChart* each : m_charts)
        each->setSmoothing(weight);
}

CurveChoice ChartsPane::choice(CurveKind kind) const
{
    return {kind, static_cast<CurveAxis>(m_axis->currentIndex()), m_training->isChecked(),
        m_validation->isChecked()};
}

}
