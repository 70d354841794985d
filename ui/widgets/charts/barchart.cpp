// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/barchart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/axisticker.h"
#include "ui/widgets/charts/plotsheet.h"
#include "ui/widgets/charts/quietplot.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kLine = 24; ///< pixels of a lying bar with its room
constexpr double kBarThickness = 0.62;
constexpr double kStandingWidth = 0.9;
constexpr int kStandingHeight = 190;
constexpr double kRoomForText = 1.28; ///< beyond the longest lying bar
constexpr double kBarHeadroom = 1.06;
}

class BarChart::Plot : public QuietPlot {
public:
    explicit Plot(Bars direction)
        : QuietPlot(space::kTight)
        , m_lying(direction == Bars::Lying)
        , m_bars(m_lying ? new QCPBars(yAxis, xAxis) : new QCPBars(xAxis, yAxis))
    {
        m_bars->setWidth(m_lying ? kBarThickness : kStandingWidth);
        keys()->grid()->setVisible(false);
        if (m_lying)
            values()->setVisible(false); // each bar says its value
        else
            values()->setTicker(tickerFor(AxisSteps::Whole));
    }

    void setBars(const std::vector<ChartBar>& bars, double whole)
    {
        const auto count = static_cast<int>(bars.size());
        QVector<double> places, heights;
        double most = whole;
        m_labels.clear();
        clearItems();
        for (int i = 0; i < count; ++i) {
            const ChartBar& bar = bars[static_cast<std::size_t>(i)];
            const double place = m_lying ? count - 1 - i : i; // the first on top
            places << place;
            heights << bar.value;
            most = std::max(most, bar.value);
            if (!bar.label.isEmpty())
                m_labels.emplace_back(place, axisLabel(bar.label));
            if (m_lying)
                addText(bar, place);
        }
        m_bars->setData(places, heights);
        keys()->setRange(-0.6, std::max(count, 1) - 0.4);
        values()->setRange(0.0, std::max(most, 1.0) * (m_lying ? kRoomForText : kBarHeadroom));
        recolour();
    }

    void recolour()
    {
        const Tokens& t = tokens(palette());
        recolourAxes();
        placeLabels();
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(t.accent);
        for (int i = 0; i < itemCount(); ++i) {
            if (auto* text = qobject_cast<QCPItemText*>(item(i))) {
                text->setColor(t.text);
                text->setFont(textFont(TextRole::Caption, font()));
            }
        }
        replot(QCustomPlot::rpQueuedReplot);
    }

    int barAt(const QPointF& point) const
    {
        const double place =
            m_lying ? yAxis->pixelToCoord(point.y()) : xAxis->pixelToCoord(point.x());
        const int count = m_bars->dataCount();
        const int key = static_cast<int>(std::lround(place));
        if (key < 0 || key >= count || !axisRect()->outerRect().contains(point.toPoint()))
            return -1;
        return m_lying ? count - 1 - key : key;
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QuietPlot::resizeEvent(event);
        placeLabels();
        replot(QCustomPlot::rpQueuedReplot);
    }

    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int bar = barAt(event->position());
        showTip(event, bar < 0 ? QString() : tip(bar));
    }

private:
    QCPAxis* keys() const { return m_lying ? yAxis : xAxis; }
    QCPAxis* values() const { return m_lying ? xAxis : yAxis; }

    /// Below standing bars there is room for some labels only: every second, every third...
    void placeLabels()
    {
        std::size_t step = 1;
        if (!m_lying && m_labels.size() > 1) {
            int widest = 0;
            for (const auto& [place, label] : m_labels)
                widest = std::max(
                    widest, QFontMetrics(keys()->tickLabelFont()).horizontalAdvance(label));
            const double apart = std::abs(
                keys()->coordToPixel(m_labels[1].first) - keys()->coordToPixel(m_labels[0].first));
            step = static_cast<std::size_t>(
                std::ceil((widest + space::kRelated) / std::max(1.0, apart)));
        }
        auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        ticker->setSubTickCount(0);
        for (std::size_t i = 0; i < m_labels.size(); i += step)
            ticker->addTick(m_labels[i].first, m_labels[i].second);
        keys()->setTicker(ticker);
    }

    void addText(const ChartBar& bar, double place)
    {
        auto* text = new QCPItemText(this);
        text->position->setCoords(bar.value, place);
        text->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        text->setPadding(QMargins(space::kTight, 0, 0, 0));
        text->setText(bar.text);
        text->setClipToAxisRect(false);
    }

    bool m_lying;
    QCPBars* m_bars;
    std::vector<std::pair<double, QString>> m_labels; ///< by place
};

BarChart::BarChart(Bars direction, QWidget* parent)
    : QWidget(parent)
    , m_direction(direction)
    , m_plot(new Plot(direction))
{
    fillWith(this, m_plot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_plot->tip = [this](int bar) {
        const ChartBar& shown = m_bars[static_cast<std::size_t>(bar)];
        return shown.label.isEmpty() ? shown.text : tr("%1: %2").arg(shown.label, shown.text);
    };
}

void BarChart::setBars(std::vector<ChartBar> bars, double whole)
{
    m_bars = std::move(bars);
    m_plot->setBars(m_bars, whole);
    setAccessibleDescription(spokenTips(*m_plot, m_bars.size()));
    updateGeometry();
}

void BarChart::setAxis(const QString& label)
{
    m_plot->xAxis->setLabel(label);
}

ChartSheet BarChart::sheet(const QString& labels, const QString& values) const
{
    ChartSheet sheet = plotSheet(*m_plot, accessibleName());
    sheet.csv = [bars = m_bars, labels, values] {
        QByteArray rows = csvCell(labels) + ',' + csvCell(values) + '\n';
        for (const ChartBar& bar : bars)
            rows += csvCell(bar.label) + ',' + QByteArray::number(bar.value) + '\n';
        return rows;
    };
    return sheet;
}

QSize BarChart::sizeHint() const
{
    const int lines = std::max(static_cast<int>(m_bars.size()), 1);
    return {360, m_direction == Bars::Lying ? lines * kLine + space::kRelated : kStandingHeight};
}

QSize BarChart::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void BarChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_plot->setPalette(palette()); // its own comes later
    m_plot->recolour();
}

}
