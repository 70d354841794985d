// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/training/trainer.h"
#include "core/types/training.h"
#include "core/workspace/training/trainingjobs.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace vitrine::workspace {

/// The run that this process trains now, for those who ask about it from other threads.
class LiveRun {
public:
    /// What the run has published so far, if it is the one that trains; asks it for newer weights.
    struct Published {
        StartWeights start;
        std::shared_ptr<const learning::PublishedWeights> weights; ///< null: none yet
    };
    std::optional<Published> published(RunRow row)
    {
        const std::lock_guard guard(m_mutex);
        if (!m_control || m_row != row)
            return std::nullopt;
        m_control->askForWeights();
        return Published{m_start, m_weights};
    }
    /// If it learns and has published nothing yet, until it has, after its next batch; a pace of
    /// batches that is slower than people wait for is not waited for. Reports once that it waits.
    /// Throws Cancelled.
    void awaitFirstWeights(RunRow row, JobContext& context)
    {
        constexpr std::chrono::seconds kPatience{10};
        const auto awaited = [&] { return m_control && m_row == row && m_learns && !m_weights; };
        {
            const std::lock_guard guard(m_mutex);
            if (!awaited())
                return;
            m_control->askForWeights();
        }
        context.report(Stage::Training, 0, 0);
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, context.stopToken(), kPatience, [&] { return !awaited(); });
        context.throwIfStopped();
    }
    /// The run that trains has begun to.
    void learns()
    {
        const std::lock_guard guard(m_mutex);
        m_learns = true;
    }
    void publish(std::shared_ptr<const learning::PublishedWeights> weights)
    {
        {
            const std::lock_guard guard(m_mutex);
            m_weights = std::move(weights);
        }
        m_changed.notify_all();
    }

    /// While a run trains.
    class Mark {
    public:
        Mark(LiveRun& live, RunRow row, StartWeights start, learning::TrainControl& control)
            : m_live(live)
        {
            const std::lock_guard guard(m_live.m_mutex);
            m_live.m_row = row;
            m_live.m_start = std::move(start);
            m_live.m_control = &control;
            m_live.m_learns = false;
            m_live.m_weights = nullptr;
        }
        Mark(const Mark&) = delete;
        Mark& operator=(const Mark&) = delete;
        ~Mark()
        {
            {
                const std::lock_guard guard(m_live.m_mutex);
                m_live.m_control = nullptr;
                m_live.m_weights = nullptr;
            }
            m_live.m_changed.notify_all();
        }

    private:
        LiveRun& m_live;
    };

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    RunRow m_row;
    StartWeights m_start;
    learning::TrainControl* m_control = nullptr; ///< null: no run trains here
    bool m_learns = false;
    std::shared_ptr<const learning::PublishedWeights> m_weights;
};

}
