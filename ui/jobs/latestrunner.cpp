// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/latestrunner.h"

#include "core/jobs/outcome.h"

#include <QObject>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace vitrine::ui {
namespace {

/// What outlives the runner: deliveries in the event queue look here whether they are still wanted.
struct Shared {
    std::atomic<std::uint64_t> generation = 0; ///< of the newest request
    std::atomic<bool> busy = false;
};

constexpr auto kProgressSpan = std::chrono::milliseconds(33);

/// Passes progress on to the context's thread, at most 30 times a second.
class Throttle : public ProgressSink {
public:
    explicit Throttle(std::function<void(const Progress&)> post)
        : m_post(std::move(post))
    {
    }

    void onProgress(const Progress& progress) override
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_last && now - *m_last < kProgressSpan)
            return;
        m_last = now;
        m_post(progress);
    }

private:
    std::function<void(const Progress&)> m_post;
    std::optional<std::chrono::steady_clock::time_point> m_last;
};

}

class LatestRunnerBase::Worker {
public:
    struct Request {
        std::uint64_t generation = 0;
        std::function<Deliver(JobContext&)> work;
        std::function<void(const Error&)> failed;
        std::function<void(const Progress&)> progress;
    };

    explicit Worker(QObject* context)
        : m_context(context)
        , m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    ~Worker()
    {
        cancel();
        m_thread.request_stop();
    }

    void submit(Request request)
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        request.generation = ++m_shared->generation;
        m_shared->busy = true;
        m_pending = std::move(request);
        m_wake.notify_one();
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        m_pending.reset();
        ++m_shared->generation;
        m_shared->busy = false;
    }

    bool isBusy() const { return m_shared->busy; }

private:
    void run(const std::stop_token& stop)
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_pending.has_value(); }))
                return;
            const Request request = std::move(*m_pending);
            m_pending.reset();
            m_current = std::stop_source();
            const std::stop_token current = m_current.get_token();
            lock.unlock();
            answer(request, current);
        }
    }

    void answer(const Request& request, const std::stop_token& stop)
    {
        Throttle throttle([&](const Progress& progress) {
            if (request.progress)
                post(request.generation, false,
                    [report = request.progress, progress] { report(progress); });
        });
        Deliver deliver;
        const Outcome outcome = runJob([&] {
            JobContext context(stop, &throttle);
            deliver = request.work(context);
        });
        if (outcome.state == JobState::Failed)
            deliver = [failed = request.failed, error = *outcome.error] {
                if (failed)
                    failed(error);
            };
        if (!deliver) // cancelled; stale, as a rule
            deliver = [] {};
        post(request.generation, true, std::move(deliver));
    }

    void post(std::uint64_t generation, bool last, std::function<void()> call)
    {
        QMetaObject::invokeMethod(
            m_context,
            [shared = m_shared, generation, last, call = std::move(call)] {
                if (shared->generation != generation)
                    return;
                if (last)
                    shared->busy = false;
                call();
            },
            Qt::QueuedConnection);
    }

    QObject* m_context;
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Request> m_pending;
    std::stop_source m_current;
    std::jthread m_thread; ///< last: it uses the rest
};

LatestRunnerBase::LatestRunnerBase(QObject* context)
    : m_worker(std::make_unique<Worker>(context))
{
}

LatestRunnerBase::~LatestRunnerBase() = default;

void LatestRunnerBase::cancel()
{
    m_worker->cancel();
}

bool LatestRunnerBase::isBusy() const
{
    return m_worker->isBusy();
}

void LatestRunnerBase::submitWork(std::function<Deliver(JobContext&)> work,
    std::function<void(const Error&)> failed, std::function<void(const Progress&)> progress)
{
    m_worker->submit({0, std::move(work), std::move(failed), std::move(progress)});
}

}
