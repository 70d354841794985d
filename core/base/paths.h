// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vitrine::paths {

/// Per-user data of the program ($XDG_DATA_HOME/vitrine, by default ~/.local/share/vitrine);
/// not created here. Downloaded weights live in its `weights` folder.
std::filesystem::path userData();
std::filesystem::path userWeights();

/// The user whose program this is: $USER, else as the system knows them; "root" where it does not.
std::string userName();

/// The folder of the running program's file.
std::filesystem::path programFolder();

}
