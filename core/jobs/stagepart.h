// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <cmath>
#include <cstdint>

namespace vitrine {

/// The progress of one call as a part of a stage that several calls share, whatever stage the call
/// itself names.
class StagePart : private ProgressSink {
public:
    /// The call is from `from` to `to` (shares of the stage, 0 to 1); the stage counts `items`.
    StagePart(JobContext& job, Stage stage, std::int64_t items, double from = 0.0, double to = 1.0)
        : m_job(job)
        , m_stage(stage)
        , m_items(items)
        , m_from(from)
        , m_to(to)
        , m_context(job.stopToken(), this)
    {
    }
    StagePart(const StagePart&) = delete;
    StagePart& operator=(const StagePart&) = delete;

    JobContext& context() { return m_context; }

private:
    void onProgress(const Progress& progress) override
    {
        const double share = m_from + (m_to - m_from) * progress.fraction;
        m_job.report(m_stage, std::llround(share * static_cast<double>(m_items)), m_items);
    }

    JobContext& m_job;
    const Stage m_stage;
    const std::int64_t m_items;
    const double m_from;
    const double m_to;
    JobContext m_context;
};

}
