// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts/chartexport.h"

#include <QPointF>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QTimer;

namespace vitrine::ui {

class ChartReadout;
class DrawTurns;

struct Curve {
    qint64 key = 0; ///< tells curves apart, across `setCurves`
    QString name; ///< of the run
    QString kind; ///< "training", "validation"; may be empty
    int colour = 0; ///< of Tokens::series
    bool dashed = false;
    bool smooth = true; ///< follows the smoothing
    std::vector<QPointF> points; ///< ascending x; y that is no number leaves it out
};

/// Curves over a common axis: smoothed with the raw line faint behind, zoomed by the wheel (once
/// the chart has the focus, or with Ctrl), moved by dragging, with the values under the cursor.
/// Keys: Left and Right move the cursor, + and - zoom, Shift+Left and Shift+Right move the part
/// that is shown, Home shows all. Draws 200 curves of 10,000 points without a stall.
class CurveChart : public QWidget {
    Q_OBJECT
public:
    explicit CurveChart(const QString& title, QWidget* parent = nullptr);
    ~CurveChart() override;

    const QString& title() const { return m_title; }
    /// Draws in turn with other charts that have the same; borrowed.
    void setTurns(DrawTurns* turns);
    void setAxes(const QString& x, const QString& y);
    void setHorizontalLabel(const QString& x);
    void setValueFormat(std::function<QString(double)> format); ///< of y, with its unit
    void setPositionFormat(std::function<QString(double)> format); ///< of x under the cursor
    /// Keeps what is zoomed; redraws once the event loop is reached.
    void setCurves(std::vector<Curve> curves);
    void setCurve(Curve curve); ///< instead of the one with its key, or one more
    const std::vector<Curve>& curves() const { return m_curves; }
    void setSmoothing(double weight); ///< 0 to 0.999
    void setLogarithmic(bool logarithmic);
    void setHorizontalLogarithmic(bool logarithmic);
    void setHorizontalWhole(bool whole); ///< x is counted: no labels between whole numbers
    void setLimits(double least, double most); ///< of y, which fits the curves within them
    /// Else the few points that lie far from all others, as the first losses of a run may, are left
    /// beyond the edge.
    void setHoldsExtremes(bool holds);
    void setBeginsAtZero(bool begins); ///< of a linear y: where the curves are above 0
    /// Instead of the axes while no curve has a point; empty: the bare axes, which then measure
    /// nothing: without numbers, grid and cursor.
    void setEmptyWord(const QString& word);
    void setMark(double x, const QString& word); ///< a vertical line
    void clearMark();

    bool isZoomed() const { return m_zoomed; }
    void showAll();
    void setShownRange(double from, double to); ///< of x; as if zoomed by hand
    QPointF shownRange() const; ///< from, to
    QPointF shownValues() const; ///< of y: from, to
    /// The line under the cursor; not a number: none.
    void setCursorAt(double x);
    struct EndPlace {
        QString word;
        double y = 0.0; ///< of its middle, pixels from the chart's top
        double lineY = 0.0; ///< where its curve ends
        double x = 0.0; ///< where it begins, pixels from the chart's left
        double lineX = 0.0;
    };
    /// The words beside the curves' ends, from the top; none where curves are one or many, or low.
    /// Those of curves that end well before the right edge stand there, the others beyond it.
    std::vector<EndPlace> endPlaces() const;
    /// What the readout says: "Epoch 3", then "run, validation: 0.81" a line.
    QString readout() const;

    ChartSheet sheet() const;
    QSize sizeHint() const override { return {420, 240}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

    Q_SIGNAL void cursorMoved(double x); ///< by hand; not a number: it has left
    Q_SIGNAL void rangeMoved(double from, double to); ///< by hand
    Q_SIGNAL void allShown(); ///< by hand

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Plot;

    void labelHorizontal();
    void refresh();
    void draw();
    bool isBare() const; ///< no curve has a point
    void showEmptyWord();
    void zoomBy(double factor, double about);
    void shiftBy(double share);
    void moveRange(double from, double to);
    void moveCursor(double x, QPointF at);
    void showReadout(double x, QPointF at);
    QByteArray csv() const;

    QString m_title;
    QString m_xLabel;
    Plot* m_plot;
    ChartReadout* m_readout;
    QLabel* m_empty; ///< instead of the plot
    QTimer* m_redraw;
    QPointer<DrawTurns> m_turns;
    std::vector<Curve> m_curves;
    std::function<QString(double)> m_valueFormat;
    std::function<QString(double)> m_positionFormat;
    double m_weight = 0.0;
    double m_cursor;
    bool m_zoomed = false;
    std::vector<bool> m_changed; ///< beside m_curves: since it was drawn
};

}
