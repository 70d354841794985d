// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/reliabilitychart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/chartreadout.h"
#include "ui/widgets/charts/plotsheet.h"
#include "ui/widgets/charts/quietplot.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr double kCountsShare = 0.22; ///< of the height, that the highest bar takes
constexpr double kBarWidth = 0.86; ///< of its group's
constexpr double kMarker = 8.0;
constexpr double kRoom = 0.03; ///< beyond 0 and 1, for whole markers
constexpr int kTicks = 5;

QString percent(double share, int decimals)
{
    return QLocale().toString(share * 100.0, 'f', decimals);
}

}

class ReliabilityChart::Plot : public QuietPlot {
public:
    Plot()
        : QuietPlot(space::kRelated)
        , m_bars(new QCPBars(xAxis, yAxis2))
        , m_line(addGraph())
        , m_current(addGraph())
        , m_diagonal(new QCPItemLine(this))
    {
        auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        ticker->setSubTickCount(0);
        for (int i = 0; i <= kTicks; ++i) {
            const double share = static_cast<double>(i) / kTicks;
            ticker->addTick(share, percent(share, 0));
        }
        for (QCPAxis* axis : {xAxis, yAxis}) {
            axis->setTicker(ticker);
            axis->setRange(-kRoom, 1.0 + kRoom);
        }
        yAxis2->setVisible(false);
        xAxis->grid()->setVisible(false);
        xAxis->setLabel(ReliabilityChart::tr("How sure it is, %"));
        yAxis->setLabel(ReliabilityChart::tr("Right, %"));
        m_diagonal->start->setCoords(0.0, 0.0);
        m_diagonal->end->setCoords(1.0, 1.0);
        m_current->setLineStyle(QCPGraph::lsNone);
    }

    void setGroups(const std::vector<ReliabilityGroup>& groups, int colour)
    {
        m_colour = colour;
        for (QCPItemText* count : std::exchange(m_counts, {}))
            removeItem(count);
        QVector<double> middles, photos, confidences, shares;
        double most = 1.0;
        for (const ReliabilityGroup& group : groups) {
            middles << (group.from + group.to) / 2.0;
            photos << static_cast<double>(group.photos);
            confidences << group.confidence;
            shares << group.right;
            most = std::max(most, photos.back());
            m_bars->setWidth((group.to - group.from) * kBarWidth);
        }
        m_bars->setData(middles, photos, true);
        m_line->setData(confidences, shares, true);
        // As the axis of shares: its 0 is theirs.
        const double whole = most / kCountsShare;
        yAxis2->setRange(-kRoom * whole, (1.0 + kRoom) * whole);
        for (qsizetype i = 0; i < photos.size(); ++i)
            addCount(middles[i], photos[i]);
        setCurrent({}, false);
    }

    void setCurrent(const ReliabilityGroup& group, bool shown)
    {
        m_current->data()->clear();
        if (shown)
            m_current->addData(group.confidence, group.right);
        replot(QCustomPlot::rpQueuedReplot);
    }

    QPointF place(const ReliabilityGroup& group) const
    {
        return {xAxis->coordToPixel(group.confidence), yAxis->coordToPixel(group.right)};
    }

    void recolour(bool focused)
    {
        const Tokens& t = tokens(palette());
        const QColor colour = t.series[static_cast<std::size_t>(m_colour) % t.series.size()];
        QColor pale = colour;
        pale.setAlphaF(t.dark ? 0.34F : 0.22F);
        recolourAxes();
        xAxis->setBasePen(QPen(focused ? t.accent : t.border, focused ? 2 : 1));
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(pale);
        m_line->setPen(QPen(colour, 2));
        m_line->setScatterStyle(QCPScatterStyle(
            QCPScatterStyle::ssCircle, QPen(t.background, 1.5), colour, kMarker + 1.5));
        m_current->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.text, 2), colour, kMarker + 3.0));
        m_diagonal->setPen(QPen(t.secondary, 1, Qt::DashLine));
        for (QCPItemText* count : m_counts) {
            count->setColor(t.secondary);
            count->setFont(textFont(TextRole::Caption, font()));
        }
        replot(QCustomPlot::rpQueuedReplot);
    }

    std::function<void(double x)> hovered;
    std::function<void()> left;

protected:
    void mousePressEvent(QMouseEvent*) override { parentWidget()->setFocus(Qt::MouseFocusReason); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (axisRect()->rect().contains(event->position().toPoint()))
            hovered(xAxis->pixelToCoord(event->position().x()));
        else
            left();
    }
    void leaveEvent(QEvent* event) override
    {
        QuietPlot::leaveEvent(event);
        left();
    }

private:
    void addCount(double middle, double photos)
    {
        auto* count = new QCPItemText(this);
        count->position->setAxes(xAxis, yAxis2);
        count->position->setCoords(middle, photos);
        count->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        count->setText(QLocale().toString(static_cast<qlonglong>(photos)));
        count->setClipToAxisRect(false);
        m_counts.push_back(count);
    }

    QCPBars* m_bars;
    QCPGraph* m_line;
    QCPGraph* m_current;
    QCPItemLine* m_diagonal;
    std::vector<QCPItemText*> m_counts;
    int m_colour = 0;
};

ReliabilityChart::ReliabilityChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new Plot)
    , m_readout(nullptr)
{
    setAccessibleName(tr("Reliability"));
    setFocusPolicy(Qt::StrongFocus);
    fillWith(this, m_plot);
    m_readout = new ChartReadout(this); // above the plot
    m_plot->hovered = [this](double x) {
        const auto nearest =
            std::min_element(m_groups.begin(), m_groups.end(), [x](const auto& a, const auto& b) {
                return std::abs(a.confidence - x) < std::abs(b.confidence - x);
            });
        read(m_groups.empty() ? -1 : static_cast<int>(nearest - m_groups.begin()));
    };
    m_plot->left = [this] { read(-1); };
}

ReliabilityChart::~ReliabilityChart() = default;

void ReliabilityChart::setGroups(std::vector<ReliabilityGroup> groups, int colour)
{
    std::erase_if(groups, [](const ReliabilityGroup& group) { return group.photos <= 0; });
    m_groups = std::move(groups);
    m_plot->setGroups(m_groups, colour);
    m_plot->recolour(hasFocus());
    read(-1);
    QStringList all;
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        all << words(i);
    setAccessibleDescription(all.join(QStringLiteral("; ")));
}

QString ReliabilityChart::words(std::size_t group) const
{
    const ReliabilityGroup& shown = m_groups[group];
    const QString sure = tr("%1 to %2 % sure").arg(percent(shown.from, 0), percent(shown.to, 0));
    return tr("%1: %2 % right of %Ln photos", nullptr, static_cast<int>(shown.photos))
        .arg(sure, percent(shown.right, 1));
}

void ReliabilityChart::read(int group)
{
    m_current = group;
    if (group < 0) {
        m_plot->setCurrent({}, false);
        return m_readout->leave();
    }
    const auto which = static_cast<std::size_t>(group);
    m_plot->setCurrent(m_groups[which], true);
    m_readout->showAt(m_plot->place(m_groups[which]), words(which), {});
}

QString ReliabilityChart::readout() const
{
    return m_readout->plainText();
}

QByteArray ReliabilityChart::csv() const
{
    QByteArray text = "from,to,confidence,right,photos\n";
    for (const ReliabilityGroup& group : m_groups) {
        for (const double number : {group.from, group.to, group.confidence, group.right})
            text += QByteArray::number(number, 'g', 10) + ",";
        text += QByteArray::number(qlonglong{group.photos}) + "\n";
    }
    return text;
}

ChartSheet ReliabilityChart::sheet() const
{
    ChartSheet sheet = plotSheet(*m_plot, accessibleName());
    sheet.csv = [this] { return csv(); };
    return sheet;
}

void ReliabilityChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_plot->setPalette(palette()); // its own comes later
    m_plot->recolour(hasFocus());
}

void ReliabilityChart::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_groups.size());
    const int by = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (by == 0 || count == 0)
        return QWidget::keyPressEvent(event);
    read(m_current < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(m_current + by, 0, count - 1));
}

void ReliabilityChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_plot->recolour(true);
}

void ReliabilityChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_plot->recolour(false);
    read(-1);
}

}
