// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/standardise.h"

#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/imaging/resample.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <span>
#include <system_error>
#include <thread>

namespace vitrine::imaging {

namespace {

void checkOptions(const StandardiseOptions& options)
{
    if (options.side < 32 || options.side > 4096) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A side of {} pixels is not possible.", options.side),
            "Choose a side of 32 to 4096 pixels.");
    }
    if (options.quality < 1 || options.quality > 100) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A JPEG quality of {} is not possible.", options.quality),
            "Choose a quality of 1 to 100.");
    }
}

/// Whether the file is there with these bytes.
bool holds(const std::filesystem::path& file, std::span<const std::byte> bytes)
{
    std::error_code unknown;
    if (std::filesystem::file_size(file, unknown) != bytes.size() || unknown)
        return false;
    try {
        const std::string held = readFile(file);
        return std::ranges::equal(std::as_bytes(std::span(held)), bytes);
    } catch (const Error&) { // it will be replaced
        return false;
    }
}

/// What a thread keeps from one picture to the next: fresh memory costs as much time as resizing.
struct Desk {
    Resampler resampler;
    Picture square;
};

/// The work of one job, shared by its threads.
class Run {
public:
    Run(const std::vector<StandardiseTask>& tasks, const StandardiseOptions& options,
        const std::function<void(const StandardiseResult&)>& deliver, JobContext& context)
        : m_tasks(tasks)
        , m_options(options)
        , m_deliver(deliver)
        , m_context(context)
        , m_forwardStop(context.stopToken(), [this] { m_stop.request_stop(); })
    {
        m_decode.limits = options.limits;
        m_decode.minLongSide = options.side;
        m_decode.matte = options.padding;
        m_decode.stop = m_stop.get_token();
    }

    /// Takes tasks until none is left, one fails or the job is stopped. Never throws.
    void work()
    {
        Desk desk;
        try {
            while (!m_stop.stop_requested()) {
                const std::size_t task = m_next.fetch_add(1);
                if (task >= m_tasks.size())
                    return;
                hand(make(task, desk));
            }
        } catch (const Cancelled&) {
            m_stop.request_stop();
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void finish()
    {
        if (m_failure)
            std::rethrow_exception(m_failure);
        if (m_stop.stop_requested() && m_done < m_tasks.size())
            throw Cancelled();
    }

private:
    StandardiseResult make(std::size_t index, Desk& desk)
    {
        const StandardiseTask& task = m_tasks[index];
        Decoded decoded = decodeFile(task.source, m_decode);
        StandardiseResult result{index, decoded.sourceWidth, decoded.sourceHeight, decoded.problem,
            std::move(decoded.detail)};
        if (decoded.problem)
            return result;
        fitInto(desk.resampler, decoded.picture, m_options.side, m_options.padding, Filter::Bicubic,
            desk.square, m_decode.stop);
        const std::vector<std::byte> jpeg = encodeJpeg(desk.square, m_options.quality);
        if (m_stop.stop_requested())
            throw Cancelled();
        if (m_options.replaces && !holds(task.target, jpeg)) {
            const std::lock_guard lock(m_mutex);
            m_options.replaces(index);
        }
        AtomicFile file(task.target, Durability::Renamed);
        file.write(jpeg);
        file.commit();
        return result;
    }

    void hand(const StandardiseResult& result)
    {
        const std::lock_guard lock(m_mutex);
        m_deliver(result);
        ++m_done;
        m_context.report(Stage::CleaningPictures, static_cast<std::int64_t>(m_done),
            static_cast<std::int64_t>(m_tasks.size()));
    }

    void fail(std::exception_ptr failure)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::move(failure);
        m_stop.request_stop();
    }

    const std::vector<StandardiseTask>& m_tasks;
    const StandardiseOptions& m_options;
    const std::function<void(const StandardiseResult&)>& m_deliver;
    JobContext& m_context;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forwardStop;
    DecodeOptions m_decode;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::size_t m_done = 0;
    std::exception_ptr m_failure;
};

}

void standardise(const std::vector<StandardiseTask>& tasks, const StandardiseOptions& options,
    const std::function<void(const StandardiseResult&)>& deliver, JobContext& context)
{
    checkOptions(options);
    context.throwIfStopped();
    context.report(Stage::CleaningPictures, 0, static_cast<std::int64_t>(tasks.size()));
    Run run(tasks, options, deliver, context);
    const int wanted = options.threads > 0 ? options.threads : cpu::usableCores();
    const std::size_t threads = std::min(static_cast<std::size_t>(wanted), tasks.size());
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < threads; ++i)
            helpers.emplace_back([&run] { run.work(); });
        run.work();
    }
    run.finish();
}

}
