// SPDX-License-Identifier: GPL-3.0-or-later
// bench_embed WEIGHTS PICTURES COUNT OUTPUT [auto|float32|bfloat16 [BATCH]]: embeds the first COUNT
// pictures of a folder. Writes the vectors as raw float32 and prints one JSON object. WEIGHTS may
// be "random".
#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/learning/networks/embedder.h"
#include "tests/bench/learning/foldersource.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>

using namespace vitrine;
using bench::FolderSource;
using learning::Embedder;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Milliseconds from pixels to vector for one picture: the median of 15.
double latency(Embedder& embedder, const FolderSource& source)
{
    const Picture picture = source.load(0, embedder.inputSide());
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) {
        const auto start = std::chrono::steady_clock::now();
        embedder.embedOne(picture);
        times.push_back(1000.0 * secondsSince(start));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void run(const std::vector<std::string>& arguments)
{
    const std::string precision = arguments.size() > 4 ? arguments[4] : "auto";
    learning::EmbedderOptions options;
    if (precision != "auto")
        options.precision =
            precision == "bfloat16" ? learning::Precision::Bfloat16 : learning::Precision::Float32;
    if (arguments.size() > 5)
        options.batchSize = std::stoi(arguments[5]);
    const FolderSource source(arguments[1], std::stoul(arguments[2]));
    auto start = std::chrono::steady_clock::now();
    const auto embedder = arguments[0] == "random" ? Embedder::random(options)
                                                   : Embedder::fromFile(arguments[0], options);
    const double loading = secondsSince(start);
    AtomicFile output(arguments[3], Durability::Renamed);
    JobContext context;
    start = std::chrono::steady_clock::now();
    embedder->embed(
        source,
        [&output](std::span<const Embedder::Result> results) {
            for (const Embedder::Result& result : results)
                output.write(std::as_bytes(std::span(result.vector)));
        },
        context);
    const double seconds = secondsSince(start);
    output.commit();
    fmt::print(
        "{{\"images\": {}, \"images_per_s\": {:.3f}, \"load_s\": {:.3f}, \"one_ms\": {:.1f}}}\n",
        source.size(), static_cast<double>(source.size()) / seconds, loading,
        latency(*embedder, source));
}

}

int main(int argc, char** argv)
{
    cpu::spinBriefly(); // as the programs do
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 4) {
        std::fputs(
            "bench_embed WEIGHTS PICTURES COUNT OUTPUT [auto|float32|bfloat16 [BATCH]]\n", stderr);
        return 2;
    }
    try {
        run(arguments);
        return 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
