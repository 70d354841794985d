// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/predictionspane.h"

#include "ui/itemmodels/outgoing.h"
#include "ui/pages/train/relabeller.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/decisionkeys.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/keylegend.h"
#include "ui/widgets/othercategory.h"
#include "ui/widgets/thumbnailgrid.h"
#include "ui/widgets/thumbnailloader.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kCardWidth = 150;
constexpr int kSmallCard = 120; ///< in a low pane
constexpr int kSmallOther = 160;
constexpr int kLowPane = 360;
constexpr int kLowLines = 2; ///< of the legend: as high as the box beside it

}

PredictionsPane::PredictionsPane(
    RunsPresenter& runs, Relabeller& relabeller, ThumbnailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_trail(relabeller)
    , m_title(new ElidedLabel)
    , m_order(new QComboBox)
    , m_leave(new QToolButton)
    , m_legendText(new QLabel)
    , m_keys(new QLabel(tr("<b>Enter</b> as predicted · <b>1–9</b> by the legend · "
                           "<b>0</b> another category by its first letters · <b>U</b> undo · "
                           "<b>Space</b> look closer")))
    , m_other(new OtherCategory)
    , m_grid(new ThumbnailGrid)
    , m_answers(new DecisionKeys(m_grid,
          {.relabel =
                  [this](const DecisionKeys::Rows& rows, const QString& category) {
                      relabel(rows, [&category](int) { return category; });
                  },
              .takeSuggestion =
                  [this](const DecisionKeys::Rows& rows) {
                      relabel(rows, [this](int row) { return m_predictions.saidAt(row); });
                  },
              .chooseOther = [this](const DecisionKeys::Rows&) { m_other->showPopup(); },
              .undo = [this] { undo(); }}))
    , m_nothing(new EmptyState)
{
    setObjectName(QStringLiteral("trainPredictions"));
    m_predictions.pictures().setLoader(&loader);
    m_predictions.pictures().setSide(
        static_cast<int>(ThumbnailGrid::kPictureSide * devicePixelRatioF()));
    makeWidgets();
    connectParts();
    fill();
}

void PredictionsPane::makeWidgets()
{
    m_title->setObjectName(QStringLiteral("trainPredictionsTitle"));
    setTextRole(m_title, TextRole::Strong);
    m_order->setObjectName(QStringLiteral("trainPredictionOrder"));
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("Worst first"), static_cast<int>(PredictionOrder::Worst));
    m_order->addItem(tr("Most confused first"), static_cast<int>(PredictionOrder::Confused));
    m_order->addItem(tr("Surest mistakes first"), static_cast<int>(PredictionOrder::Surest));
    m_other->setObjectName(QStringLiteral("trainOtherCategory"));
    m_leave->setObjectName(QStringLiteral("trainLeaveCell"));
    m_leave->setText(tr("All mistakes"));
    m_leave->setAccessibleName(m_leave->text());
    m_leave->setIcon(icon(QStringLiteral("close")));
    m_leave->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_leave->setAutoRaise(true);
    for (QLabel* label : {m_legendText, m_keys}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
    }
    m_legendText->setObjectName(QStringLiteral("trainLegend"));
    setTextRole(m_keys, TextRole::Caption);
    m_grid->setObjectName(QStringLiteral("trainPredictionGrid"));
    m_grid->setAccessibleName(tr("Photos with what they are and what was predicted"));
    m_grid->setShowsScore(true);
    m_grid->setModel(&m_predictions);
    m_grid->setOutgoing([this] { return asMime(); });
    m_nothing->setIcon(QStringLiteral("check-circle"));
    setFocusProxy(m_grid);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kRelated);
    head->addWidget(m_title, 1);
    head->addWidget(m_leave);
    head->addWidget(m_order);
    auto* answers = new QHBoxLayout;
    answers->setSpacing(space::kRelated);
    answers->addWidget(m_legendText, 1);
    answers->addWidget(m_other);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addLayout(head);
    column->addLayout(answers);
    column->addWidget(m_keys);
    column->addWidget(m_grid, 1);
    column->addWidget(m_nothing, 1);
}

void PredictionsPane::connectParts()
{
    connect(&m_runs, &RunsPresenter::sourceChanged, this,
        [this] { m_predictions.setWorkspace(m_runs.source().workspace); });
    connect(&m_runs, &RunsPresenter::currentChanged, this, [this] { m_cell = {-1, -1}; });
    connect(&m_runs, &RunsPresenter::evaluationChanged, this, [this] {
        // While somebody works through the grid it stays as it is.
        if (m_trail.isEmpty() || !m_runs.evaluation())
            fill();
    });
    connect(m_other, &OtherCategory::chosen, this, [this](const QString& category) {
        relabel(m_answers->rows(), [&category](int) { return category; });
        m_grid->setFocus();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, &PredictionsPane::fill);
    connect(m_leave, &QToolButton::clicked, this, [this] {
        m_cell = {-1, -1};
        fill();
        Q_EMIT cellLeft();
    });
    const auto preview = [this](const QModelIndex& index) {
        std::vector<ImageRow> images;
        for (int row = 0; row < m_predictions.rowCount(); ++row)
            images.push_back(m_predictions.predictionAt(row)->image);
        Q_EMIT previewRequested(images, index.row());
    };
    connect(m_grid, &ThumbnailGrid::previewRequested, this, preview);
    connect(m_grid, &ThumbnailGrid::opened, this, preview);
}

std::unique_ptr<QMimeData> PredictionsPane::asMime() const
{
    const auto& workspace = m_runs.source().workspace;
    const Rows rows = m_answers->rows();
    if (const auto told = newsOfOutgoing(static_cast<qsizetype>(rows.size())))
        m_runs.setNews({told->text, told->help, false, {}});
    std::vector<ImageRow> photos;
    for (const int row : rows)
        photos.push_back(m_predictions.predictionAt(row)->image);
    return workspace && !photos.empty() ? mimeOfPhotos(workspace, photos) : nullptr;
}

void PredictionsPane::showCell(int truth, int said)
{
    m_cell = {truth, said};
    fill();
}

void PredictionsPane::showOrder(PredictionOrder order)
{
    m_cell = {-1, -1};
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(order)));
    fill();
}

void PredictionsPane::fill()
{
    const auto& evaluation = m_runs.evaluation();
    m_trail.forget();
    const auto classes = evaluation ? static_cast<int>(evaluation->classes.size()) : 0;
    if (m_cell.first >= classes || m_cell.second >= classes)
        m_cell = {-1, -1};
    if (!evaluation)
        m_predictions.clear();
    else if (m_cell.first >= 0)
        m_predictions.showCell(*evaluation, m_cell.first, m_cell.second);
    else
        m_predictions.show(
            *evaluation, static_cast<PredictionOrder>(m_order->currentData().toInt()));
    chooseLegend();
    showTitle();
    if (m_predictions.rowCount() > 0)
        m_grid->setCurrentIndex(m_predictions.index(0));
}

void PredictionsPane::showTitle()
{
    const bool cell = m_cell.first >= 0;
    const bool any = m_predictions.rowCount() > 0;
    const auto& evaluation = m_runs.evaluation();
    const auto nameOf = [&](int number) {
        return toQString(evaluation->classes[static_cast<std::size_t>(number)].name);
    };
    m_leave->setVisible(cell);
    m_order->setVisible(!cell && evaluation.has_value());
    m_title->setText(!evaluation ? QString()
            : cell && m_cell.first == m_cell.second
            ? tr("%1, recognised: %L2").arg(nameOf(m_cell.first)).arg(m_predictions.rowCount())
            : cell ? tr("%1 taken for %2: %L3")
                         .arg(nameOf(m_cell.first), nameOf(m_cell.second))
                         .arg(m_predictions.rowCount())
                   : tr("%Ln mistakes", nullptr, m_predictions.rowCount()));
    m_title->setToolTip(m_title->text());
    m_grid->setVisible(any);
    m_other->setVisible(any);
    showLegend();
    m_nothing->setVisible(!any);
    m_nothing->setSentence(!evaluation ? tr("The first epoch has not been checked yet.")
            : cell                     ? tr("There is no such photo.")
                                       : tr("Every photo was named correctly."));
}

void PredictionsPane::chooseLegend()
{
    QMap<QString, int> weight;
    for (int row = 0; row < m_predictions.rowCount(); ++row) {
        weight[m_predictions.truthAt(row)] += 1;
        weight[m_predictions.saidAt(row)] += 1;
    }
    QStringList names;
    if (m_runs.evaluation()) {
        for (const ClassQuality& each : m_runs.evaluation()->classes)
            names << toQString(each.name);
    }
    m_answers->chooseLegend(names, weight);
    m_other->setNames(names);
}

void PredictionsPane::showLegend()
{
    const bool any = m_predictions.rowCount() > 0;
    const bool low = height() < kLowPane;
    const QStringList& names = m_answers->legend();
    m_legendText->setVisible(any);
    m_keys->setVisible(any && !low);
    m_other->setMaximumWidth(low ? kSmallOther : QWIDGETSIZE_MAX);
    const int room = width() - kSmallOther - space::kRelated;
    m_legendText->setText(
        low ? keyLegend(names, m_legendText->fontMetrics(), room, kLowLines) : keyLegend(names));
    m_legendText->setToolTip(
        low ? keyLegend(names) + QStringLiteral("<br>") + m_keys->text() : QString());
    const int card = low ? kSmallCard : kCardWidth;
    if (m_grid->cardWidth() != card)
        m_grid->setCardWidth(card);
}

void PredictionsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showLegend();
}

const QStringList& PredictionsPane::legend() const
{
    return m_answers->legend();
}

}
