// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts/chartexport.h"

#include <QString>
#include <QWidget>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine::ui {

class ChartReadout;

/// Answers of about the same confidence.
struct ReliabilityGroup {
    double from = 0.0; ///< confidence, 0 to 1
    double to = 0.0;
    double confidence = 0.0; ///< mean
    double right = 0.0; ///< share, 0 to 1
    std::int64_t photos = 0; ///< 0: it is not drawn
};

/// How often answers are right by how sure they were: a marker a group, the photos that it holds as
/// a bar with its number below, and the line on which both would agree. A group is read under the
/// pointer, or with Left and Right.
class ReliabilityChart : public QWidget {
    Q_OBJECT
public:
    explicit ReliabilityChart(QWidget* parent = nullptr);
    ~ReliabilityChart() override;

    /// Ascending. `colour`: of Tokens::series.
    void setGroups(std::vector<ReliabilityGroup> groups, int colour);
    QString readout() const; ///< empty: nothing is read
    ChartSheet sheet() const;
    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    class Plot;

    QString words(std::size_t group) const;
    void read(int group); ///< -1: none
    QByteArray csv() const;

    Plot* m_plot;
    ChartReadout* m_readout;
    std::vector<ReliabilityGroup> m_groups; ///< those with photos
    int m_current = -1;
};

}
