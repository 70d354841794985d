// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/learning/networks/randomnetwork.h"
#include "core/learning/training/trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::test {

/// Pictures of noise around their class's colour: picture i is of class i % 3.
class ColouredPictures : public learning::ImageSource {
public:
    static constexpr int kClasses = 3;

    explicit ColouredPictures(std::size_t size)
        : m_size(size)
    {
    }

    std::size_t size() const override { return m_size; }
    std::string identity(std::size_t index) const override
    {
        return (repainted.contains(index) ? "repainted " : "coloured picture ")
            + std::to_string(index);
    }
    Picture load(std::size_t index, int side) const override
    {
        ++loaded;
        if (missing.contains(index))
            return {};
        Random random(index + 1);
        Picture picture{side, side, {}};
        picture.rgb.reserve(picture.stride() * static_cast<std::size_t>(side));
        for (int pixel = 0; pixel < side * side; ++pixel) {
            for (int channel = 0; channel < kClasses; ++channel) {
                const bool own = channel == static_cast<int>(index) % kClasses;
                picture.rgb.push_back(
                    static_cast<std::uint8_t>((own ? 150.0 : 10.0) + random.uniform(0.0, 100.0)));
            }
        }
        return picture;
    }

    std::set<std::size_t> missing;
    std::set<std::size_t> repainted; ///< others by identity
    mutable std::atomic<int> loaded = 0;

private:
    std::size_t m_size;
};

/// The random network learns to tell the colours of `source`: its last pictures validate.
inline learning::TrainingTask colourTask(
    const ColouredPictures& source, std::size_t validation, const std::filesystem::path& folder)
{
    learning::TrainingTask task;
    task.config.epochs = 3;
    task.config.batchSize = 8;
    task.config.learningRate = 3e-3;
    task.config.inputSide = 64;
    task.config.precision = Precision::Float32;
    task.config.threads = 1;
    task.start = learning::randomNetwork();
    task.data.source = &source;
    task.data.classes = {"red", "green", "blue"};
    for (std::size_t i = 0; i < source.size(); ++i) {
        auto& side = i + validation < source.size() ? task.data.train : task.data.validation;
        side.push_back({i, ImageRow{static_cast<std::int64_t>(i) + 1},
            static_cast<int>(i) % ColouredPictures::kClasses});
    }
    task.folder = folder / "run";
    task.trunkCache = folder / "trunk";
    return task;
}

/// Writes down what a run tells; what a resumed run tells again is forgotten first.
class TrainLog : public learning::TrainObserver {
public:
    void onResumed(std::int64_t step, int epoch) override
    {
        ++resumed;
        batches.resize(std::min(batches.size(), static_cast<std::size_t>(step)));
        epochs.resize(std::min(epochs.size(), static_cast<std::size_t>(epoch)));
    }
    void onBatch(const BatchStats& stats) override
    {
        batches.push_back(stats);
        if (afterBatch)
            afterBatch(stats);
    }
    void onEpoch(const EpochStats& stats) override { epochs.push_back(stats); }
    void onBestEvaluation(const Evaluation& evaluation) override { best = evaluation; }
    void onWeights(const std::shared_ptr<const learning::PublishedWeights>& weights) override
    {
        published.push_back(weights);
    }
    void onCheckpoint(std::int64_t step, int epoch) override
    {
        checkpoints.emplace_back(step, epoch);
    }

    std::function<void(const BatchStats&)> afterBatch;
    std::vector<BatchStats> batches;
    std::vector<EpochStats> epochs;
    Evaluation best; ///< the last one told
    std::vector<std::shared_ptr<const learning::PublishedWeights>> published;
    std::vector<std::pair<std::int64_t, int>> checkpoints;
    int resumed = 0;
};

/// Runs `task` to its end.
inline learning::TrainResult trained(
    const learning::TrainingTask& task, TrainLog& log, learning::TrainControl* control = nullptr)
{
    JobContext context;
    return learning::train(task, log, control, context);
}

inline learning::TrainResult trained(const learning::TrainingTask& task)
{
    TrainLog log;
    return trained(task, log);
}

/// The largest difference of a tensor's numbers, relative to its largest number; infinity for
/// tensors that only one has, or of another shape.
inline double difference(const learning::StateDict& a, const learning::StateDict& b)
{
    double worst = a.tensors.size() == b.tensors.size() ? 0.0 : HUGE_VAL;
    for (const auto& [name, tensor] : a.tensors) {
        const learning::StoredTensor* other = b.find(name);
        if (!other || other->shape != tensor.shape)
            return HUGE_VAL;
        if (!learning::isFloating(tensor.dtype))
            continue;
        const std::vector<float> x = tensor.floats();
        const std::vector<float> y = other->floats();
        double largest = 1e-12;
        double apart = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            largest = std::max(largest, std::abs(double{y[i]}));
            apart = std::max(apart, std::abs(double{x[i]} - double{y[i]}));
        }
        worst = std::max(worst, apart / largest);
    }
    return worst;
}

}
