// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <functional>
#include <optional>

namespace vitrine {

enum class JobState { Succeeded, Cancelled, Failed };

struct Outcome {
    JobState state = JobState::Succeeded;
    std::optional<Error> error; ///< set exactly when Failed
};

/// Runs `job` and turns what it throws into an outcome: Cancelled into Cancelled, Error into
/// Failed, std::bad_alloc and any other std::exception into Failed with a code. Never throws.
Outcome runJob(const std::function<void()>& job);

}
