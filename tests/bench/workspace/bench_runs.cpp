// SPDX-License-Identifier: GPL-3.0-or-later
// bench_runs [RUNS [BATCHES]]: what the Train page asks of many runs (200 of 10,000 batches and 10
// epochs each, in a temporary folder that is removed). Prints one JSON object a question: the
// median and the slowest of 9 in milliseconds.
#include "core/catalogue/catalogue.h"
#include "core/workspace/training/batchlog.h"
#include "core/workspace/training/runstore.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace vitrine;
using namespace vitrine::workspace;
namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
    fs::path path = fs::temp_directory_path() / fmt::format("bench_runs.{}", ::getpid());
    TemporaryFolder() { fs::create_directories(path); }
    ~TemporaryFolder() { fs::remove_all(path); }
};

void measure(const char* what, const std::function<std::size_t()>& work)
{
    std::vector<double> times;
    std::size_t count = 0;
    for (int i = 0; i < 9; ++i) {
        const auto start = std::chrono::steady_clock::now();
        count = work();
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - start;
        times.push_back(spent.count());
    }
    std::ranges::sort(times);
    std::puts(
        fmt::format(R"({{"question":"{}","answers":{},"median_ms":{:.2f},"slowest_ms":{:.2f}}})",
            what, count, times[times.size() / 2], times.back())
            .c_str());
}

void fill(
    RunStore& store, catalogue::Catalogue& catalogue, const Layout& layout, int runs, int batches)
{
    for (int run = 0; run < runs; ++run) {
        RunEntry entry;
        entry.record.name = fmt::format("run {}", run);
        RunData data;
        data.classes = {"a", "b"};
        const RunRow row = store.add(entry, data);
        const auto writer = catalogue.writer();
        writer->begin();
        for (int epoch = 0; epoch < 10; ++epoch) {
            EpochStats stats;
            stats.epoch = epoch;
            writer->putEpoch(row, stats);
        }
        writer->commit();
        BatchLog log(layout.runBatches(row));
        for (int step = 0; step < batches; ++step) {
            BatchStats stats;
            stats.step = step;
            stats.loss = std::sin(0.01 * step) + 0.1 * std::cos(step);
            log.append(stats);
        }
    }
}

}

int main(int argc, char** argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 200;
    const int batches = argc > 2 ? std::atoi(argv[2]) : 10'000;
    const TemporaryFolder folder;
    const Layout layout(folder.path);
    const auto catalogue = catalogue::Catalogue::create(layout.catalogue());
    RunStore store(layout, *catalogue);
    fill(store, *catalogue, layout, runs, batches);
    measure("records of all runs", [&] { return store.runs().size(); });
    const auto curves = [&](std::size_t limit) {
        std::size_t points = 0;
        for (const RunRecord& run : store.runs())
            points += store.batches(run.row, limit).size();
        return points;
    };
    measure("whole curves of all runs", [&] { return curves(0); });
    measure("curves of all runs, thinned to 1000", [&] { return curves(1000); });
    return 0;
}
