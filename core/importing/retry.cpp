// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/retry.h"

#include <condition_variable>
#include <mutex>

namespace vitrine::importing {

void pauseFor(std::chrono::milliseconds time, const JobContext& context)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, context.stopToken(), time, [] { return false; });
    context.throwIfStopped();
}

}
