// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/base/error.h"
#include "core/learning/training/crossentropy.h"
#include "core/learning/training/optimiserstep.h"
#include "core/learning/training/tail.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

/// The optimiser's averages of each parameter, and its step.
class TailOptimiser {
public:
    /// `parameters` are borrowed.
    TailOptimiser(const TrainConfig& config, std::vector<Parameter*> parameters);

    /// One step with the parameters' gradients at `rate` (the head's is headFactor times that),
    /// after clipping their common norm. False: a weight is no finite number any more.
    bool step(std::int64_t step, double rate);

    StateDict averages() const; ///< borrowed from this object until its next step
    void load(const StateDict& averages);

private:
    double clipScale() const;
    bool stepOne(const StepSettings& settings, std::size_t which);

    TrainConfig m_config;
    std::vector<Parameter*> m_parameters;
    std::vector<at::Tensor> m_first;
    std::vector<at::Tensor> m_second; ///< AdamW's
};

struct BatchOutcome {
    double loss = 0.0; ///< mean over the batch, with smoothing, weights and mixup
    std::int64_t correct = 0; ///< top 1, of the pictures' own labels
};

/// For a run whose loss is no number any more.
Error diverged(std::string message);

/// The numbers that `config` asks for; on a processor without AVX-512 float32, whatever it asks
/// for. Throws Error Unsupported for a device that is not there.
TailNumbers numbersFor(const TrainConfig& config);
/// Sets LibTorch's threads, which belong to the calling thread.
void useThreads(const TrainConfig& config);

/// A network's learning part with its loss and optimiser: what one batch does. One thread at a
/// time.
class Learner {
public:
    /// `labels`: of all training pictures, for class weights.
    Learner(const StateDict& start, const TrainConfig& config, int classes,
        std::span<const int> labels);

    /// Learns from a batch at `rate`; `step` decides about mixup and dropout, and is the number of
    /// steps before this one. Mixup mixes the activations at the cut, which is mixing the pictures
    /// where nothing is frozen ("manifold mixup": Verma et al., 2019). Throws Error Diverged
    /// when the loss or a weight is no finite number.
    BatchOutcome learn(
        const at::Tensor& activations, std::span<const int> labels, std::int64_t step, double rate);

    /// The loss that `learn` would have, without learning anything. Throws Error Diverged when it
    /// is no finite number.
    double loss(const at::Tensor& activations, std::span<const int> labels, std::int64_t step);

    Tail& tail() { return m_tail; }
    TailOptimiser& optimiser() { return m_optimiser; }
    int classes() const { return m_classes; }

private:
    struct Forward {
        BatchOutcome outcome;
        at::Tensor gradient; ///< of the logits
    };

    Forward forward(const at::Tensor& activations, std::span<const int> labels, std::int64_t step);
    double lossOf(const at::Tensor& logits, std::span<const int> labels,
        std::span<const std::size_t> partners, double share, const at::Tensor& gradient) const;

    TrainConfig m_config;
    int m_classes;
    TrainingChance m_chance;
    Tail m_tail;
    TailOptimiser m_optimiser;
    CrossEntropy m_loss;
};

}
