// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cstddef>
#include <cstdint>

namespace vitrine::cleaning {

/// Counts the work of rules, and stops and reports about every millisecond of it.
class RuleSteps {
public:
    RuleSteps(JobContext& context, std::int64_t total)
        : m_context(context)
        , m_total(total)
    {
    }
    /// One listing done, with so many bytes of text looked at.
    void step(std::size_t bytes = 0)
    {
        ++m_done;
        work(bytes + kBytesPerListing);
    }
    /// Work that is no listing of its own.
    void work(std::size_t bytes)
    {
        m_bytes += bytes;
        if (m_bytes >= kBytesPerCheck)
            check();
    }
    void finish()
    {
        m_done = m_total;
        check();
    }
    void check()
    {
        m_bytes = 0;
        m_context.throwIfStopped();
        m_context.report(Stage::CheckingRows, m_done, m_total);
    }

private:
    static constexpr std::size_t kBytesPerListing = 64; // what the loop itself costs
    static constexpr std::size_t kBytesPerCheck = 131'072;

    JobContext& m_context;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::size_t m_bytes = 0;
};

}
