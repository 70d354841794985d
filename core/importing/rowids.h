// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace vitrine::importing {

enum class IdForm {
    Any, ///< 1 to 128 bytes without control characters and path separators: ids name files
    Uuid, ///< 8-4-4-4-12 hex digits
};

bool isAcceptableId(std::string_view id, IdForm form);

/// What a table's ids look like, told from its first 1,000 rows (100 where they agree): Uuid when
/// at least nine of ten are, so that a damaged id stands out. `column` is the ids' place in the
/// header.
IdForm idFormOf(const std::filesystem::path& file, std::size_t column);

}
