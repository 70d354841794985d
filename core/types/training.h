// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/precision.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// What a run of training is asked to do, and what it tells while it runs; plain values. Names of
/// enumerators as `...Name` gives them are stable: used in files, JSON and on the command line.

/// Which part of the network learns. What comes before it is frozen, its batch norm in evaluation
/// mode.
enum class LearningScope { Head, LastStage, LastTwoStages, All };
/// "head", "layer4", "layer3+4", "all".
std::string_view learningScopeName(LearningScope scope);
std::optional<LearningScope> learningScopeFromName(std::string_view name);

enum class Optimiser {
    Sgd, ///< with momentum; weight decay is added to the gradient, as torch.optim.SGD does
    AdamW, ///< decoupled weight decay; Loshchilov, Hutter, 2019; torch.optim.AdamW
};
std::string_view optimiserName(Optimiser optimiser); ///< "sgd", "adamw"
std::optional<Optimiser> optimiserFromName(std::string_view name);

/// How the learning rate moves, relative to the one that is set. Step moves once an epoch, as
/// torch.optim.lr_scheduler.StepLR does; the others at every batch.
enum class Schedule {
    Constant,
    Step, ///< times `stepFactor` every `stepEpochs` epochs
    Cosine, ///< to nothing along half a cosine; Loshchilov, Hutter, 2017
    OneCycle, ///< up from 1/25 over 30 % of the run, then down to nothing; Smith, Topin, 2018
};
std::string_view scheduleName(Schedule schedule); ///< "constant", "step", "cosine", "one-cycle"
std::optional<Schedule> scheduleFromName(std::string_view name);

enum class Device { Auto, Cpu, Cuda }; ///< Auto: CUDA where LibTorch has it, else the processor
std::string_view deviceName(Device device); ///< "auto", "cpu", "cuda"
std::optional<Device> deviceFromName(std::string_view name);

/// Which images keep each other out of the other side of the split.
enum class SplitKind {
    ByListing, ///< images of a listing and near duplicates stay together
    ByImage, ///< single images at random: leaks, and measures too high
};
std::string_view splitKindName(SplitKind kind); ///< "listing", "image"
std::optional<SplitKind> splitKindFromName(std::string_view name);

/// Changes of the training pictures, so that the network does not learn them by heart.
struct Augmentation {
    bool flip = false; ///< mirrored left to right, half of the time
    bool crop = false; ///< another part of the picture, 7/8 of its side
    bool colour = false; ///< brightness, contrast and saturation, up to 20 % each
    /// Versions of each picture, the first one plain, that the epochs take in turn: what is frozen
    /// computes each once. 1 to 32; of no effect without any of the above.
    int views = 4;

    bool any() const { return flip || crop || colour; }
    int viewsInUse() const { return any() ? views : 1; }
    bool operator==(const Augmentation&) const = default;
};

/// The defaults are the published recipe for marketplace photos that Vitrine starts from.
struct TrainConfig {
    LearningScope scope = LearningScope::LastStage;
    Optimiser optimiser = Optimiser::Sgd;
    Schedule schedule = Schedule::Step;
    int epochs = 10; ///< 1 to 10,000
    int batchSize = 32; ///< 1 to 1024
    double learningRate = 1e-3; ///< of what was pretrained; over 0
    double headFactor = 10.0; ///< the head's learning rate, as a multiple of that
    double momentum = 0.9; ///< SGD
    double weightDecay = 1e-3;
    int stepEpochs = 5; ///< Schedule::Step
    double stepFactor = 0.5;
    double warmUpEpochs = 0.0; ///< rising linearly from 1/10, before the schedule; not for OneCycle
    double labelSmoothing = 0.0; ///< 0 to 1
    bool classWeights = false; ///< a category's loss counts by the inverse of its share
    double mixup = 0.0; ///< alpha; 0: off. Zhang et al., 2018
    double dropout = 0.0; ///< before the last layer of the head
    double clipNorm = 0.0; ///< gradients' norm; 0: off
    int patience = 0; ///< ends after so many epochs without a better one; 0: never
    Augmentation augmentation;
    Precision precision = Precision::Auto;
    int threads = 0; ///< 0: every usable core
    Device device = Device::Auto;
    std::uint64_t seed = 1;
    int inputSide = 224; ///< pixels
    bool trunkCache = true; ///< keep what the frozen part computes
    /// Bytes on disk of everything that is kept so; 0: what is free less 1 GiB. Never more than
    /// that.
    std::int64_t trunkCacheLimit = 0;
    int checkpointSeconds = 30; ///< between checkpoints within an epoch; each epoch ends with one

    /// Versions of each picture that the epochs get to see.
    int viewsSeen() const
    {
        const int views = augmentation.viewsInUse();
        return epochs < views ? epochs : views;
    }
    bool operator==(const TrainConfig&) const = default;
};

/// Throws Error InvalidArgument, naming the setting and its range.
void requireSound(const TrainConfig& config);
/// `config` with everything at its default that decides no number: threads, cache, checkpoints, and
/// what the other settings leave without effect, such as AdamW's momentum.
TrainConfig decisive(TrainConfig config);
/// Whether both learn the same from the same.
bool learnsAlike(const TrainConfig& a, const TrainConfig& b);

/// Tags as people type them: with commas between, white space around and empty ones left out, each
/// once.
std::vector<std::string> tagsIn(std::string_view typed);

/// One training batch.
struct BatchStats {
    std::int64_t step = 0; ///< from 0 over the whole run
    int epoch = 0; ///< from 0
    double loss = 0.0;
    double accuracy = 0.0; ///< top 1, of the training pictures as augmented; 0 to 1
    double learningRate = 0.0; ///< of what was pretrained
    double imagesPerSecond = 0.0; ///< training, over the last few batches
    double seconds = 0.0; ///< spent in the run so far, in all its sittings
    /// Resident size of the process at its end; 0: not known, as in runs that earlier versions
    /// made.
    std::int64_t memoryBytes = 0;

    bool operator==(const BatchStats&) const = default;
};

/// How well a network names categories, on one side of the split. Figures 0 to 1 except the loss.
struct Quality {
    double loss = 0.0; ///< mean cross entropy, without smoothing and weights
    double top1 = 0.0;
    double top5 = 0.0;
    double macroF1 = 0.0; ///< mean over the categories that occur
    double calibrationError = 0.0; ///< Guo et al., 2017: 15 bins of equal width
    std::int64_t images = 0;

    bool operator==(const Quality&) const = default;
};

struct EpochStats {
    int epoch = 0; ///< from 0
    double trainLoss = 0.0; ///< means over the epoch's batches, as it learnt
    double trainAccuracy = 0.0;
    Quality validation;
    double learningRate = 0.0; ///< at its end
    double imagesPerSecond = 0.0; ///< training
    double seconds = 0.0; ///< spent in the run until its end, in all its sittings
    bool best = false; ///< the best so far, by validation top 1, then loss

    bool operator==(const EpochStats&) const = default;
};

struct ClassQuality {
    std::string name; ///< of the category
    double precision = 0.0;
    double recall = 0.0;
    double f1 = 0.0;
    std::int64_t images = 0; ///< of this category

    bool operator==(const ClassQuality&) const = default;
};

/// What the network says of one image.
struct Prediction {
    ImageRow image;
    int truth = 0; ///< class: position in Evaluation::classes
    int predicted = 0;
    float confidence = 0.0F; ///< probability of `predicted`
    float truthProbability = 0.0F;
    float loss = 0.0F;

    bool operator==(const Prediction&) const = default;
};

struct ReliabilityBin {
    double confidence = 0.0; ///< mean of the predictions that fall in
    double accuracy = 0.0;
    std::int64_t images = 0;

    bool operator==(const ReliabilityBin&) const = default;
};

struct Evaluation {
    Quality quality;
    std::vector<ClassQuality> classes; ///< in the label encoder's order
    /// classes x classes, row-major: rows are the truth, columns what was predicted.
    std::vector<std::int64_t> confusion;
    std::vector<ReliabilityBin> reliability; ///< 15, from confidence 0 to 1
    std::vector<Prediction> predictions; ///< of every image, highest loss first

    std::int64_t confused(int truth, int predicted) const
    {
        return confusion[static_cast<std::size_t>(truth) * classes.size()
            + static_cast<std::size_t>(predicted)];
    }
    bool operator==(const Evaluation&) const = default;
};

enum class RunState {
    Running, ///< or killed while it ran: see RunRecord::alive
    Paused, ///< can be resumed
    Finished, ///< all epochs, early stopping, or stopped by a person who kept the best
    Failed, ///< the last good checkpoint is kept: can be resumed once the cause is gone
};
std::string_view runStateName(RunState state); ///< "running", "paused", "finished", "failed"
std::optional<RunState> runStateFromName(std::string_view name);

using RunRow = Row<struct RunTag>;

/// Accuracy on the validation images that have no relative (listing, near duplicate) in train: what
/// a split by image hides.
struct HonestFigure {
    double top1 = 0.0;
    std::int64_t images = 0;

    bool operator==(const HonestFigure&) const = default;
};

/// One run of training, as the workspace keeps it.
struct RunRecord {
    RunRow row;
    std::string name;
    std::vector<std::string> tags;
    bool archived = false;
    bool deleted = false; ///< hidden; comes back by undo until it is purged
    RunState state = RunState::Running;
    bool alive = false; ///< a process works on it now
    std::string error; ///< Failed: message and hint
    bool diverged = false; ///< Failed with a loss that is no number: going on would end so again
    TrainConfig config;
    std::string startWeights; ///< name of the weights that it began from
    std::string startSha256; ///< of their file
    bool pretrained = true; ///< false: it began from the random network
    SplitKind split = SplitKind::ByListing;
    std::int64_t leaks = 0; ///< listings and groups of near duplicates on two sides, at its start
    std::string dataSha256; ///< of images, labels and sides
    std::string codeVersion; ///< of Vitrine
    std::string sweep; ///< name of the sweep that it belongs to; may be empty
    std::string started; ///< UTC, ISO 8601
    std::string changed;
    std::int64_t trainImages = 0;
    std::int64_t validationImages = 0;
    std::int64_t testImages = 0;
    std::vector<std::string> classes; ///< label encoder, at its start
    std::int64_t missingImages = 0; ///< pictures that could not be had when it learnt
    int epochsDone = 0;
    std::int64_t stepsDone = 0;
    double secondsSpent = 0.0;
    std::int64_t peakBytes = 0; ///< memory of the process while it trained
    std::optional<EpochStats> best;
    std::optional<EpochStats> last;
    std::optional<HonestFigure> honest; ///< of a finished run whose split leaks
    std::string model; ///< id of the model it made; empty until it has finished
};

/// Whether `a` measured better than `b` on validation: by top 1, then loss. One that measured
/// nothing is better than none.
bool betterThan(const RunRecord& a, const RunRecord& b);
/// The best of those that have finished, and so made a model; null: none has.
const RunRecord* bestFinished(std::span<const RunRecord> runs);

/// A lone image at the end joins the batch before it.
std::int64_t batchesPerEpoch(std::int64_t images, int batchSize);

/// Epochs that a run has learnt, 2.4 where it was ended within its third; that one counts as whole
/// in `epochsDone`.
double epochsLearnt(const RunRecord& run);

}
