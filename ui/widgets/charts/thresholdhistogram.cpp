// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/thresholdhistogram.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/quietplot.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

namespace vitrine::ui {
namespace {

constexpr int kKeySteps = 200; ///< arrow key presses from one end to the other
constexpr double kHeadroom = 1.12; ///< above the highest bar, for the word beside the line
constexpr double kBarShare = 0.92; ///< of a bin's width
constexpr int kBesideAxis = 80; ///< pixels that the axis of counts takes, at most
constexpr double kWordShare = 0.12; ///< of the axis, that the word beside the line needs

/// Ticks at round counts on an axis of square roots.
QSharedPointer<QCPAxisTickerText> countTicker(std::int64_t highest)
{
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    ticker->setSubTickCount(0);
    ticker->addTick(0.0, QLocale().toString(0));
    // 1, 10, 100, ... as far as they stand apart from 0, and the highest bar.
    for (std::int64_t count = 1; count * 3 < highest; count *= 10) {
        if (count * 70 > highest)
            ticker->addTick(
                std::sqrt(static_cast<double>(count)), QLocale().toString(qlonglong{count}));
    }
    if (highest > 0)
        ticker->addTick(
            std::sqrt(static_cast<double>(highest)), QLocale().toString(qlonglong{highest}));
    return ticker;
}

}

class ThresholdHistogram::Plot : public QuietPlot {
public:
    explicit Plot(QWidget* parent)
        : QuietPlot(space::kGroup, parent)
    {
    }

    void build();
    void setBins(const HistogramBins& bins);
    void labelAxis(const QString& text) { xAxis->setLabel(text); }
    void setThreshold(const HistogramBins& bins, double threshold, bool below);
    void recolour(bool focused);

    std::function<void(double)> dragged;
    std::function<QString(double)> tipAt; ///< a value

protected:
    void mousePressEvent(QMouseEvent* event) override { follow(event); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (event->buttons().testFlag(Qt::LeftButton))
            return follow(event);
        const double value = xAxis->pixelToCoord(event->position().x());
        const bool inside = xAxis->range().contains(value);
        showTip(event, inside ? tipAt(value) : QString());
    }

private:
    void follow(const QMouseEvent* event)
    {
        if (event->buttons().testFlag(Qt::LeftButton))
            dragged(xAxis->pixelToCoord(event->position().x()));
    }

    QCPBars* m_kept = nullptr;
    QCPBars* m_found = nullptr;
    QCPItemStraightLine* m_line = nullptr;
    QCPItemText* m_word = nullptr;
};

void ThresholdHistogram::Plot::build()
{
    m_kept = new QCPBars(xAxis, yAxis);
    m_found = new QCPBars(xAxis, yAxis);
    m_line = new QCPItemStraightLine(this);
    m_word = new QCPItemText(this);
    m_word->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_word->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_word->setPadding(QMargins(space::kRelated, 0, space::kRelated, 0));
    xAxis->grid()->setVisible(false);
    setCursor(Qt::SizeHorCursor);
}

void ThresholdHistogram::Plot::setBins(const HistogramBins& bins)
{
    const auto highest = bins.counts.empty()
        ? std::int64_t{0}
        : *std::max_element(bins.counts.begin(), bins.counts.end());
    xAxis->setRange(bins.least, bins.most);
    yAxis->setLabel(ThresholdHistogram::tr("Photos (√ scale)"));
    yAxis->setTicker(countTicker(highest));
    yAxis->setRange(0.0, std::sqrt(std::max(static_cast<double>(highest), 1.0)) * kHeadroom);
}

void ThresholdHistogram::Plot::setThreshold(const HistogramBins& bins, double threshold, bool below)
{
    const auto count = static_cast<int>(bins.counts.size());
    const double width = count > 0 ? (bins.most - bins.least) / count : 1.0;
    QVector<double> keptX, keptY, foundX, foundY;
    for (int bin = 0; bin < count; ++bin) {
        const double middle = bins.least + (bin + 0.5) * width;
        const bool found = below ? middle < threshold : middle > threshold;
        const double height =
            std::sqrt(static_cast<double>(bins.counts[static_cast<std::size_t>(bin)]));
        (found ? foundX : keptX) << middle;
        (found ? foundY : keptY) << height;
    }
    for (QCPBars* bars : {m_kept, m_found})
        bars->setWidth(width * kBarShare);
    m_kept->setData(keptX, keptY, true);
    m_found->setData(foundX, foundY, true);
    m_line->point1->setCoords(threshold, 0.0);
    m_line->point2->setCoords(threshold, 1.0);
    // The word stands on the side of what is found.
    m_word->setText(ThresholdHistogram::tr("found"));
    const double share = (threshold - bins.least) / std::max(bins.most - bins.least, 1e-12);
    const bool fits = below ? share > kWordShare : share < 1.0 - kWordShare;
    m_word->setVisible(fits && share >= 0.0 && share <= 1.0);
    m_word->setPositionAlignment((below ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_word->position->setCoords(threshold, 0.0);
    replot(QCustomPlot::rpQueuedReplot);
}

void ThresholdHistogram::Plot::recolour(bool focused)
{
    const Tokens& t = tokens(palette());
    const QFont caption = textFont(TextRole::Caption, font());
    QColor quiet = t.secondary;
    quiet.setAlphaF(0.45F);
    recolourAxes();
    m_kept->setPen(Qt::NoPen);
    m_kept->setBrush(quiet);
    m_found->setPen(Qt::NoPen);
    m_found->setBrush(t.accent);
    m_line->setPen(QPen(t.accent, focused ? 3 : 2));
    m_word->setColor(t.accent);
    m_word->setFont(textFont(TextRole::Strong, caption));
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->grid()->setZeroLinePen(Qt::NoPen);
    xAxis->setBasePen(QPen(t.border, 1));
    replot(QCustomPlot::rpQueuedReplot);
}

ThresholdHistogram::ThresholdHistogram(QWidget* parent)
    : QWidget(parent)
    , m_plot(new Plot(this))
{
    setObjectName(QStringLiteral("thresholdHistogram"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->build();
    m_plot->dragged = [this](double value) {
        setFocus(Qt::MouseFocusReason);
        moveTo(value);
    };
    m_plot->tipAt = [this](double value) {
        const auto count = static_cast<double>(m_bins.counts.size());
        const double width = (m_bins.most - m_bins.least) / std::max(count, 1.0);
        const double bin = std::clamp(std::floor((value - m_bins.least) / width), 0.0, count - 1.0);
        if (count == 0.0)
            return QString();
        const QLocale locale;
        return tr("%1 to %2: %3")
            .arg(locale.toString(m_bins.least + bin * width, 'g', 3),
                locale.toString(m_bins.least + (bin + 1.0) * width, 'g', 3),
                locale.toString(
                    static_cast<qlonglong>(m_bins.counts[static_cast<std::size_t>(bin)])));
    };
    fillWith(this, m_plot);
    m_plot->recolour(false);
}

void ThresholdHistogram::setBins(const HistogramBins& bins)
{
    m_bins = bins;
    m_plot->setBins(bins);
    m_plot->labelAxis(axisText());
    setThreshold(m_threshold);
}

QString ThresholdHistogram::axisText() const
{
    if (m_bins.lowest.isEmpty() || m_bins.highest.isEmpty())
        return m_bins.unit;
    const QString text = tr("%1 ← %2 → %3").arg(m_bins.lowest, m_bins.unit, m_bins.highest);
    const QFontMetrics metrics(textFont(TextRole::Caption, font()));
    return metrics.horizontalAdvance(text) <= width() - kBesideAxis ? text : m_bins.unit;
}

void ThresholdHistogram::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->labelAxis(axisText());
}

void ThresholdHistogram::setThreshold(double threshold)
{
    m_threshold = threshold;
    m_plot->setThreshold(m_bins, m_threshold, m_below);
    describe();
}

void ThresholdHistogram::setFindsBelow(bool below)
{
    m_below = below;
    setThreshold(m_threshold);
}

int ThresholdHistogram::xOf(double value) const
{
    return m_plot->x() + static_cast<int>(std::lround(m_plot->xAxis->coordToPixel(value)));
}

void ThresholdHistogram::moveTo(double threshold)
{
    const double wanted = std::clamp(threshold, m_bins.least, m_bins.most);
    if (wanted == m_threshold)
        return;
    setThreshold(wanted);
    Q_EMIT thresholdMoved(wanted);
}

void ThresholdHistogram::describe()
{
    const QLocale locale;
    setAccessibleDescription(
        (m_below ? tr("%1, values below %2 are found") : tr("%1, values above %2 are found"))
            .arg(m_bins.unit, locale.toString(m_threshold, 'g', 4)));
}

void ThresholdHistogram::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_plot->setPalette(palette()); // its own comes later
    m_plot->recolour(hasFocus());
}

void ThresholdHistogram::keyPressEvent(QKeyEvent* event)
{
    const double step = (m_bins.most - m_bins.least) / kKeySteps;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down: return moveTo(m_threshold - step);
    case Qt::Key_Right:
    case Qt::Key_Up: return moveTo(m_threshold + step);
    case Qt::Key_Home: return moveTo(m_bins.least);
    case Qt::Key_End: return moveTo(m_bins.most);
    default: QWidget::keyPressEvent(event);
    }
}

void ThresholdHistogram::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_plot->recolour(true);
}

void ThresholdHistogram::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_plot->recolour(false);
}

}
