// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/curvechart.h"

#include "ui/shell/theme.h"
#include "ui/widgets/charts/chartreadout.h"
#include "ui/widgets/charts/curveplot.h"
#include "ui/widgets/charts/curvereadings.h"
#include "ui/widgets/charts/drawturns.h"
#include "ui/widgets/charts/plotsheet.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr std::size_t kMostReadings = 6;
constexpr int kLowChart = 160; ///< pixels
constexpr int kSliceMs = 8; ///< of what is done before events are answered again
constexpr int kCursorKeys = 50; ///< presses from one end to the other
constexpr double kKeyZoom = 1.5;
constexpr double kKeyShift = 0.2;
constexpr double kDeepest = 1e-4; ///< of the whole, that can be shown
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QString plainNumber(double value)
{
    return QLocale().toString(value, 'g', 4);
}

}

CurveChart::CurveChart(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_plot(new Plot(this))
    , m_readout(new ChartReadout(this))
    , m_empty(new QLabel)
    , m_redraw(new QTimer(this))
    , m_valueFormat(plainNumber)
    , m_positionFormat(plainNumber)
    , m_cursor(kNone)
{
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip({});
    m_redraw->setSingleShot(true);
    m_redraw->setInterval(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot, 1);
    column->addWidget(m_empty, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setTextRole(m_empty, TextRole::Caption);
    m_empty->hide();
    connect(m_redraw, &QTimer::timeout, this, &CurveChart::draw);
    m_plot->hovered = [this](QPointF at) {
        moveCursor(m_plot->xAt(at), at);
        Q_EMIT cursorMoved(m_cursor);
    };
    m_plot->left = [this] {
        setCursorAt(kNone);
        Q_EMIT cursorMoved(kNone);
    };
    m_plot->zoomed = [this](double factor, double about) { zoomBy(factor, about); };
    m_plot->dragged = [this](double from, double to) { moveRange(from, to); };
    m_plot->doubleClicked = [this] {
        showAll();
        Q_EMIT allShown();
    };
    m_plot->recolour(false);
}

CurveChart::~CurveChart() = default;

void CurveChart::setTurns(DrawTurns* turns)
{
    m_turns = turns;
}

void CurveChart::setAxes(const QString& x, const QString& y)
{
    m_plot->yAxis->setLabel(y);
    setHorizontalLabel(x);
}

void CurveChart::setHorizontalLabel(const QString& x)
{
    m_xLabel = x;
    labelHorizontal();
    refresh();
}

/// A low chart has no room for the word.
void CurveChart::labelHorizontal()
{
    m_plot->xAxis->setLabel(height() < kLowChart ? QString() : m_xLabel);
}

void CurveChart::setValueFormat(std::function<QString(double)> format)
{
    m_valueFormat = std::move(format);
}

void CurveChart::setPositionFormat(std::function<QString(double)> format)
{
    m_positionFormat = std::move(format);
}

void CurveChart::setCurves(std::vector<Curve> curves)
{
    m_curves = std::move(curves);
    m_changed.assign(m_curves.size(), true);
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_plot->forget(i, m_curves.size());
    showEmptyWord();
    refresh();
}

void CurveChart::setCurve(Curve curve)
{
    const auto known = std::find_if(m_curves.begin(), m_curves.end(),
        [&curve](const Curve& each) { return each.key == curve.key; });
    const auto which = static_cast<std::size_t>(known - m_curves.begin());
    if (known == m_curves.end()) {
        m_curves.push_back(std::move(curve));
        m_changed.push_back(true);
    } else {
        *known = std::move(curve);
        m_changed[which] = true;
    }
    m_plot->forget(which, m_curves.size());
    showEmptyWord();
    refresh();
}

void CurveChart::setSmoothing(double weight)
{
    m_weight = std::clamp(weight, 0.0, 0.999);
    if (std::any_of(
            m_curves.begin(), m_curves.end(), [](const Curve& each) { return each.smooth; }))
        refresh();
}

void CurveChart::setLogarithmic(bool logarithmic)
{
    m_plot->setValueScale(logarithmic);
    refresh();
}

void CurveChart::setHorizontalLogarithmic(bool logarithmic)
{
    m_plot->setPositionSteps(logarithmic ? AxisSteps::Decades : AxisSteps::Any);
    refresh();
}

void CurveChart::setHorizontalWhole(bool whole)
{
    m_plot->setPositionSteps(whole ? AxisSteps::Whole : AxisSteps::Any);
    refresh();
}

void CurveChart::setLimits(double least, double most)
{
    m_plot->setLimits({least, most});
    refresh();
}

void CurveChart::setHoldsExtremes(bool holds)
{
    m_plot->setHoldsExtremes(holds);
    refresh();
}

void CurveChart::setBeginsAtZero(bool begins)
{
    m_plot->setBeginsAtZero(begins);
    refresh();
}

void CurveChart::setEmptyWord(const QString& word)
{
    m_empty->setText(word);
    showEmptyWord();
}

bool CurveChart::isBare() const
{
    return std::all_of(
        m_curves.begin(), m_curves.end(), [](const Curve& each) { return each.points.empty(); });
}

void CurveChart::showEmptyWord()
{
    const bool empty = !m_empty->text().isEmpty() && isBare();
    m_plot->setVisible(!empty);
    m_empty->setVisible(empty);
}

void CurveChart::setMark(double x, const QString& word)
{
    m_plot->setMark(true, x, word);
}

void CurveChart::clearMark()
{
    m_plot->setMark(false, 1.0, {});
}

void CurveChart::refresh()
{
    if (m_turns)
        m_turns->ask(this, [this] { draw(); });
    else
        m_redraw->start();
}

void CurveChart::draw()
{
    if (!m_zoomed)
        m_plot->showAll(m_curves);
    QElapsedTimer timer;
    timer.start();
    if (!m_plot->prepare(m_curves, m_weight, [&timer] { return timer.elapsed() >= kSliceMs; }))
        return refresh(); // what was drawn stays meanwhile
    m_plot->setBare(isBare());
    m_plot->setCurves(m_curves, m_weight, m_changed);
    m_changed.assign(m_curves.size(), false);
    if (std::isfinite(m_cursor) && m_readout->isVisible())
        showReadout(m_cursor, m_readout->pos());
}

void CurveChart::showAll()
{
    m_zoomed = false;
    refresh();
}

void CurveChart::setShownRange(double from, double to)
{
    if (!(to > from))
        return;
    m_zoomed = true;
    m_plot->xAxis->setRange(from, to);
    refresh();
}

QPointF CurveChart::shownRange() const
{
    return {m_plot->xAxis->range().lower, m_plot->xAxis->range().upper};
}

QPointF CurveChart::shownValues() const
{
    return {m_plot->yAxis->range().lower, m_plot->yAxis->range().upper};
}

void CurveChart::moveRange(double from, double to)
{
    setShownRange(from, to);
    Q_EMIT rangeMoved(from, to);
}

void CurveChart::zoomBy(double factor, double about)
{
    const QCPRange all = m_plot->reach(m_curves);
    const QCPRange now = m_plot->xAxis->range();
    if (m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic)
        return moveRange(about * std::pow(now.lower / about, factor),
            about * std::pow(now.upper / about, factor));
    const double size = now.size() * factor;
    if (size >= all.size()) {
        showAll();
        Q_EMIT allShown();
        return;
    }
    if (size < all.size() * kDeepest)
        return;
    const double share = (about - now.lower) / now.size();
    moveRange(about - share * size, about + (1.0 - share) * size);
}

void CurveChart::shiftBy(double share)
{
    const QCPRange now = m_plot->xAxis->range();
    moveRange(now.lower + share * now.size(), now.upper + share * now.size());
}

void CurveChart::setCursorAt(double x)
{
    m_cursor = x;
    m_plot->setCursorAt(isBare() ? kNone : x);
    if (!std::isfinite(x))
        m_readout->leave();
}

void CurveChart::moveCursor(double x, QPointF at)
{
    setCursorAt(x);
    if (!isBare())
        showReadout(x, at);
}

void CurveChart::showReadout(double x, QPointF at)
{
    std::vector<ChartReadout::Line> lines;
    for (const CurveReading& reading :
        readingsAt(m_curves, m_weight, x, m_plot->yAxis->pixelToCoord(at.y()), kMostReadings)) {
        QStringList words{reading.curve->name, reading.curve->kind};
        words.removeAll(QString());
        lines.push_back({words.join(QStringLiteral(", ")), m_valueFormat(reading.value),
            reading.curve->colour, reading.curve->dashed});
    }
    m_readout->showAt(at, m_positionFormat(x), lines);
    setAccessibleDescription(m_readout->plainText());
}

QString CurveChart::readout() const
{
    return m_readout->plainText();
}

QByteArray CurveChart::csv() const
{
    QByteArray text = "run,series," + csvCell(m_xLabel) + "," + csvCell(m_title) + "\n";
    for (const Curve& curve : m_curves) {
        const QByteArray start = csvCell(curve.name) + "," + csvCell(curve.kind) + ",";
        for (const QPointF& point : curve.points)
            text += start + QByteArray::number(point.x(), 'g', 10) + ","
                + QByteArray::number(point.y(), 'g', 10) + "\n";
    }
    return text;
}

ChartSheet CurveChart::sheet() const
{
    ChartSheet sheet = plotSheet(*m_plot, m_title);
    sheet.csv = [this] { return csv(); };
    return sheet;
}

void CurveChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    m_plot->setPalette(palette()); // its own comes later
    m_plot->recolour(hasFocus());
}

void CurveChart::keyPressEvent(QKeyEvent* event)
{
    const QCPRange now = m_plot->xAxis->range();
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto cursorBy = [&](double share) {
        const double from = std::isfinite(m_cursor) ? m_cursor : now.center();
        const double x = std::clamp(from + share * now.size(), now.lower, now.upper);
        moveCursor(x, {m_plot->xAxis->coordToPixel(x), height() / 2.0});
        Q_EMIT cursorMoved(x);
    };
    switch (event->key()) {
    case Qt::Key_Left: return shift ? shiftBy(-kKeyShift) : cursorBy(-1.0 / kCursorKeys);
    case Qt::Key_Right: return shift ? shiftBy(kKeyShift) : cursorBy(1.0 / kCursorKeys);
    case Qt::Key_Plus: return zoomBy(1.0 / kKeyZoom, now.center());
    case Qt::Key_Minus: return zoomBy(kKeyZoom, now.center());
    case Qt::Key_Home:
        showAll();
        Q_EMIT allShown();
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void CurveChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_plot->recolour(true);
}

void CurveChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_plot->recolour(false);
}

void CurveChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    labelHorizontal();
    refresh();
}

}
