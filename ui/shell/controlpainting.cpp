// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/controlpainting.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr qreal kControlRadius = 6;

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
        static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
        static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

}

QColor selectionTint(const Tokens& tokens)
{
    return mixed(tokens.surface, tokens.accent, tokens.dark ? 0.28 : 0.14);
}

void roundedBox(QPainter* painter, const QRect& rect, const QBrush& fill, const QColor& line,
    qreal width, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(line.alpha() > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    painter->drawRoundedRect(
        QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

bool showsFocus(const QStyleOption* option)
{
    return (option->state & QStyle::State_HasFocus)
        && (option->state & QStyle::State_KeyboardFocusChange);
}

void paintButton(QPainter* painter, const QStyleOption* option, ButtonKind kind)
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    QColor fill = t.surface;
    QColor line = t.border;
    if (kind == ButtonKind::Primary && enabled) {
        fill = down ? mixed(t.accent, t.text, 0.2)
            : hover ? mixed(t.accent, t.text, 0.1)
                    : t.accent;
        line = fill;
    } else if (kind == ButtonKind::Quiet) {
        fill = down || hover ? t.raised : QColor(Qt::transparent);
        line = Qt::transparent;
    } else if (down) {
        fill = mixed(t.raised, t.border, 0.6);
    } else if (hover) {
        fill = t.raised;
    }
    roundedBox(painter, option->rect, fill, line);
    if (showsFocus(option))
        roundedBox(painter, option->rect.adjusted(2, 2, -2, -2), Qt::NoBrush,
            kind == ButtonKind::Primary ? t.onAccent : t.accent, 2, kControlRadius - 2);
}

void paintToolButton(QPainter* painter, const QStyleOption* option)
{
    const Tokens& t = tokens(option->palette);
    const bool on = option->state & QStyle::State_On;
    const bool hover =
        (option->state & QStyle::State_Enabled) && (option->state & QStyle::State_MouseOver);
    const bool down = option->state & QStyle::State_Sunken;
    if (on || hover || down)
        roundedBox(painter, option->rect, down ? t.border : t.raised,
            on ? t.border : QColor(Qt::transparent));
    if (showsFocus(option))
        roundedBox(painter, option->rect, Qt::NoBrush, t.accent, 2);
}

void paintLineEdit(QPainter* painter, const QStyleOption* option)
{
    const Tokens& t = tokens(option->palette);
    const bool focus = option->state & QStyle::State_HasFocus;
    const QColor fill = option->state & QStyle::State_Enabled ? t.surface : t.background;
    roundedBox(painter, option->rect, fill, focus ? t.accent : t.border, focus ? 2 : 1);
}

void paintScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRect& handle)
{
    const Tokens& t = tokens(option->palette);
    painter->fillRect(option->rect, option->palette.window());
    if (option->maximum <= option->minimum)
        return;
    const bool strong = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QRect thumb = option->orientation == Qt::Vertical ? handle.adjusted(3, 2, -3, -2)
                                                            : handle.adjusted(2, 3, -2, -3);
    roundedBox(
        painter, thumb, mixed(t.border, t.secondary, strong ? 0.7 : 0.25), Qt::transparent, 1, 3);
}

void paintProgress(QPainter* painter, const QStyleOptionProgressBar* option)
{
    const Tokens& t = tokens(option->palette);
    const QRect bar(option->rect.left(), option->rect.center().y() - 2, option->rect.width(), 4);
    roundedBox(painter, bar, t.border, Qt::transparent, 1, 2);
    const qint64 range = qint64(option->maximum) - option->minimum;
    if (range <= 0)
        return;
    QRect filled = bar;
    filled.setWidth(int(bar.width() * (qint64(option->progress) - option->minimum) / range));
    if (filled.width() >= 4)
        roundedBox(painter, filled, t.accent, Qt::transparent, 1, 2);
}

void paintSlider(
    QPainter* painter, const QStyleOptionSlider* option, const QRect& groove, const QRect& handle)
{
    const Tokens& t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    QRect line = groove;
    QRect filled = groove;
    if (option->orientation == Qt::Horizontal) {
        line = QRect(groove.left(), groove.center().y() - 1, groove.width(), 4);
        filled = line;
        option->upsideDown ? filled.setLeft(handle.center().x())
                           : filled.setRight(handle.center().x());
    } else {
        line = QRect(groove.center().x() - 1, groove.top(), 4, groove.height());
        filled = line;
        option->upsideDown ? filled.setBottom(handle.center().y())
                           : filled.setTop(handle.center().y());
    }
    roundedBox(painter, line, t.border, Qt::transparent, 1, 2);
    roundedBox(painter, filled, enabled ? t.accent : t.secondary, Qt::transparent, 1, 2);
    QRect knob(0, 0, kSliderKnob, kSliderKnob);
    knob.moveCenter(handle.center());
    const bool strong =
        (option->state & QStyle::State_HasFocus) || (option->state & QStyle::State_Sunken);
    roundedBox(painter, knob, t.surface, enabled ? t.accent : t.secondary, strong ? 3 : 2, 8);
}

void paintCheckBox(QPainter* painter, const QStyleOption* option)
{
    const Tokens& t = tokens(option->palette);
    QRect box(0, 0, 16, 16);
    box.moveCenter(option->rect.center());
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor colour = enabled ? t.accent : t.secondary;
    const QColor line = option->state & QStyle::State_MouseOver ? t.accent : t.secondary;
    roundedBox(painter, box, on ? colour : t.surface, on ? colour : line, 1, 4);
    if (option->state & QStyle::State_On)
        painter->drawPixmap(box.adjusted(1, 1, -1, -1),
            iconPixmap(
                QStringLiteral("check"), 14, t.onAccent, painter->device()->devicePixelRatioF()));
    else if (on)
        roundedBox(painter, box.adjusted(4, 7, -4, -7), t.onAccent, Qt::transparent, 1, 1);
    if (showsFocus(option))
        roundedBox(painter, box.adjusted(-2, -2, 2, 2), Qt::NoBrush, t.accent, 1, 5);
}

void paintChevron(QPainter* painter, const QStyleOption* option, const QRect& area, bool up)
{
    painter->save();
    painter->translate(area.center() + QPoint(1, 1));
    if (up)
        painter->rotate(180);
    painter->drawPixmap(QRect(-6, -6, 12, 12),
        iconPixmap(QStringLiteral("chevron-down"), 12, option->palette.color(QPalette::ButtonText),
            painter->device()->devicePixelRatioF()));
    painter->restore();
}

}
