// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/facetlist.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QWheelEvent>

#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kNameColumn = 0;
constexpr int kCountColumn = 1;
constexpr int kLineHeight = 28;

void describe(QTreeWidgetItem* item, const FacetLine& line)
{
    const QString count = QLocale().toString(line.listings);
    item->setText(kNameColumn, line.name);
    item->setToolTip(kNameColumn, line.name);
    item->setText(kCountColumn, count);
    item->setData(
        kNameColumn, Qt::AccessibleTextRole, QString(line.name + QStringLiteral(", ") + count));
    item->setCheckState(kNameColumn, line.chosen ? Qt::Checked : Qt::Unchecked);
    item->setDisabled(line.listings == 0 && !line.chosen);
}

}

FacetList::FacetList(const QString& name, QWidget* parent)
    : QTreeWidget(parent)
{
    setAccessibleName(name);
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextElideMode(Qt::ElideRight);
    viewport()->setBackgroundRole(QPalette::Window);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(kCountColumn, QHeaderView::ResizeToContents);
}

void FacetList::setLines(std::vector<FacetLine> lines)
{
    m_lines = std::move(lines);
    const int count = static_cast<int>(m_lines.size());
    const bool resized = count != topLevelItemCount();
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count) {
        auto* item = new QTreeWidgetItem(this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setSizeHint(kNameColumn, {0, kLineHeight});
        item->setTextAlignment(kCountColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int i = 0; i < count; ++i)
        describe(topLevelItem(i), m_lines[static_cast<std::size_t>(i)]);
    if (resized)
        updateGeometry();
}

QSize FacetList::sizeHint() const
{
    return {200, topLevelItemCount() * kLineHeight + 2 * frameWidth()};
}

QSize FacetList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void FacetList::toggle(QTreeWidgetItem* item)
{
    if (!item || item->isDisabled())
        return;
    const bool chosen = item->checkState(kNameColumn) != Qt::Checked;
    item->setCheckState(kNameColumn, chosen ? Qt::Checked : Qt::Unchecked);
    const auto line = static_cast<std::size_t>(indexOfTopLevelItem(item));
    m_lines[line].chosen = chosen;
    Q_EMIT chosenChanged(FacetChoice(m_lines[line].choice), chosen);
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

void FacetList::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // for the panel
}

void FacetList::focusInEvent(QFocusEvent* event)
{
    QTreeWidget::focusInEvent(event);
    if (!currentItem() && topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0));
}

}
