// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainconfigjson.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <fmt/format.h>

#include <concepts>
#include <optional>
#include <type_traits>

namespace vitrine::workspace {

namespace {

using Json = nlohmann::ordered_json;

/// The one list of settings. `config` is const or not; `visit(name, field)`.
template <typename Config, typename Visit> void eachSetting(Config& config, const Visit& visit)
{
    visit("scope", config.scope);
    visit("optimiser", config.optimiser);
    visit("schedule", config.schedule);
    visit("epochs", config.epochs);
    visit("batch_size", config.batchSize);
    visit("learning_rate", config.learningRate);
    visit("head_factor", config.headFactor);
    visit("momentum", config.momentum);
    visit("weight_decay", config.weightDecay);
    visit("step_epochs", config.stepEpochs);
    visit("step_factor", config.stepFactor);
    visit("warm_up_epochs", config.warmUpEpochs);
    visit("label_smoothing", config.labelSmoothing);
    visit("class_weights", config.classWeights);
    visit("mixup", config.mixup);
    visit("dropout", config.dropout);
    visit("clip_norm", config.clipNorm);
    visit("patience", config.patience);
    visit("flip", config.augmentation.flip);
    visit("crop", config.augmentation.crop);
    visit("colour", config.augmentation.colour);
    visit("views", config.augmentation.views);
    visit("precision", config.precision);
    visit("threads", config.threads);
    visit("device", config.device);
    visit("seed", config.seed);
    visit("input_side", config.inputSide);
    visit("trunk_cache", config.trunkCache);
    visit("trunk_cache_limit", config.trunkCacheLimit);
    visit("checkpoint_seconds", config.checkpointSeconds);
}

std::string_view nameOf(LearningScope value)
{
    return learningScopeName(value);
}
std::string_view nameOf(Optimiser value)
{
    return optimiserName(value);
}
std::string_view nameOf(Schedule value)
{
    return scheduleName(value);
}
std::string_view nameOf(Device value)
{
    return deviceName(value);
}
std::string_view nameOf(Precision value)
{
    return precisionName(value);
}

template <typename Enum> std::optional<Enum> valueNamed(std::string_view name)
{
    if constexpr (std::same_as<Enum, LearningScope>)
        return learningScopeFromName(name);
    else if constexpr (std::same_as<Enum, Optimiser>)
        return optimiserFromName(name);
    else if constexpr (std::same_as<Enum, Schedule>)
        return scheduleFromName(name);
    else if constexpr (std::same_as<Enum, Device>)
        return deviceFromName(name);
    else
        return precisionFromName(name);
}

template <typename Value> void take(const Json& json, Value& field)
{
    if constexpr (std::is_enum_v<Value>) {
        if (json.is_string())
            field = valueNamed<Value>(json.get<std::string>()).value_or(field);
    } else if constexpr (std::same_as<Value, bool>) {
        if (json.is_boolean())
            field = json.get<bool>();
    } else if constexpr (std::is_floating_point_v<Value>) {
        if (json.is_number())
            field = json.get<Value>();
    } else if (json.is_number_integer()) {
        field = json.get<Value>();
    }
}

}

std::string jsonOf(const TrainConfig& config)
{
    Json json;
    eachSetting(config, [&](const char* name, const auto& field) {
        if constexpr (std::is_enum_v<std::decay_t<decltype(field)>>)
            json[name] = nameOf(field);
        else
            json[name] = field;
    });
    return json.dump();
}

TrainConfig trainConfigFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        throw Error(ErrorCode::Corrupt, "The settings of a run of training are damaged.",
            "Start another run.");
    }
    TrainConfig config;
    eachSetting(config, [&](const char* name, auto& field) {
        if (const auto found = json.find(name); found != json.end())
            take(*found, field);
    });
    return config;
}

std::vector<std::pair<std::string, std::string>> settingsOf(const TrainConfig& config)
{
    std::vector<std::pair<std::string, std::string>> settings;
    eachSetting(config, [&](const char* name, const auto& field) {
        if constexpr (std::is_enum_v<std::decay_t<decltype(field)>>)
            settings.emplace_back(name, nameOf(field));
        else
            settings.emplace_back(name, fmt::format("{}", field));
    });
    return settings;
}

}
