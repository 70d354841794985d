// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/tabstrip.h"

#include "ui/shell/controlpainting.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace vitrine::ui {
namespace {

constexpr int kLine = 2;
constexpr int kGap = 20; ///< between two words

}

TabStrip::TabStrip(QWidget* parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false); // layouts leave room for every word
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

QSize TabStrip::tabSizeHint(int index) const
{
    const QFontMetrics metrics(textFont(TextRole::Strong, font()));
    return {metrics.horizontalAdvance(tabText(index)) + kGap,
        metrics.height() + 2 * space::kTight + kLine};
}

void TabStrip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QStyleOption option;
    option.initFrom(this);
    QPainter painter(this);
    painter.setPen(t.border);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    for (int i = 0; i < count(); ++i) {
        const QRect rect = tabRect(i);
        const bool current = i == currentIndex();
        const bool hovered = rect.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        painter.setFont(textFont(current ? TextRole::Strong : TextRole::Body, font()));
        painter.setPen(!isTabEnabled(i) ? t.border : current || hovered ? t.text : t.secondary);
        painter.drawText(
            rect.adjusted(0, 0, 0, -kLine), Qt::AlignLeft | Qt::AlignVCenter, tabText(i));
        if (current)
            painter.fillRect(
                rect.left(), rect.bottom() + 1 - kLine, rect.width() - kGap, kLine, t.accent);
        if (current && hasFocus() && showsFocus(&option)) {
            painter.setPen(QPen(t.accent, 1));
            painter.drawRoundedRect(rect.adjusted(0, 1, -kGap + space::kTight, -kLine - 2), 4, 4);
        }
    }
}

}
