// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>

namespace vitrine::ui {

enum class ActionId {
    NewWorkspace,
    OpenWorkspace,
    OpenDemo,
    ImportTables,
    OpenPicture,
    PastePicture,
    MoreLikeThis,
    ShowInCatalogue,
    Undo,
    Redo,
    CheckData,
    Find,
    ShowGallery,
    ShowTable,
    ShowCharts,
    Refresh,
    GoHome,
    GoCatalogue,
    GoClean,
    GoTrain,
    GoSearch,
    CancelJobs,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ShortcutList,
    About,
    Quit,
};

enum class ActionMenu { File, Edit, Picture, View, Help };

/// One line of the one table that menus, tool bars, tooltips and the list of shortcuts read.
struct ActionSpec {
    ActionId id;
    const char* name; ///< stable, for object names and settings
    ActionMenu menu;
    const char* text; ///< untranslated; use `actionText`
    const char* help; ///< untranslated sentence; use `actionHelp`
    const char* icon; ///< may be empty
    const char* shortcut; ///< portable text, may be empty
    bool checkable = false;
    bool frontOnly =
        false; ///< about the page in front; others go to the page that can perform them
};

std::span<const ActionSpec> actionTable();
const ActionSpec& actionSpec(ActionId id);
QString actionText(const ActionSpec& spec);
QString actionHelp(const ActionSpec& spec);
QString menuText(ActionMenu menu);

}
