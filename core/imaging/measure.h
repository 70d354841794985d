// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/decode.h"
#include "core/jobs/jobcontext.h"
#include "core/types/picturemeasures.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace vitrine::imaging {

/// Raised when `measure` or `measureFiles` give other numbers for the same file; measures that were
/// kept are stale then.
inline constexpr int kMeasuresVersion = 3;

/// Measures of a decoded picture; `bytes` stays 0. Where each is read:
///
/// brightness, entropy, colourfulness, sharpness, hashes: on the picture averaged down by a whole
///     number, so that the longer side has 512 to 1023 pixels (smaller pictures as they are).
/// sharpness: 1 / edge width, per pixel of a picture 512 on its longer side. Above 0.8: sharp;
///     below 0.6: blurry; 2 where there is no edge.
/// colourfulness: Hasler and Süsstrunk's (2003), 0 to about 110.
/// flatness, abruptness, blockiness, pixels: on every pixel given.
///
/// Throws Error InvalidArgument for an empty picture. Any thread.
PictureMeasures measure(const Picture& picture);

struct MeasureOptions {
    DecodeLimits limits;
    int threads = 0; ///< 0 takes every usable core
};

struct MeasureResult {
    std::size_t task = 0; ///< index into the files
    PictureMeasures measures; ///< sides and bytes also with a problem, as far as they are known
    std::string format; ///< by content, as in Decoded; empty when it is not known
    std::optional<PictureProblem> problem;
    std::string detail;
};

/// JPEG files whose shorter side has 2048 pixels or more are decoded at 1/2, 1/4 or 1/8: their
/// shorter side keeps 1024 pixels at least. Their `pixels` then equal only those of other JPEG
/// files of the same data, and their blockiness is 0: at the size people see, the blocks are gone.
inline constexpr int kMeasuredShortSide = 1024;

/// Measures every file. `deliver` is called once a file, in any order, one call at a time, from
/// worker threads. A bad picture is a result. On cancel: throws Cancelled.
void measureFiles(const std::vector<std::filesystem::path>& files, const MeasureOptions& options,
    const std::function<void(const MeasureResult&)>& deliver, JobContext& context);

}
