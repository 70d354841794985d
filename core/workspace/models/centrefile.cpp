// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/centrefile.h"

#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/workspace/layout.h"

#include <fmt/format.h>

#include <span>

namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

constexpr int kFormat = 1;
constexpr std::size_t kFileLimit = std::size_t{1} << 20U;

std::string hashOfCentre(const std::string& modelId, const std::vector<float>& centre)
{
    Sha256 hash;
    hash.update(modelId);
    hash.update(std::as_bytes(std::span(centre)));
    return hash.hex();
}

}

std::vector<float> readCentre(const fs::path& file, const std::string& modelId)
{
    if (!isThere(file))
        return {};
    try {
        const auto document = parseJson(readFile(file, kFileLimit));
        if (document.at("format").get<int>() != kFormat)
            return {};
        auto centre = document.at("centre").get<std::vector<float>>();
        if (document.at("sha256").get<std::string>() == hashOfCentre(modelId, centre))
            return centre;
    } catch (const std::exception& problem) {
        log::info(fmt::format("{} is made again: {}", file.string(), problem.what()));
    }
    return {};
}

void keepCentre(const fs::path& file, const std::string& modelId, const std::vector<float>& centre)
{
    nlohmann::ordered_json document;
    document["format"] = kFormat;
    document["sha256"] = hashOfCentre(modelId, centre);
    document["centre"] = centre;
    try {
        writeFileAtomically(file, document.dump() + "\n");
    } catch (const Error& problem) {
        log::info(fmt::format("The network's centre could not be kept: {}", problem.what()));
    }
}

}
