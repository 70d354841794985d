// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/types/preprocessing.h"
#include "core/workspace/models/filecopy.h"
#include "core/workspace/models/modelstore.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fstream>
#include <system_error>

// What of ModelStore writes models/<model id>/.
namespace vitrine::workspace {

namespace fs = std::filesystem;

namespace {

/// torch.save's format since PyTorch 1.6; the others that Vitrine reads are no zip archives.
bool isTorchZip(const fs::path& file)
{
    std::array<char, 4> start{};
    std::ifstream(file, std::ios::binary).read(start.data(), start.size());
    return std::string_view(start.data(), start.size()) == "PK\x03\x04";
}

/// Everything that turns a photo into what the network takes.
nlohmann::ordered_json inputOf(const ModelRecord& record)
{
    nlohmann::ordered_json input{{"side", record.inputSide},
        {"preprocessing", record.preprocessing}, {"photo", "upright, without padding"}};
    if (preprocessingFromName(record.preprocessing) == Preprocessing::CentreCrop)
        input["resize_shorter_side"] = shorterSideBeforeCrop(record.inputSide);
    input["interpolation"] = "bilinear";
    input["antialias"] = true;
    input["channels"] = "RGB";
    input["divisor"] = 255;
    input["mean"] = {0.485, 0.456, 0.406};
    input["std"] = {0.229, 0.224, 0.225};
    return input;
}

/// How many tensors of each type a file of weights holds: those that did not learn keep theirs.
nlohmann::ordered_json typesIn(const fs::path& weights)
{
    nlohmann::ordered_json types = nlohmann::ordered_json::object();
    for (const auto& [name, tensor] : learning::readStateDict(weights).tensors) {
        auto& count = types[std::string(learning::dtypeName(tensor.dtype))];
        count = count.is_null() ? 1 : count.get<int>() + 1;
    }
    return types;
}

}

std::string ModelStore::now()
{
    const auto time =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto milliseconds = time.time_since_epoch().count() % 1000;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
        fmt::gmtime(std::chrono::system_clock::to_time_t(time)), milliseconds);
}

std::string ModelStore::idOf(const ModelRecord& record, const std::string& embeddingLayer)
{
    const auto text = fmt::format("{}\n{}\n{}\n{}\n{}\n", record.weightsSha256, record.backbone,
        record.preprocessing, record.inputSide, embeddingLayer);
    return sha256Hex(text).substr(0, 16);
}

void ModelStore::keepWeights(ChosenModel& model, JobContext& context) const
{
    const fs::path kept = m_layout.weights(model.record.id);
    std::string& hash = model.record.weightsSha256;
    if (!isTorchZip(model.weights)) {
        const auto info = learning::describeWeights(model.state);
        context.throwIfStopped();
        learning::writeTorchFile(kept,
            learning::inTorchOrder(model.state, info.backbone, {info.fineTuned, info.classes}));
        hash = sha256OfFile(kept);
    } else if (!isThere(kept) || sha256OfFile(kept) != hash) {
        copyWhole(model.weights, kept,
            {[&](std::int64_t done, std::int64_t total) {
                 context.throwIfStopped();
                 context.report(Stage::LoadingModel, total + done, 2 * total);
             },
                [&](const std::string& copied) {
                    if (copied != hash)
                        throw Error(ErrorCode::Io,
                            fmt::format("{} changed while it was copied.", model.weights.string()),
                            "Try again.");
                }});
    }
}

void ModelStore::writeCard(const ChosenModel& model) const
{
    const ModelRecord& record = model.record;
    nlohmann::ordered_json card;
    card["format"] = 1;
    card["id"] = record.id;
    card["name"] = record.name;
    card["backbone"] = record.backbone;
    card["pretrained"] = record.pretrained;
    card["classes"] = model.classes;
    card["labels"] = model.labels; // empty: a file does not name its classes
    card["input"] = inputOf(record);
    card["embedding"] = {{"layer", model.embeddingLayer}, {"length", record.length},
        {"metric", "cosine"}, {"arithmetic", record.precision}};
    card["weights"] = {{"sha256", record.weightsSha256}};
    if (!model.weights.empty()) {
        card["weights"]["file"] = "weights.pth";
        card["weights"]["types"] = typesIn(m_layout.weights(record.id));
    }
    card["created"] = record.created;
    writeFileAtomically(m_layout.modelCard(record.id),
        card.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

ModelRecord ModelStore::keepTrained(const learning::StateDict& weights, ModelRecord record,
    const std::vector<std::string>& labels) const
{
    const auto info = learning::describeWeights(weights);
    const fs::path part = m_layout.models() / "trained.part"; // one job at a time
    makeFolder(m_layout.models());
    learning::writeTorchFile(
        part, learning::inTorchOrder(weights, info.backbone, {info.fineTuned, info.classes}));
    ChosenModel model;
    model.embeddingLayer = "fc.0";
    model.classes = info.classes;
    model.labels = labels;
    record.backbone = learning::backboneName(info.backbone);
    record.weightsSha256 = sha256OfFile(part);
    record.pretrained = true;
    record.length = info.embeddingLength;
    record.precision = precisionName(
        cpu::prefersBfloat16() ? learning::Precision::Bfloat16 : learning::Precision::Float32);
    record.id = idOf(record, model.embeddingLayer);
    record.created = now();
    model.record = record;
    model.weights = m_layout.weights(record.id);
    makeFolder(m_layout.model(record.id));
    std::error_code problem;
    fs::rename(part, model.weights, problem);
    if (problem)
        throw systemError(problem.value(), "write", model.weights.string());
    writeCard(model);
    return record;
}

}
