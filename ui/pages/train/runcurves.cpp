// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/runcurves.h"

#include "ui/widgets/convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

struct CurveWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::RunCurves)
};

/// Those that stand out on both grounds first.
constexpr std::array kColours{5, 6, 3, 7, 1, 2, 0, 4};
constexpr double kSecondsPerMinute = 60.0;
constexpr double kPercent = 100.0;
constexpr double kGigabyte = 1e9;

double valueOf(const BatchStats& batch, CurveKind kind)
{
    switch (kind) {
    case CurveKind::Loss: return batch.loss;
    case CurveKind::Accuracy: return batch.accuracy * kPercent;
    case CurveKind::LearningRate: return batch.learningRate;
    case CurveKind::Speed: return batch.imagesPerSecond;
    case CurveKind::Memory: return static_cast<double>(batch.memoryBytes) / kGigabyte;
    }
    return 0.0;
}

double placeOf(std::int64_t steps, double seconds, CurveAxis axis, std::int64_t perEpoch)
{
    switch (axis) {
    case CurveAxis::Epochs: return static_cast<double>(steps) / static_cast<double>(perEpoch);
    case CurveAxis::Steps: return static_cast<double>(steps);
    case CurveAxis::Minutes: return seconds / kSecondsPerMinute;
    }
    return 0.0;
}

}

void RunCurves::takeBack(std::int64_t step, int epoch)
{
    std::erase_if(batches, [step](const BatchStats& each) { return each.step >= step; });
    std::erase_if(epochs, [epoch](const EpochStats& each) { return each.epoch >= epoch; });
}

int colourOf(RunRow run)
{
    const auto number = static_cast<std::size_t>(std::max<std::int64_t>(run.value - 1, 0));
    return kColours[number % kColours.size()];
}

std::int64_t stepsPerEpoch(const RunRecord& run)
{
    return std::max<std::int64_t>(
        batchesPerEpoch(run.trainImages, std::max(run.config.batchSize, 1)), 1);
}

std::vector<Curve> curvesOf(const RunRecord& run, const RunCurves& told, const CurveChoice& choice)
{
    const bool compared = choice.kind == CurveKind::Loss || choice.kind == CurveKind::Accuracy;
    const std::int64_t perEpoch = stepsPerEpoch(run);
    std::vector<Curve> curves;
    if (choice.training || !compared) {
        Curve curve;
        curve.key = run.row.value * 2;
        curve.name = toQString(run.name);
        curve.kind = compared ? CurveWords::tr("training") : QString();
        curve.colour = colourOf(run.row);
        curve.smooth = choice.kind != CurveKind::LearningRate && choice.kind != CurveKind::Memory;
        curve.points.reserve(told.batches.size());
        for (const BatchStats& batch : told.batches) {
            if (choice.kind == CurveKind::Memory && batch.memoryBytes == 0)
                continue; // not known: an earlier version made it
            curve.points.emplace_back(placeOf(batch.step + 1, batch.seconds, choice.axis, perEpoch),
                valueOf(batch, choice.kind));
        }
        curves.push_back(std::move(curve));
    }
    if (choice.validation && compared) {
        Curve curve;
        curve.key = run.row.value * 2 + 1;
        curve.name = toQString(run.name);
        curve.kind = CurveWords::tr("validation");
        curve.colour = colourOf(run.row);
        curve.dashed = choice.training;
        curve.smooth = false;
        for (const EpochStats& epoch : told.epochs) {
            // Where a person ended the run within its last one, that is where it was checked.
            const std::int64_t whole = (epoch.epoch + 1) * perEpoch;
            const bool cut = epoch.epoch + 1 == run.epochsDone && run.stepsDone < whole;
            curve.points.emplace_back(
                placeOf(cut ? run.stepsDone : whole, epoch.seconds, choice.axis, perEpoch),
                choice.kind == CurveKind::Loss ? epoch.validation.loss
                                               : epoch.validation.top1 * kPercent);
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

std::optional<double> secondsLeft(const RunRecord& run, const RunCurves& told)
{
    if (run.state != vitrine::RunState::Running || told.batches.size() < 2)
        return std::nullopt;
    const std::int64_t perEpoch = stepsPerEpoch(run);
    const BatchStats& last = told.batches.back();
    // Over an epoch where there is one, so that validation counts.
    const auto from = std::find_if(told.batches.begin(), told.batches.end(),
        [&](const BatchStats& each) { return each.step + perEpoch >= last.step; });
    const auto steps = static_cast<double>(last.step - from->step);
    const double seconds = last.seconds - from->seconds;
    if (steps <= 0.0 || seconds <= 0.0)
        return std::nullopt;
    const auto remaining = static_cast<double>(run.config.epochs * perEpoch - (last.step + 1));
    return std::max(remaining, 0.0) * seconds / steps;
}

}
