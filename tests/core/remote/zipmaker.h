// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::test {

struct ZipMember {
    std::string name = {};
    std::string contents = {};
    std::uint32_t mode = 0; ///< of a file on Unix, with its kind; 0: none is given
    std::string password = {}; ///< empty: not encrypted
    bool stored = false; ///< not compressed
};

/// Writes an archive with libzip, whatever its members are called.
void writeZip(const std::filesystem::path& file, const std::vector<ZipMember>& members);
/// Makes an archive of one member claim that it unpacks to `bytes`.
void claimSize(const std::filesystem::path& file, std::uint32_t bytes);

}
