// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/resnetlayout.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

namespace vitrine::learning {

namespace {

class SpecList {
public:
    void conv(const std::string& name, int out, int in, int side)
    {
        add(name + ".weight", {out, in, side, side});
    }

    void norm(const std::string& name, int channels)
    {
        for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"})
            add(name + part, {channels});
        add(name + ".num_batches_tracked", {});
    }

    void linear(const std::string& name, int out, int in)
    {
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }

    std::vector<TensorSpec> take() { return std::move(m_specs); }

private:
    void add(std::string name, std::vector<std::int64_t> shape)
    {
        m_specs.push_back({std::move(name), std::move(shape)});
    }

    std::vector<TensorSpec> m_specs;
};

void addBlock(SpecList& list, const std::string& name, bool bottleneck, int in, int width, int out)
{
    list.conv(name + ".conv1", width, in, bottleneck ? 1 : 3);
    list.norm(name + ".bn1", width);
    list.conv(name + ".conv2", width, width, 3);
    list.norm(name + ".bn2", width);
    if (bottleneck) {
        list.conv(name + ".conv3", out, width, 1);
        list.norm(name + ".bn3", out);
    }
}

bool optional(std::string_view name)
{
    return name.ends_with(".num_batches_tracked");
}

int countBlocks(const StateDict& state, int stage)
{
    int blocks = 0;
    while (state.find(fmt::format("layer{}.{}.conv1.weight", stage, blocks)))
        ++blocks;
    return blocks;
}

[[noreturn]] void noResNet(const std::string& why)
{
    throw Error(ErrorCode::Unsupported,
        "The weights are not those of a torchvision ResNet: " + why + ".",
        "Choose the weights of a ResNet-18, 34, 50, 101 or 152.");
}

Backbone findBackbone(const StateDict& state)
{
    const bool bottleneck = state.find("layer1.0.conv3.weight") != nullptr;
    for (const Backbone backbone : kBackbones) {
        const BackboneShape shape = backboneShape(backbone);
        bool same = shape.bottleneck == bottleneck;
        for (int stage = 1; stage <= 4 && same; ++stage)
            same = countBlocks(state, stage) == shape.blocks[static_cast<std::size_t>(stage - 1)];
        if (same)
            return backbone;
    }
    noResNet("their layers differ");
}

/// First side of a matrix's shape.
int outputsOf(const StateDict& state, std::string_view name)
{
    const StoredTensor* weight = state.find(name);
    if (!weight || weight->shape.size() != 2 || weight->shape[0] < 1
        || weight->shape[0] > 1'000'000)
        noResNet(fmt::format("{} is missing or has another shape", name));
    return static_cast<int>(weight->shape[0]);
}

void checkTensors(const StateDict& state, const std::vector<TensorSpec>& specs)
{
    std::set<std::string_view> known;
    for (const TensorSpec& spec : specs) {
        known.insert(spec.name);
        const StoredTensor* tensor = state.find(spec.name);
        if (optional(spec.name))
            continue;
        if (!tensor)
            noResNet(spec.name + " is missing");
        if (tensor->shape != spec.shape) {
            noResNet(fmt::format("{} is {}, not {}", spec.name, fmt::join(tensor->shape, " x "),
                fmt::join(spec.shape, " x ")));
        }
        if (!isFloating(tensor->dtype))
            noResNet(spec.name + " holds whole numbers");
    }
    for (const auto& [name, tensor] : state.tensors) {
        if (!known.contains(name))
            noResNet(name + " does not belong to one");
    }
}

}

std::string_view backboneName(Backbone backbone)
{
    static constexpr std::array<std::string_view, 5> kNames{
        "resnet18", "resnet34", "resnet50", "resnet101", "resnet152"};
    return kNames[static_cast<std::size_t>(backbone)];
}

BackboneShape backboneShape(Backbone backbone)
{
    switch (backbone) {
    case Backbone::ResNet18: return {false, {2, 2, 2, 2}};
    case Backbone::ResNet34: return {false, {3, 4, 6, 3}};
    case Backbone::ResNet50: return {true, {3, 4, 6, 3}};
    case Backbone::ResNet101: return {true, {3, 4, 23, 3}};
    case Backbone::ResNet152: return {true, {3, 8, 36, 3}};
    }
    return {};
}

std::vector<TensorSpec> resnetTensors(Backbone backbone, const Head& head)
{
    const BackboneShape shape = backboneShape(backbone);
    SpecList list;
    list.conv("conv1", 64, 3, 7);
    list.norm("bn1", 64);
    int in = 64;
    for (std::size_t stage = 0; stage < 4; ++stage) {
        const int width = kStageWidths[stage];
        const int out = width * shape.expansion();
        for (int block = 0; block < shape.blocks[stage]; ++block) {
            const std::string name = fmt::format("layer{}.{}", stage + 1, block);
            addBlock(list, name, shape.bottleneck, in, width, out);
            // Where the shape changes; ResNet-18 and 34 keep it in the first stage.
            if (block == 0 && (stage > 0 || in != out)) {
                list.conv(name + ".downsample.0", out, in, 1);
                list.norm(name + ".downsample.1", out);
            }
            in = out;
        }
    }
    if (head.fineTuned) {
        list.linear("fc.0", kEmbeddingLength, shape.features());
        list.linear("fc.2", head.classes, kEmbeddingLength);
    } else {
        list.linear("fc", head.classes, shape.features());
    }
    return list.take();
}

WeightsInfo describeWeights(const StateDict& state)
{
    WeightsInfo info;
    info.backbone = findBackbone(state);
    info.fineTuned = state.find("fc.0.weight") != nullptr;
    info.classes = outputsOf(state, info.fineTuned ? "fc.2.weight" : "fc.weight");
    info.embeddingLength = info.fineTuned ? kEmbeddingLength : info.classes;
    info.tensors = static_cast<std::int64_t>(state.tensors.size());
    checkTensors(state, resnetTensors(info.backbone, {info.fineTuned, info.classes}));
    info.dtype = dtypeName(state.at("conv1.weight").dtype);
    return info;
}

WeightsInfo inspectWeights(const std::filesystem::path& path)
{
    const StateDict state = readStateDict(path);
    try {
        return describeWeights(state);
    } catch (Error& error) {
        throw error.during("reading " + path.string());
    }
}

}
