// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/settings.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <locale>
#include <sstream>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr auto kSide = "pictures.side";
constexpr auto kPadding = "pictures.padding"; // RRGGBB, hexadecimal
constexpr auto kMetric = "search.metric";
constexpr auto kModel = "search.model";
constexpr auto kModelBefore = "search.model_before";
constexpr auto kModelByHand = "search.model_by_hand";
constexpr auto kRecognition = "labels.poor_recognition"; // "<model id> <right> <by chance>"

constexpr auto kHashesAlone = "duplicates.hashes_alone"; // "yes", or empty

int number(const std::string& text, int base)
{
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, base);
    return error == std::errc{} && stop == end ? value : 0;
}

}

PictureStandard pictureStandard(catalogue::Reader& reader)
{
    PictureStandard standard;
    standard.side = number(reader.setting(kSide).value_or(""), 10);
    const int padding = number(reader.setting(kPadding).value_or("ffffff"), 16);
    standard.padding = {static_cast<std::uint8_t>(padding >> 16),
        static_cast<std::uint8_t>(padding >> 8), static_cast<std::uint8_t>(padding)};
    return standard;
}

void setPictureStandard(catalogue::Writer& writer, const PictureStandard& standard)
{
    const Rgb& padding = standard.padding;
    writer.setSetting(kSide, std::to_string(standard.side));
    writer.setSetting(kPadding, fmt::format("{:02x}{:02x}{:02x}", padding.r, padding.g, padding.b));
}

search::Metric searchMetric(catalogue::Reader& reader)
{
    const auto name = reader.setting(kMetric);
    return (name ? search::metricFromName(*name) : std::nullopt).value_or(search::Metric::Cosine);
}

void setSearchMetric(catalogue::Writer& writer, search::Metric metric)
{
    writer.setSetting(kMetric, std::string(search::metricName(metric)));
}

std::optional<ModelRecord> knownModel(catalogue::Reader& reader, const std::string& modelId)
{
    for (ModelRecord& model : reader.models()) {
        if (model.id == modelId)
            return std::move(model);
    }
    return std::nullopt;
}

ModelRecord requireModel(catalogue::Reader& reader, const std::string& modelId)
{
    if (auto model = knownModel(reader, modelId))
        return *std::move(model);
    throw Error(ErrorCode::NotFound, fmt::format("There is no model {}.", modelId),
        "Choose one from the list of models.");
}

std::optional<ModelRecord> searchModel(catalogue::Reader& reader)
{
    const auto models = reader.models();
    if (models.empty())
        return std::nullopt;
    const auto hasVectors = [&reader](const ModelRecord& model) {
        return reader.countEmbeddings(model.id) > 0;
    };
    const auto chosen =
        std::ranges::find(models, reader.setting(kModel).value_or(""), &ModelRecord::id);
    // Where the vectors of all models went, the choice is still what somebody has made.
    if (chosen != models.end() && (hasVectors(*chosen) || std::ranges::none_of(models, hasVectors)))
        return *chosen;
    return models.front();
}

std::set<std::string> modelsLearntHere(catalogue::Reader& reader, const Layout& layout)
{
    std::set<std::string> learnt;
    for (const catalogue::StoredRun& run : reader.runs())
        learnt.insert(run.record.model);
    for (const ModelRecord& model : reader.models()) {
        if (isThere(layout.modelData(model.id))) // what a purged run learnt from stays with it
            learnt.insert(model.id);
    }
    return learnt;
}

std::optional<ModelRecord> startingModel(catalogue::Reader& reader, const Layout& layout)
{
    const auto learnt = modelsLearntHere(reader, layout);
    std::optional<ModelRecord> first;
    for (ModelRecord& model : reader.models()) { // newest first
        if (model.pretrained && !learnt.contains(model.id) && reader.countEmbeddings(model.id) > 0)
            first = std::move(model);
    }
    return first;
}

void setSearchModel(
    catalogue::Reader& reader, catalogue::Writer& writer, const std::string& modelId, bool byHand)
{
    const auto before = searchModel(reader);
    if (before && before->id != modelId)
        writer.setSetting(kModelBefore, before->id);
    writer.setSetting(kModel, modelId);
    writer.setSetting(kModelByHand, byHand ? modelId : std::string());
}

std::string modelChosenByHand(catalogue::Reader& reader)
{
    return reader.setting(kModelByHand).value_or("");
}

std::string modelBefore(catalogue::Reader& reader)
{
    return reader.setting(kModelBefore).value_or("");
}

std::optional<Recognition> poorRecognition(catalogue::Reader& reader, const std::string& modelId)
{
    std::istringstream words(reader.setting(kRecognition).value_or(""));
    words.imbue(std::locale::classic());
    std::string model;
    Recognition recognition;
    words >> model >> recognition.right >> recognition.byChance;
    return words && model == modelId ? std::optional(recognition) : std::nullopt;
}

void setPoorRecognition(catalogue::Writer& writer, const std::string& modelId,
    const std::optional<Recognition>& recognition)
{
    writer.setSetting(kRecognition,
        recognition ? fmt::format("{} {} {}", modelId, recognition->right, recognition->byChance)
                    : std::string());
}

bool comparedHashesAlone(catalogue::Reader& reader)
{
    return reader.setting(kHashesAlone) == "yes";
}

void setComparedHashesAlone(catalogue::Writer& writer, bool alone)
{
    writer.setSetting(kHashesAlone, alone ? "yes" : "");
}

}
