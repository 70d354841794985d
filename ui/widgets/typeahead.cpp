// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/typeahead.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>

namespace vitrine::ui {

TypeAhead::TypeAhead(QAbstractItemView* view)
    : QObject(view)
{
    view->installEventFilter(this);
}

bool TypeAhead::eventFilter(QObject* watched, QEvent* event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool letter = !key->text().isEmpty() && key->text().front().isPrint()
        && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!letter)
        return QObject::eventFilter(watched, event);
    if (!asks) {
        m_typed.start();
    } else if (m_typed.isValid() && m_typed.elapsed() < QApplication::keyboardInputInterval()) {
        event->accept(); // the key press follows
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}
