// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does to curves: move, zoom, read.
#include "ui/widgets/charts/curveplot.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kWheelNotch = 120.0;

}

void CurveChart::Plot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isInside(event->position()))
        return event->ignore();
    m_dragging = true;
    m_dragFrom = event->position().x();
    m_dragStart = xAxis->range();
    parentWidget()->setFocus(Qt::MouseFocusReason);
}

void CurveChart::Plot::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging && event->buttons().testFlag(Qt::LeftButton)) {
        const double by = (m_dragFrom - event->position().x()) / std::max(axisRect()->width(), 1);
        if (std::abs(m_dragFrom - event->position().x()) >= 3.0 || m_dragStart != xAxis->range()) {
            if (xAxis->scaleType() == QCPAxis::stLogarithmic) {
                const double factor = std::pow(m_dragStart.upper / m_dragStart.lower, by);
                dragged(m_dragStart.lower * factor, m_dragStart.upper * factor);
            } else {
                dragged(m_dragStart.lower + by * m_dragStart.size(),
                    m_dragStart.upper + by * m_dragStart.size());
            }
        }
        return;
    }
    isInside(event->position()) ? hovered(event->position()) : left();
}

void CurveChart::Plot::mouseReleaseEvent(QMouseEvent*)
{
    m_dragging = false;
}

void CurveChart::Plot::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragging = false;
    doubleClicked();
}

void CurveChart::Plot::wheelEvent(QWheelEvent* event)
{
    // Else the page scrolls, as everywhere.
    const bool wanted = parentWidget()->hasFocus() || event->modifiers() & Qt::ControlModifier;
    if (!wanted || !isInside(event->position()))
        return event->ignore();
    event->accept();
    zoomed(std::pow(kZoomStep, -event->angleDelta().y() / kWheelNotch), xAt(event->position()));
}

void CurveChart::Plot::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    left();
}

}
