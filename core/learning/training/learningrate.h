// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstdint>
#include <span>

namespace vitrine::learning {

/// The learning rate of batch `step` (from 0), as a multiple of the configured one. The schedules
/// are those of torch.optim.lr_scheduler: StepLR, CosineAnnealingLR and OneCycleLR with its cosine
/// and default factors (the momentum stays). The warm-up is LinearLR's from 1/10; cosine begins
/// after it, Step counts its epochs from the run's start.
double rateFactor(const TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch);

/// Where the loss falls steepest while learning rates grow by a constant factor, before it has
/// reached its lowest; 0 where it hardly falls at all (3 %). One loss a rate.
double suggestedRate(std::span<const double> rates, std::span<const double> losses);

}
