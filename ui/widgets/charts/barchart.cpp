// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/barchart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/plot.h"

#include <QEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kLine = 24; ///< pixels of a lying bar with its room
constexpr double kBarWidth = 0.62;
constexpr double kStandingWidth = 0.9;
constexpr int kStandingHeight = 190;
constexpr double kRoomForText = 1.28; ///< beyond the longest lying bar
constexpr double kHeadroom = 1.06;
constexpr int kMostLabel = 24; ///< letters of a label beside the axis

QString elidedLabel(const QString& label)
{
    return label.size() <= kMostLabel ? label : label.left(kMostLabel - 1) + QChar(0x2026);
}

}

class BarChart::Plot : public QCustomPlot {
public:
    explicit Plot(Bars direction)
        : m_lying(direction == Bars::Lying)
        , m_bars(m_lying ? new QCPBars(yAxis, xAxis) : new QCPBars(xAxis, yAxis))
    {
        m_bars->setWidth(m_lying ? kBarWidth : kStandingWidth);
        for (QCPAxis* axis : {xAxis, yAxis}) {
            axis->setSubTicks(false);
            axis->setTickLength(0);
            axis->setBasePen(Qt::NoPen);
        }
        keys()->grid()->setVisible(false);
        if (m_lying)
            values()->setVisible(false); // each bar says its value
        axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, space::kTight, 0));
        setMouseTracking(true);
        setFocusPolicy(Qt::NoFocus);
    }

    void setBars(const std::vector<ChartBar>& bars)
    {
        const auto count = static_cast<int>(bars.size());
        QVector<double> places, heights;
        double most = 0.0;
        auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        ticker->setSubTickCount(0);
        clearItems();
        for (int i = 0; i < count; ++i) {
            const ChartBar& bar = bars[static_cast<std::size_t>(i)];
            const double place = m_lying ? count - 1 - i : i; // the first on top
            places << place;
            heights << bar.value;
            most = std::max(most, bar.value);
            if (!bar.label.isEmpty())
                ticker->addTick(place, elidedLabel(bar.label));
            if (m_lying)
                addText(bar, place);
        }
        m_bars->setData(places, heights);
        keys()->setTicker(ticker);
        keys()->setRange(-0.6, std::max(count, 1) - 0.4);
        values()->setRange(0.0, std::max(most, 1.0) * (m_lying ? kRoomForText : kHeadroom));
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
            axis->grid()->setZeroLinePen(QPen(t.border, 1));
        }
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(t.series[4]);
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

    std::function<QString(int)> tip;

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const int bar = barAt(event->position());
        QToolTip::showText(event->globalPosition().toPoint(), bar < 0 ? QString() : tip(bar), this);
    }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    QCPAxis* keys() const { return m_lying ? yAxis : xAxis; }
    QCPAxis* values() const { return m_lying ? xAxis : yAxis; }

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
};

BarChart::BarChart(Bars direction, QWidget* parent)
    : QWidget(parent)
    , m_direction(direction)
    , m_plot(new Plot(direction))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_plot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_plot->tip = [this](int bar) {
        const ChartBar& shown = m_bars[static_cast<std::size_t>(bar)];
        return shown.label.isEmpty() ? shown.text : tr("%1: %2").arg(shown.label, shown.text);
    };
}

void BarChart::setBars(std::vector<ChartBar> bars)
{
    m_bars = std::move(bars);
    m_plot->setBars(m_bars);
    QStringList words;
    for (int i = 0; i < static_cast<int>(m_bars.size()); ++i)
        words << m_plot->tip(i);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
}

void BarChart::setAxis(const QString& label)
{
    m_plot->xAxis->setLabel(label);
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
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_plot->recolour();
}

}
