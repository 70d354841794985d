// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curveplot.h"

#include "ui/shell/theme.h"

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kFewCurves = 12; ///< up to here raw lines show, and lines are smooth and broad
constexpr int kPointBudget = 48'000; ///< drawn at once, over all curves
constexpr int kLeastColumns = 60;
constexpr int kAroundAxes = 70; ///< pixels of numbers and margins beside the curves
constexpr double kCurveHeadroom = 0.06;
constexpr double kLogHeadroom = 1.15;
constexpr double kRoomAhead = 0.04;
constexpr int kDigits = 6; ///< of an axis's numbers
constexpr double kDetailFrom = 6.0; ///< times as wide as what is shown

void setSteps(QCPAxis* axis, AxisSteps steps)
{
    axis->setScaleType(steps == AxisSteps::Decades ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(tickerFor(steps));
    axis->setNumberFormat(QStringLiteral("gb"));
    axis->setNumberPrecision(kDigits);
}

}

CurveChart::Plot::Plot(QWidget* parent)
    : QCustomPlot(parent)
    , m_cursor(new QCPItemStraightLine(this))
    , m_mark(new QCPItemStraightLine(this))
    , m_markWord(new QCPItemText(this))
{
    // The cursor alone is drawn again while the mouse moves.
    m_cursor->setLayer(QStringLiteral("overlay"));
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    setPlottingHint(QCP::phFastPolylines, true);
    setPlottingHint(QCP::phCacheLabels, true);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickPen(Qt::NoPen);
        setSteps(axis, AxisSteps::Any);
    }
    yAxis->setBasePen(Qt::NoPen);
    xAxis->grid()->setVisible(false);
    axisRect()->setMinimumMargins(QMargins(space::kTight, space::kTight, space::kGroup, 0));
    m_markWord->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_markWord->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    for (QCPAbstractItem* item :
        std::initializer_list<QCPAbstractItem*>{m_cursor, m_mark, m_markWord})
        item->setVisible(false);
    connect(this, &QCustomPlot::afterLayout, this, [this] { placeLabels(); });
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void CurveChart::Plot::growTo(int curves)
{
    while (static_cast<int>(m_lines.size()) < curves) {
        // Raw lines lie under all smoothed ones.
        m_raws.push_back(addGraph());
        m_raws.back()->setLayer(QStringLiteral("grid"));
        m_lines.push_back(addGraph());
        for (QCPGraph* graph : {m_raws.back(), m_lines.back()})
            graph->setAdaptiveSampling(false); // thinned already
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(static_cast<int>(i) < curves);
        m_raws[i]->setVisible(false);
    }
}

void CurveChart::Plot::setGraph(QCPGraph* graph, const std::vector<QPointF>& points)
{
    const bool logarithmic = yAxis->scaleType() == QCPAxis::stLogarithmic;
    QVector<QCPGraphData> drawn;
    drawn.reserve(static_cast<qsizetype>(points.size()));
    for (const QPointF& point : points) {
        if (isDrawable(point.y(), logarithmic))
            drawn.append(QCPGraphData(point.x(), point.y()));
    }
    graph->data()->set(drawn, true);
    graph->setScatterStyle(
        drawn.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, 5) : QCPScatterStyle::ssNone);
}

ValueSpan CurveChart::Plot::spanOf(const QCPGraph* graph) const
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(graph->data()->size()));
    for (const QCPGraphData& point : *graph->data()) {
        if (xAxis->range().contains(point.key))
            values.push_back(point.value);
    }
    if (!m_holdsExtremes)
        return spanWithoutExtremes(std::move(values), yAxis->scaleType() == QCPAxis::stLogarithmic);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return values.empty() ? ValueSpan{} : ValueSpan{*least, *most};
}

CurveView CurveChart::Plot::viewOf(const std::vector<Curve>& curves, double weight) const
{
    const int count = static_cast<int>(curves.size());
    const QCPRange range = xAxis->range();
    const int wide = std::max(width() - kAroundAxes, kLeastColumns);
    CurveView view;
    view.from = range.lower;
    view.to = range.upper;
    view.weight = weight;
    view.many = count > kFewCurves;
    view.columns = std::clamp(
        kPointBudget / std::max(2 * count, 1), kLeastColumns, view.many ? wide / 2 : wide);
    // Of many a picture of the whole does, unless little of them is looked at.
    view.overview = view.many && range.size() * kDetailFrom > reach(curves).size();
    return view;
}

void CurveChart::Plot::forget(std::size_t which, std::size_t count)
{
    m_points.resize(count);
    m_points.forget(which);
}

bool CurveChart::Plot::prepare(
    const std::vector<Curve>& curves, double weight, const std::function<bool()>& enough)
{
    m_points.resize(curves.size());
    return !viewOf(curves, weight).overview || m_points.prepare(curves, enough);
}

void CurveChart::Plot::setCurves(
    const std::vector<Curve>& curves, double weight, const std::vector<bool>& changed)
{
    growTo(static_cast<int>(curves.size()));
    const Drawing drawing{viewOf(curves, weight), static_cast<int>(curves.size()),
        yAxis->scaleType() == QCPAxis::stLogarithmic};
    Drawing otherWeight = m_drawing;
    otherWeight.view.weight = weight;
    const bool anew = drawing != otherWeight;
    const bool smoothAnew = drawing != m_drawing;
    m_drawing = drawing;
    CurveView raw = drawing.view;
    raw.weight = 0.0;
    m_spans.resize(curves.size());
    m_points.resize(curves.size());
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const bool rawToo = !raw.many && isSmoothed(curves[i], weight);
        m_raws[i]->setVisible(rawToo);
        if (!anew && !(smoothAnew && curves[i].smooth) && !changed[i])
            continue;
        setGraph(m_lines[i], m_points.line(i, curves[i], drawing.view));
        if (rawToo)
            setGraph(m_raws[i], m_points.line(i, curves[i], raw));
        // The smoothed line lies within what it smooths.
        m_spans[i] = spanOf(rawToo ? m_raws[i] : m_lines[i]);
    }
    fitValues();
    restyle(curves);
    drawLabels(curves, weight);
    placeMarkWord();
    replot(QCustomPlot::rpQueuedRefresh);
}

void CurveChart::Plot::restyle(const std::vector<Curve>& curves)
{
    const Tokens& t = tokens(palette());
    const bool few = curves.size() <= kFewCurves;
    if (&curves != &m_styles) {
        m_styles.clear();
        for (const Curve& curve : curves)
            m_styles.push_back({curve.key, {}, {}, curve.colour, curve.dashed, curve.smooth, {}});
    }
    for (std::size_t i = 0; i < m_styles.size(); ++i) {
        const Curve& style = m_styles[i];
        const QColor colour = t.series[static_cast<std::size_t>(style.colour) % t.series.size()];
        QPen pen(colour, few ? 2.0 : 1.0);
        if (style.dashed)
            pen.setDashPattern({4.0, 3.0});
        m_lines[i]->setPen(pen);
        m_lines[i]->setAntialiased(few);
        QColor faint = colour;
        faint.setAlphaF(t.dark ? 0.34F : 0.26F);
        m_raws[i]->setPen(QPen(faint, 1.0));
        m_raws[i]->setAntialiased(false);
    }
}

void CurveChart::Plot::showAll(const std::vector<Curve>& curves)
{
    const QCPRange all = reach(curves);
    const QCPRange now = xAxis->range();
    const bool grows = curves.size() > kFewCurves
        && m_drawing.count == static_cast<int>(curves.size()) && all.lower == now.lower;
    // Among many, one that grows takes some room ahead, lest all be thinned anew for each point.
    if (grows && all.upper <= now.upper && all.size() > now.size() * (1.0 - 2.0 * kRoomAhead))
        return;
    xAxis->setRange(all.lower,
        grows && all.upper > now.upper ? all.upper + kRoomAhead * all.size() : all.upper);
}

QCPRange CurveChart::Plot::reach(const std::vector<Curve>& curves) const
{
    const bool logarithmic = xAxis->scaleType() == QCPAxis::stLogarithmic;
    double from = std::numeric_limits<double>::infinity();
    double to = -from;
    for (const Curve& curve : curves) {
        if (curve.points.empty())
            continue;
        from = std::min(from, curve.points.front().x());
        to = std::max(to, curve.points.back().x());
    }
    if (!std::isfinite(from))
        return logarithmic ? QCPRange(1e-6, 1.0) : QCPRange(0.0, 1.0);
    if (!(to > from))
        return logarithmic ? QCPRange(from / 2.0, from * 2.0) : QCPRange(from - 0.5, from + 0.5);
    return {from, to};
}

void CurveChart::Plot::fitValues()
{
    const bool logarithmic = yAxis->scaleType() == QCPAxis::stLogarithmic;
    ValueSpan all;
    for (const ValueSpan& span : m_spans)
        all.include(span);
    if (all.isEmpty())
        return yAxis->setRange(logarithmic ? QCPRange(0.01, 1.0) : QCPRange(0.0, 1.0));
    if (logarithmic)
        return yAxis->setRange(all.least / kLogHeadroom, all.most * kLogHeadroom);
    const double size =
        all.most > all.least ? all.most - all.least : std::max(std::abs(all.most), 1e-6);
    const double low = all.least - size * kCurveHeadroom;
    QCPRange range(all.least >= 0.0 ? std::max(low, 0.0) : low, all.most + size * kCurveHeadroom);
    if (m_limits.size() > 0.0)
        range = {std::max(range.lower, m_limits.lower), std::min(range.upper, m_limits.upper)};
    if (m_beginsAtZero)
        range.lower = std::min(all.least, 0.0);
    yAxis->setRange(range);
}

void CurveChart::Plot::setValueScale(bool logarithmic)
{
    setSteps(yAxis, logarithmic ? AxisSteps::Decades : AxisSteps::Any);
}

void CurveChart::Plot::setBare(bool bare)
{
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->setTickLabels(!bare);
    yAxis->grid()->setVisible(!bare);
    if (bare)
        m_cursor->setVisible(false);
}

void CurveChart::Plot::setPositionSteps(AxisSteps steps)
{
    setSteps(xAxis, steps);
}

void CurveChart::Plot::setMark(bool shown, double x, const QString& word)
{
    m_mark->setVisible(shown);
    m_markWord->setVisible(shown);
    m_mark->point1->setCoords(x, 1.0);
    m_mark->point2->setCoords(x, 2.0);
    m_markWord->position->setCoords(x, 0.0);
    m_markWord->setText(word);
    placeMarkWord();
    replot(QCustomPlot::rpQueuedReplot);
}

/// On the side of the line that has room.
void CurveChart::Plot::placeMarkWord()
{
    const bool before = xAxis->coordToPixel(m_markWord->position->key()) > axisRect()->center().x();
    m_markWord->setPositionAlignment((before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_markWord->setPadding(
        before ? QMargins(0, 0, space::kTight, 0) : QMargins(space::kTight, 0, 0, 0));
}

void CurveChart::Plot::setCursorAt(double x)
{
    const bool shown = std::isfinite(x) && xAxis->range().contains(x);
    if (!shown && !m_cursor->visible())
        return;
    m_cursor->setVisible(shown);
    m_cursor->point1->setCoords(shown ? x : 0.0, 1.0);
    m_cursor->point2->setCoords(shown ? x : 0.0, 2.0);
    layer(QStringLiteral("overlay"))->replot();
}

void CurveChart::Plot::recolour(bool focused)
{
    const Tokens& t = tokens(palette());
    const QFont caption = textFont(TextRole::Caption, font());
    setBackground(t.background);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLabelColor(t.secondary);
        axis->setTickLabelFont(caption);
        axis->setLabelColor(t.secondary);
        axis->setLabelFont(caption);
        axis->grid()->setPen(QPen(t.border, 1));
        axis->grid()->setZeroLinePen(QPen(t.border, 1));
    }
    xAxis->setBasePen(QPen(focused ? t.accent : t.border, focused ? 2 : 1));
    m_cursor->setPen(QPen(t.secondary, 1));
    m_mark->setPen(QPen(t.accent, 2));
    m_markWord->setColor(t.accent);
    m_markWord->setFont(textFont(TextRole::Strong, caption));
    restyle(m_styles);
    recolourLabels();
    replot(QCustomPlot::rpQueuedReplot);
}

}
