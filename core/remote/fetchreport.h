// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::remote {

struct FetchFailure {
    std::string path; ///< as the server or archive names it: may be anything
    std::string reason; ///< a sentence or clause
};

/// What became of the files of a place.
struct FetchReport {
    std::filesystem::path folder = {}; ///< where the files are now
    std::int64_t done = 0; ///< came now
    std::int64_t skipped = 0; ///< were there already, unchanged
    std::int64_t gone = 0; ///< had come before, and are there no more
    std::int64_t ignored = 0; ///< hidden, or no picture by their extension
    std::int64_t bytes = 0; ///< of those that came now
    std::vector<FetchFailure> failed = {};
};

}
