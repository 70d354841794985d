// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/exporting/embeddingsfile.h"
#include "core/workspace/layout.h"
#include "core/workspace/training.h"
#include "core/workspace/training/liverun.h"
#include "core/workspace/training/runstore.h"
#include "core/workspace/training/trainingruns.h"

#include <functional>
#include <map>
#include <mutex>

namespace vitrine::workspace {

/// Training over a workspace's catalogue. Keeps references to its arguments.
class WorkspaceTraining final : public Training {
public:
    /// `pictures` as in DataSetChecks.
    WorkspaceTraining(const Layout& layout, catalogue::Catalogue& catalogue,
        const std::function<PictureJobs&()>& pictures);

    using Training::plan;
    TrainPlan plan(
        const TrainRequest& request, const PlanSoFar& soFar, JobContext& context) override;
    RunRecord train(const TrainRequest& request, RunWatcher* watcher, RunControl* control,
        JobContext& context) override;
    RunRecord resume(
        RunRow run, RunWatcher* watcher, RunControl* control, JobContext& context) override;
    std::vector<RunRecord> sweep(const SweepRequest& request, RunWatcher* watcher,
        RunControl* control, JobContext& context) override;
    LearningRates findLearningRate(const TrainRequest& request, JobContext& context) override;

    std::vector<RunRecord> runs() const override { return m_store.runs(); }
    std::vector<RunRecord> deletedRuns() const override;
    std::optional<RunRecord> run(RunRow row) const override { return m_store.run(row); }
    std::vector<EpochStats> epochs(RunRow row) const override { return m_store.epochs(row); }
    std::vector<BatchStats> batches(RunRow row, std::size_t limit) const override
    {
        return m_store.batches(row, limit);
    }
    std::optional<std::vector<BatchStats>> batchesAfter(
        RunRow row, const BatchStats& last) const override
    {
        return m_store.batchesAfter(row, last);
    }
    std::optional<Evaluation> evaluation(RunRow row) const override
    {
        return m_store.evaluation(row);
    }
    std::vector<SettingDifference> differences(std::span<const RunRow> rows) const override
    {
        return m_store.differences(rows);
    }

    std::string rename(RunRow row, const std::string& name) override
    {
        return m_store.rename(row, name);
    }
    void setTrunkCacheLimit(RunRow row, std::int64_t bytes) override
    {
        m_store.setTrunkCacheLimit(row, bytes);
    }
    void setTags(RunRow row, const std::vector<std::string>& tags) override
    {
        m_store.setTags(row, tags);
    }
    void setArchived(RunRow row, bool archived) override { m_store.setArchived(row, archived); }
    void setDeleted(RunRow row, bool deleted) override { m_store.setDeleted(row, deleted); }
    std::int64_t purgeDeleted() override { return m_store.purgeDeleted(); }

    Guesses guess(RunRow row, const QueryPicture& picture, JobContext& context) override;

    std::vector<ModelRecord> models() const override;
    std::string searchModel() const override;
    std::string searchModelBefore() const override;
    std::optional<std::filesystem::path> embeddingsFile(const std::string& modelId) const override
    {
        return m_embeddings.of(modelId);
    }
    void useModel(const std::string& modelId, JobContext& context) override;
    void exportModel(const std::string& modelId, const std::filesystem::path& folder,
        JobContext& context) const override;

    Evaluation evaluate(RunRow row, Side side, JobContext& context) override;
    SearchEvaluation evaluateSearch(
        const std::vector<std::string>& models, JobContext& context) override;

private:
    std::vector<std::string> beforeAndAfter() const; ///< models that searches used and use
    StartWeights startOf(const RunEntry& entry, JobContext& context);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    RunStore m_store;
    EmbeddingsFile m_embeddings;
    LiveRun m_live;
    TrainingRuns m_runs;
    std::mutex m_startsLooking; ///< guards m_starts
    std::map<RunRow, StartWeights> m_starts; ///< of runs that were asked about, found once
};

}
