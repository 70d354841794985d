// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointF>
#include <QString>

#include <vector>

namespace vitrine::ui {

/// The values under a chart's cursor, beside it.
class ChartReadout : public QLabel {
    Q_OBJECT
public:
    struct Line {
        QString name;
        QString value;
        int colour = 0; ///< of Tokens::series
        bool dashed = false;
    };

    explicit ChartReadout(QWidget* chart);

    /// `at`: the cursor, in the chart.
    void showAt(QPointF at, const QString& position, const std::vector<Line>& lines);
    void leave();
    const QString& plainText() const { return m_plain; } ///< empty once it has left

private:
    QString m_plain;
};

}
