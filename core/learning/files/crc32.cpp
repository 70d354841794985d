// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/crc32.h"

#include <zlib.h>

namespace vitrine::learning {

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
    return static_cast<std::uint32_t>(::crc32_z(0, data, bytes.size()));
}

}
