// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vitrine::search {

/// What an index may hold; far above any shop, and small enough that sizes in bytes never overflow.
inline constexpr int kMaxLength = 1 << 16;
inline constexpr std::int64_t kMaxVectors = std::int64_t{1} << 32;

}
