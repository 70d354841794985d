// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/weightsmanifest.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace vitrine::workspace {

namespace {

using nlohmann::json;

constexpr int kFormat = 1;
constexpr std::size_t kShortestPrefix = 8;

Error damaged(const std::string& origin, const std::string& how)
{
    return {ErrorCode::Corrupt, fmt::format("The list of weights {} is damaged: {}.", origin, how),
        "Correct the file, or unset VITRINE_WEIGHTS_MANIFEST to use the list that comes with "
        "Vitrine."};
}

bool isHex(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// Why an entry cannot be used; empty when it can.
std::string faultOf(const PublishedWeights& weights)
{
    if (!isWeightsName(weights.name))
        return fmt::format("\"{}\" is no name", weights.name);
    const std::string& address = weights.address;
    if (!address.starts_with("https://") && !address.starts_with("http://"))
        return fmt::format("{} has no web address", weights.name);
    if (!isWeightsName(fileNameOf(weights)))
        return fmt::format("the address of {} does not end in a file's name", weights.name);
    if (weights.sha256Prefix.size() < kShortestPrefix || weights.sha256Prefix.size() > 64
        || !isHex(weights.sha256Prefix)) {
        return fmt::format(
            "{} has no sha256_prefix of {} to 64 hex digits", weights.name, kShortestPrefix);
    }
    if (weights.bytes < 0 || weights.mebibytes < 0.0)
        return fmt::format("the size of {} is negative", weights.name);
    if (weights.inputSide < 32 || weights.inputSide > 4096)
        return fmt::format("the input of {} is {} pixels", weights.name, weights.inputSide);
    return {};
}

PublishedWeights entryFrom(const json& object)
{
    PublishedWeights weights;
    weights.name = object.at("name").get<std::string>();
    weights.variant = object.value("variant", std::string());
    weights.backbone = object.at("backbone").get<std::string>();
    weights.address = object.at("address").get<std::string>();
    weights.bytes = object.value("bytes", std::int64_t{0});
    weights.mebibytes = object.value("mebibytes", 0.0);
    weights.sha256Prefix = text::lowered(object.at("sha256_prefix").get<std::string>());
    weights.licence = object.at("licence").get<std::string>();
    if (object.contains("input"))
        weights.inputSide = object.at("input").at("side").get<int>();
    weights.isDefault = object.value("default", false);
    return weights;
}

void checkFormat(const json& document, const std::string& origin)
{
    const int format = document.at("format").get<int>();
    if (format > kFormat) {
        throw Error(ErrorCode::NewerVersion,
            fmt::format("The list of weights {} has format {}; this Vitrine reads {}.", origin,
                format, kFormat),
            "Install a newer Vitrine.");
    }
    if (format < kFormat)
        throw damaged(origin, fmt::format("there is no format {}", format));
}

}

std::vector<PublishedWeights> parsedManifest(std::string_view text, const std::string& origin)
{
    try {
        const json document = parseJson(text);
        checkFormat(document, origin);
        std::vector<PublishedWeights> entries;
        std::set<std::string> names;
        int defaults = 0;
        for (const json& object : document.at("weights")) {
            entries.push_back(entryFrom(object));
            const PublishedWeights& weights = entries.back();
            if (const std::string fault = faultOf(weights); !fault.empty())
                throw damaged(origin, fault);
            if (!names.insert(weights.name).second)
                throw damaged(origin, fmt::format("{} is there twice", weights.name));
            defaults += weights.isDefault ? 1 : 0;
        }
        if (defaults > 1)
            throw damaged(origin, "more than one entry is the default");
        return entries;
    } catch (const json::exception& failed) {
        throw damaged(origin, failed.what());
    }
}

std::string fileNameOf(const PublishedWeights& weights)
{
    const std::string path = weights.address.substr(0, weights.address.find_first_of("?#"));
    return path.substr(path.rfind('/') + 1);
}

bool isWeightsName(std::string_view name)
{
    const auto plain = [](unsigned char c) { return c < 128 && std::isalnum(c) != 0; };
    return !name.empty() && name.size() <= 64 && plain(static_cast<unsigned char>(name.front()))
        && std::ranges::all_of(name, [&](char c) {
               return plain(static_cast<unsigned char>(c)) || c == '.' || c == '_' || c == '-';
           });
}

}
