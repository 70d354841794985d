// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/decode.h"
#include "core/jobs/jobcontext.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace vitrine::imaging {

struct StandardiseOptions {
    int side = 512; ///< pixels, 32 to 4096
    Rgb padding; ///< white
    int quality = 92; ///< JPEG, 1 to 100
    DecodeLimits limits;
    int threads = 0; ///< 0 takes every usable core
    /// Called before a target is written, unless it is there with the very same bytes; from worker
    /// threads, one call of this or of `deliver` at a time. May be empty.
    std::function<void(std::size_t task)> replaces = {};
};

struct StandardiseTask {
    std::filesystem::path source;
    std::filesystem::path target; ///< written atomically, as JPEG
};

struct StandardiseResult {
    std::size_t task = 0; ///< index into the tasks
    int sourceWidth = 0; ///< upright
    int sourceHeight = 0;
    std::optional<PictureProblem> problem;
    std::string detail;
};

/// Makes every task's target, the same picture as Pillow makes of it by bicubic resizing: the PSNR
/// of the two is at least 60 dB (tests/bench/run_standardise.sh). `deliver` is called once a task,
/// in any order, one call at a time, from worker threads. A bad picture is a result; a full disk or
/// an unwritable folder throws Error. On cancel: throws Cancelled, finished targets stay, no
/// partial file is left.
void standardise(const std::vector<StandardiseTask>& tasks, const StandardiseOptions& options,
    const std::function<void(const StandardiseResult&)>& deliver, JobContext& context);

/// One picture, JPEG-encoded in memory. Throws Error Internal when the encoder fails.
std::vector<std::byte> encodeJpeg(const Picture& picture, int quality);
std::vector<std::byte> encodePng(const Picture& picture);

}
