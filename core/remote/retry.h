// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/remote/transfererrors.h"

#include <chrono>

namespace vitrine::remote {

/// How often a request is made whose failure may be over soon.
struct RetryPolicy {
    int attempts = 3; ///< at least 1
    std::chrono::milliseconds pause{1000}; ///< before the second attempt; doubles with each
};

/// Throws Cancelled as soon as the job is stopped.
void pauseFor(std::chrono::milliseconds time, const JobContext& context);

/// Calls `attempt` again while it throws a TransferError that may be over soon.
template <typename Attempt>
auto withRetries(const RetryPolicy& policy, const JobContext& context, Attempt&& attempt)
{
    auto pause = policy.pause;
    for (int left = policy.attempts - 1;; --left) {
        try {
            return attempt();
        } catch (const TransferError& error) {
            if (left <= 0 || error.reach() != TransferError::Reach::Moment)
                throw;
        }
        pauseFor(pause, context);
        pause *= 2;
    }
}

}
