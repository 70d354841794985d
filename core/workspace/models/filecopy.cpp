// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/filecopy.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"

#include <fmt/format.h>

#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace vitrine::workspace {

void copyWhole(
    const std::filesystem::path& from, const std::filesystem::path& to, const CopyWatch& watch)
{
    std::error_code unknown;
    const auto total = static_cast<std::int64_t>(std::filesystem::file_size(from, unknown));
    std::ifstream source(from, std::ios::binary);
    if (!source || unknown) {
        throw Error(ErrorCode::NotFound, fmt::format("{} cannot be read.", from.string()),
            "Check that it has not been moved or removed.");
    }
    AtomicFile target(to);
    Sha256 hash;
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::int64_t done = 0;
    while (source) {
        source.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(source.gcount()));
        if (watch.accept)
            hash.update(piece);
        target.write(piece);
        done += source.gcount();
        if (watch.progress)
            watch.progress(done, total);
    }
    if (!source.eof() || done != total)
        throw Error(ErrorCode::Io, fmt::format("{} could not be read to its end.", from.string()),
            "Check the disk and try again.");
    if (watch.accept)
        watch.accept(hash.hex());
    target.commit();
}

}
