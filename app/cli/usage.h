// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}

namespace vitrine::cli {

/// A command line that could not be parsed, as an Error InvalidArgument for people. `arguments` are
/// the program's, without its name. A command that does not exist is named, with the nearest one
/// that does.
Error usageError(
    const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> arguments);

/// The word of `words` that `typed` is most likely meant to be; empty where none is near.
std::string nearestWord(const std::string& typed, std::span<const std::string> words);

}
