// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/carddelegate.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/scorebar.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kInset = 4; ///< room inside the card for the selection frame
constexpr int kPhotoCacheKiB = 64 * 1024;

QRect cardOf(const QRect& cell)
{
    constexpr int kHalf = CardDelegate::kGap / 2;
    return cell.adjusted(kHalf, kHalf, -kHalf, -kHalf);
}

/// Two lines at most, the second elided; how many there were.
int drawTitle(QPainter* painter, const QRect& area, const QString& title, const QFont& font)
{
    QTextLayout layout(title, font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    const QFontMetrics metrics(font);
    int row = 0;
    layout.beginLayout();
    for (; row < 2; ++row) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const QRect place(
            area.left(), area.top() + row * metrics.height(), area.width(), metrics.height());
        const QString rest = title.mid(line.textStart());
        const QString words = row == 1 ? metrics.elidedText(rest, Qt::ElideRight, area.width())
                                       : rest.left(line.textLength()).trimmed();
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
    layout.endLayout();
    return row;
}

}

CardDelegate::CardDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , m_photos(kPhotoCacheKiB)
{
}

int CardDelegate::cellHeight(int cellWidth, const QFont& font) const
{
    const QFontMetrics title(font);
    const QFontMetrics caption(textFont(TextRole::Caption, font));
    const int photo = cellWidth - kGap - 2 * kInset;
    int height = kGap + 2 * kInset + photo + space::kRelated + 2 * title.height() + space::kTight
        + caption.height() + space::kTight;
    if (m_showsScore)
        height += caption.height() + space::kTight;
    return height;
}

void CardDelegate::fadeIn(const QModelIndex& index, int ms)
{
    if (ms > 0)
        m_fades.insert(index, Fade{std::chrono::steady_clock::now(), ms});
}

void CardDelegate::dropFinishedFades()
{
    m_fades.removeIf(
        [this](const auto& item) { return !item.key().isValid() || opacity(item.key()) >= 1.0; });
}

double CardDelegate::opacity(const QModelIndex& index) const
{
    const auto fade = m_fades.constFind(index);
    if (fade == m_fades.cend())
        return 1.0;
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - fade->start;
    return std::clamp(passed.count() / fade->ms, 0.0, 1.0);
}

void CardDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens(option.palette);
    const QRect card = cardOf(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(card).adjusted(1, 1, -1, -1);
    if (hovered || selected) {
        painter->setBrush(hovered ? t.raised : t.surface);
        painter->setPen(selected ? QPen(t.accent, 2) : QPen(t.border, 1));
        painter->drawRoundedRect(frame, kRadius, kRadius);
    }
    // As with controls: the ring shows once keys are used.
    if ((option.state & QStyle::State_HasFocus)
        && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.accent, 1));
        painter->drawRoundedRect(frame.adjusted(-3, -3, 3, 3), kRadius + 3, kRadius + 3);
    }
    const QRect inside = card.adjusted(kInset, kInset, -kInset, -kInset);
    const QRect photo(inside.left(), inside.top(), inside.width(), inside.width());
    paintPhoto(painter, photo, option, index);
    paintWords(painter,
        inside.adjusted(space::kTight, inside.width() + space::kRelated, -space::kTight, 0), option,
        index);
    painter->restore();
}

void CardDelegate::paintPhoto(QPainter* painter, const QRect& square,
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens(option.palette);
    const auto image = index.data(PictureRole).value<QImage>();
    const double strength = index.data(MutedRole).toBool() ? kMutedOpacity : 1.0;
    const double shown = image.isNull() ? 0.0 : opacity(index) * strength;
    if (shown < 1.0) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.raised);
        painter->drawRoundedRect(square, kRadius - 2, kRadius - 2);
    }
    if (!image.isNull()) {
        painter->setOpacity(shown);
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(square, roundedPhoto(image, square.size(), scale));
        painter->setOpacity(1.0);
    } else if (index.data(NoPictureRole).toBool()) {
        const QRect place(square.center().x() - 15, square.center().y() - 15, 32, 32);
        painter->drawPixmap(place,
            iconPixmap(QStringLiteral("image-off"), 32, t.secondary,
                painter->device()->devicePixelRatioF()));
    }
}

void CardDelegate::paintWords(QPainter* painter, const QRect& area,
    const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = tokens(option.palette);
    const QFontMetrics titleMetrics(option.font);
    const QFont captionFont = textFont(TextRole::Caption, option.font);
    const QFontMetrics captionMetrics(captionFont);
    painter->setFont(option.font);
    painter->setPen(index.data(MutedRole).toBool() ? t.secondary : t.text);
    const int titleLines =
        drawTitle(painter, area, index.data(Qt::DisplayRole).toString(), option.font);

    QRect line(area.left(), area.top() + titleLines * titleMetrics.height() + space::kTight,
        area.width(), captionMetrics.height());
    painter->setFont(captionFont);
    painter->setPen(t.secondary);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        captionMetrics.elidedText(
            index.data(CaptionRole).toString(), Qt::ElideRight, line.width()));
    const QVariant score = index.data(ScoreRole);
    if (m_showsScore && score.isValid()) {
        line.translate(0, captionMetrics.height() + space::kTight);
        paintScore(*painter, line, score.toDouble(), index.data(ScoreTextRole).toString(),
            option.palette, captionFont);
    }
}

QPixmap CardDelegate::roundedPhoto(const QImage& image, const QSize& size, qreal scale) const
{
    const QSize pixels = size * scale;
    const QPair<qint64, int> key{image.cacheKey(), pixels.width()};
    if (const QPixmap* known = m_photos.object(key))
        return *known;
    const QImage filled =
        image.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    auto* photo = new QPixmap(pixels);
    photo->fill(Qt::transparent);
    QPainter painter(photo);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath corners;
    corners.addRoundedRect(
        QRectF(QPointF(0, 0), pixels), (kRadius - 2) * scale, (kRadius - 2) * scale);
    painter.setClipPath(corners);
    painter.drawImage(
        (pixels.width() - filled.width()) / 2, (pixels.height() - filled.height()) / 2, filled);
    painter.end();
    photo->setDevicePixelRatio(scale);
    const QPixmap result = *photo;
    m_photos.insert(key, photo, std::max(1, pixels.width() * pixels.height() * 4 / 1024));
    return result;
}

}
