// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::learning {

/// Records of one size, found by name, that only ever grow: <folder>/<key>.records holds them one
/// after the other and is mapped into memory, <folder>/<key>.index says what they are, with
/// checksums. A record counts once its line of the index is complete, so whatever a killed program
/// left is dropped when the file is opened. One writes, others read beside it, across processes.
/// A file of another version or size of records is begun anew. One thread at a time.
class ActivationFile {
public:
    enum class Access {
        Read, ///< what is not there, or cannot be read, has no records
        Write, ///< makes what is not there
    };

    static constexpr std::size_t kNameLength = 32; ///< bytes of a record's name

    /// With Access::Write throws Error PermissionDenied, DiskFull, Io.
    ActivationFile(const std::filesystem::path& folder, const std::string& key,
        std::size_t recordBytes, Access access);
    ActivationFile(const ActivationFile&) = delete;
    ActivationFile& operator=(const ActivationFile&) = delete;
    ~ActivationFile();

    /// Whether `append` keeps anything: not with Access::Read, nor while another one writes.
    bool writing() const { return m_writing; }
    /// Looks for records that others have added, and takes over from a writer that has gone.
    void refresh();

    std::size_t records() const { return m_slots.size(); }
    bool contains(std::string_view name) const { return m_slots.find(name) != m_slots.end(); }
    /// The record, until the next call of a member that is not const. Nothing where there is none
    /// or where it is damaged: then it does not count any more. Its checksum is looked at once.
    std::span<const std::byte> find(std::string_view name);
    /// Adds one record a name, in one go; a name that is there already means the new one from now
    /// on. Does nothing unless `writing`. Throws Error DiskFull, Io; nothing was added then.
    void append(std::span<const std::string> names, std::span<const std::byte> records);

private:
    struct Line; ///< of the index
    struct Slot {
        std::size_t position = 0; ///< in records
        std::uint32_t checksum = 0;
        bool checked = false;
    };

    void open();
    bool openOnce();
    bool openRecords(int flags);
    bool makeHeader();
    void close();
    void readLines();
    void appendLines(std::span<const Line> lines);
    const std::byte* mapped(std::size_t position);

    std::filesystem::path m_index;
    std::filesystem::path m_records;
    std::size_t m_recordBytes;
    bool m_mayWrite;
    bool m_writing = false;
    int m_indexFd = -1; ///< -1: there is no file
    int m_recordsFd = -1;
    std::size_t m_lines = 0; ///< read so far; the next record's position
    std::map<std::string, Slot, std::less<>> m_slots;
    void* m_map = nullptr;
    std::size_t m_mapBytes = 0;
};

}
