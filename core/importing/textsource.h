// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vitrine::importing {

/// A text file read in pieces. A byte order mark is skipped; UTF-16 (by its mark, or by the zeros
/// of its first character) is turned into UTF-8; anything else is passed on as it is.
class TextSource {
public:
    /// Throws Error NotFound, PermissionDenied, Io, Unsupported (a pipe or a device: whoever reads
    /// a table may open it again).
    explicit TextSource(const std::filesystem::path& file);

    /// Replaces `out` by the next piece, at most about 256 KiB; false at the end.
    /// Throws Error Io, Corrupt (no well-formed UTF-16).
    bool next(std::string& out);

    std::int64_t start() const { return m_start; } ///< bytes of the mark
    std::int64_t size() const { return m_size; } ///< bytes of the file
    /// How many bytes of the file this part of what `next` gave takes there.
    std::int64_t bytesInFile(std::string_view part) const;

private:
    void detect();

    std::filesystem::path m_file;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_stream;
    std::string m_encoding; ///< for iconv; empty: passed on as it is
    std::string m_raw; ///< read, not yet passed on
    std::int64_t m_start = 0;
    std::int64_t m_passedOn = 0; ///< of a converted file: the byte that `m_raw` begins with
    std::int64_t m_size = 0;
};

}
