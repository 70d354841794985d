// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace vitrine {

/// Why a picture file cannot be used.
enum class PictureProblem {
    Missing, ///< no such file
    Empty, ///< 0 bytes
    NotAPicture, ///< the bytes are of no known picture format
    Truncated, ///< the format is known, the data ends early or is damaged
    TooLarge, ///< more bytes or pixels than the limits
    Unreadable, ///< the file could not be opened or read
};

/// "missing", "empty", "not_a_picture", "truncated", "too_large", "unreadable": stable.
std::string_view pictureProblemName(PictureProblem problem);
std::optional<PictureProblem> pictureProblemFromName(std::string_view name);

}
