// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/facetlist.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kNameColumn = 0;
constexpr int kCountColumn = 1;
constexpr int kRowRole = Qt::UserRole;
constexpr int kLineHeight = 28;

void describe(QTreeWidgetItem* item, const CategoryFacet& facet)
{
    const QString count = QLocale().toString(facet.listings);
    item->setText(kNameColumn, facet.name);
    item->setToolTip(kNameColumn, facet.name);
    item->setText(kCountColumn, count);
    item->setData(kNameColumn, kRowRole, qlonglong{facet.row.value});
    item->setData(
        kNameColumn, Qt::AccessibleTextRole, QString(facet.name + QStringLiteral(", ") + count));
    item->setCheckState(kNameColumn, facet.chosen ? Qt::Checked : Qt::Unchecked);
    item->setDisabled(facet.listings == 0 && !facet.chosen);
}

}

FacetList::FacetList(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("catalogueCategories"));
    setAccessibleName(tr("Categories"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    viewport()->setBackgroundRole(QPalette::Window);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(kCountColumn, QHeaderView::ResizeToContents);
}

void FacetList::setFacets(const std::vector<CategoryFacet>& facets)
{
    while (topLevelItemCount() > static_cast<int>(facets.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < static_cast<int>(facets.size())) {
        auto* item = new QTreeWidgetItem(this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setSizeHint(kNameColumn, {0, kLineHeight});
        item->setTextAlignment(kCountColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int i = 0; i < topLevelItemCount(); ++i)
        describe(topLevelItem(i), facets[static_cast<std::size_t>(i)]);
}

QSize FacetList::sizeHint() const
{
    return {200, 240};
}

void FacetList::toggle(QTreeWidgetItem* item)
{
    if (!item || item->isDisabled())
        return;
    const bool chosen = item->checkState(kNameColumn) != Qt::Checked;
    item->setCheckState(kNameColumn, chosen ? Qt::Checked : Qt::Unchecked);
    Q_EMIT chosenChanged(CategoryRow{item->data(kNameColumn, kRowRole).toLongLong()}, chosen);
}

void FacetList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter)
        toggle(currentItem());
    else
        QTreeWidget::keyPressEvent(event);
}

void FacetList::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeWidget::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        toggle(itemAt(event->pos()));
}

}
