// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vitrine::learning {

/// CRC-32 of ISO 3309, as zip uses it.
std::uint32_t crc32(std::span<const std::byte> bytes);

}
