// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/jobs/jobcontext.h"

#include <functional>
#include <memory>
#include <utility>

class QObject;

namespace vitrine::ui {

/// The part of LatestRunner that does not know the result's type.
class LatestRunnerBase {
public:
    /// Results are delivered on the thread of `context`, which must outlive the runner.
    explicit LatestRunnerBase(QObject* context);
    LatestRunnerBase(const LatestRunnerBase&) = delete;
    LatestRunnerBase& operator=(const LatestRunnerBase&) = delete;
    ~LatestRunnerBase(); ///< stops and waits; nothing is delivered afterwards

    void cancel(); ///< the current request's result is stale from now on
    bool isBusy() const; ///< a request has not been answered yet

protected:
    using Deliver = std::function<void()>;
    /// `work` returns what to call on the context's thread; on Error `failed` is called there.
    void submitWork(std::function<Deliver(JobContext&)> work,
        std::function<void(const Error&)> failed, std::function<void(const Progress&)> progress);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

/// Answers the newest request only: a newer one stops the older, and a late result is dropped
/// (generation numbers, checked at delivery). For searches, counts, previews. Call from one thread.
template <typename Result> class LatestRunner : public LatestRunnerBase {
public:
    using LatestRunnerBase::LatestRunnerBase;

    /// `work` runs on the worker thread; exactly one of `done` and `failed` follows on the
    /// context's thread unless the request became stale. `progress` (may be null) at most 30 times
    /// a second.
    void submit(std::function<Result(JobContext&)> work, std::function<void(Result)> done,
        std::function<void(const Error&)> failed = {},
        std::function<void(const Progress&)> progress = {})
    {
        submitWork(
            [work = std::move(work), done = std::move(done)](JobContext& context) -> Deliver {
                auto result = std::make_shared<Result>(work(context));
                return [done, result] { done(std::move(*result)); };
            },
            std::move(failed), std::move(progress));
    }
};

}
