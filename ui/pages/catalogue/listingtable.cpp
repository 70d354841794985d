// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingtable.h"

#include "core/types/money.h"
#include "ui/itemmodels/listingmodel.h"
#include "ui/pages/catalogue/squarephoto.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kPhotoSide = 40;
constexpr std::int64_t kWidestMinor = 888'888'888; ///< a price that still fits
/// Widths, in letters, below which a column gives its room to the title.
constexpr int kLettersForPhotos = 60;
constexpr int kLettersForCategory = 72;
constexpr int kLettersForPlace = 100;

/// Fills an editor once: rows that are read again meanwhile leave alone what somebody types.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEditorData(QWidget* editor, const QModelIndex& index) const final
    {
        static constexpr auto kFilled = "filled";
        if (editor->property(kFilled).toBool())
            return;
        editor->setProperty(kFilled, true);
        fill(editor, index);
    }

private:
    virtual void fill(QWidget* editor, const QModelIndex& index) const
    {
        QStyledItemDelegate::setEditorData(editor, index);
    }
};

/// Edits by typing or by choosing one of the names that there are.
class CategoryDelegate : public CellDelegate {
public:
    CategoryDelegate(std::function<QStringList()> names, QObject* parent)
        : CellDelegate(parent)
        , m_names(std::move(names))
    {
    }

    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* box = new QComboBox(parent);
        box->setAccessibleName(ListingTable::tr("Category"));
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->addItems(m_names());
        return box;
    }
    void setModelData(
        QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentText());
    }

private:
    void fill(QWidget* editor, const QModelIndex& index) const override
    {
        static_cast<QComboBox*>(editor)->setCurrentText(index.data(Qt::EditRole).toString());
    }

    std::function<QStringList()> m_names;
};

}

ListingTable::ListingTable(QWidget* parent)
    : OutgoingView(parent)
{
    setObjectName(QStringLiteral("catalogueTable"));
    setAccessibleName(tr("Listings"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(
        ListingModel::CoverColumn, new SquarePhotoDelegate(kPhotoSide, false, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kPhotoSide + 2 * space::kTight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &ListingTable::orderClicked);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!index.flags().testFlag(Qt::ItemIsEditable))
            Q_EMIT opened(index);
    });
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
    // A price that is cut short reads as another one.
    header->resizeSection(ListingModel::PriceColumn,
        metrics.horizontalAdvance(moneyText(Money{kWidestMinor, "GBP"}, QLocale()))
            + 4 * space::kTight);
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
    // The editor of a cell passes on the Enter that ends it.
    const bool editing = state() == QAbstractItemView::EditingState;
    if (current.isValid() && !editing && event->modifiers() == Qt::NoModifier) {
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

void ListingTable::setCategorySource(std::function<QStringList()> source)
{
    setItemDelegateForColumn(
        ListingModel::CategoryColumn, new CategoryDelegate(std::move(source), this));
}

}
