// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::workspace {

inline constexpr int kTrainSide = 0;
inline constexpr int kValidationSide = 1;
inline constexpr int kTestSide = 2;

/// One picture that a run learns from or is measured on.
struct RunImage {
    ImageRow row;
    std::string id;
    int label = 0; ///< class: position among the run's classes
    int side = kTrainSide;
    std::int64_t group = 0; ///< relatives (listing, near duplicates) have the same one

    bool operator==(const RunImage&) const = default;
};

/// What a run learns from, fixed when it starts.
struct RunData {
    std::vector<RunImage> images; ///< by row
    std::vector<std::string> classes;
    std::int64_t leaks = 0; ///< listings and groups of near duplicates on two sides

    std::array<std::int64_t, 3> counts() const; ///< by side
};

/// data.csv of a run's folder: image_row, label, side, group, image_id.
std::string csvOf(const std::vector<RunImage>& images);
/// Throws Error Corrupt for text that `csvOf` did not write.
std::vector<RunImage> runImagesFromCsv(std::string_view csv);

/// Of images, labels, classes and sides; not of row numbers, which differ between workspaces.
std::string dataSha256(const RunData& data);

}
