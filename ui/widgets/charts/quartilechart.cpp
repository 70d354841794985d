// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/quartilechart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/axisticks.h"
#include "ui/widgets/charts/quietplot.h"

#include <QEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kRowHeight = 24;
constexpr int kAxisHeight = 44;
constexpr double kBoxWidth = 0.5;
constexpr double kDot = 9.0; ///< where the middle half is one value
constexpr double kMargin = 1.25; ///< of the axis, beyond the values at either end

QSharedPointer<QCPAxisTickerText> decadeTicker(double least, double most)
{
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    ticker->setSubTickCount(0);
    for (const double tick : axisTicks(AxisSteps::Decades, least, most))
        ticker->addTick(tick, QLocale().toString(tick, 'g', 12));
    return ticker;
}

}

class QuartileChart::Plot : public QuietPlot {
public:
    Plot()
        : QuietPlot(space::kGroup)
        , m_boxes(new QCPStatisticalBox(yAxis, xAxis))
    {
        m_boxes->setWidth(kBoxWidth);
        m_boxes->setWhiskerWidth(0.0);
        xAxis->setScaleType(QCPAxis::stLogarithmic);
        yAxis->grid()->setVisible(false);
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
            const bool single = spread.lower == spread.upper; // no box, a dot
            m_boxes->addData(place, spread.lower, spread.lower, spread.median, spread.upper,
                spread.upper, single ? QVector<double>{spread.median} : QVector<double>());
            ticker->addTick(place, axisLabel(spread.label));
            least = i == 0 ? spread.lower : std::min(least, spread.lower);
            most = std::max(most, spread.upper);
        }
        yAxis->setTicker(ticker);
        yAxis->setRange(-0.6, std::max(m_count, 1) - 0.4);
        xAxis->setRange(least / kMargin, most * kMargin);
        xAxis->setTicker(decadeTicker(least / kMargin, most * kMargin));
        recolour();
    }

    void recolour()
    {
        const Tokens& t = tokens(palette());
        recolourAxes();
        m_boxes->setPen(Qt::NoPen);
        m_boxes->setBrush(t.accent);
        m_boxes->setMedianPen(QPen(t.background, 3, Qt::SolidLine, Qt::FlatCap));
        m_boxes->setOutlierStyle(
            QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(t.accent), t.accent, kDot));
        m_boxes->setWhiskerPen(Qt::NoPen);
        m_boxes->setWhiskerBarPen(Qt::NoPen);
        replot(QCustomPlot::rpQueuedReplot);
    }

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int key = static_cast<int>(std::lround(yAxis->pixelToCoord(event->position().y())));
        const bool inside = key >= 0 && key < m_count;
        showTip(event, inside ? tip(m_count - 1 - key) : QString());
    }

private:
    QCPStatisticalBox* m_boxes;
    int m_count = 0;
};

QuartileChart::QuartileChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new Plot)
{
    fillWith(this, m_plot);
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
    setAccessibleDescription(spokenTips(*m_plot, m_spreads.size()));
    updateGeometry();
}

QSize QuartileChart::sizeHint() const
{
    return {360, std::max(static_cast<int>(m_spreads.size()), 1) * kRowHeight + kAxisHeight};
}

QSize QuartileChart::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void QuartileChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_plot->setPalette(palette()); // its own comes later
    m_plot->recolour();
}

}
