// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/activationfolder.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/learning/trunk/filelock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace vitrine::learning {

namespace fs = std::filesystem;

namespace {

struct CachedKey {
    fs::path index;
    fs::path records;
    std::int64_t bytes = 0;
    fs::file_time_type used;
};

/// Holds the files of one key, so that nobody opens them while they are looked at or removed.
class Hold {
public:
    explicit Hold(const fs::path& index)
        : m_fd(::open(index.c_str(), O_RDWR | O_CLOEXEC))
        , m_held(m_fd >= 0 && lockExclusive(m_fd, LockOf::InUse) && leadsTo(index, m_fd))
    {
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    ~Hold()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    bool held() const { return m_held; }

private:
    int m_fd;
    bool m_held;
};

std::int64_t sizeOf(const fs::path& file)
{
    std::error_code absent;
    const auto bytes = fs::file_size(file, absent);
    return absent ? 0 : static_cast<std::int64_t>(bytes);
}

/// Those used longest ago first.
std::vector<CachedKey> keysIn(const fs::path& folder)
{
    std::vector<CachedKey> keys;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        if (entry.path().extension() != ".index")
            continue;
        CachedKey key{entry.path(), entry.path(), 0, {}};
        key.records.replace_extension(".records");
        key.bytes = sizeOf(key.index) + sizeOf(key.records);
        std::error_code gone;
        key.used = fs::last_write_time(key.index, gone);
        keys.push_back(std::move(key));
    }
    std::sort(keys.begin(), keys.end(),
        [](const CachedKey& a, const CachedKey& b) { return a.used < b.used; });
    return keys;
}

bool drop(const CachedKey& key)
{
    const Hold hold(key.index);
    if (!hold.held())
        return false;
    // The index first: records without one are written over.
    std::error_code problem;
    fs::remove(key.index, problem);
    fs::remove(key.records, problem);
    log::info("Dropped " + key.records.string() + ".");
    return true;
}

/// Bytes that may be added to `folder` now; may be negative.
std::int64_t roomIn(const fs::path& folder, std::int64_t limit)
{
    std::int64_t room = std::numeric_limits<std::int64_t>::max();
    std::error_code unknown;
    const auto space = fs::space(folder, unknown);
    if (!unknown && space.available <= static_cast<std::uintmax_t>(room))
        room = static_cast<std::int64_t>(space.available) - kKeptFree;
    return limit > 0 ? std::min(room, limit - activationBytes(folder)) : room;
}

std::string inWords(std::int64_t bytes)
{
    const auto positive = static_cast<double>(std::max<std::int64_t>(bytes, 0));
    if (positive < 1e6)
        return fmt::format("{:.0f} kB", positive / 1e3);
    return positive < 1e9 ? fmt::format("{:.1f} MB", positive / 1e6)
                          : fmt::format("{:.1f} GB", positive / 1e9);
}

Error tooLittle(const fs::path& folder, std::int64_t needed, std::int64_t room, std::int64_t limit)
{
    std::error_code unknown;
    const auto free = static_cast<std::int64_t>(fs::space(folder, unknown).available);
    const bool byDisk =
        !unknown && (limit <= 0 || free - kKeptFree < limit - activationBytes(folder));
    const std::string why = byDisk ? fmt::format(": the disk has {} free, of which {} stay free",
                                inWords(free), inWords(kKeptFree))
                                   : fmt::format(": the limit is {}", inWords(limit));
    return {ErrorCode::DiskFull,
        fmt::format("Keeping what the frozen layers make of the photos needs {} in {}, and {} "
                    "can be had{}.",
            inWords(needed), folder.string(), inWords(room), why),
        fmt::format("{}, use fewer views of each photo, or train without the trunk cache "
                    "(--no-trunk-cache), which computes it in every epoch.",
            byDisk ? "Free some space" : "Raise the limit (--trunk-cache-limit)")};
}

}

std::int64_t activationBytes(const fs::path& folder, const std::string& key)
{
    std::int64_t bytes = 0;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        const auto extension = entry.path().extension();
        const bool counts = key.empty() || entry.path().stem() == key;
        if (counts && (extension == ".index" || extension == ".records"))
            bytes += sizeOf(entry.path());
    }
    return bytes;
}

void requireRoomForActivations(const fs::path& folder, std::int64_t needed, std::int64_t limit)
{
    const std::int64_t room = roomIn(folder, limit) + activationBytes(folder);
    if (needed > room)
        throw tooLittle(folder, needed, room, limit);
}

void makeRoomForActivations(
    const fs::path& folder, const std::string& key, std::int64_t needed, std::int64_t limit)
{
    const std::int64_t room = roomIn(folder, limit);
    if (needed <= room)
        return;
    std::vector<CachedKey> others;
    std::int64_t droppable = 0;
    for (CachedKey& other : keysIn(folder)) {
        if (other.index.stem() == key || !Hold(other.index).held())
            continue;
        droppable += other.bytes;
        others.push_back(std::move(other));
    }
    if (needed - room > droppable)
        throw tooLittle(folder, needed, room + droppable, limit);
    for (const CachedKey& other : others) {
        drop(other);
        if (needed <= roomIn(folder, limit))
            return;
    }
    throw tooLittle(folder, needed, roomIn(folder, limit), limit); // someone else was faster
}

std::int64_t dropActivations(const fs::path& folder)
{
    std::int64_t freed = 0;
    for (const CachedKey& key : keysIn(folder))
        freed += drop(key) ? key.bytes : 0;
    return freed;
}

}
