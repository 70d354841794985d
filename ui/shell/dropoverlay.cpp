// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dropoverlay.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QPainter>

namespace vitrine::ui {

DropOverlay::DropOverlay(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::showFor(const QString& iconName, const QString& sentence)
{
    m_icon = iconName;
    m_sentence = sentence;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = t.background;
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(t.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(space::kGroup, space::kGroup, -space::kGroup, -space::kGroup),
        kRadius, kRadius);
    constexpr int kIcon = 56;
    const QRect place((width() - kIcon) / 2, height() / 2 - kIcon - space::kRelated, kIcon, kIcon);
    painter.drawPixmap(place, iconPixmap(m_icon, kIcon, t.accent, devicePixelRatioF()));
    painter.setPen(t.text);
    painter.setFont(textFont(TextRole::Section, font()));
    painter.drawText(QRect(0, height() / 2 + space::kRelated, width(), 40),
        Qt::AlignHCenter | Qt::AlignTop, m_sentence);
}

}
