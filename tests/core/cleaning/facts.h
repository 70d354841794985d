// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/pictures/picturefacts.h"
#include "core/imaging/measure.h"
#include "core/types/picture.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine::test {

/// As a catalogue would give them, rows from 1 on.
inline std::vector<cleaning::PictureFacts> factsOf(const std::vector<Picture>& pictures)
{
    std::vector<cleaning::PictureFacts> facts;
    for (const Picture& picture : pictures) {
        cleaning::PictureFacts fact;
        fact.row = ImageRow{static_cast<std::int64_t>(facts.size()) + 1};
        fact.fileName = std::to_string(facts.size()) + ".jpg";
        fact.format = "jpeg";
        fact.measures = imaging::measure(picture);
        facts.push_back(fact);
    }
    return facts;
}

inline std::vector<cleaning::PictureFacts> factsOf(const std::vector<std::filesystem::path>& files)
{
    std::vector<cleaning::PictureFacts> facts(files.size());
    JobContext context;
    const auto keep = [&](const imaging::MeasureResult& result) {
        facts[result.task] = {ImageRow{static_cast<std::int64_t>(result.task) + 1}, {},
            files[result.task].filename().string(), result.format, result.problem, result.measures};
    };
    imaging::measureFiles(files, {}, keep, context);
    return facts;
}

}
