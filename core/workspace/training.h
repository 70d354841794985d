// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/listingquery.h"
#include "core/types/planwarning.h"
#include "core/types/searchquality.h"
#include "core/types/training.h"
#include "core/workspace/inspection.h"
#include "core/workspace/requests.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace vitrine {

/// What to train with, and on what.
struct TrainRequest {
    TrainConfig config;
    std::string name; ///< of the run; empty: made from the settings that differ from the defaults
    std::vector<std::string> tags; ///< as Training::setTags takes them
    /// As EmbedRequest::weights, but empty passes over models that training made: a run does not
    /// begin where an earlier one ended unless it is asked to. The random network is allowed, and
    /// said to be one.
    std::string weights;
    SplitKind split = SplitKind::ByListing;
    /// ByListing: the sides that the workspace has dealt out are taken where there are any.
    SplitRequest sides{{0.8, 0.2, 0.0}, 1};
    bool useModel = true; ///< embed the catalogue with the result afterwards, and search with it
    /// Where `useModel`: have its vectors as image_embeddings.json, too (Training::embeddingsFile).
    bool embeddingsFile = true;
};

/// What a run would be, before it starts.
struct TrainPlan {
    std::int64_t trainImages = 0;
    std::int64_t validationImages = 0;
    std::int64_t testImages = 0;
    std::vector<std::string> classes;
    std::string weights; ///< name
    bool pretrained = true;
    /// Listings and groups of near duplicates on two sides: 0 by listing.
    std::int64_t leaks = 0;
    /// How fast this computer is, is known; else times and memory are yet to come.
    bool measured = true;
    double seconds = 0.0; ///< estimated in all, of which:
    double trunkSeconds = 0.0;
    double trainSeconds = 0.0;
    double evaluateSeconds = 0.0;
    double embedSeconds = 0.0; ///< afterwards, with what was learnt
    std::int64_t diskBytes = 0; ///< in all, of which:
    std::int64_t trunkBytes = 0; ///< is added to the trunk cache
    std::int64_t embeddingsBytes = 0; ///< is the file of the photos' vectors
    std::int64_t modelBytes = 0; ///< is the model, or those of several runs
    std::int64_t checkpointBytes = 0; ///< is the checkpoint, which goes when the run has ended
    bool diskKnown = true; ///< how much of the disk is free
    std::int64_t diskFree = 0;
    std::int64_t diskKept = 0; ///< of that, stays free whatever happens
    std::int64_t diskYielded = 0; ///< what other networks' trunk caches hold, and would yield
    std::int64_t memoryBytes = 0;
    std::vector<PlanWarning> warnings;
};

/// What so many runs would take, one after the other, that differ in what `plan` leaves open (a
/// sweep): each learns and leaves a model, but what is frozen is computed once, where it is kept,
/// and one of them is embedded with.
TrainPlan forRuns(TrainPlan plan, int runs);

/// How a sweep stands before it goes on.
struct SweepOutlook {
    std::int64_t runs = 0; ///< of its grid; of these
    std::int64_t finished = 0; ///< and
    std::int64_t diverged = 0; ///< are passed over
    /// Further ones under its name, of the same batch sizes and learning rates, but with other
    /// settings, weights, photos or sides: they are left as they are.
    std::int64_t others = 0;
};

/// What changing searches over to another model did to them.
struct SearchChange {
    struct Model {
        std::string id;
        std::string name;
        /// Of the ten photos nearest to one, the share that another listing of its category shows;
        /// the mean, 0 to 1, as SearchFigures has it.
        double precisionAt10 = 0.0;
    };
    Model before;
    Model after;
    std::int64_t queries = 0; ///< photos that were asked with, of both models
    /// SearchEvaluation::side: "all" also holds what the models have learnt from.
    std::string side;

    /// Whether searches find less by more than luck: the share has fallen by more than two standard
    /// errors of it, and by more than half a percentage point. The error is that of as many draws
    /// as photos asked, as if each found ten of its category or none; as photos find some, and the
    /// same ones asked both models, the figures vary less than that. Half a point is what nobody
    /// notices, however many photos asked.
    bool worse() const;
};

/// Watches runs from their thread; the record is as it stands then.
class RunWatcher {
public:
    virtual ~RunWatcher() = default;
    /// Before the first run of a sweep.
    virtual void onSweep(const SweepOutlook& outlook) { static_cast<void>(outlook); }
    virtual void onRun(const RunRecord& run) { static_cast<void>(run); } ///< began or changed state
    virtual void onResumed(RunRow run, std::int64_t step, int epoch) ///< later ones come again
    {
        static_cast<void>(run);
        static_cast<void>(step);
        static_cast<void>(epoch);
    }
    virtual void onBatch(RunRow run, const BatchStats& stats)
    {
        static_cast<void>(run);
        static_cast<void>(stats);
    }
    virtual void onEpoch(RunRow run, const EpochStats& stats)
    {
        static_cast<void>(run);
        static_cast<void>(stats);
    }
    /// Before searches change over to the run's model, as they do in any case: the file of its
    /// vectors is there, or why it is not, in words.
    virtual void onEmbeddingsFile(RunRow run, const std::string& problem)
    {
        static_cast<void>(run);
        static_cast<void>(problem);
    }
    /// Searches have changed over to the run's model from another one; told where enough photos
    /// tell how that went.
    virtual void onSearchChange(RunRow run, const SearchChange& change)
    {
        static_cast<void>(run);
        static_cast<void>(change);
    }
};

/// Steers runs from another thread; pausing is cancelling the job, and so pauses all of a sweep.
class RunControl {
public:
    /// The run that learns now keeps its best, as if this had been its last batch. A sweep goes on
    /// with its next run, which learns to its own end.
    void finishNow() { m_finish = true; }
    bool finishRequested() const { return m_finish; } ///< of the run that learns now
    void runEnded() { m_finish = false; } ///< another one follows

private:
    std::atomic<bool> m_finish{false};
};

struct SweepRequest {
    TrainRequest base;
    std::string name; ///< of the sweep
    std::vector<int> batchSizes; ///< empty: the base's
    std::vector<double> learningRates; ///< empty: the base's
};

/// Searches before and after, exact and approximate.
struct SearchEvaluation {
    std::vector<ModelSearchQuality> models; ///< in the order of the request
    std::vector<IndexQuality> indexes; ///< of the last model
    std::int64_t images = 0; ///< that every model has embedded: what is searched
    std::int64_t queries = 0; ///< pictures that were asked with
    /// Where the queries come from: "test", "validation", or "all" where neither the runs that made
    /// the models nor the workspace keep a side apart.
    std::string side;
};

struct Guess {
    std::string category;
    double probability = 0.0;
};

struct Guesses {
    std::vector<Guess> best; ///< most probable first, at most five
    int epoch = 0; ///< epochs that the weights have learnt
    std::int64_t step = 0;
    double milliseconds = 0.0;
    Picture query; ///< the decoded picture, at most 1024 pixels on a side
};

/// Two runs' settings, where they differ.
struct SettingDifference {
    std::string setting; ///< JSON name, such as "learning_rate"
    std::vector<std::string> values; ///< one a run
};

/// Runs of training on a workspace, what they taught, and the models that they made. Safe from any
/// thread. `train`, `resume`, `sweep`, `findLearningRate`, `evaluate` and `evaluateSearch` are
/// jobs: one at a time of a workspace, else Error Busy. Everything else answers within milliseconds
/// and may run beside them, except `plan`, which measures for a few seconds, and `useModel`, which
/// may have a file to write.
class Training {
public:
    virtual ~Training() = default;

    using PlanSoFar = std::function<void(const TrainPlan&)>;
    /// Throws Error NotReady where there is nothing to learn from: no clean pictures, fewer than
    /// two categories. Where the computer must be measured first, `soFar` (may be null) is told the
    /// rest before that, on the calling thread. What was measured is kept for some minutes.
    virtual TrainPlan plan(
        const TrainRequest& request, const PlanSoFar& soFar, JobContext& context) = 0;
    TrainPlan plan(const TrainRequest& request, JobContext& context)
    {
        return plan(request, nullptr, context);
    }

    /// A new run, to its end: model folder, TensorBoard events and evaluation; then embeddings,
    /// index and file of vectors where `useModel`. Cancelling pauses it (a checkpoint is kept),
    /// then throws Cancelled. `watcher` and `control` may be null.
    virtual RunRecord train(const TrainRequest& request, RunWatcher* watcher, RunControl* control,
        JobContext& context) = 0;
    /// Goes on with a run that was paused, killed or failed; without a checkpoint from its start,
    /// and where it had finished but its model was not used yet, with that. Throws Error NotFound
    /// (the run, or the weights that it began from), NotReady (nothing is left to do), Busy.
    virtual RunRecord resume(
        RunRow run, RunWatcher* watcher, RunControl* control, JobContext& context) = 0;
    /// One run after another over the grid; those that exist already under the sweep's name, with
    /// the same settings, weights, photos and sides, are resumed or passed over. One whose loss is
    /// no number any more stays among the others, as failed (RunRecord::diverged); what else fails
    /// would fail the next one, too, and ends the sweep. Only the best finished one's model is used
    /// for searches. Throws Error Diverged where all of them did.
    virtual std::vector<RunRecord> sweep(const SweepRequest& request, RunWatcher* watcher,
        RunControl* control, JobContext& context) = 0;
    struct LearningRates {
        std::vector<double> rates;
        std::vector<double> losses;
        double suggestion = 0.0; ///< 0: none
    };
    virtual LearningRates findLearningRate(const TrainRequest& request, JobContext& context) = 0;

    virtual std::vector<RunRecord> runs() const = 0; ///< newest first, without deleted ones
    virtual std::vector<RunRecord> deletedRuns() const = 0; ///< newest first; not those purged
    virtual std::optional<RunRecord> run(RunRow row) const = 0;
    virtual std::vector<EpochStats> epochs(RunRow row) const = 0;
    /// In order of steps. More than `limit` are thinned: of each stretch the least and the largest
    /// loss stay. 0: all.
    virtual std::vector<BatchStats> batches(RunRow row, std::size_t limit) const = 0;
    /// Those that followed `last`, which `batches` told. Nothing where the run no longer has that
    /// one, as it went on from before it.
    virtual std::optional<std::vector<BatchStats>> batchesAfter(
        RunRow row, const BatchStats& last) const = 0;
    /// Of the best epoch so far, on validation; none before the first epoch has ended.
    virtual std::optional<Evaluation> evaluation(RunRow row) const = 0;
    /// Empty where two have the same settings.
    virtual std::vector<SettingDifference> differences(std::span<const RunRow> rows) const = 0;

    /// A model that is called after the run follows. Returns what it is called where it is not, and
    /// so keeps its name; else nothing. Throws Error InvalidArgument for no name, or a number,
    /// AlreadyExists where another run is called so.
    virtual std::string rename(RunRow row, const std::string& name) = 0;
    /// How much the trunk cache may hold (TrainConfig::trunkCacheLimit) when the run goes on.
    /// Throws Error Busy while it runs, NotReady once it has finished, InvalidArgument where it
    /// keeps nothing.
    virtual void setTrunkCacheLimit(RunRow row, std::int64_t bytes) = 0;
    /// Instead of those it has; as tagsIn makes them of each.
    virtual void setTags(RunRow row, const std::vector<std::string>& tags) = 0;
    virtual void setArchived(RunRow row, bool archived) = 0;
    /// Hides a run, or brings it back; its files stay until `purgeDeleted`. A model that searches
    /// use stays in any case. Throws Error Busy while it runs.
    virtual void setDeleted(RunRow row, bool deleted) = 0;
    virtual std::int64_t purgeDeleted() = 0; ///< returns bytes freed

    /// What a run's network says of a picture: while it trains, with the weights it published last;
    /// paused, with its checkpoint; finished, with its model. Of a run that has published
    /// nothing yet it waits for the batch that comes next, ten seconds at most, and for nothing
    /// else of the training. Throws Error NotReady before the first batch has ended, and then.
    virtual Guesses guess(RunRow row,
        const std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>&
            picture,
        JobContext& context) = 0;

    virtual std::vector<ModelRecord> models() const = 0; ///< newest first
    virtual std::string searchModel() const = 0; ///< id; empty: none
    virtual std::string searchModelBefore() const = 0; ///< that they used before; empty: none
    /// The model's vectors for other programs, beside its weights: {"<image id>": [numbers], ...}
    /// of the photos that were not left out when it was written. Nothing where there is none that
    /// is up to date.
    virtual std::optional<std::filesystem::path> embeddingsFile(
        const std::string& modelId) const = 0;
    /// Searches use this model from now on, in one step, and embedding goes on with it. Where the
    /// model that they used has a file of its vectors, this one gets its own first, which takes
    /// some seconds where it is not there; one that cannot be written is logged. Throws Error
    /// NotFound, NotReady where its embeddings are not complete, and Cancelled.
    virtual void useModel(const std::string& modelId, JobContext& context) = 0;
    /// `weights.pth`, `model.json` and `README.md` (the model card) into `folder`, which must be
    /// empty or absent.
    virtual void exportModel(const std::string& modelId, const std::filesystem::path& folder,
        JobContext& context) const = 0;

    enum class Side { Train, Validation, Test };
    /// A run's model on a side of its split. Throws Error NotReady where that side is empty or the
    /// run has not finished.
    virtual Evaluation evaluate(RunRow row, Side side, JobContext& context) = 0;
    /// Pictures that are new are measured first. `models`: ids; empty: the one that searches used
    /// before and the one they use now. Throws Error NotFound, and NotReady where one has no
    /// embeddings.
    virtual SearchEvaluation evaluateSearch(
        const std::vector<std::string>& models, JobContext& context) = 0;
};

}
