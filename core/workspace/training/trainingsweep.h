// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/training/runstore.h"
#include "core/workspace/training/trainingruns.h"

#include <vector>

namespace vitrine::workspace {

/// Training::sweep, within a job.
std::vector<RunRecord> runSweep(TrainingRuns& runs, RunStore& store, const SweepRequest& request,
    RunAudience audience, JobSession& session, JobContext& context);

}
