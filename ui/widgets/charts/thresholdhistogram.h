// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace vitrine::ui {

/// Counts of values in bins of one width.
struct HistogramBins {
    double least = 0.0; ///< the left edge of the first bin
    double most = 1.0; ///< the right edge of the last
    std::vector<std::int64_t> counts;
    QString unit = {}; ///< below the axis: "Brightness"
    QString lowest = {}; ///< what a value at its left means: "black"; may be empty
    QString highest = {}; ///< at its right: "white"
};

/// A histogram with a threshold to drag, or to move by the arrow keys; bars beyond it are in the
/// accent. Heights go by the square root, so that a few values still show beside thousands; the
/// axis says so.
class ThresholdHistogram : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdHistogram(QWidget* parent = nullptr);

    void setBins(const HistogramBins& bins);
    void setThreshold(double threshold); ///< says nothing
    double threshold() const { return m_threshold; }
    /// Values below the threshold are found; otherwise those above.
    void setFindsBelow(bool below);
    /// Where on this widget a value lies.
    int xOf(double value) const;
    /// What stands below the axis: "black ← Brightness → white", or the unit alone where there is
    /// no room for more.
    QString axisText() const;
    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

    Q_SIGNAL void thresholdMoved(double threshold); ///< by a person, while dragging too

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Plot;

    void moveTo(double threshold);
    void describe();

    Plot* m_plot;
    HistogramBins m_bins;
    double m_threshold = 0.0;
    bool m_below = false;
};

}
