// SPDX-License-Identifier: GPL-3.0-or-later
// bench_try WORKSPACE PICTURE WEIGHTS [EPOCHS]: whether trying a picture disturbs the run that
// learns. Trains EPOCHS (8) epochs by the default recipe on a cleaned WORKSPACE; in every other one
// asks the network every second what PICTURE shows. Prints one JSON object: training images/s with
// and without questions (medians over epochs of the same run), their ratio, and how long an answer
// took, in milliseconds. The run stays in the workspace.
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/workspace/training.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using namespace vitrine;

namespace {

constexpr std::chrono::seconds kBetweenQuestions(1);

double at(std::vector<double> values, double share)
{
    if (values.empty())
        return 0.0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

/// Asks while it is told to, on a thread of its own as the window does.
class Asker {
public:
    Asker(Training& training, std::filesystem::path picture)
        : m_training(training)
        , m_picture(std::move(picture))
        , m_thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    void ask(RunRow row)
    {
        const std::lock_guard guard(m_mutex);
        m_row = row;
    }
    void rest() { ask({}); }
    std::vector<double> times() const
    {
        const std::lock_guard guard(m_mutex);
        return m_times;
    }

private:
    void run(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        while (!m_wake.wait_for(lock, stop, kBetweenQuestions, [] { return false; })
            && !stop.stop_requested()) {
            const RunRow row = m_row;
            if (!row)
                continue;
            lock.unlock();
            const std::optional<double> spent = answerTime(row);
            lock.lock();
            if (spent)
                m_times.push_back(*spent);
        }
    }

    std::optional<double> answerTime(RunRow row)
    {
        try {
            JobContext context;
            return m_training.guess(row, m_picture, context).milliseconds;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::NotReady) // no weights yet
                std::terminate();
            return std::nullopt;
        }
    }

    Training& m_training;
    std::filesystem::path m_picture;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    RunRow m_row;
    std::vector<double> m_times;
    std::jthread m_thread;
};

class Watch : public RunWatcher {
public:
    explicit Watch(Asker& asker)
        : m_asker(asker)
    {
    }
    void onEpoch(RunRow run, const EpochStats& stats) override
    {
        const bool asked = stats.epoch % 2 != 0;
        (asked ? m_asked : m_quiet).push_back(stats.imagesPerSecond);
        fmt::print(stderr, "epoch {}: {:.2f} images/s{}\n", stats.epoch + 1, stats.imagesPerSecond,
            asked ? ", asked every second" : "");
        asked ? m_asker.rest() : m_asker.ask(run);
    }
    void print() const
    {
        const double asked = at(m_asked, 0.5);
        const double quiet = at(m_quiet, 0.5);
        const auto times = m_asker.times();
        fmt::print(
            "{{\"images_per_s_asked\": {:.2f}, \"images_per_s_quiet\": {:.2f}, \"ratio\": "
            "{:.3f}, \"questions\": {}, \"answer_ms\": {:.0f}, \"answer_p95_ms\": {:.0f}}}\n",
            asked, quiet, asked / quiet, times.size(), at(times, 0.5), at(times, 0.95));
    }

private:
    Asker& m_asker;
    std::vector<double> m_asked;
    std::vector<double> m_quiet;
};

void run(const std::vector<std::string>& arguments)
{
    const auto workspace = Workspace::open(arguments[0]);
    TrainRequest request;
    request.name = "tried meanwhile";
    request.weights = arguments[2];
    request.config.epochs = arguments.size() > 3 ? std::stoi(arguments[3]) : 8;
    request.useModel = false;
    Asker asker(workspace->training(), arguments[1]);
    Watch watch(asker);
    JobContext context;
    workspace->training().train(request, &watch, nullptr, context);
    watch.print();
}

}

int main(int argc, char** argv)
{
    cpu::spinBriefly(); // as the programs do
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 3) {
        std::fputs("bench_try WORKSPACE PICTURE WEIGHTS [EPOCHS]\n", stderr);
        return 2;
    }
    try {
        run(arguments);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
