// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/foldednet.h"

#include "core/base/error.h"
#include "core/learning/networks/foldedconv.h"
#include "core/learning/networks/residualjoin.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/learning/networks/tensormemory.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <optional>

namespace vitrine::learning {

namespace {

/// LibTorch's exceptions stop here.
template <typename Work> auto translated(const Work& work)
{
    try {
        return work();
    } catch (const c10::Error& error) {
        throw Error(ErrorCode::Internal,
            std::string("The network could not be computed: ") + error.what_without_backtrace());
    }
}

constexpr std::int64_t kJoinedRowsPerTask = 32;

using Tick = std::function<void()>;

/// The stages before `end`; all of them without.
std::size_t stagesTo(std::optional<Cut> end)
{
    switch (end.value_or(Cut::AfterPool)) {
    case Cut::Pictures: return 0;
    case Cut::AfterLayer2: return 2;
    case Cut::AfterLayer3: return 3;
    case Cut::AfterPool: break;
    }
    return 4;
}

at::Tensor pooled(const at::Tensor& x)
{
    return x.to(at::kFloat).mean({2, 3});
}

std::vector<float> vectorOf(const at::Tensor& tensor)
{
    const float* values = tensor.data_ptr<float>();
    return {values, values + tensor.numel()};
}

class Block {
public:
    Block(const StateDict& state, const std::string& name, bool bottleneck, int stride,
        const FoldedNetOptions& options, at::ScalarType type, int side, const Tick& tick)
        : m_type(type)
    {
        const int convs = bottleneck ? 3 : 2;
        int at = side;
        for (int i = 1; i <= convs; ++i) {
            const bool wide = !bottleneck || i == 2; // 3x3; the stride sits in the first of them
            const int step = i == (bottleneck ? 2 : 1) ? stride : 1;
            ConvSpec spec{fmt::format("{}.conv{}", name, i), fmt::format("{}.bn{}", name, i), step,
                wide ? 1 : 0};
            spec.relu = i < convs;
            spec.addsBias = i < convs; // the last one's is added where the branches join
            if (tick)
                tick();
            m_convs.emplace_back(state, spec, type, options.batchSize, at);
            at = m_convs.back().outputSide();
        }
        m_bias = m_convs.back().bias();
        if (state.find(name + ".downsample.0.weight")) {
            ConvSpec spec{name + ".downsample.0", name + ".downsample.1", stride};
            spec.addsBias = false;
            if (tick)
                tick();
            m_shortcut.emplace(state, spec, type, options.batchSize, side);
            m_bias = m_bias + m_shortcut->bias();
        }
    }

    at::Tensor operator()(const at::Tensor& given) const
    {
        const at::Tensor input = given.to(m_type);
        at::Tensor output = input;
        for (const FoldedConv& conv : m_convs)
            output = conv(output);
        const at::Tensor shortcut = m_shortcut ? (*m_shortcut)(input) : input;
        return m_type == at::kFloat ? joined<float>(output, shortcut)
                                    : joined<std::uint16_t>(output, shortcut);
    }

    int outputSide() const { return m_convs.back().outputSide(); }

private:
    template <typename Number>
    at::Tensor joined(const at::Tensor& branch, const at::Tensor& shortcut) const
    {
        const at::Tensor sums = branch.contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor other = shortcut.contiguous(at::MemoryFormat::ChannelsLast);
        const auto channels = static_cast<std::size_t>(sums.size(1));
        auto* to = static_cast<Number*>(sums.data_ptr());
        const auto* from = static_cast<const Number*>(other.data_ptr());
        at::parallel_for(0, sums.numel() / sums.size(1), kJoinedRowsPerTask,
            [&](std::int64_t begin, std::int64_t end) {
                const std::size_t offset = static_cast<std::size_t>(begin) * channels;
                joinResidual(to + offset, from + offset, m_bias.data_ptr<float>(),
                    static_cast<std::size_t>(end - begin), channels);
            });
        return sums;
    }

    at::ScalarType m_type;
    std::vector<FoldedConv> m_convs;
    std::optional<FoldedConv> m_shortcut;
    at::Tensor m_bias; ///< of both branches
};

/// ImageNet's mean and deviation, applied to each possible byte.
std::array<std::array<float, 256>, 3> normalisation()
{
    static constexpr std::array<float, 3> kMean{0.485F, 0.456F, 0.406F};
    static constexpr std::array<float, 3> kDeviation{0.229F, 0.224F, 0.225F};
    std::array<std::array<float, 256>, 3> table{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t byte = 0; byte < 256; ++byte)
            table[channel][byte] =
                (static_cast<float>(byte) / 255.0F - kMean[channel]) / kDeviation[channel];
    }
    return table;
}

}

struct FoldedNet::Network {
    Network(const StateDict& state, const WeightsInfo& info, const FoldedNetOptions& given,
        const Tick& tick)
        : options(given)
        , stem(state, {"conv1", "bn1", 2, 3, true}, at::kFloat, given.batchSize, given.inputSide)
    {
        const BackboneShape shape = backboneShape(info.backbone);
        backbone = info.backbone;
        int side = (stem.outputSide() + 2 - 3) / 2 + 1; // after the 3x3 maximum pool
        for (std::size_t stage = 0; stage < stagesTo(given.end); ++stage) {
            for (int block = 0; block < shape.blocks[stage]; ++block) {
                const int stride = stage > 0 && block == 0 ? 2 : 1;
                const bool first = stage == 0 && block == 0;
                const at::ScalarType type = options.bfloat16 && !first ? at::kBFloat16 : at::kFloat;
                blocks.emplace_back(state, fmt::format("layer{}.{}", stage + 1, block),
                    shape.bottleneck, stride, options, type, side, tick);
                side = blocks.back().outputSide();
            }
            stageEnds[stage] = blocks.size();
        }
        if (given.end)
            return;
        const std::string last = info.fineTuned ? "fc.0" : "fc";
        weight = floatTensor(state, last + ".weight");
        bias = floatTensor(state, last + ".bias");
    }

    at::Tensor input(std::span<const Picture* const> pictures) const;
    at::Tensor through(at::Tensor x, std::size_t begin, std::size_t end, const Tick& tick) const;
    at::Tensor before(Cut cut, const at::Tensor& images, const Tick& tick) const;
    at::Tensor behind(Cut cut, const at::Tensor& x, const Tick& tick) const;
    /// The number of blocks before `cut`; throws where they were not built.
    std::size_t blocksTo(Cut cut) const;
    void useThreads() const;

    FoldedNetOptions options;
    Backbone backbone = Backbone::ResNet50;
    FoldedConv stem;
    std::vector<Block> blocks;
    std::array<std::size_t, 4> stageEnds{}; ///< in `blocks`; 0 where the stage was not built
    at::Tensor weight; ///< of the embedding layer
    at::Tensor bias;
};

/// Channels-last memory has the pictures' own order of bytes, so this is one pass.
at::Tensor FoldedNet::Network::input(std::span<const Picture* const> pictures) const
{
    static const auto kTable = normalisation();
    const std::int64_t side = options.inputSide;
    const auto count = static_cast<std::int64_t>(pictures.size());
    const at::Tensor images =
        at::empty({count, 3, side, side}, at::kFloat, at::MemoryFormat::ChannelsLast);
    float* out = images.data_ptr<float>();
    for (const Picture* picture : pictures) {
        const std::uint8_t* in = picture->rgb.data();
        for (std::int64_t pixel = 0; pixel < side * side; ++pixel, in += 3, out += 3) {
            out[0] = kTable[0][in[0]];
            out[1] = kTable[1][in[1]];
            out[2] = kTable[2][in[2]];
        }
    }
    return images;
}

at::Tensor FoldedNet::Network::through(
    at::Tensor x, std::size_t begin, std::size_t end, const Tick& tick) const
{
    for (std::size_t i = begin; i < end; ++i) {
        if (tick)
            tick();
        x = blocks[i](x);
    }
    return x;
}

at::Tensor FoldedNet::Network::before(Cut cut, const at::Tensor& images, const Tick& tick) const
{
    const std::size_t end = blocksTo(cut);
    const at::Tensor x =
        through(at::max_pool2d(stem(images), {3, 3}, {2, 2}, {1, 1}), 0, end, tick);
    return cut == Cut::AfterPool ? pooled(x) : x;
}

at::Tensor FoldedNet::Network::behind(Cut cut, const at::Tensor& x, const Tick& tick) const
{
    if (!weight.defined())
        throw Error(ErrorCode::Internal, "This part of the network was not built.");
    const at::Tensor features = cut == Cut::AfterPool
        ? x.to(at::kFloat)
        : pooled(through(x, blocksTo(cut), blocks.size(), tick));
    return at::linear(features, weight, bias).contiguous();
}

std::size_t FoldedNet::Network::blocksTo(Cut cut) const
{
    const std::size_t stages = stagesTo(cut);
    if (stages == 0 || stageEnds[stages - 1] == 0)
        throw Error(ErrorCode::Internal, "This part of the network was not built.");
    return stageEnds[stages - 1];
}

void FoldedNet::Network::useThreads() const
{
    // OpenMP keeps the number for each calling thread, and LibTorch may start with one.
    if (at::get_num_threads() != options.threads)
        at::set_num_threads(options.threads);
}

FoldedNet::FoldedNet(const StateDict& state, const WeightsInfo& info,
    const FoldedNetOptions& options, const Tick& tick)
try : m_network(translated([&] {
    const c10::InferenceMode guard;
    return std::make_unique<Network>(state, info, options, tick);
})) {
} catch (...) {
    releaseTensorMemory(); // of what was built until it was stopped
}

FoldedNet::~FoldedNet()
{
    m_network.reset();
    releaseTensorMemory();
}

int FoldedNet::length() const
{
    return m_network->weight.defined() ? static_cast<int>(m_network->weight.size(0)) : 0;
}

std::vector<float> FoldedNet::run(std::span<const Picture* const> pictures, const Tick& tick)
{
    if (pictures.empty())
        return {};
    return translated([&] {
        const c10::InferenceMode guard;
        m_network->useThreads();
        const at::Tensor images = m_network->input(pictures);
        const at::Tensor features = m_network->before(Cut::AfterPool, images, tick);
        return vectorOf(m_network->behind(Cut::AfterPool, features, tick));
    });
}

void FoldedNet::runTo(Cut cut, std::span<const Picture* const> pictures,
    std::span<std::uint16_t> activations, const Tick& tick)
{
    if (pictures.empty())
        return;
    translated([&] {
        const c10::InferenceMode guard;
        m_network->useThreads();
        at::Tensor made =
            m_network->before(cut, m_network->input(pictures), tick).to(at::kBFloat16);
        if (made.dim() == 4)
            made = made.contiguous(at::MemoryFormat::ChannelsLast);
        if (static_cast<std::size_t>(made.numel()) != activations.size())
            throw Error(ErrorCode::Internal, "The activations have another size than expected.");
        std::memcpy(activations.data(), made.data_ptr(), activations.size_bytes());
    });
}

std::vector<float> FoldedNet::runFrom(
    Cut cut, std::span<const std::uint16_t> activations, const Tick& tick)
{
    if (activations.empty())
        return {};
    return translated([&] {
        const c10::InferenceMode guard;
        m_network->useThreads();
        const ActivationShape shape =
            activationShape(m_network->backbone, cut, m_network->options.inputSide);
        const auto count = static_cast<std::int64_t>(activations.size() / shape.numbers());
        const at::Tensor x = cut == Cut::AfterPool
            ? at::empty({count, shape.channels}, at::kBFloat16)
            : at::empty({count, shape.channels, shape.height, shape.width}, at::kBFloat16,
                at::MemoryFormat::ChannelsLast);
        if (static_cast<std::size_t>(x.numel()) != activations.size())
            throw Error(ErrorCode::Internal, "The activations have another size than expected.");
        std::memcpy(x.data_ptr(), activations.data(), activations.size_bytes());
        return vectorOf(m_network->behind(cut, x, tick));
    });
}

}
