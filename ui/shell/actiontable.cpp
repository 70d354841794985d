// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actiontable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

constexpr const char* kActionContext = "vitrine::ui::Actions";

constexpr std::array kActions{
    ActionSpec{ActionId::NewWorkspace, "newWorkspace", ActionMenu::File,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "New workspace…"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::Actions", "Make an empty workspace and import your tables and photos"),
        "plus", "Ctrl+N"},
    ActionSpec{ActionId::OpenWorkspace, "openWorkspace", ActionMenu::File,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Open workspace…"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Open a workspace folder"), "folder-open",
        "Ctrl+Shift+O"},
    ActionSpec{ActionId::OpenDemo, "openDemo", ActionMenu::File,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Open the demo shop"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::Actions", "Open a shop of drawn products to try Vitrine with"),
        "shop", ""},
    ActionSpec{ActionId::ImportTables, "importTables", ActionMenu::File,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Import tables"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::Actions", "Read products, images and photos into this workspace"),
        "import", "Ctrl+I"},
    ActionSpec{ActionId::Quit, "quit", ActionMenu::File,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Quit"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::Actions", "Close Vitrine; unfinished work continues the next time"),
        "quit", "Ctrl+Q"},
    ActionSpec{ActionId::Undo, "undo", ActionMenu::Edit,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Undo"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Take the last decision back"), "undo", "Ctrl+Z",
        false, true},
    ActionSpec{ActionId::Redo, "redo", ActionMenu::Edit,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Redo"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Decide again what was undone"), "redo",
        "Ctrl+Shift+Z", false, true},
    ActionSpec{ActionId::CheckData, "checkData", ActionMenu::Edit,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Check the data set"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Look for what is wrong in listings and photos"),
        "clean", ""},
    ActionSpec{ActionId::OpenPicture, "openPicture", ActionMenu::Picture,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Search by a picture…"),
        QT_TRANSLATE_NOOP(
            "vitrine::ui::Actions", "Choose a picture file and find listings that look like it"),
        "search-picture", "Ctrl+O"},
    ActionSpec{ActionId::PastePicture, "pastePicture", ActionMenu::Picture,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Paste picture"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Search with the picture on the clipboard"),
        "paste", "Ctrl+V"},
    ActionSpec{ActionId::MoreLikeThis, "moreLikeThis", ActionMenu::Picture,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "More like this"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Find listings that look like the selected one"),
        "similar", "Ctrl+L", false, true},
    ActionSpec{ActionId::ShowInCatalogue, "showInCatalogue", ActionMenu::Picture,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Show in catalogue"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Go to the selected listing in the catalogue"),
        "catalogue", "Ctrl+Shift+L", false, true},
    ActionSpec{ActionId::GoHome, "goHome", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Home"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Go to the start page"), "home", "Alt+1"},
    ActionSpec{ActionId::GoCatalogue, "goCatalogue", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Catalogue"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Browse the listings"), "catalogue", "Alt+2"},
    ActionSpec{ActionId::GoClean, "goClean", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Clean"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Decide about what is wrong in the data set"),
        "clean", "Alt+3"},
    ActionSpec{ActionId::GoTrain, "goTrain", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Train"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Teach a network what the shop looks like"),
        "train", "Alt+4"},
    ActionSpec{ActionId::GoSearch, "goSearch", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Search"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Search by picture"), "search", "Alt+5"},
    ActionSpec{ActionId::Find, "find", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Find words"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Put the cursor into the field for words"),
        "search", "Ctrl+F"},
    ActionSpec{ActionId::ShowGallery, "showGallery", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Gallery"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Show the listings as cards"), "gallery",
        "Ctrl+1", true},
    ActionSpec{ActionId::ShowTable, "showTable", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Table"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Show the listings as rows"), "table", "Ctrl+2",
        true},
    ActionSpec{ActionId::ShowCharts, "showCharts", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Charts"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Show what the catalogue holds in charts"),
        "chart", "Ctrl+3", true},
    ActionSpec{ActionId::Refresh, "refresh", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Refresh"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Read the workspace again"), "refresh", "F5"},
    ActionSpec{ActionId::CancelJobs, "cancelJobs", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Cancel jobs"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Stop what is running; it can continue later"),
        "stop", "Ctrl+."},
    ActionSpec{ActionId::ThemeSystem, "themeSystem", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Like the system"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Light or dark, as the desktop has it"), "theme",
        "", true},
    ActionSpec{ActionId::ThemeLight, "themeLight", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Light"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Always light"), "sun", "", true},
    ActionSpec{ActionId::ThemeDark, "themeDark", ActionMenu::View,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Dark"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Always dark"), "moon", "", true},
    ActionSpec{ActionId::ShortcutList, "shortcutList", ActionMenu::Help,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "List every action and its keys"), "keyboard",
        "Ctrl+?"},
    ActionSpec{ActionId::About, "about", ActionMenu::Help,
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "About Vitrine"),
        QT_TRANSLATE_NOOP("vitrine::ui::Actions", "Version and licence"), "info", ""},
};

}

std::span<const ActionSpec> actionTable()
{
    return kActions;
}

const ActionSpec& actionSpec(ActionId id)
{
    const auto found = std::find_if(
        kActions.begin(), kActions.end(), [id](const ActionSpec& spec) { return spec.id == id; });
    Q_ASSERT(found != kActions.end());
    return *found;
}

QString actionText(const ActionSpec& spec)
{
    return QCoreApplication::translate(kActionContext, spec.text);
}

QString actionHelp(const ActionSpec& spec)
{
    return QCoreApplication::translate(kActionContext, spec.help);
}

QString menuText(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File: return QCoreApplication::translate("vitrine::ui::Actions", "&Workspace");
    case ActionMenu::Edit: return QCoreApplication::translate("vitrine::ui::Actions", "&Edit");
    case ActionMenu::Picture:
        return QCoreApplication::translate("vitrine::ui::Actions", "&Picture");
    case ActionMenu::View: return QCoreApplication::translate("vitrine::ui::Actions", "&View");
    case ActionMenu::Help: return QCoreApplication::translate("vitrine::ui::Actions", "&Help");
    }
    return {};
}

}
