// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actiontable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

constexpr const char* kContext = "vitrine::ui::Actions";
#define WORDS(text) QT_TRANSLATE_NOOP("vitrine::ui::Actions", text)

constexpr std::array kActions{
    ActionSpec{ActionId::NewWorkspace, "newWorkspace", ActionMenu::File, WORDS("New workspace"),
        WORDS("Make an empty workspace and import your tables and pictures"), "plus", "Ctrl+N"},
    ActionSpec{ActionId::OpenWorkspace, "openWorkspace", ActionMenu::File, WORDS("Open workspace"),
        WORDS("Open a workspace folder"), "folder-open", "Ctrl+Shift+O"},
    ActionSpec{ActionId::OpenDemo, "openDemo", ActionMenu::File, WORDS("Open the demo shop"),
        WORDS("Open a shop of drawn products to try Vitrine with"), "shop", ""},
    ActionSpec{ActionId::ImportTables, "importTables", ActionMenu::File, WORDS("Import tables"),
        WORDS("Read products, images and pictures into this workspace"), "import", "Ctrl+I"},
    ActionSpec{ActionId::Quit, "quit", ActionMenu::File, WORDS("Quit"),
        WORDS("Close Vitrine; unfinished work continues the next time"), "quit", "Ctrl+Q"},
    ActionSpec{ActionId::OpenPicture, "openPicture", ActionMenu::Picture,
        WORDS("Search by a picture"),
        WORDS("Choose a picture file and find listings that look like it"), "search-picture",
        "Ctrl+O"},
    ActionSpec{ActionId::PastePicture, "pastePicture", ActionMenu::Picture, WORDS("Paste picture"),
        WORDS("Search with the picture on the clipboard"), "paste", "Ctrl+V"},
    ActionSpec{ActionId::MoreLikeThis, "moreLikeThis", ActionMenu::Picture, WORDS("More like this"),
        WORDS("Find listings that look like the selected one"), "similar", "Ctrl+L", false, true},
    ActionSpec{ActionId::ShowInCatalogue, "showInCatalogue", ActionMenu::Picture,
        WORDS("Show in catalogue"), WORDS("Go to the selected listing in the catalogue"),
        "catalogue", "Ctrl+Shift+L", false, true},
    ActionSpec{ActionId::GoHome, "goHome", ActionMenu::View, WORDS("Home"),
        WORDS("Go to the start page"), "home", "Alt+1"},
    ActionSpec{ActionId::GoCatalogue, "goCatalogue", ActionMenu::View, WORDS("Catalogue"),
        WORDS("Browse the listings"), "catalogue", "Alt+2"},
    ActionSpec{ActionId::GoSearch, "goSearch", ActionMenu::View, WORDS("Search"),
        WORDS("Search by picture"), "search", "Alt+3"},
    ActionSpec{ActionId::Find, "find", ActionMenu::View, WORDS("Find words"),
        WORDS("Put the cursor into the field for words"), "search", "Ctrl+F"},
    ActionSpec{ActionId::ShowGallery, "showGallery", ActionMenu::View, WORDS("Gallery"),
        WORDS("Show the listings as cards"), "gallery", "Ctrl+1", true},
    ActionSpec{ActionId::ShowTable, "showTable", ActionMenu::View, WORDS("Table"),
        WORDS("Show the listings as rows"), "table", "Ctrl+2", true},
    ActionSpec{ActionId::Refresh, "refresh", ActionMenu::View, WORDS("Refresh"),
        WORDS("Read the workspace again"), "refresh", "F5"},
    ActionSpec{ActionId::CancelJobs, "cancelJobs", ActionMenu::View, WORDS("Cancel jobs"),
        WORDS("Stop what is running; it can continue later"), "stop", "Ctrl+."},
    ActionSpec{ActionId::ThemeSystem, "themeSystem", ActionMenu::View, WORDS("Like the system"),
        WORDS("Light or dark, as the desktop has it"), "theme", "", true},
    ActionSpec{ActionId::ThemeLight, "themeLight", ActionMenu::View, WORDS("Light"),
        WORDS("Always light"), "sun", "", true},
    ActionSpec{ActionId::ThemeDark, "themeDark", ActionMenu::View, WORDS("Dark"),
        WORDS("Always dark"), "moon", "", true},
    ActionSpec{ActionId::ShortcutList, "shortcutList", ActionMenu::Help,
        WORDS("Keyboard shortcuts"), WORDS("List every action and its keys"), "keyboard", "Ctrl+?"},
    ActionSpec{ActionId::About, "about", ActionMenu::Help, WORDS("About Vitrine"),
        WORDS("Version and licence"), "info", ""},
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
    return QCoreApplication::translate(kContext, spec.text);
}

QString actionHelp(const ActionSpec& spec)
{
    return QCoreApplication::translate(kContext, spec.help);
}

QString menuText(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File: return QCoreApplication::translate(kContext, "&Workspace");
    case ActionMenu::Picture: return QCoreApplication::translate(kContext, "&Picture");
    case ActionMenu::View: return QCoreApplication::translate(kContext, "&View");
    case ActionMenu::Help: return QCoreApplication::translate(kContext, "&Help");
    }
    return {};
}

}
