// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/training.h"
#include "tests/ui/train/scriptedruns.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::test {

/// Training in memory: its runs learn by script, as far as a test lets them. Any thread, as the
/// real one.
class FakeTraining : public Training {
public:
    static constexpr int kStepsPerEpoch = 5;

    void add(ScriptedRun run, std::optional<Evaluation> evaluation = std::nullopt);
    /// What another program has made of a run that was added.
    void replace(ScriptedRun run, std::optional<Evaluation> evaluation = std::nullopt);
    void setEvaluation(std::optional<Evaluation> evaluation); ///< of runs that learn
    void setHonest(std::int64_t leaks, std::optional<HonestFigure> honest); ///< of runs that learn
    void setPlan(TrainPlan plan);
    void setLearningRates(LearningRates rates);
    void setSearchEvaluation(SearchEvaluation evaluation);
    void setModels(std::vector<ModelRecord> models, std::string used);
    void setDifferences(std::vector<SettingDifference> differences);
    void failRuns(Error error); ///< reading the list throws
    void failNextUse(Error error);
    void failEmbeddingsFile(const std::string& problem); ///< of runs that end
    /// Searches change over to the model of runs that end, with this effect.
    void setSearchChange(std::optional<SearchChange> change);
    /// Asked what a picture shows, runs have learnt nothing yet until then.
    void setAnswers(bool answers);
    void failNextTraining(Error error); ///< after its first epoch; or the next evaluation of a side
    void holdBeforeItBegins(bool holds); ///< measuring photos, until it is let go or stopped
    void holdAt(std::int64_t step); ///< waits before it, until it is let go or stopped
    void letGo();
    void pace(int milliseconds); ///< each batch takes so long
    void holdReads(bool holds); ///< of whole runs' batches: what was read before comes late
    void holdMeasuring(bool holds); ///< plans tell what they know before it, and wait

    std::vector<std::string> reads() const; ///< "all 3", "3 after 19"
    std::vector<std::string> calls() const; ///< "rename 3 x", "delete 3", "restore 3", ...
    std::vector<TrainRequest> trained() const;
    std::vector<TrainRequest> planned() const;
    std::vector<SweepRequest> swept() const;

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
    std::vector<RunRecord> runs() const override;
    std::vector<RunRecord> deletedRuns() const override;
    std::optional<RunRecord> run(RunRow row) const override;
    std::vector<EpochStats> epochs(RunRow row) const override;
    std::vector<BatchStats> batches(RunRow row, std::size_t limit) const override;
    std::optional<std::vector<BatchStats>> batchesAfter(
        RunRow row, const BatchStats& last) const override;
    std::optional<Evaluation> evaluation(RunRow row) const override;
    std::vector<SettingDifference> differences(std::span<const RunRow> rows) const override;
    std::string rename(RunRow row, const std::string& name) override;
    void setTrunkCacheLimit(RunRow row, std::int64_t bytes) override;
    void setTags(RunRow row, const std::vector<std::string>& tags) override;
    void setArchived(RunRow row, bool archived) override;
    void setDeleted(RunRow row, bool deleted) override;
    std::int64_t purgeDeleted() override { return 0; }
    Guesses guess(RunRow row,
        const std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>&
            picture,
        JobContext& context) override;
    std::vector<ModelRecord> models() const override;
    std::string searchModel() const override;
    std::string searchModelBefore() const override;
    std::optional<std::filesystem::path> embeddingsFile(const std::string&) const override
    {
        return std::nullopt;
    }
    void useModel(const std::string& modelId, JobContext& context) override;
    void exportModel(const std::string&, const std::filesystem::path&, JobContext&) const override
    {
    }
    Evaluation evaluate(RunRow row, Side side, JobContext& context) override;
    SearchEvaluation evaluateSearch(
        const std::vector<std::string>& models, JobContext& context) override;

private:
    struct Kept {
        ScriptedRun run;
        std::optional<Evaluation> evaluation;
    };

    RunRecord learn(RunRow row, RunWatcher* watcher, RunControl* control, JobContext& context);
    std::string fileProblem() const;
    void changeOver(RunRow row, RunWatcher* watcher);
    void waitIfHeld(std::int64_t step, JobContext& context);
    Kept& kept(RunRow row);
    const Kept& kept(RunRow row) const;
    void tell(RunRow row, RunWatcher* watcher);
    void note(const std::string& call) { m_calls.push_back(call); }

    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_released;
    std::vector<Kept> m_runs; ///< oldest first
    std::optional<Evaluation> m_evaluation;
    std::int64_t m_leaks = 0;
    std::optional<HonestFigure> m_honest;
    TrainPlan m_plan;
    LearningRates m_rates;
    SearchEvaluation m_search;
    std::vector<ModelRecord> m_models;
    std::string m_used;
    std::string m_usedBefore;
    std::vector<SettingDifference> m_differences;
    std::optional<Error> m_runsError;
    std::optional<Error> m_trainingError;
    std::optional<Error> m_useError;
    std::string m_fileProblem;
    std::optional<SearchChange> m_searchChange;
    bool m_answers = true;
    std::optional<std::int64_t> m_held;
    bool m_heldBefore = false;
    bool m_heldReads = false;
    bool m_heldMeasuring = false;
    mutable std::vector<std::string> m_reads;
    int m_paceMs = 0;
    std::vector<std::string> m_calls;
    std::vector<TrainRequest> m_trained;
    std::vector<TrainRequest> m_planned;
    std::vector<SweepRequest> m_swept;
};

}
