// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/charts/chartexport.h"

#include <QPoint>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace vitrine::ui {

/// Rows are what is true, columns what was said; each cell's shade is its share of the row. Cells
/// are chosen by a click, or by the arrow keys and Enter.
class ConfusionChart : public QWidget {
    Q_OBJECT
public:
    explicit ConfusionChart(QWidget* parent = nullptr);

    /// `counts`: names x names, row-major.
    void setCounts(const QStringList& names, std::vector<std::int64_t> counts);
    std::int64_t countAt(int truth, int said) const;
    /// Row and column, -1 where there is none.
    int currentTruth() const { return m_current.y(); }
    int currentSaid() const { return m_current.x(); }
    void setCurrent(int truth, int said); ///< says nothing
    QRect cellRect(int truth, int said) const;

    ChartSheet sheet() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    Q_SIGNAL void cellActivated(int truth, int said);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int count() const { return static_cast<int>(m_names.size()); }
    int cellSide(const QSize& size) const;
    QRect cellIn(const QSize& size, int truth, int said) const;
    QPoint cellAt(const QPoint& point) const;
    void measure();
    void draw(QPainter& painter, const QSize& size, bool interactive) const;
    void drawNames(QPainter& painter, const QSize& size) const;
    void drawCell(QPainter& painter, const QRect& rect, int truth, int said) const;
    QString cellText(int truth, int said) const;
    void moveTo(QPoint cell);
    QByteArray csv() const;

    QStringList m_names;
    std::vector<std::int64_t> m_counts;
    std::vector<std::int64_t> m_rowSums;
    QPoint m_current{-1, -1}; ///< said, truth
    QPoint m_hover{-1, -1};
    int m_nameWidth = 0; ///< of the longest, elided
};

}
