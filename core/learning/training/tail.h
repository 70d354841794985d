// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/networks/resnetlayout.h"
#include "core/learning/training/taillayers.h"
#include "core/learning/training/trainingchance.h"
#include "core/types/training.h"

#include <optional>
#include <vector>

namespace vitrine::learning {

struct TailOptions {
    LearningScope scope = LearningScope::LastStage;
    int classes = 0;
    TailNumbers numbers;
    std::uint64_t seed = 1; ///< of what no weights are given for
};

/// The part of a ResNet that learns, with a fine-tuned head, under torchvision's names: what comes
/// behind the cut of its scope. Float32 weights; activations and matrix work as `numbers` says.
/// Each batch norm in it learns. Gradients by hand, because that is all the speed there is
/// (taillayers.h). One thread at a time; LibTorch's exceptions pass.
class Tail {
public:
    /// Takes what it needs of `start`; a plain head becomes fc.0, where it has 1000 outputs, and
    /// what is missing is drawn as torch.nn.Linear does. Throws Error Unsupported.
    Tail(const StateDict& start, const TailOptions& options);
    Tail(const Tail&) = delete;
    Tail& operator=(const Tail&) = delete;

    /// `activations`: what the cut's trunk gives, N x channels x height x width in channels-last
    /// memory, or N x 3 x side x side pixels normalised. N x classes logits, float32 on the
    /// processor. `dropout` (N x 1000 factors, or none) is applied before the last layer.
    at::Tensor forward(const at::Tensor& activations, const std::optional<at::Tensor>& dropout);
    /// After `forward`: sets every parameter's gradient.
    void backward(const at::Tensor& logitsGradient);
    /// Logits with the running statistics.
    at::Tensor evaluate(const at::Tensor& activations);

    const std::vector<Parameter*>& parameters() const { return m_parameters; }
    /// The tensors, batch norm's statistics among them, copied to the processor.
    StateDict state() const;
    /// Throws Error Unsupported, Corrupt where a tensor is missing or has another shape.
    void load(const StateDict& state);

private:
    at::Tensor features(const at::Tensor& activations, bool learns);
    at::Tensor logits(
        const at::Tensor& features, bool learns, const std::optional<at::Tensor>& dropout);
    void addStages(Backbone backbone, std::size_t first);
    void draw(const TrainingChance& chance, const StateDict& start);

    TailOptions m_options;
    std::vector<TailConv> m_stem; ///< one or none
    std::vector<TailNorm> m_stemNorm;
    std::vector<TailBlock> m_blocks;
    TailLinear m_embedding;
    TailLinear m_classifier;
    std::vector<Parameter*> m_parameters;
    std::vector<TailNorm*> m_norms;
    at::Tensor m_pooled; ///< what the pool saw
    at::Tensor m_stemOutput;
    at::Tensor m_largest; ///< of the maximum pool: where
    at::Tensor m_rectified;
    at::Tensor m_dropout;
};

/// `start` with the learnt tensors in place of its own, a plain head's taken away.
StateDict wholeNetwork(const StateDict& start, const StateDict& learnt);

}
