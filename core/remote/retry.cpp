// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/retry.h"

#include <condition_variable>
#include <mutex>

namespace vitrine::remote {

void pauseFor(std::chrono::milliseconds time, const JobContext& context)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, context.stopToken(), time, [] { return false; });
    context.throwIfStopped();
}

}
