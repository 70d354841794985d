// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpu.h"
#include "core/jobs/jobcontext.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::imaging {

/// The same work for each of many pictures, on several threads. `make(index, stop)` runs anywhere;
/// its results are handed to `deliver` in any order, one call at a time. The first exception of
/// either ends the batch and comes out of `run`; a stop comes out as Cancelled.
template <typename Result> class PictureBatch {
public:
    using Make = std::function<Result(std::size_t index, const std::stop_token& stop)>;
    using Deliver = std::function<void(const Result&)>;

    PictureBatch(std::size_t count, Make make, const Deliver& deliver, JobContext& context)
        : m_count(count)
        , m_make(std::move(make))
        , m_deliver(deliver)
        , m_context(context)
        , m_forwardStop(context.stopToken(), [this] { m_stop.request_stop(); })
    {
    }

    /// `threads` 0 takes every usable core.
    void run(Stage stage, int threads)
    {
        m_stage = stage;
        m_context.throwIfStopped();
        report();
        const auto wanted = static_cast<std::size_t>(threads > 0 ? threads : cpu::usableCores());
        {
            std::vector<std::jthread> helpers;
            for (std::size_t i = 1; i < std::min(wanted, m_count); ++i)
                helpers.emplace_back([this] { work(); });
            work();
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
        if (m_stop.stop_requested() && m_done < m_count)
            throw Cancelled();
    }

private:
    /// Takes pictures until none is left, one fails or the job is stopped. Never throws.
    void work()
    {
        try {
            while (!m_stop.stop_requested()) {
                const std::size_t index = m_next.fetch_add(1);
                if (index >= m_count)
                    return;
                hand(m_make(index, m_stop.get_token()));
            }
        } catch (const Cancelled&) {
            m_stop.request_stop();
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void hand(const Result& result)
    {
        const std::lock_guard lock(m_mutex);
        m_deliver(result);
        ++m_done;
        report();
    }

    void report()
    {
        m_context.report(
            m_stage, static_cast<std::int64_t>(m_done), static_cast<std::int64_t>(m_count));
    }

    void fail(std::exception_ptr failure)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::move(failure);
        m_stop.request_stop();
    }

    const std::size_t m_count;
    const Make m_make;
    const Deliver& m_deliver;
    JobContext& m_context;
    Stage m_stage = Stage::Starting;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forwardStop;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::size_t m_done = 0;
    std::exception_ptr m_failure;
};

}
