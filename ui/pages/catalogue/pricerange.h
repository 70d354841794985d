// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/facets.h"

#include <QWidget>

#include <optional>

namespace vitrine::ui {

/// A histogram of prices with a handle at either end of the chosen range, which snaps to the bins.
/// The arrow keys move the lower handle, with Shift the upper one; Escape takes the range back.
class PriceRangeView : public QWidget {
    Q_OBJECT
public:
    explicit PriceRangeView(QWidget* parent = nullptr);

    void setPrices(const PriceHistogram& prices, const std::optional<PriceRange>& range);
    QSize sizeHint() const override { return {200, 72}; }
    QSize minimumSizeHint() const override { return {120, 72}; }
    /// Where a handle stands before bin `edge`.
    int xOf(int edge) const;

    /// By a person, while dragging too; nothing: any price.
    Q_SIGNAL void rangeChosen(const std::optional<vitrine::PriceRange>& range);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Handle { None, Least, Most };

    int bins() const { return static_cast<int>(m_prices.listings.size()); }
    int edgeAt(int x) const;
    bool isNarrowed() const { return m_least > 0 || m_most < bins(); }
    PriceRange chosen() const;
    void move(Handle handle, int edge);
    void describe();

    PriceHistogram m_prices;
    int m_least = 0; ///< edges of the chosen bins
    int m_most = 0;
    Handle m_dragged = Handle::None;
};

}
