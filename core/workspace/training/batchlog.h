// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace vitrine::workspace {

/// What a run tells of its batches, in a file of fixed-size records (batches.bin; why:
/// docs/decisions/0013-batches-of-a-run-are-a-file.md). Each batch reaches the system at once, so
/// that a killed process loses none; a record that was cut off is dropped when the file is opened
/// next. A file that an earlier version began goes on without memory. One thread at a time.
class BatchLog {
public:
    /// For appending; made unless it is there. Throws Error Corrupt (no file of ours),
    /// NewerVersion, PermissionDenied, DiskFull, Io.
    explicit BatchLog(const std::filesystem::path& file);
    BatchLog(const BatchLog&) = delete;
    BatchLog& operator=(const BatchLog&) = delete;
    ~BatchLog();

    /// Throws Error DiskFull, Io; nothing of the batch stays then.
    void append(const BatchStats& stats);
    /// Drops the batches from `step` on.
    void cutBack(std::int64_t step);
    /// Has the system write it to the disk, against a power cut.
    void sync();

private:
    std::int64_t offsetOf(std::int64_t record) const;

    std::filesystem::path m_file;
    std::size_t m_recordBytes = 0; ///< fewer in a file that an earlier version began
    int m_fd = -1;
    std::int64_t m_records = 0;
};

/// The file's batches in order of steps. More than `limit` are thinned: the run is cut into
/// stretches, and of each the batches with the least and the largest loss stay. 0: all. A file that
/// is not there has none. Any thread, also while another appends. Throws Error Corrupt,
/// NewerVersion, Io.
std::vector<BatchStats> readBatches(const std::filesystem::path& file, std::size_t limit);

/// Those after `last`, as `readBatches` told it; no more than these are read. Nothing where the
/// file does not hold `last` any more: the run has gone on from before it. Otherwise as
/// `readBatches`.
std::optional<std::vector<BatchStats>> readBatchesAfter(
    const std::filesystem::path& file, const BatchStats& last);

/// What `readBatches` does to too many.
std::vector<BatchStats> thinned(std::vector<BatchStats> batches, std::size_t limit);

}
