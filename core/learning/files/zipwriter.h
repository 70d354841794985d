// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomicfile.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::learning {

/// Writes stored entries one after the other; each one's data begins at a multiple of 64 bytes, as
/// in torch.save's archives, so that it can be mapped. Throws Error Unsupported past 4 GB, and what
/// AtomicFile throws.
class ZipWriter {
public:
    explicit ZipWriter(AtomicFile& file)
        : m_file(file)
    {
    }

    void add(const std::string& name, std::span<const std::byte> bytes);
    void add(const std::string& name, std::string_view text);
    void finish(); ///< the directory; nothing can be added afterwards

private:
    void write(std::string_view text);

    AtomicFile& m_file;
    std::uint64_t m_written = 0;
    std::uint16_t m_entries = 0;
    std::string m_directory;
};

}
