// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/layout.h"
#include "core/workspace/training.h"
#include "core/workspace/training/trainingruns.h"

namespace vitrine::workspace {

/// What a run of `prepared` would take. `images`: cleaned pictures of the catalogue, which are
/// embedded afterwards.
TrainPlan planOf(const TrainRequest& request, const TrainingRuns::Prepared& prepared,
    const RunComputer& computer, std::int64_t images, const Layout& layout);

}
