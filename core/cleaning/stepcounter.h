// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstdint>
#include <mutex>

namespace vitrine::cleaning {

/// Progress of a computation whose steps end on several threads.
class StepCounter {
public:
    StepCounter(JobContext& context, std::int64_t total)
        : m_context(context)
        , m_total(total)
    {
    }

    const JobContext& context() const { return m_context; }
    /// From any thread.
    void throwIfStopped() const { m_context.throwIfStopped(); }
    /// One more step is done; from any thread.
    void advance()
    {
        const std::lock_guard lock(m_mutex);
        m_context.report(Stage::CheckingRows, ++m_done, m_total);
    }

private:
    JobContext& m_context;
    std::mutex m_mutex;
    std::int64_t m_done = 0;
    std::int64_t m_total;
};

}
