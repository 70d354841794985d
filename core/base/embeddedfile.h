// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vitrine {

/// A text file compiled into the program by vitrine_embed_text (cmake/VitrineTargets.cmake).
struct EmbeddedFile {
    std::string_view name; ///< file name without folders
    std::string_view text;
};

}
