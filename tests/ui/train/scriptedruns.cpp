// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/scriptedruns.h"

#include <cmath>
#include <utility>

namespace vitrine::test {
namespace {

constexpr double kSecondsPerStep = 0.5;

/// -1 to 1, the same for the same numbers.
double noise(std::int64_t row, std::int64_t step)
{
    const auto mixed = static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15U
        + static_cast<std::uint64_t>(step) * 0xBF58476D1CE4E5B9U;
    const std::uint64_t hash = (mixed ^ (mixed >> 29U)) * 0x94D049BB133111EBU;
    return static_cast<double>(hash >> 11U) / 4503599627370496.0 - 1.0;
}

double trend(std::int64_t row, double share)
{
    return 0.3 + 0.02 * static_cast<double>(row % 7) + 1.8 * std::exp(-4.0 * share);
}

void add(Evaluation& evaluation, ImageRow image, int truth, int predicted, float confidence)
{
    Prediction prediction;
    prediction.image = image;
    prediction.truth = truth;
    prediction.predicted = predicted;
    prediction.confidence = confidence;
    prediction.truthProbability = truth == predicted ? confidence : 1.0F - confidence;
    prediction.loss = -std::log(prediction.truthProbability);
    evaluation.predictions.push_back(prediction);
    ++evaluation.confusion[static_cast<std::size_t>(truth * 3 + predicted)];
}

}

BatchStats scriptedBatch(std::int64_t row, std::int64_t step, int stepsPerEpoch, int epochs)
{
    const double share =
        static_cast<double>(step) / static_cast<double>(std::int64_t{stepsPerEpoch} * epochs);
    BatchStats batch;
    batch.step = step;
    batch.epoch = static_cast<int>(step / stepsPerEpoch);
    batch.loss = trend(row, share) + 0.15 * noise(row, step);
    batch.accuracy = std::min(1.0, 1.0 - 0.4 * trend(row, share) + 0.05 * noise(row, step + 1));
    batch.learningRate = 1e-3 * std::pow(0.5, batch.epoch / 5);
    batch.imagesPerSecond = 50.0 + noise(row, step);
    batch.seconds = kSecondsPerStep * static_cast<double>(step + 1);
    return batch;
}

EpochStats scriptedEpoch(std::int64_t row, int epoch, int stepsPerEpoch, int epochs)
{
    const double share = static_cast<double>(epoch + 1) / epochs;
    EpochStats stats;
    stats.epoch = epoch;
    stats.trainLoss = trend(row, share);
    stats.trainAccuracy = 1.0 - 0.4 * trend(row, share);
    stats.validation.loss = trend(row, share) + 0.1;
    stats.validation.top1 = 0.9 - 0.35 * trend(row, share);
    stats.validation.top5 = 0.98;
    stats.validation.macroF1 = 0.85 - 0.35 * trend(row, share);
    stats.validation.images = 300;
    stats.learningRate = 1e-3 * std::pow(0.5, epoch / 5);
    stats.imagesPerSecond = 50.0;
    stats.seconds = kSecondsPerStep * stepsPerEpoch * (epoch + 1);
    stats.best = true; // the trend always falls
    return stats;
}

ScriptedRun scriptedRun(std::int64_t row, int epochs, int stepsPerEpoch)
{
    ScriptedRun run;
    run.record.row = {row};
    run.record.name = "run " + std::to_string(row);
    run.record.state = RunState::Finished;
    run.record.config.epochs = epochs;
    run.record.config.batchSize = 32;
    run.record.trainImages = std::int64_t{32} * stepsPerEpoch;
    run.record.validationImages = 300;
    run.record.classes = {"Cars", "Lamps", "Sofas"};
    run.record.started = "2026-05-04T10:00:00Z";
    run.record.epochsDone = epochs;
    run.record.stepsDone = std::int64_t{epochs} * stepsPerEpoch;
    run.record.secondsSpent = kSecondsPerStep * static_cast<double>(run.record.stepsDone);
    run.record.peakBytes = 1'400'000'000;
    for (std::int64_t step = 0; step < run.record.stepsDone; ++step)
        run.batches.push_back(scriptedBatch(row, step, stepsPerEpoch, epochs));
    for (int epoch = 0; epoch < epochs; ++epoch)
        run.epochs.push_back(scriptedEpoch(row, epoch, stepsPerEpoch, epochs));
    if (!run.epochs.empty()) {
        run.record.best = run.epochs.back();
        run.record.last = run.epochs.back();
    }
    return run;
}

Evaluation scriptedEvaluation(const std::vector<ImageRow>& images)
{
    Evaluation evaluation;
    evaluation.confusion.assign(9, 0);
    std::size_t next = 0;
    const auto image = [&] { return images[next++ % images.size()]; };
    add(evaluation, image(), 2, 0, 0.95F);
    add(evaluation, image(), 2, 0, 0.7F);
    add(evaluation, image(), 0, 1, 0.8F);
    for (int i = 0; i < 3; ++i)
        add(evaluation, image(), 0, 0, 0.9F);
    for (int i = 0; i < 4; ++i)
        add(evaluation, image(), 1, 1, 0.85F);
    for (int i = 0; i < 2; ++i)
        add(evaluation, image(), 2, 2, 0.75F);
    evaluation.classes = {{"Cars", 0.6, 0.75, 0.667, 4}, {"Lamps", 0.8, 1.0, 0.889, 4},
        {"Sofas", 1.0, 0.5, 0.667, 4}};
    evaluation.quality = {0.6, 0.75, 1.0, 0.741, 0.12, 12};
    evaluation.reliability.assign(15, {});
    evaluation.reliability[10] = {0.72, 0.67, 3};
    evaluation.reliability[12] = {0.85, 0.8, 5};
    evaluation.reliability[14] = {0.93, 0.75, 4};
    return evaluation;
}

std::vector<ModelRecord> scriptedModels(const std::vector<std::string>& ids)
{
    std::vector<ModelRecord> models;
    for (const std::string& id : ids) {
        ModelRecord model;
        model.id = id;
        model.name = id;
        models.push_back(std::move(model));
    }
    return models;
}

}
