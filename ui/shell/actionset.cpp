// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actionset.h"

#include "ui/shell/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace vitrine::ui {

ActionSet::ActionSet(QWidget* window)
    : QObject(window)
{
    for (const ActionSpec& spec : actionTable()) {
        auto* action = new QAction(icon(QString::fromLatin1(spec.icon)), actionText(spec), this);
        const QKeySequence keys(QString::fromLatin1(spec.shortcut));
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setShortcut(keys);
        action->setCheckable(spec.checkable);
        action->setStatusTip(actionHelp(spec));
        action->setToolTip(keys.isEmpty() ? actionHelp(spec)
                                          : QStringLiteral("%1 (%2)").arg(actionHelp(spec),
                                              keys.toString(QKeySequence::NativeText)));
        window->addAction(action);
        m_actions[spec.id] = action;
        connect(action, &QAction::triggered, this, [this, id = spec.id] { Q_EMIT triggered(id); });
    }
    auto* themes = new QActionGroup(this);
    for (const ActionId id : {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark})
        themes->addAction(action(id));
}

void ActionSet::fillMenus(QMenuBar* bar) const
{
    QMenu* themes = nullptr;
    for (const ActionMenu kind : {ActionMenu::File, ActionMenu::Edit, ActionMenu::Picture,
             ActionMenu::View, ActionMenu::Help}) {
        QMenu* menu = bar->addMenu(menuText(kind));
        for (const ActionSpec& spec : actionTable()) {
            if (spec.menu != kind)
                continue;
            const bool isTheme = spec.id == ActionId::ThemeSystem || spec.id == ActionId::ThemeLight
                || spec.id == ActionId::ThemeDark;
            if (isTheme && !themes) {
                menu->addSeparator();
                themes = menu->addMenu(icon(QStringLiteral("theme")),
                    QCoreApplication::translate("vitrine::ui::Actions", "Appearance"));
            }
            if (spec.id == ActionId::Quit || spec.id == ActionId::CheckData
                || spec.id == ActionId::Find || spec.id == ActionId::Refresh)
                menu->addSeparator();
            (isTheme ? themes : menu)->addAction(action(spec.id));
        }
    }
}

}
