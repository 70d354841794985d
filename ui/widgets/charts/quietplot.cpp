// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/quietplot.h"

#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

namespace vitrine::ui {

QuietPlot::QuietPlot(int right, QWidget* parent)
    : QCustomPlot(parent)
{
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->setTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setBasePen(Qt::NoPen);
    }
    axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, right, 0));
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void QuietPlot::recolourAxes()
{
    const Tokens& t = tokens(palette());
    const QFont caption = textFont(TextRole::Caption, font());
    setBackground(QBrush(t.background));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLabelColor(t.secondary);
        axis->setLabelColor(t.secondary);
        axis->setTickLabelFont(caption);
        axis->setLabelFont(caption);
        axis->grid()->setPen(QPen(t.border, 1));
        axis->grid()->setZeroLinePen(QPen(t.border, 1));
    }
}

void QuietPlot::showTip(const QMouseEvent* event, const QString& words)
{
    QToolTip::showText(event->globalPosition().toPoint(), words, this);
}

void QuietPlot::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the page scrolls
}

void fillWith(QWidget* chart, QWidget* plot)
{
    auto* all = new QVBoxLayout(chart);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(plot);
}

QString axisLabel(const QString& label)
{
    constexpr qsizetype kMost = 24; // letters
    return label.size() <= kMost ? label : label.left(kMost - 1) + QChar(0x2026);
}

QString spokenTips(const QuietPlot& plot, std::size_t count)
{
    QStringList words;
    for (int i = 0; i < static_cast<int>(count); ++i)
        words << plot.tip(i);
    return words.join(QStringLiteral("; "));
}

}
