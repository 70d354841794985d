// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// SHA-256 (FIPS 180-4), fed in pieces.
class Sha256 {
public:
    Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    ~Sha256();

    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);
    /// 64 lower-case hex digits; the object may not be fed afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

std::string sha256Hex(std::string_view text);

/// Of bytes that lie in memory, such as a mapped file. `tick(bytesDone)` as of sha256OfFile.
std::string sha256OfBytes(
    std::span<const std::byte> bytes, const std::function<void(std::uint64_t)>& tick = {});

/// Streams the file. `tick(bytesDone)` is called about every MiB; it may throw to stop.
/// Throws Error NotFound, PermissionDenied or Io.
std::string sha256OfFile(
    const std::filesystem::path& path, const std::function<void(std::uint64_t)>& tick = {});

}
