// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"
#include "ui/widgets/charts/curvechart.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::ui {

/// What a run has told of its batches and epochs, in order.
struct RunCurves {
    std::vector<BatchStats> batches;
    std::vector<EpochStats> epochs;

    /// The run goes on from there: what came later comes again.
    void takeBack(std::int64_t step, int epoch);
};

enum class CurveKind { Loss, Accuracy, LearningRate, Speed, Memory };
enum class CurveAxis { Epochs, Steps, Minutes };

/// Which token colour a run has, everywhere.
int colourOf(RunRow run);
std::int64_t stepsPerEpoch(const RunRecord& run); ///< at least 1

/// Training per batch and, of loss and accuracy, validation per epoch.
struct CurveChoice {
    CurveKind kind = CurveKind::Loss;
    CurveAxis axis = CurveAxis::Epochs;
    bool training = true;
    bool validation = true;
};
std::vector<Curve> curvesOf(const RunRecord& run, const RunCurves& told, const CurveChoice& choice);

/// From the speed of the last stretch; nothing before there is one, and for runs that have ended.
std::optional<double> secondsLeft(const RunRecord& run, const RunCurves& told);

}
