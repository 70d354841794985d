// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pictures/pictureview.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kIconSide = 32;

}

PictureView::PictureView(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(96, 96);
}

void PictureView::setPicture(const QImage& picture)
{
    m_picture = picture;
    m_scaled = {};
    update();
}

void PictureView::setPlaceholder(const QString& icon, const QString& word)
{
    m_icon = icon;
    m_word = word;
    update();
}

void PictureView::setFramed(bool framed)
{
    m_framed = framed;
    update();
}

void PictureView::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void PictureView::setInteractive(bool interactive)
{
    m_interactive = interactive;
    setFocusPolicy(interactive ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(interactive ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize PictureView::sizeHint() const
{
    return {240, 240};
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& colours = tokens(palette());
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()), kRadius, kRadius);
    painter.setClipPath(frame);
    if (m_framed)
        painter.fillPath(frame, colours.raised);
    if (m_picture.isNull()) {
        paintPlaceholder(painter);
    } else {
        const QSize physical = size() * devicePixelRatioF();
        if (m_scaled.isNull()) {
            m_scaled = QPixmap::fromImage(
                m_picture.scaled(physical, Qt::KeepAspectRatio, Qt::SmoothTransformation));
            m_scaled.setDevicePixelRatio(devicePixelRatioF());
        }
        QRectF place({}, m_scaled.deviceIndependentSize());
        place.moveCenter(QRectF(rect()).center());
        painter.setOpacity(m_muted ? kMutedOpacity : 1.0);
        painter.drawPixmap(place.topLeft(), m_scaled);
        painter.setOpacity(1.0);
    }
    if (hasFocus()) {
        painter.setClipping(false);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
}

void PictureView::paintPlaceholder(QPainter& painter)
{
    const Tokens& colours = tokens(palette());
    const QFont font = textFont(TextRole::Caption, this->font());
    const int line = QFontMetrics(font).height();
    const int side = m_icon.isEmpty() ? 0 : kIconSide;
    const int top = (height() - side - space::kRelated - line) / 2;
    if (side > 0) {
        painter.drawPixmap((width() - side) / 2, top,
            iconPixmap(m_icon, side, colours.secondary, devicePixelRatioF()));
    }
    painter.setFont(font);
    painter.setPen(colours.secondary);
    painter.drawText(QRect(space::kRelated, top + side + space::kRelated,
                         width() - 2 * space::kRelated, 2 * line),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_word);
}

void PictureView::resizeEvent(QResizeEvent*)
{
    m_scaled = {};
}

void PictureView::setOutgoing(MimeSource source)
{
    addCopyKey(this, source);
    m_outgoing = std::move(source);
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    m_pressed.reset();
    if (event->button() == Qt::LeftButton)
        m_pressed = event->pos();
    QWidget::mousePressEvent(event);
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    const bool far = m_pressed
        && (event->pos() - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_outgoing || !far || !event->buttons().testFlag(Qt::LeftButton))
        return QWidget::mouseMoveEvent(event);
    m_pressed.reset();
    dragOut(this, m_outgoing);
}

void PictureView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool pressed = std::exchange(m_pressed, std::nullopt).has_value();
    if (m_interactive && pressed && event->button() == Qt::LeftButton
        && rect().contains(event->pos()))
        Q_EMIT activated();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT activated(); return;
    case Qt::Key_Left: Q_EMIT stepped(-1); return;
    case Qt::Key_Right: Q_EMIT stepped(1); return;
    default: QWidget::keyPressEvent(event);
    }
}

void PictureView::focusInEvent(QFocusEvent*)
{
    update();
}
void PictureView::focusOutEvent(QFocusEvent*)
{
    update();
}

}
