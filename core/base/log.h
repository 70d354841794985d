// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vitrine::log {

enum class Level { Debug, Info, Warning, Error };

/// Messages below `level` are dropped. The default is Warning, or what VITRINE_LOG says
/// (debug, info, warning, error). Messages go to standard error. Any thread may log.
void setLevel(Level level);
void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

}
