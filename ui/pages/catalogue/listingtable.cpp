// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingtable.h"

#include "ui/itemmodels/listingmodel.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/pages/catalogue/squarephoto.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kPhotoSide = 40;
/// Widths, in letters, below which a column gives its room to the title.
constexpr int kLettersForPhotos = 60;
constexpr int kLettersForCategory = 72;
constexpr int kLettersForPlace = 100;

}

ListingTable::ListingTable(QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("catalogueTable"));
    setAccessibleName(tr("Listings"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setFrameShape(QFrame::NoFrame);
    setItemDelegateForColumn(
        ListingModel::CoverColumn, new SquarePhotoDelegate(kPhotoSide, false, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kPhotoSide + 2 * space::kTight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &ListingTable::orderClicked);
    connect(this, &QAbstractItemView::doubleClicked, this, &ListingTable::opened);
}

void ListingTable::setModel(QAbstractItemModel* newModel)
{
    QTableView::setModel(newModel);
    QHeaderView* header = horizontalHeader();
    header->setMinimumSectionSize(kPhotoSide + 2 * space::kRelated);
    const QFontMetrics metrics(font());
    const auto width = [&](int letters) { return letters * metrics.averageCharWidth(); };
    header->setSectionResizeMode(ListingModel::CoverColumn, QHeaderView::Fixed);
    header->resizeSection(ListingModel::CoverColumn, kPhotoSide + 2 * space::kRelated);
    header->setSectionResizeMode(ListingModel::TitleColumn, QHeaderView::Stretch);
    header->resizeSection(ListingModel::CategoryColumn, width(22));
    header->resizeSection(ListingModel::LocationColumn, width(28));
    header->resizeSection(ListingModel::PriceColumn, width(13));
    header->resizeSection(ListingModel::PhotosColumn, width(10));
    // Numbers stand together at the right, away from words that begin at their left.
    header->moveSection(header->visualIndex(ListingModel::PriceColumn),
        header->visualIndex(ListingModel::LocationColumn));
    foldColumns();
}

void ListingTable::resizeEvent(QResizeEvent* event)
{
    foldColumns();
    QTableView::resizeEvent(event);
}

void ListingTable::foldColumns()
{
    if (!model())
        return;
    const int room = viewport()->width() / std::max(1, QFontMetrics(font()).averageCharWidth());
    setColumnHidden(ListingModel::PhotosColumn, room < kLettersForPhotos);
    setColumnHidden(ListingModel::CategoryColumn, room < kLettersForCategory);
    setColumnHidden(ListingModel::LocationColumn, room < kLettersForPlace);
}

void ListingTable::showOrder(int column, Qt::SortOrder direction)
{
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    horizontalHeader()->setSortIndicator(column, direction);
}

void ListingTable::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && event->modifiers() == Qt::NoModifier) {
        if (event->key() == Qt::Key_Space)
            return Q_EMIT previewRequested(current);
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            return Q_EMIT opened(current);
    }
    QTableView::keyPressEvent(event);
}

void ListingTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentMoved(current);
}

void ListingTable::startDrag(Qt::DropActions)
{
    QStringList files;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        files << index.data(FileRole).toString();
    auto copied = mimeOfFiles(files);
    if (!copied)
        return;
    QDrag drag(this);
    drag.setMimeData(copied.release());
    drag.exec(Qt::CopyAction);
}

}
