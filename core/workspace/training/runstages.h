// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/training.h"
#include "core/workspace/training/rundata.h"

#include <cstddef>

namespace vitrine::workspace {

/// What becomes of a run's model.
struct Afterwards {
    bool use = true;
    bool embeddingsFile = true;
};

/// The scale of a job that trains a run on `train` of `all` photos.
void setRunStages(JobContext& context, const TrainConfig& config, double train, double all,
    const Afterwards& afterwards);
void setRunStages(JobContext& context, const TrainConfig& config, const RunData& data,
    const Afterwards& afterwards);
/// Of one that trains so many, each like `config`, in a shop of so many photos.
void setSweepStages(
    JobContext& context, const TrainConfig& config, std::size_t runs, double photos);

/// A run's progress on the job's scale: an evaluation after an epoch is a part of the training.
class RunProgressSink final : public ProgressSink {
public:
    explicit RunProgressSink(JobContext& job)
        : m_job(job)
    {
    }
    void onProgress(const Progress& progress) override;

private:
    JobContext& m_job;
    Progress m_training;
};

}
