// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/tail.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <utility>

namespace vitrine::learning {

namespace {

constexpr std::string_view kCounter = ".num_batches_tracked";

/// The first of the four stages that learns; 4: none.
std::size_t firstStage(LearningScope scope)
{
    switch (scope) {
    case LearningScope::Head: return 4;
    case LearningScope::LastStage: return 3;
    case LearningScope::LastTwoStages: return 2;
    case LearningScope::All: return 0;
    }
    return 0;
}

at::Tensor valuesOf(const StoredTensor& stored)
{
    const std::vector<float> values = stored.floats();
    return at::tensor(values).view(stored.shape);
}

void copyInto(const at::Tensor& target, const StateDict& state, const std::string& name)
{
    const StoredTensor& stored = state.at(name);
    if (target.sizes() != at::IntArrayRef(stored.shape))
        throw Error(ErrorCode::Unsupported,
            fmt::format("The tensor {} has another shape than the network's.", name));
    target.copy_(valuesOf(stored));
}

void setWeights(Parameter& parameter, const at::Tensor& values)
{
    parameter.weights.copy_(values);
    parameter.working.copy_(parameter.weights); // nothing where they are one
}

/// A plain head's tensors under the names that they get.
StateDict withFineTunedNames(const StateDict& start)
{
    StateDict state = start;
    for (const char* part : {"weight", "bias"}) {
        const auto plain = state.tensors.find(std::string("fc.") + part);
        if (plain == state.tensors.end())
            continue;
        const StoredTensor tensor = plain->second;
        state.tensors.erase(plain);
        if (tensor.shape.front() == kEmbeddingLength)
            state.tensors.insert_or_assign(std::string("fc.0.") + part, tensor);
    }
    return state;
}

/// Copies kept alive by the state itself.
class Collector {
public:
    void add(const std::string& name, const at::Tensor& tensor, DType dtype)
    {
        const at::Tensor copy =
            at::empty(tensor.sizes(), at::TensorOptions(tensor.scalar_type())).copy_(tensor);
        m_kept->push_back(copy);
        const std::span bytes(static_cast<const std::byte*>(copy.data_ptr()), copy.nbytes());
        m_state.tensors.emplace(name, packedTensor(dtype, copy.sizes().vec(), bytes));
    }

    StateDict take()
    {
        m_state.owner = m_kept;
        return std::move(m_state);
    }

private:
    std::shared_ptr<std::vector<at::Tensor>> m_kept = std::make_shared<std::vector<at::Tensor>>();
    StateDict m_state;
};

}

Tail::Tail(const StateDict& start, const TailOptions& options)
    : m_options(options)
    , m_embedding("fc.0", backboneShape(describeWeights(start).backbone).features(),
          kEmbeddingLength, options.numbers)
    , m_classifier("fc.2", kEmbeddingLength, options.classes,
          {at::kFloat, options.numbers.device}) // small, and the loss hangs on it
{
    addStages(describeWeights(start).backbone, firstStage(options.scope));
    for (std::size_t i = 0; i < m_stem.size(); ++i) {
        m_parameters.insert(m_parameters.end(),
            {&m_stem[i].parameter(), &m_stemNorm[i].scale(), &m_stemNorm[i].shift()});
        m_norms.push_back(&m_stemNorm[i]);
    }
    for (TailBlock& block : m_blocks)
        block.collect(m_parameters, m_norms);
    for (TailLinear* layer : {&m_embedding, &m_classifier})
        m_parameters.insert(m_parameters.end(), {&layer->weight(), &layer->bias()});
    draw(TrainingChance(options.seed), start);
}

void Tail::addStages(Backbone backbone, std::size_t first)
{
    const BackboneShape shape = backboneShape(backbone);
    if (first == 0) {
        m_stem.emplace_back("conv1", 3, 64, 7, 2, m_options.numbers);
        m_stemNorm.emplace_back("bn1", 64, m_options.numbers);
    }
    int in =
        first == 0 ? 64 : kStageWidths[std::min<std::size_t>(first, 4) - 1] * shape.expansion();
    for (std::size_t stage = first; stage < 4; ++stage) {
        const int width = kStageWidths[stage];
        const int out = width * shape.expansion();
        for (int block = 0; block < shape.blocks[stage]; ++block) {
            const int stride = stage > 0 && block == 0 ? 2 : 1;
            m_blocks.emplace_back(fmt::format("layer{}.{}", stage + 1, block), shape.bottleneck, in,
                width, out, stride, m_options.numbers);
            in = out;
        }
    }
}

/// What `start` has not, or in another shape, is drawn as torch.nn.Linear draws it: uniform within
/// 1 / sqrt(inputs), weights and biases.
void Tail::draw(const TrainingChance& chance, const StateDict& start)
{
    StateDict given = withFineTunedNames(start);
    std::vector<std::vector<float>> drawn;
    std::uint64_t layer = 0;
    drawn.reserve(4);
    for (TailLinear* linear : {&m_embedding, &m_classifier}) {
        const at::Tensor& weights = linear->weight().weights;
        const StoredTensor* stored = given.find(linear->weight().name);
        const bool fits = stored && at::IntArrayRef(stored->shape) == weights.sizes();
        for (const Parameter* parameter : {&linear->weight(), &linear->bias()}) {
            ++layer;
            if (fits)
                continue;
            std::vector<float>& values =
                drawn.emplace_back(static_cast<std::size_t>(parameter->weights.numel()));
            chance.uniform(layer, 1.0F / std::sqrt(static_cast<float>(weights.size(1))), values);
            given.tensors.insert_or_assign(parameter->name,
                packedTensor(DType::Float32, parameter->weights.sizes().vec(),
                    std::as_bytes(std::span(values))));
        }
    }
    load(given);
}

void Tail::load(const StateDict& state)
{
    const c10::NoGradGuard guard;
    for (Parameter* parameter : m_parameters) {
        const at::Tensor values = at::empty(parameter->weights.sizes(), at::kFloat);
        copyInto(values, state, parameter->name);
        setWeights(*parameter, values);
    }
    for (TailNorm* norm : m_norms) {
        copyInto(norm->mean(), state, norm->name() + ".running_mean");
        copyInto(norm->variance(), state, norm->name() + ".running_var");
        const StoredTensor* batches = state.find(norm->name() + std::string(kCounter));
        std::int64_t count = 0;
        if (batches && batches->dtype == DType::Int64 && batches->bytes.size() >= sizeof count)
            std::memcpy(&count, batches->bytes.data(), sizeof count);
        norm->batches().fill_(count);
    }
}

StateDict Tail::state() const
{
    Collector all;
    for (const Parameter* parameter : m_parameters)
        all.add(parameter->name, parameter->weights, DType::Float32);
    for (TailNorm* norm : m_norms) {
        all.add(norm->name() + ".running_mean", norm->mean(), DType::Float32);
        all.add(norm->name() + ".running_var", norm->variance(), DType::Float32);
        all.add(norm->name() + std::string(kCounter), norm->batches(), DType::Int64);
    }
    return all.take();
}

at::Tensor Tail::features(const at::Tensor& activations, bool learns)
{
    const TailNumbers& numbers = m_options.numbers;
    at::Tensor x = activations.to(numbers.device, numbers.type);
    if (m_blocks.empty()) // pooled before the cut
        return x.flatten(1).to(at::kFloat);
    if (!m_stem.empty()) {
        x = m_stemNorm[0].forward(m_stem[0].forward(x, learns), learns).relu_();
        auto [largest, where] = at::max_pool2d_with_indices(x, {3, 3}, {2, 2}, {1, 1});
        m_stemOutput = learns ? x : at::Tensor();
        m_largest = learns ? where : at::Tensor();
        x = largest;
    }
    for (TailBlock& block : m_blocks)
        x = block.forward(x, learns);
    m_pooled = learns ? x : at::Tensor();
    return x.to(at::kFloat).mean({2, 3});
}

at::Tensor Tail::logits(
    const at::Tensor& features, bool learns, const std::optional<at::Tensor>& dropout)
{
    at::Tensor x = m_embedding.forward(features, learns).relu_();
    m_rectified = learns ? x : at::Tensor();
    m_dropout = learns && dropout ? dropout->to(m_options.numbers.device) : at::Tensor();
    if (m_dropout.defined())
        x = x * m_dropout;
    return m_classifier.forward(x, learns).to(at::kCPU).contiguous();
}

at::Tensor Tail::forward(const at::Tensor& activations, const std::optional<at::Tensor>& dropout)
{
    const c10::NoGradGuard guard;
    return logits(features(activations, true), true, dropout);
}

at::Tensor Tail::evaluate(const at::Tensor& activations)
{
    const c10::NoGradGuard guard;
    return logits(features(activations, false), false, std::nullopt);
}

void Tail::backward(const at::Tensor& logitsGradient)
{
    const c10::NoGradGuard guard;
    at::Tensor g = m_classifier.backward(logitsGradient.to(m_options.numbers.device), true);
    if (m_dropout.defined())
        g = g * m_dropout;
    g = m_embedding.backward(rectifierBackward(g, m_rectified), !m_blocks.empty());
    if (m_blocks.empty())
        return;
    const auto positions = static_cast<double>(m_pooled.size(2) * m_pooled.size(3));
    g = (g / positions).to(m_pooled.scalar_type()).unsqueeze(-1).unsqueeze(-1);
    g = g.expand_as(m_pooled).contiguous(kChannelsLast);
    m_pooled.reset();
    for (std::size_t i = m_blocks.size(); i-- > 0;)
        g = m_blocks[i].backward(g, i > 0 || !m_stem.empty());
    if (m_stem.empty())
        return;
    g = at::max_pool2d_with_indices_backward(g.contiguous(kChannelsLast), m_stemOutput, {3, 3},
        {2, 2}, {1, 1}, {1, 1}, false, m_largest);
    m_stem[0].backward(m_stemNorm[0].backward(rectifierBackward(g, m_stemOutput)), false);
    m_stemOutput.reset();
    m_largest.reset();
}

StateDict wholeNetwork(const StateDict& start, const StateDict& learnt)
{
    StateDict whole = withFineTunedNames(start);
    for (const auto& [name, tensor] : learnt.tensors)
        whole.tensors.insert_or_assign(name, tensor);
    const auto zero = std::make_shared<std::int64_t>(0);
    const std::span count = std::as_bytes(std::span(zero.get(), 1));
    for (const auto& [name, tensor] : start.tensors) { // files of old have none
        if (name.ends_with(".running_var"))
            whole.tensors.try_emplace(name.substr(0, name.rfind('.')) + std::string(kCounter),
                packedTensor(DType::Int64, {}, count));
    }
    whole.owner = std::make_shared<std::array<std::shared_ptr<const void>, 3>>(
        std::array<std::shared_ptr<const void>, 3>{start.owner, learnt.owner, zero});
    return whole;
}

}
