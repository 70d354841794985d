// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace vitrine {

/// As write(2): how many of `bytes` the open file has taken, which may be fewer than all.
/// Signals do not end it. Throws systemError, naming `target`.
std::size_t writeSome(
    int fd, std::span<const std::byte> bytes, const std::filesystem::path& target);

}
