// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/checkpoint.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/learning/files/safetensors.h"
#include "core/learning/trunk/mappedfile.h"

#include <cstring>
#include <memory>
#include <span>

namespace vitrine::learning {

namespace {

using nlohmann::json;

constexpr int kCheckpointVersion = 2;
constexpr std::string_view kWeights = "weights/";
constexpr std::string_view kAverages = "averages/";
constexpr std::string_view kPictures = "pictures";

json toJson(const Quality& q)
{
    return {{"loss", q.loss}, {"top1", q.top1}, {"top5", q.top5}, {"macro_f1", q.macroF1},
        {"calibration_error", q.calibrationError}, {"images", q.images}};
}

Quality qualityFrom(const json& from)
{
    Quality q;
    q.loss = from.at("loss").get<double>();
    q.top1 = from.at("top1").get<double>();
    q.top5 = from.at("top5").get<double>();
    q.macroF1 = from.at("macro_f1").get<double>();
    q.calibrationError = from.at("calibration_error").get<double>();
    q.images = from.at("images").get<std::int64_t>();
    return q;
}

json toJson(const EpochStats& e)
{
    return {{"epoch", e.epoch}, {"train_loss", e.trainLoss}, {"train_accuracy", e.trainAccuracy},
        {"validation", toJson(e.validation)}, {"learning_rate", e.learningRate},
        {"images_per_second", e.imagesPerSecond}, {"seconds", e.seconds}};
}

EpochStats epochFrom(const json& from)
{
    EpochStats e;
    e.epoch = from.at("epoch").get<int>();
    e.trainLoss = from.at("train_loss").get<double>();
    e.trainAccuracy = from.at("train_accuracy").get<double>();
    e.validation = qualityFrom(from.at("validation"));
    e.learningRate = from.at("learning_rate").get<double>();
    e.imagesPerSecond = from.at("images_per_second").get<double>();
    e.seconds = from.at("seconds").get<double>();
    e.best = true;
    return e;
}

json toJson(const TrainingProgress& p)
{
    json out{{"step", p.step}, {"epoch", p.epoch}, {"position", p.position},
        {"loss_sum", p.lossSum}, {"correct", p.correct}, {"pictures", p.pictures},
        {"train_seconds", p.trainSeconds}, {"seconds", p.seconds}, {"best_file", p.bestFile},
        {"peak_bytes", p.peakBytes}, {"finished", p.finished}, {"stopped_early", p.stoppedEarly}};
    if (p.best)
        out["best"] = toJson(*p.best);
    return out;
}

TrainingProgress progressFrom(const json& from)
{
    TrainingProgress p;
    p.step = from.at("step").get<std::int64_t>();
    p.epoch = from.at("epoch").get<int>();
    p.position = from.at("position").get<std::int64_t>();
    p.lossSum = from.at("loss_sum").get<double>();
    p.correct = from.at("correct").get<std::int64_t>();
    p.pictures = from.at("pictures").get<std::int64_t>();
    p.trainSeconds = from.at("train_seconds").get<double>();
    p.seconds = from.at("seconds").get<double>();
    p.bestFile = from.at("best_file").get<std::string>();
    p.peakBytes = from.at("peak_bytes").get<std::int64_t>();
    p.finished = from.at("finished").get<bool>();
    p.stoppedEarly = from.at("stopped_early").get<bool>();
    if (from.contains("best"))
        p.best = epochFrom(from.at("best"));
    return p;
}

void append(std::vector<NamedTensor>& all, std::string_view prefix, const StateDict& state)
{
    for (const auto& [name, tensor] : state.tensors)
        all.push_back({std::string(prefix) + name, tensor});
}

StateDict part(const StateDict& all, std::string_view prefix)
{
    StateDict out;
    for (const auto& [name, tensor] : all.tensors) {
        if (name.starts_with(prefix))
            out.tensors.emplace(name.substr(prefix.size()), tensor);
    }
    out.owner = all.owner;
    return out;
}

[[noreturn]] void damagedCheckpoint(const std::string& how)
{
    throw Error(ErrorCode::Corrupt, "The run's checkpoint is damaged: " + how + ".",
        "Start the run again from its beginning.");
}

/// Other programs may have written the file.
void requireSoundProgress(const TrainingProgress& p, const std::filesystem::path& folder)
{
    if (p.step < 0 || p.epoch < 0 || p.position < 0 || p.best.has_value() == p.bestFile.empty())
        damagedCheckpoint("its numbers are not possible");
    if (!p.best && (p.epoch > 0 || p.finished))
        damagedCheckpoint("it names no best epoch");
    const std::filesystem::path name(p.bestFile);
    std::error_code ignored;
    if (p.best && (name != name.filename() || !std::filesystem::exists(folder / name, ignored)))
        damagedCheckpoint("the weights of its best epoch are missing");
}

std::vector<std::int64_t> picturesFrom(const StateDict& all)
{
    const StoredTensor* prints = all.find(kPictures);
    if (!prints || prints->dtype != DType::Int64)
        damagedCheckpoint("it does not say what the run learns from");
    std::vector<std::int64_t> pictures(static_cast<std::size_t>(prints->elements()));
    std::memcpy(pictures.data(), prints->bytes.data(), pictures.size() * sizeof(std::int64_t));
    return pictures;
}

Checkpoint parse(const std::shared_ptr<MappedFile>& file)
{
    const auto metadata = safetensorsMetadata(file->bytes());
    const auto text = metadata.find("vitrine.run");
    if (text == metadata.end())
        damagedCheckpoint("it does not say where the run stood");
    const json run = parseJson(text->second);
    const int version = run.at("version").get<int>();
    if (version > kCheckpointVersion)
        throw Error(ErrorCode::NewerVersion, "The run was started by a newer Vitrine.",
            "Go on with it there.");
    if (version < kCheckpointVersion)
        throw Error(ErrorCode::Unsupported, "The run was started by an earlier Vitrine.",
            "Start another run with its settings.");
    StateDict all = parseSafetensors(file->bytes());
    all.owner = file;
    return {run.at("task").get<std::string>(), picturesFrom(all), progressFrom(run.at("progress")),
        part(all, kWeights), part(all, kAverages)};
}

}

std::filesystem::path checkpointFile(const std::filesystem::path& folder)
{
    return folder / "checkpoint.safetensors";
}

void writeCheckpoint(const std::filesystem::path& folder, const Checkpoint& checkpoint)
{
    std::vector<NamedTensor> tensors;
    append(tensors, kWeights, checkpoint.weights);
    append(tensors, kAverages, checkpoint.averages);
    tensors.push_back({std::string(kPictures),
        packedTensor(DType::Int64, {static_cast<std::int64_t>(checkpoint.pictures.size())},
            std::as_bytes(std::span(checkpoint.pictures)))});
    const json run{{"version", kCheckpointVersion}, {"task", checkpoint.task},
        {"progress", toJson(checkpoint.progress)}};
    writeSafetensors(checkpointFile(folder), tensors, {{"vitrine.run", run.dump()}});
}

Checkpoint readCheckpoint(const std::filesystem::path& folder)
{
    const std::filesystem::path path = checkpointFile(folder);
    const auto file = std::make_shared<MappedFile>(path);
    try {
        Checkpoint checkpoint = parse(file);
        requireSoundProgress(checkpoint.progress, folder);
        return checkpoint;
    } catch (const json::exception& error) {
        damagedCheckpoint(error.what());
    } catch (Error& error) {
        throw error.during("reading " + path.string());
    }
}

}
