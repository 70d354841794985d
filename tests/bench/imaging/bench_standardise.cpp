// SPDX-License-Identifier: GPL-3.0-or-later
// bench_standardise PICTURES OUTPUT [THREADS]: standardises every file of a folder once and prints
// one JSON object. Our side of tests/bench/run_standardise.sh.
#include "core/base/error.h"
#include "core/imaging/standardise.h"
#include "tests/support/testdata.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace fs = std::filesystem;

namespace {

std::vector<vitrine::imaging::StandardiseTask> tasksFor(const fs::path& from, const fs::path& to)
{
    std::vector<vitrine::imaging::StandardiseTask> tasks;
    for (const fs::path& file : vitrine::test::filesIn(from))
        tasks.push_back({file, to / (file.stem().string() + ".jpg")});
    return tasks;
}

}

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_standardise PICTURES OUTPUT [THREADS]\n");
        return 2;
    }
    try {
        fs::create_directories(argv[2]);
        const auto tasks = tasksFor(argv[1], argv[2]);
        vitrine::imaging::StandardiseOptions options;
        options.threads = argc > 3 ? std::atoi(argv[3]) : 0;
        std::size_t failed = 0;
        vitrine::JobContext context;
        const auto start = std::chrono::steady_clock::now();
        vitrine::imaging::standardise(
            tasks, options, [&](const auto& result) { failed += result.problem ? 1U : 0U; },
            context);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        std::printf("{\"done\": %zu, \"failed\": %zu, \"seconds\": %.4f, \"images_per_s\": %.1f}\n",
            tasks.size() - failed, failed, took.count(),
            static_cast<double>(tasks.size()) / took.count());
    } catch (const vitrine::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
