// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/files/statedict.h"
#include "core/learning/networks/embedder.h"
#include "core/learning/pictures/imagesource.h"
#include "core/types/training.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

/// One picture of the data: its place in the source, its catalogue row and its class.
struct TrainingImage {
    std::size_t index = 0; ///< in TrainingData::source
    ImageRow row;
    int label = 0; ///< 0 to classes - 1
};

struct TrainingData {
    const ImageSource* source = nullptr; ///< borrowed; pictures that it cannot give are left out
    std::vector<TrainingImage> train;
    std::vector<TrainingImage> validation; ///< may be empty: nothing is measured then
    std::vector<std::string> classes; ///< names, in the label encoder's order; at least two
};

/// What a run learns from and where it keeps itself.
struct TrainingTask {
    TrainConfig config;
    StateDict start; ///< weights to begin with: a pretrained ResNet, or a fine-tuned one
    TrainingData data;
    /// Holds the checkpoint (checkpoint.safetensors) between sittings; there is one: the run goes
    /// on from it. Made unless it is there.
    std::filesystem::path folder;
    std::filesystem::path trunkCache; ///< folder; used when config.trunkCache
};

/// The learnt part of a network at one moment, for trying pictures. Immutable.
struct PublishedWeights {
    std::int64_t step = 0; ///< batches learnt
    int epoch = 0; ///< epochs finished
    StateDict tensors; ///< of what learns; the rest is TrainingTask::start
};

/// Watches a run, on the run's thread; must be quick and must not throw.
class TrainObserver {
public:
    virtual ~TrainObserver() = default;
    /// A run that goes on from a checkpoint: batches from `step` and epochs from `epoch` on, told
    /// earlier, will be told again.
    virtual void onResumed(std::int64_t step, int epoch)
    {
        static_cast<void>(step);
        static_cast<void>(epoch);
    }
    /// Told before a checkpoint holds it: who keeps what it is told can lose nothing by a killed
    /// process, and cuts back in `onResumed`.
    virtual void onBatch(const BatchStats& stats) { static_cast<void>(stats); }
    /// As `onBatch`.
    virtual void onEpoch(const EpochStats& stats) { static_cast<void>(stats); }
    /// Of an epoch that is the best so far, on validation; right before its `onEpoch`.
    virtual void onBestEvaluation(const Evaluation& evaluation) { static_cast<void>(evaluation); }
    /// After every epoch, and when `TrainControl::askForWeights` was called.
    virtual void onWeights(const std::shared_ptr<const PublishedWeights>& weights)
    {
        static_cast<void>(weights);
    }
    /// A checkpoint has just been written: what was told of the batches before `step` will not be
    /// told again.
    virtual void onCheckpoint(std::int64_t step, int epoch)
    {
        static_cast<void>(step);
        static_cast<void>(epoch);
    }
};

/// Steers a run from another thread. Pausing is the JobContext's stop token.
class TrainControl {
public:
    void finishNow() { m_finish = true; } ///< after this batch, as if it had been the last
    bool finishRequested() const { return m_finish; }
    void askForWeights() { m_weights = true; }
    bool takeWeightsRequest() { return m_weights.exchange(false); }

private:
    std::atomic<bool> m_finish{false};
    std::atomic<bool> m_weights{false};
};

/// What a run that reached its end leaves.
struct TrainResult {
    StateDict weights; ///< the best epoch's whole network (the last's without validation)
    int bestEpoch = 0;
    int epochs = 0; ///< finished
    bool stoppedEarly = false; ///< by patience or finishNow
    Evaluation validation; ///< of those weights; empty without validation
    std::int64_t missingImages = 0; ///< pictures that could not be had
    std::int64_t peakBytes = 0; ///< the process's largest resident size
};

/// Runs `task` to its end, from its checkpoint if there is one. The same task gives the same
/// numbers however often it was interrupted: bit for bit on one thread, within 1e-6 on several. A
/// stop of the context pauses: a checkpoint is written, then Cancelled is thrown. Mixup mixes what
/// the frozen part makes of the pictures. Reports Stage::ComputingTrunk, Training, Evaluating.
/// Throws Error DiskFull, PermissionDenied, Io (the last good checkpoint stays, as with all that
/// follow), InvalidArgument (config, fewer than two classes or no pictures), Corrupt (checkpoint),
/// NotReady (a checkpoint of another task), NotFound (pictures that it had when it began are gone),
/// Unsupported, and Diverged where the loss is no number any more. `control` may be null.
TrainResult train(
    const TrainingTask& task, TrainObserver& observer, TrainControl* control, JobContext& context);

/// Throws Error Unsupported for a device that this computer, or this LibTorch, does not have.
void requireDevice(const TrainConfig& config);

/// Throws Error DiskFull where `cache` cannot hold what is frozen of `views` pictures, even if what
/// it holds of others were removed. `cache` must be there.
void requireRoom(const TrainConfig& config, Backbone backbone, std::int64_t views,
    const std::filesystem::path& cache);

/// Whether `folder` holds a checkpoint that `train` would go on from.
bool hasCheckpoint(const std::filesystem::path& folder);
/// What `folder`'s checkpoint has learnt so far; the rest of the network is the task's start.
/// Throws Error NotFound, Corrupt.
PublishedWeights checkpointWeights(const std::filesystem::path& folder);

/// One learning rate after another on a few batches, growing by a constant factor; Smith, "Cyclical
/// learning rates for training neural networks", 2017. Nothing is kept.
struct LearningRateCurve {
    std::vector<double> rates;
    std::vector<double> losses; ///< RateCurve::losses
    double suggestion = 0.0; ///< suggestedRate; 0: the loss never fell clearly
};
LearningRateCurve findLearningRate(const TrainingTask& task, JobContext& context);

/// What the trunk cache holds before a run begins.
struct KeptActivations {
    /// Of the run's pictures, each version by itself, those that need not be computed; 0 to 1. By a
    /// few hundred of them.
    double share = 0.0;
    std::int64_t otherBytes = 0; ///< of other networks and settings: they make room where it lacks
};
KeptActivations keptActivations(const TrainingTask& task, JobContext& context);

/// Measured on random pictures of the right size: each speed for a quarter of a second and at least
/// a whole batch, after one to warm up. Nothing is kept.
struct TrainingSpeed {
    double trunkImagesPerSecond = 0.0; ///< of the frozen part; infinity when nothing is frozen
    double trainImagesPerSecond = 0.0; ///< of a training step on cached activations
    double evaluateImagesPerSecond = 0.0;
    std::int64_t trunkBytesPerImage = 0; ///< on disk; 0 without a cache
    std::int64_t memoryBytes = 0; ///< a rough upper bound while training
};
TrainingSpeed measureTraining(
    const StateDict& start, const TrainConfig& config, int classes, JobContext& context);

/// Names what a picture shows, with a fine-tuned network; on threads of its own. One call at a
/// time.
class Classifier {
public:
    /// `start` and the learnt tensors on top of it, which take the place of a plain head where they
    /// hold a fine-tuned one. Throws as Embedder::fromFile does; Error Unsupported also where
    /// neither has a fine-tuned head.
    static std::unique_ptr<Classifier> make(const StateDict& start, const StateDict& learnt,
        Precision precision, int threads, int inputSide = 224);
    virtual ~Classifier() = default;
    virtual int classes() const = 0;
    virtual int inputSide() const = 0;
    /// Probabilities of one picture of inputSide() x inputSide() pixels.
    virtual std::vector<float> probabilities(const Picture& picture) = 0;
};

/// Every picture of `images` judged by a fine-tuned network; `trunkCache` may be empty. Pictures
/// that cannot be had are left out. Throws as train does.
Evaluation evaluate(const StateDict& weights, const ImageSource& source,
    std::span<const TrainingImage> images, const std::vector<std::string>& classes,
    const TrainConfig& config, const std::filesystem::path& trunkCache, JobContext& context);

}
