// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/shell/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine::ui {
namespace {

/// A navigation entry: an accent bar and a raised ground mark the page in front.
class Entry : public QToolButton {
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override { return {Navigation::kNarrow, 40}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // As with Qt's own controls: the ring shows once keys are used.
        const bool ring = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
        if (isChecked() || underMouse() || ring) {
            painter.setPen(ring ? QPen(t.accent, 1) : QPen(Qt::NoPen));
            painter.setBrush(isChecked() || underMouse() ? t.raised : t.surface);
            painter.drawRoundedRect(
                QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
        }
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accent);
            painter.drawRoundedRect(QRectF(0, 11, 3, height() - 22), 1.5, 1.5);
        }
        constexpr int kIcon = 22;
        const bool words = toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
        const int left = words ? 14 : (width() - kIcon) / 2;
        icon().paint(&painter, QRect(left, (height() - kIcon) / 2, kIcon, kIcon));
        if (!words)
            return;
        painter.setFont(isChecked() ? textFont(TextRole::Strong, font()) : font());
        painter.setPen(isEnabled() ? t.text : t.secondary);
        const QRect place = rect().adjusted(left + kIcon + 12, 0, -space::kRelated, 0);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
    }
};

}

Navigation::Navigation(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(space::kRelated, space::kGroup, space::kRelated, space::kGroup);
    m_column->setSpacing(space::kTight);
    m_column->addStretch();
    setFixedWidth(kWide);
}

void Navigation::addEntry(QAction* action, const QString& title)
{
    auto* button = new Entry(this);
    button->setObjectName(QStringLiteral("navigation.") + action->objectName());
    button->setText(title);
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    button->setAccessibleName(title);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAttribute(Qt::WA_Hover);
    button->setToolButtonStyle(m_collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button, static_cast<int>(m_buttons.size()));
    m_column->insertWidget(static_cast<int>(m_buttons.size()), button);
    m_buttons << button;
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

void Navigation::setCurrent(int entry)
{
    if (entry >= 0 && entry < m_buttons.size())
        m_buttons[entry]->setChecked(true);
}

void Navigation::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? kNarrow : kWide);
    for (QToolButton* button : m_buttons)
        button->setToolButtonStyle(
            collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void Navigation::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(width() - 1, 0, 1, height(), t.border);
}

}
