// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/networks/embeddingnet.h"
#include "core/learning/networks/netsettings.h"
#include "core/learning/networks/resnetlayout.h"
#include "core/learning/training/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vitrine::learning {

namespace {

/// A fine-tuned network: `learnt` laid over `start`.
StateDict laidOver(const StateDict& start, const StateDict& learnt)
{
    StateDict state = start;
    if (learnt.find("fc.0.weight")) {
        state.tensors.erase("fc.weight");
        state.tensors.erase("fc.bias");
    }
    for (const auto& [name, tensor] : learnt.tensors)
        state.tensors.insert_or_assign(name, tensor);
    state.owner =
        std::make_shared<std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>>(
            start.owner, learnt.owner);
    return state;
}

void softmax(std::vector<float>& values)
{
    const float largest = *std::max_element(values.begin(), values.end());
    for (float& value : values)
        value = std::exp(value - largest);
    const float sum = std::accumulate(values.begin(), values.end(), 0.0F);
    if (!std::isfinite(sum)) {
        throw Error(ErrorCode::Diverged, "What the network says of the picture is not a number.",
            "Train it again with a lower learning rate, or with clipped gradients.");
    }
    for (float& value : values)
        value /= sum;
}

class FoldedClassifier : public Classifier {
public:
    FoldedClassifier(const StateDict& state, const WeightsInfo& info, const NetSettings& settings)
        : m_inputSide(settings.inputSide)
        , m_classes(info.classes)
        , m_weight(state.at("fc.2.weight").floats())
        , m_bias(state.at("fc.2.bias").floats())
        , m_net(loadEmbeddingNet(state, info,
              {settings.precision == Precision::Bfloat16, settings.threads, 1, settings.inputSide}))
    {
    }

    int classes() const override { return m_classes; }
    int inputSide() const override { return m_inputSide; }
    std::vector<float> probabilities(const Picture& picture) override;

private:
    int m_inputSide;
    int m_classes;
    std::vector<float> m_weight; ///< fc.2, classes x embedding length
    std::vector<float> m_bias;
    std::unique_ptr<EmbeddingNet> m_net;
};

std::vector<float> FoldedClassifier::probabilities(const Picture& picture)
{
    const auto side = static_cast<std::size_t>(m_inputSide);
    if (picture.width != m_inputSide || picture.rgb.size() != side * side * 3) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("The network takes pictures of {0} x {0} pixels, not {1} x {2}.", side,
                picture.width, picture.height));
    }
    const Picture* const only = &picture;
    std::vector<float> embedding = m_net->run({&only, 1});
    for (float& value : embedding)
        value = std::max(value, 0.0F);
    std::vector<float> values = m_bias;
    auto row = m_weight.begin();
    for (float& value : values) {
        value = std::inner_product(embedding.begin(), embedding.end(), row, value);
        row += static_cast<std::ptrdiff_t>(embedding.size());
    }
    softmax(values);
    return values;
}

}

std::unique_ptr<Classifier> Classifier::make(const StateDict& start, const StateDict& learnt,
    Precision precision, int threads, int inputSide)
{
    EmbedderOptions options;
    options.precision = precision;
    options.threads = threads;
    options.inputSide = inputSide;
    const NetSettings settings = resolved(options);
    const StateDict state = laidOver(start, learnt);
    const WeightsInfo info = describeWeights(state);
    if (!info.fineTuned) {
        throw Error(ErrorCode::Unsupported, "The network names no categories of this shop.",
            "Train it first.");
    }
    return std::make_unique<FoldedClassifier>(state, info, settings);
}

}
