// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace vitrine::desktop {

/// What the command line asks for.
struct Options {
    std::optional<std::filesystem::path> workspace;
    std::optional<std::filesystem::path> demo; ///< open the demo workspace there, made if absent
    std::optional<std::filesystem::path> image; ///< search with this picture
    bool showHelp = false;
    bool showVersion = false;
    QString problem; ///< set when the command line makes no sense
};

/// `arguments` begin with the program's name.
Options parseOptions(const QStringList& arguments);
QString helpText();
std::filesystem::path defaultDemoFolder();

}
