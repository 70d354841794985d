// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/catalogue/facetchoice.h"

#include <QTreeWidget>

#include <vector>

namespace vitrine::ui {

/// The lines of one facet with how many listings each has; any number may be chosen. A click
/// anywhere in a line or Space chooses it. As high as its lines: the panel scrolls.
class FacetList : public QTreeWidget {
    Q_OBJECT
public:
    explicit FacetList(const QString& name, QWidget* parent = nullptr);

    /// Keeps the current line; lines are changed in place.
    void setLines(std::vector<FacetLine> lines);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    Q_SIGNAL void chosenChanged(const vitrine::ui::FacetChoice& choice, bool chosen);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void toggle(QTreeWidgetItem* item);

    std::vector<FacetLine> m_lines;
};

}
