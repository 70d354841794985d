// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/photostrip.h"

#include "ui/itemmodels/cardpictures.h"
#include "ui/shell/controlpainting.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kPhotoCorner = 6;
constexpr int kMarkSide = 20;
constexpr int kMarkedRole = Qt::UserRole;

class PhotoDelegate : public QStyledItemDelegate {
public:
    PhotoDelegate(int side, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_side(side)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const QFontMetrics metrics(textFont(TextRole::Caption, option.font));
        return {
            m_side + space::kRelated, m_side + space::kRelated + space::kTight + metrics.height()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const Tokens& t = tokens(option.palette);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const QRect square(
            option.rect.topLeft() + QPoint(space::kTight, space::kTight), QSize(m_side, m_side));
        paintSquarePhoto(*painter, square, kPhotoCorner, option.palette, index);
        if (index.data(kMarkedRole).toBool())
            paintMark(*painter, square, t);
        if (option.state.testFlag(QStyle::State_Selected))
            frameSquare(*painter, square, kPhotoCorner, option.palette);
        else if (showsFocus(&option))
            frameSquare(*painter, square, kPhotoCorner, option.palette, 1);
        const QFont caption = textFont(TextRole::Caption, option.font);
        painter->setFont(caption);
        painter->setPen(t.secondary);
        const QRect words(square.left(), square.bottom() + space::kTight, square.width(),
            QFontMetrics(caption).height());
        painter->drawText(words, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(caption).elidedText(
                index.data().toString(), Qt::ElideRight, words.width()));
        painter->restore();
    }

private:
    static void paintMark(QPainter& painter, const QRect& square, const Tokens& t)
    {
        const QRect badge(square.right() - kMarkSide - 3, square.top() + 4, kMarkSide, kMarkSide);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawEllipse(badge);
        painter.drawPixmap(badge.adjusted(3, 3, 0, 0).topLeft(),
            iconPixmap(QStringLiteral("check"), kMarkSide - 6, t.onAccent,
                painter.device()->devicePixelRatioF()));
    }

    int m_side;
};

}

class PhotoStrip::Model : public QAbstractListModel {
public:
    explicit Model(QObject* parent)
        : QAbstractListModel(parent)
    {
        connect(&m_pictures, &CardPictures::arrived, this, [this](int row) {
            if (row < rowCount())
                Q_EMIT dataChanged(index(row), index(row), {PictureRole, NoPictureRole});
        });
    }

    void setItems(std::vector<PhotoItem> items)
    {
        const bool same = std::equal(items.begin(), items.end(), m_items.begin(), m_items.end(),
            [](const PhotoItem& a, const PhotoItem& b) { return a.image == b.image; });
        if (same) {
            m_items = std::move(items);
            if (!m_items.empty())
                Q_EMIT dataChanged(index(0), index(rowCount() - 1));
            return;
        }
        beginResetModel();
        m_pictures.forgetRows();
        m_items = std::move(items);
        endResetModel();
    }

    const std::vector<PhotoItem>& items() const { return m_items; }
    CardPictures& pictures() { return m_pictures; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }

    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        const Qt::ItemFlags flags = QAbstractListModel::flags(index);
        return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const PhotoItem& item = m_items[static_cast<std::size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole: return item.caption;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole: return item.tip;
        case PictureRole: return m_pictures.picture(item.image, index.row());
        case NoPictureRole: return m_pictures.isMissing(item.image);
        case MutedRole: return item.muted;
        case kMarkedRole: return item.marked;
        default: return {};
        }
    }

private:
    mutable CardPictures m_pictures; ///< asking for a picture starts loading it
    std::vector<PhotoItem> m_items;
};

PhotoStrip::PhotoStrip(ThumbnailLoader& loader, QWidget* parent, int side)
    : PhotoRow(parent)
    , m_model(new Model(this))
    , m_side(side)
{
    m_model->pictures().setLoader(&loader);
    m_model->pictures().setSide(static_cast<int>(2 * m_side * devicePixelRatioF()));
    setModel(m_model);
    setItemDelegate(new PhotoDelegate(m_side, this));
    connect(this, &QListView::clicked, this,
        [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(this, &QListView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT previewRequested(index.row()); });
}

PhotoStrip::~PhotoStrip() = default;

void PhotoStrip::setItems(std::vector<PhotoItem> items)
{
    m_model->setItems(std::move(items));
}

const std::vector<PhotoItem>& PhotoStrip::items() const
{
    return m_model->items();
}

std::vector<ImageRow> PhotoStrip::imagesOf(const std::vector<int>& rows) const
{
    std::vector<ImageRow> images;
    for (const int row : rows)
        images.push_back(items().at(static_cast<std::size_t>(row)).image);
    return images;
}

QSize PhotoStrip::sizeHint() const
{
    const QFontMetrics metrics(textFont(TextRole::Caption, font()));
    return {640,
        m_side + space::kRelated + space::kTight + metrics.height()
            + horizontalScrollBar()->sizeHint().height()};
}

void PhotoStrip::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return Q_EMIT chosen(current.row());
    PhotoRow::keyPressEvent(event);
}

void PhotoStrip::wheelEvent(QWheelEvent* event)
{
    // A wheel turns one way only; the page around does not scroll.
    const QPoint turned = event->angleDelta();
    const int by = turned.x() != 0 ? turned.x() : turned.y();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    event->accept();
}

void PhotoStrip::changeEvent(QEvent* event)
{
    PhotoRow::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

}
