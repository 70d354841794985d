// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace vitrine::ui {

/// The values of a group on a logarithmic axis; all above 0.
struct ChartSpread {
    QString label;
    double lower = 0.0;
    double median = 0.0;
    double upper = 0.0;
    QString text; ///< under the pointer
};

/// A line a group: a bar from the lower to the upper quartile, a mark at the median. The axis goes
/// by decades, as prices spread by factors.
class QuartileChart : public QWidget {
    Q_OBJECT
public:
    explicit QuartileChart(QWidget* parent = nullptr);

    /// `unit`: below the axis.
    void setSpreads(std::vector<ChartSpread> spreads, const QString& unit);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    class Plot;

    Plot* m_plot;
    std::vector<ChartSpread> m_spreads;
};

}
