// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::workspace {

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4).
std::uint32_t crc32c(std::string_view bytes);

/// Writes an event file that TensorBoard shows: TFRecord framing (length, its masked CRC-32C, data,
/// its masked CRC-32C) around Event messages of tensorflow/core/util/event.proto. Scalars are
/// `simple_value`s, which TensorBoard has read since its first version. A file that is there is
/// begun anew. One thread at a time.
class TensorBoardWriter {
public:
    using Scalars = std::vector<std::pair<std::string, double>>; ///< tag, value

    /// Throws Error PermissionDenied, DiskFull, Io.
    explicit TensorBoardWriter(const std::filesystem::path& file, double wallTime);
    TensorBoardWriter(const TensorBoardWriter&) = delete;
    TensorBoardWriter& operator=(const TensorBoardWriter&) = delete;
    /// Does not flush.
    ~TensorBoardWriter();

    /// `wallTime`: seconds since 1970.
    void add(std::int64_t step, double wallTime, const Scalars& scalars);
    /// Hands what was added to the system. Throws Error DiskFull, Io.
    void flush();

private:
    void record(std::string_view event);

    std::filesystem::path m_file;
    std::string m_buffer;
    int m_fd = -1;
};

}
