// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/trunk/trunk.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <span>
#include <vector>

namespace vitrine::learning {

/// What the learning part of a network is fed with: activations of the trunk, or pictures where
/// nothing is frozen. One thread at a time.
class TailInput {
public:
    virtual ~TailInput() = default;
    /// As Trunk::prepare.
    virtual std::vector<bool> prepare(
        const ImageSource& source, std::span<const ViewOfImage> wanted, JobContext& context) = 0;
    /// N x channels x height x width, channels last, on the processor. Throws Error NotFound when a
    /// picture has vanished since `prepare`.
    virtual at::Tensor read(const ImageSource& source, std::span<const ViewOfImage> wanted) = 0;
};

/// `cache` may be empty. Throws as Trunk::make does.
std::unique_ptr<TailInput> makeTailInput(
    const StateDict& start, const TrainConfig& config, const std::filesystem::path& cache);

/// Normalised by ImageNet's mean and deviation: N x 3 x side x side, channels last, float32.
at::Tensor normalisedPixels(std::span<const Picture> pictures, int side);

}
