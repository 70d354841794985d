// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/recentcard.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

namespace vitrine::ui {
namespace {

constexpr int kCardInset = 12;

int stripHeight(int width)
{
    return width / RecentWorkspaces::kStripPictures;
}

}

RecentCard::RecentCard(const RecentWorkspace& recent, QWidget* parent)
    : QAbstractButton(parent)
    , m_recent(recent)
    , m_caption(tr("%Ln listing(s)", nullptr, static_cast<int>(recent.listings))
          + QStringLiteral("  ·  ") + tr("%Ln photo(s)", nullptr, static_cast<int>(recent.images)))
{
    setObjectName(QStringLiteral("recentCard"));
    setText(recent.name);
    setAccessibleName(tr("Open %1").arg(recent.name));
    setAccessibleDescription(m_caption);
    setToolTip(toQString(recent.folder));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

int RecentCard::heightFor(int width, const QFont& font)
{
    return stripHeight(width) + 2 * kCardInset
        + QFontMetrics(textFont(TextRole::Strong, font)).height() + space::kTight
        + QFontMetrics(textFont(TextRole::Caption, font)).height();
}

QSize RecentCard::sizeHint() const
{
    return {260, heightFor(260, font())};
}

void RecentCard::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, kRadius, kRadius);
    painter.fillPath(shape, underMouse() || isDown() ? t.raised : t.surface);
    painter.setClipPath(shape);
    const QRect strip(0, 0, width(), stripHeight(width()));
    paintStrip(painter, strip);
    painter.setClipping(false);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        hasFocus() ? frame.adjusted(0.5, 0.5, -0.5, -0.5) : frame, kRadius, kRadius);

    QRect line = rect().adjusted(kCardInset, strip.height() + kCardInset, -kCardInset, 0);
    painter.setFont(textFont(TextRole::Strong, font()));
    line.setHeight(painter.fontMetrics().height());
    painter.setPen(t.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_recent.name, Qt::ElideRight, line.width()));
    line.translate(0, line.height() + space::kTight);
    painter.setFont(textFont(TextRole::Caption, font()));
    painter.setPen(t.secondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, line.width()));
}

void RecentCard::paintStrip(QPainter& painter, const QRect& area) const
{
    const Tokens& t = tokens(palette());
    painter.fillRect(area, t.raised);
    if (m_recent.strip.isNull()) {
        const QRect place(area.center().x() - 11, area.center().y() - 11, 24, 24);
        painter.drawPixmap(
            place, iconPixmap(QStringLiteral("images"), 24, t.secondary, devicePixelRatioF()));
        return;
    }
    const int side = m_recent.strip.height();
    const int count = m_recent.strip.width() / side;
    for (int i = 0; i < count; ++i) {
        const int left = area.width() * i / RecentWorkspaces::kStripPictures;
        const int right = area.width() * (i + 1) / RecentWorkspaces::kStripPictures;
        painter.drawImage(QRect(left, area.top(), right - left, area.height()), m_recent.strip,
            QRect(i * side, 0, side, side));
    }
}

void RecentCard::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(ui::icon(QStringLiteral("close")), tr("Remove from this list"), this,
        &RecentCard::forgetRequested);
    menu.exec(event->globalPos());
}

}
