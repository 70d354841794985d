// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/quartilechart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/plot.h"

#include <QEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kLine = 24;
constexpr int kAxisHeight = 44;
constexpr double kBoxWidth = 0.5;
constexpr int kMostLabel = 24;

}

class QuartileChart::Plot : public QCustomPlot {
public:
    Plot()
        : m_boxes(new QCPStatisticalBox(yAxis, xAxis))
    {
        m_boxes->setWidth(kBoxWidth);
        m_boxes->setWhiskerWidth(0.0);
        xAxis->setScaleType(QCPAxis::stLogarithmic);
        xAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        xAxis->setNumberFormat(QStringLiteral("f"));
        xAxis->setNumberPrecision(0);
        for (QCPAxis* axis : {xAxis, yAxis}) {
            axis->setSubTicks(false);
            axis->setTickLength(0);
            axis->setBasePen(Qt::NoPen);
        }
        yAxis->grid()->setVisible(false);
        axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, space::kGroup, 0));
        setMouseTracking(true);
        setFocusPolicy(Qt::NoFocus);
    }

    void setSpreads(const std::vector<ChartSpread>& spreads)
    {
        m_boxes->data()->clear();
        auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        double least = 1.0;
        double most = 10.0;
        m_count = static_cast<int>(spreads.size());
        for (int i = 0; i < m_count; ++i) {
            const ChartSpread& spread = spreads[static_cast<std::size_t>(i)];
            const double place = m_count - 1 - i;
            m_boxes->addData(
                place, spread.lower, spread.lower, spread.median, spread.upper, spread.upper);
            ticker->addTick(place,
                spread.label.size() <= kMostLabel
                    ? spread.label
                    : spread.label.left(kMostLabel - 1) + QChar(0x2026));
            least = i == 0 ? spread.lower : std::min(least, spread.lower);
            most = std::max(most, spread.upper);
        }
        yAxis->setTicker(ticker);
        yAxis->setRange(-0.6, std::max(m_count, 1) - 0.4);
        xAxis->setRange(std::pow(10.0, std::floor(std::log10(least))), most * 1.2);
        recolour();
    }

    void recolour()
    {
        const Tokens& t = tokens(palette());
        setBackground(QBrush(t.background));
        for (QCPAxis* axis : {xAxis, yAxis}) {
            axis->setTickLabelColor(t.secondary);
            axis->setLabelColor(t.secondary);
            axis->setTickLabelFont(textFont(TextRole::Caption, font()));
            axis->setLabelFont(textFont(TextRole::Caption, font()));
            axis->grid()->setPen(QPen(t.border, 1));
        }
        m_boxes->setPen(Qt::NoPen);
        m_boxes->setBrush(t.series[4]);
        m_boxes->setMedianPen(QPen(t.background, 3, Qt::SolidLine, Qt::FlatCap));
        m_boxes->setWhiskerPen(Qt::NoPen);
        m_boxes->setWhiskerBarPen(Qt::NoPen);
        replot(QCustomPlot::rpQueuedReplot);
    }

    std::function<QString(int)> tip;

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int key = static_cast<int>(std::lround(yAxis->pixelToCoord(event->position().y())));
        const bool inside = key >= 0 && key < m_count;
        QToolTip::showText(
            event->globalPosition().toPoint(), inside ? tip(m_count - 1 - key) : QString(), this);
    }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    QCPStatisticalBox* m_boxes;
    int m_count = 0;
};

QuartileChart::QuartileChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new Plot)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_plot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_plot->tip = [this](int group) {
        const ChartSpread& spread = m_spreads[static_cast<std::size_t>(group)];
        return tr("%1: %2").arg(spread.label, spread.text);
    };
}

void QuartileChart::setSpreads(std::vector<ChartSpread> spreads, const QString& unit)
{
    m_spreads = std::move(spreads);
    m_plot->xAxis->setLabel(unit);
    m_plot->setSpreads(m_spreads);
    QStringList words;
    for (int i = 0; i < static_cast<int>(m_spreads.size()); ++i)
        words << m_plot->tip(i);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
}

QSize QuartileChart::sizeHint() const
{
    return {360, std::max(static_cast<int>(m_spreads.size()), 1) * kLine + kAxisHeight};
}

QSize QuartileChart::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void QuartileChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_plot->recolour();
}

}
