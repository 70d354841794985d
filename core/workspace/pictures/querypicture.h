// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/types/picture.h"
#include "core/workspace/layout.h"

#include <cstddef>
#include <filesystem>
#include <variant>
#include <vector>

namespace vitrine::workspace {

inline constexpr int kShownSide = 1024; ///< at most, of a query picture in a result

/// The pixels of a picture that somebody asks about, large enough for a network and for a look at
/// it. The file of one of the workspace's clean pictures is taken without its padding. Throws Error
/// NotFound, Corrupt, Unsupported or Io for one that cannot be used.
Picture loadQuery(
    const std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>& query,
    const Layout& layout, catalogue::Reader& reader);

}
