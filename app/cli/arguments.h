// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class Validator;
}

namespace vitrine::cli {

/// Checks for options, with messages that say what would have been right.

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most);
/// A number, from `least` to `most`.
CLI::Validator realNumber(double least, double most);
/// One of `words`, in any case; becomes the word as it is written there.
CLI::Validator oneOf(std::vector<std::string> words);
/// No folder, and not empty. Whether the file is there, whoever reads it says.
CLI::Validator fileName();
/// No file, and not empty.
CLI::Validator folderName();

}
