// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/pages/catalogue/cataloguepresenter.h"

#include <QTreeWidget>

#include <vector>

namespace vitrine::ui {

/// The categories with how many listings each has; any number may be chosen. A click anywhere in a
/// line or Space chooses it.
class FacetList : public QTreeWidget {
    Q_OBJECT
public:
    explicit FacetList(QWidget* parent = nullptr);

    /// Keeps the place and the current line where the categories are the same ones.
    void setFacets(const std::vector<CategoryFacet>& facets);
    QSize sizeHint() const override;

    Q_SIGNAL void chosenChanged(vitrine::CategoryRow category, bool chosen);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void toggle(QTreeWidgetItem* item);
};

}
