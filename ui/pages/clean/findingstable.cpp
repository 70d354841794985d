// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/findingstable.h"

#include "ui/pages/clean/findingsmodel.h"
#include "ui/shell/controlpainting.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kPhotoSide = 40;
constexpr int kCorner = 4;
constexpr int kRowIconSide = 20;

/// The row's photo as a small square.
class PhotoCell : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const Tokens& t = tokens(option.palette);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, selectionTint(t));
        QRect square(0, 0, kPhotoSide, kPhotoSide);
        square.moveCenter(option.rect.center());
        QPainterPath corners;
        corners.addRoundedRect(square, kCorner, kCorner);
        painter->fillPath(corners, t.raised);
        const auto picture = index.data(PictureRole).value<QImage>();
        if (!picture.isNull()) {
            painter->setClipPath(corners);
            const int side = std::min(picture.width(), picture.height());
            painter->drawImage(square, picture,
                QRect((picture.width() - side) / 2, (picture.height() - side) / 2, side, side));
        } else if (const QString sign = signOf(index); !sign.isEmpty()) {
            QRect place(0, 0, kRowIconSide, kRowIconSide);
            place.moveCenter(square.center());
            painter->drawPixmap(place.topLeft(),
                iconPixmap(
                    sign, kRowIconSide, t.secondary, painter->device()->devicePixelRatioF()));
        }
        painter->restore();
    }

private:
    /// For what has no photo: its own icon, as categories have, or that a photo is missing.
    static QString signOf(const QModelIndex& index)
    {
        const QString own = index.data(Qt::DecorationRole).toString();
        if (!own.isEmpty())
            return own;
        return index.data(NoPictureRole).toBool() ? QStringLiteral("image-off") : QString();
    }
};

}

FindingsTable::FindingsTable(QWidget* parent)
    : OutgoingView(parent)
{
    setObjectName(QStringLiteral("cleanFindings"));
    setAccessibleName(tr("Findings"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setItemDelegateForColumn(FindingsModel::PictureColumn, new PhotoCell(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kPhotoSide + 2 * space::kTight);
    horizontalHeader()->setHighlightSections(false);
}

void FindingsTable::setModel(QAbstractItemModel* newModel)
{
    QTableView::setModel(newModel);
    QHeaderView* header = horizontalHeader();
    header->setMinimumSectionSize(kPhotoSide + 2 * space::kRelated);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(FindingsModel::PictureColumn, QHeaderView::Fixed);
    header->resizeSection(FindingsModel::PictureColumn, kPhotoSide + 2 * space::kRelated);
    header->setSectionResizeMode(FindingsModel::ScoreColumn, QHeaderView::Fixed);
    header->resizeSection(FindingsModel::ScoreColumn,
        fontMetrics().horizontalAdvance(
            newModel->headerData(FindingsModel::ScoreColumn, Qt::Horizontal).toString())
            + 3 * space::kRelated);
}

void FindingsTable::setColumnsShown(bool text, bool suggestion)
{
    setColumnHidden(FindingsModel::TextColumn, !text);
    setColumnHidden(FindingsModel::SuggestionColumn, !suggestion);
}

void FindingsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT selectionMoved();
}

void FindingsTable::selectionChanged(
    const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

}
