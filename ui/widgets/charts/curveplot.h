// SPDX-License-Identifier: GPL-3.0-or-later
// Private to vitrine_ui_charts.
#pragma once

#include "ui/widgets/charts/axisticker.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/charts/curvelines.h"
#include "ui/widgets/charts/plot.h"
#include "ui/widgets/charts/valuespan.h"

#include <cmath>
#include <functional>
#include <vector>

namespace vitrine::ui {

/// On a logarithmic axis there is no 0.
inline bool isDrawable(double y, bool logarithmic)
{
    return std::isfinite(y) && (!logarithmic || y > 0.0);
}

/// The drawing of a CurveChart; knows what to draw, not why.
class CurveChart::Plot : public QCustomPlot {
public:
    explicit Plot(QWidget* parent);

    /// Of so many curves number `which` has other points than before.
    void forget(std::size_t which, std::size_t count);
    /// Some of what `setCurves` needs where curves are many, until `enough` says so; whether it is
    /// all. Ranges first.
    bool prepare(
        const std::vector<Curve>& curves, double weight, const std::function<bool()>& enough);
    /// `weight` is the smoothing's. Those whose points have not `changed` (beside `curves`) keep
    /// their lines where all else is the same. Ranges first.
    void setCurves(
        const std::vector<Curve>& curves, double weight, const std::vector<bool>& changed);
    /// Of x, over all curves; `fallback` where there is nothing.
    QCPRange reach(const std::vector<Curve>& curves) const;
    void showAll(const std::vector<Curve>& curves);
    void setValueScale(bool logarithmic);
    void setHoldsExtremes(bool holds) { m_holdsExtremes = holds; }
    void setLimits(QCPRange limits) { m_limits = limits; }
    void setBeginsAtZero(bool begins) { m_beginsAtZero = begins; }
    std::vector<EndPlace> endPlaces() const;
    void setBare(bool bare); ///< without numbers and grid, as nothing is measured
    void setPositionSteps(AxisSteps steps);
    void setMark(bool shown, double x, const QString& word);
    void setCursorAt(double x); ///< not a number: none
    void recolour(bool focused);
    double xAt(const QPointF& point) const { return xAxis->pixelToCoord(point.x()); }
    bool isInside(const QPointF& point) const
    {
        return axisRect()->rect().contains(point.toPoint());
    }

    std::function<void(QPointF)> hovered;
    std::function<void()> left;
    std::function<void(double factor, double about)> zoomed;
    std::function<void(double from, double to)> dragged;
    std::function<void()> doubleClicked;

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// What the lines were made for.
    struct Drawing {
        CurveView view;
        int count = 0;
        bool logarithmic = false;
        bool operator==(const Drawing&) const = default;
    };

    struct EndWord {
        QString text;
        double value = 0.0; ///< where the curve ends
        double at = 0.0; ///< of x
        int colour = 0; ///< as the curve's
        bool dashed = false;
    };
    struct EndLabel {
        QCPItemText* text = nullptr;
        QCPItemLine* leader = nullptr; ///< from the curve's height to the word's
        EndWord word;
    };

    /// Beside the ends of few curves; from the top.
    std::vector<EndWord> endWords(const std::vector<Curve>& curves, double weight) const;
    void growTo(int curves);
    ValueSpan spanOf(const QCPGraph* graph) const; ///< of y, inside the range of x
    void placeMarkWord();
    void fitValues(); ///< makes y fit what shows of the curves
    void setGraph(QCPGraph* graph, const std::vector<QPointF>& points);
    void drawLabels(const std::vector<Curve>& curves, double weight);
    void placeLabels();
    std::vector<double> placesFor(const std::vector<QPointF>& ends) const;
    std::vector<bool> insidePlot(const std::vector<QPointF>& ends) const;
    void recolourLabels();
    CurveView viewOf(const std::vector<Curve>& curves, double weight) const;
    void restyle(const std::vector<Curve>& curves);

    std::vector<QCPGraph*> m_lines;
    std::vector<QCPGraph*> m_raws;
    std::vector<EndLabel> m_labels; ///< from the top
    std::vector<Curve> m_styles; ///< the curves as drawn, without points
    QCPItemStraightLine* m_cursor;
    QCPItemStraightLine* m_mark;
    QCPItemText* m_markWord;
    std::vector<ValueSpan> m_spans; ///< beside m_lines: what y should hold of each
    bool m_holdsExtremes = false;
    bool m_beginsAtZero = false;
    CurveLines m_points;
    Drawing m_drawing;
    QCPRange m_limits{0.0, 0.0}; ///< of y; empty: none
    QCPRange m_dragStart;
    double m_dragFrom = 0.0;
    bool m_dragging = false;
};

}
