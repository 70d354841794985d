// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/actiontable.h"

#include <QObject>

#include <map>

class QAction;
class QMenuBar;
class QWidget;

namespace vitrine::ui {

/// The QActions of the table, for one window.
class ActionSet : public QObject {
    Q_OBJECT
public:
    /// Adds the actions to `window`, so that their keys work there.
    explicit ActionSet(QWidget* window);

    QAction* action(ActionId id) const { return m_actions.at(id); }
    void fillMenus(QMenuBar* bar) const;

    Q_SIGNAL void triggered(vitrine::ui::ActionId id);

private:
    std::map<ActionId, QAction*> m_actions;
};

}
