// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wheelguard.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace vitrine::ui {
namespace {

bool liesInScrollArea(const QWidget* widget)
{
    for (const QWidget* around = widget->parentWidget(); around; around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around))
            return true;
    }
    return false;
}

class WheelGuard : public QObject {
public:
    explicit WheelGuard(QWidget* widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = static_cast<const QWidget*>(watched);
        if (event->type() != QEvent::Wheel || widget->hasFocus() || !liesInScrollArea(widget))
            return false;
        event->ignore(); // so that it goes to what is around
        return true;
    }
};

bool isGuarded(const QWidget* widget)
{
    for (const QObject* child : widget->children()) {
        if (dynamic_cast<const WheelGuard*>(child))
            return true;
    }
    return false;
}

}

void guardFromWheel(QWidget* widget)
{
    const bool turns = qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget)
        || qobject_cast<QSlider*>(widget);
    if (turns && !isGuarded(widget))
        new WheelGuard(widget);
}

}
