// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::cli {

/// What an option's value must be, with messages that say what would have been right.
struct Check {
    std::function<std::string(std::string& text)> problem; ///< empty: none; may change `text`
    std::string description; ///< for --help; may be empty
};

Check wholeNumber(std::uint64_t least, std::uint64_t most);
/// A number, from `least` to `most`.
Check realNumber(double least, double most);
/// Bytes, also as "1.5GB" or "512 MiB"; becomes their plain number.
Check byteCount(std::uint64_t least);
/// One of `words`, in any case; becomes the word as it is written there.
Check oneOf(std::vector<std::string> words);
/// No folder, and not empty. Whether the file is there, whoever reads it says.
Check fileName();
/// No file, and not empty.
Check folderName();

}
