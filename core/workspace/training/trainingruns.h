// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/cleaning/datasetchecks.h"
#include "core/workspace/exporting/embeddingsfile.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/layout.h"
#include "core/workspace/training/liverun.h"
#include "core/workspace/training/runrecorder.h"
#include "core/workspace/training/runstore.h"
#include "core/workspace/training/trainingdata.h"
#include "core/workspace/training/trainingjobs.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace vitrine::workspace {

/// Takes runs from their start to their model. What takes a JobSession belongs into a job of the
/// workspace.
class TrainingRuns {
public:
    /// `pictures` as in DataSetChecks. Keeps references to the others.
    TrainingRuns(const Layout& layout, catalogue::Catalogue& catalogue, RunStore& store,
        LiveRun& live, std::function<PictureJobs&()> pictures);

    /// Goes on with a run that has not finished; one without a checkpoint starts over.
    RunRecord goOn(RunRow row, RunAudience audience, JobSession& session, JobContext& context);
    /// Sets the stages of a job that is about to train, before it is known with what: comparing
    /// photos, which comes first, would fill the job's whole scale else.
    void expectRun(const TrainRequest& request, JobContext& context) const;
    void expectSweep(std::size_t runs, const TrainRequest& one, JobContext& context) const;
    bool hasEmbedded(const RunRecord& run) const; ///< every photo, with the run's model
    /// Embeds the catalogue with a finished run's model, builds its index, writes the file of its
    /// vectors where that is wanted, measures what it does to searches, and then has them change
    /// over to it, better or not.
    void use(const RunRecord& run, bool embeddingsFile, RunAudience audience, JobSession& session,
        JobContext& context);

    /// What a run would learn from and begin from now. `session`: pictures that are new are
    /// measured first; without, near duplicates among them stay unknown.
    struct Prepared {
        StartWeights start;
        ChosenData chosen;
    };
    Prepared prepare(const TrainRequest& request, JobSession* session, JobContext& context);
    /// A run of what was prepared for it. `sweep`: of which it is a part; empty: none.
    RunRecord begin(const TrainRequest& request, Prepared prepared, const std::string& sweep,
        RunAudience audience, JobSession& session, JobContext& context);
    /// Which pictures are the same, the new ones measured first.
    DataSetChecks::Relatives relatives(JobSession& session, JobContext& context);
    PictureJobs& pictures() const { return m_pictures(); }
    TrainingJobs& jobs() const { return m_pictures().training(); }

private:
    RunRecord learn(const RunRecord& run, RunWork work, RunAudience audience, JobContext& context);
    learning::TrainResult learnWatched(const RunWork& work, RunRecorder& recorder,
        learning::TrainControl& control, std::stop_source stop, JobContext& context);
    RunRecord finish(
        RunRecord run, const RunWork& work, learning::TrainResult& result, JobContext& context);
    void gaveUp(RunRow row, const catalogue::RunProgress& progress, RunAudience audience) noexcept;
    DuplicateNumbers duplicates(JobContext& context);
    std::string nameFor(const TrainRequest& request) const;

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    RunStore& m_store;
    LiveRun& m_live;
    const std::function<PictureJobs&()> m_pictures;
    DataSetChecks m_checks;
    EmbeddingsFile m_embeddings;

    std::mutex m_duplicatesLooking; ///< guards the following; held while they are looked for
    std::unique_ptr<catalogue::Reader> m_duplicatesWatch; ///< knows when they may have changed
    std::int64_t m_duplicatesVersion = -1;
    DuplicateNumbers m_duplicates;
};

}
