// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/resnet.h"

#include "core/base/error.h"
#include "core/learning/networks/foldedconv.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>
#include <torch/nn/init.h>

namespace vitrine::learning {

namespace {

namespace nn = torch::nn;

nn::Conv2d makeConv(int in, int out, int side, int stride, int padding)
{
    return nn::Conv2d(nn::Conv2dOptions(in, out, side).stride(stride).padding(padding).bias(false));
}

/// One state_dict of parameters and buffers, as Python sees it.
torch::OrderedDict<std::string, at::Tensor> namedTensors(const ResNet& network)
{
    auto tensors = network->named_parameters();
    tensors.update(network->named_buffers());
    return tensors;
}

DType dtypeOf(const at::Tensor& tensor)
{
    switch (tensor.scalar_type()) {
    case at::kFloat: return DType::Float32;
    case at::kDouble: return DType::Float64;
    case at::kHalf: return DType::Float16;
    case at::kBFloat16: return DType::BFloat16;
    case at::kLong: return DType::Int64;
    default: break;
    }
    throw Error(ErrorCode::Internal, "A network's tensor has an unexpected type.");
}

/// The name in `state` of what belongs into the network's tensor `name`.
std::string sourceName(const std::string& name, const StateDict& state)
{
    static constexpr std::string_view kEmbedding = "fc.0.";
    if (name.starts_with(kEmbedding) && !state.find(name))
        return "fc." + name.substr(kEmbedding.size());
    return name;
}

void copyStored(at::Tensor target, const StoredTensor& source, const std::string& name)
{
    if (target.sizes() != at::IntArrayRef(source.shape)) {
        throw Error(ErrorCode::Unsupported,
            fmt::format(
                "The tensor {} of the weights has another shape than the network's.", name));
    }
    const std::vector<float> values = source.floats();
    target.copy_(at::tensor(values).view(target.sizes()));
}

}

ResidualBlockImpl::ResidualBlockImpl(bool bottleneck, int in, int width, int out, int stride)
{
    if (bottleneck) {
        addConv(in, width, 1, 1);
        addConv(width, width, 3, stride);
        addConv(width, out, 1, 1);
    } else {
        addConv(in, width, 3, stride);
        addConv(width, out, 3, 1);
    }
    if (stride != 1 || in != out)
        m_downsample = register_module(
            "downsample", nn::Sequential(makeConv(in, out, 1, stride, 0), nn::BatchNorm2d(out)));
}

void ResidualBlockImpl::addConv(int in, int out, int side, int stride)
{
    const std::size_t number = m_convs.size() + 1;
    m_convs.push_back(
        register_module(fmt::format("conv{}", number), makeConv(in, out, side, stride, side / 2)));
    m_norms.push_back(register_module(fmt::format("bn{}", number), nn::BatchNorm2d(out)));
}

at::Tensor ResidualBlockImpl::forward(const at::Tensor& input)
{
    at::Tensor output = input;
    for (std::size_t i = 0; i < m_convs.size(); ++i) {
        output = m_norms[i](m_convs[i](output));
        if (i + 1 < m_convs.size())
            output = output.relu_();
    }
    output += m_downsample.is_empty() ? input : m_downsample->forward(input);
    return output.relu_();
}

ResNetImpl::ResNetImpl(Backbone backbone, const Head& head)
    : m_backbone(backbone)
    , m_head(head)
{
    m_conv = register_module("conv1", makeConv(3, 64, 7, 2, 3));
    m_norm = register_module("bn1", nn::BatchNorm2d(64));
    int channels = 64;
    for (std::size_t stage = 0; stage < kStageWidths.size(); ++stage)
        addStage(stage, channels);
    addHead();
    initialise();
}

void ResNetImpl::addStage(std::size_t stage, int& channels)
{
    const BackboneShape shape = backboneShape(m_backbone);
    const int width = kStageWidths[stage];
    const int out = width * shape.expansion();
    nn::Sequential layer;
    std::vector<ResidualBlock>& blocks = m_stages.emplace_back();
    for (int i = 0; i < shape.blocks[stage]; ++i) {
        const int stride = stage > 0 && i == 0 ? 2 : 1;
        blocks.emplace_back(shape.bottleneck, channels, width, out, stride);
        layer->push_back(blocks.back());
        channels = out;
    }
    register_module(fmt::format("layer{}", stage + 1), layer);
}

void ResNetImpl::addHead()
{
    const int features = backboneShape(m_backbone).features();
    if (!m_head.fineTuned) {
        m_embedding = register_module("fc", nn::Linear(features, m_head.classes));
        return;
    }
    m_embedding = nn::Linear(features, kEmbeddingLength);
    m_classifier = nn::Linear(kEmbeddingLength, m_head.classes);
    nn::Sequential layers;
    layers->push_back("0", m_embedding);
    layers->push_back("2", m_classifier); // 1 is the rectifier between them
    register_module("fc", layers);
}

/// torchvision/models/resnet.py: He's normal initialisation by outputs; batch norm starts as
/// identity.
void ResNetImpl::initialise()
{
    for (const auto& module : modules(false)) {
        if (const auto* conv = module->as<nn::Conv2d>())
            nn::init::kaiming_normal_(conv->weight, 0.0, torch::kFanOut, torch::kReLU);
    }
}

at::Tensor ResNetImpl::features(const at::Tensor& images)
{
    at::Tensor x = m_norm(m_conv(images)).relu_();
    x = at::max_pool2d(x, {3, 3}, {2, 2}, {1, 1});
    for (std::vector<ResidualBlock>& stage : m_stages) {
        for (ResidualBlock& block : stage)
            x = block(x);
    }
    return at::adaptive_avg_pool2d(x, {1, 1}).flatten(1);
}

at::Tensor ResNetImpl::embed(const at::Tensor& images)
{
    return m_embedding(features(images));
}

at::Tensor ResNetImpl::forward(const at::Tensor& images)
{
    const at::Tensor embedded = embed(images);
    return m_head.fineTuned ? m_classifier(embedded.relu()) : embedded;
}

void loadState(ResNet& network, const StateDict& state)
{
    const c10::NoGradGuard guard;
    const bool givesHead = state.find("fc.2.weight") != nullptr;
    for (const auto& item : namedTensors(network)) {
        const std::string& name = item.key();
        const bool counter = name.ends_with(".num_batches_tracked");
        if (counter || (network->head().fineTuned && !givesHead && name.starts_with("fc.2.")))
            continue;
        copyStored(item.value(), state.at(sourceName(name, state)), name);
    }
}

StateDict stateOf(const ResNet& network)
{
    const auto kept = std::make_shared<std::vector<at::Tensor>>();
    StateDict state;
    for (const auto& item : namedTensors(network)) {
        const at::Tensor tensor = item.value().detach().cpu().contiguous();
        kept->push_back(tensor);
        const std::span bytes(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes());
        state.tensors.emplace(
            item.key(), packedTensor(dtypeOf(tensor), tensor.sizes().vec(), bytes));
    }
    state.owner = kept;
    return state;
}

}
