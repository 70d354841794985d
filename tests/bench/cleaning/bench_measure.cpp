// SPDX-License-Identifier: GPL-3.0-or-later
// bench_measure PICTURES [THREADS]: measures every file of a folder once.
// bench_measure --hashes COUNT: finds the near pairs among COUNT generated hashes in eight turns.
// Prints one JSON object. Our side of tests/bench/run_measure.sh.
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/cleaning/duplicates/hashsearch.h"
#include "core/imaging/measure.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fs = std::filesystem;

namespace {

using Turned = std::array<std::uint64_t, 8>;

class Stopwatch {
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Sums over pictures, so that both sides can show that they measure the same.
struct Sums {
    void add(const vitrine::PictureMeasures& m)
    {
        ++pictures;
        brightness += m.brightness50;
        entropy += m.entropy;
        sharpness += m.sharpness;
        colourfulness += m.colourfulness;
        blockiness += m.blockiness;
        flatness += m.flatness;
        abruptness += m.abruptness;
    }

    double pictures = 0.0;
    double brightness = 0.0;
    double entropy = 0.0;
    double sharpness = 0.0;
    double colourfulness = 0.0;
    double blockiness = 0.0;
    double flatness = 0.0;
    double abruptness = 0.0;
};

void measureFolder(const fs::path& folder, int threads)
{
    const std::vector<fs::path> files = vitrine::test::filesIn(folder);
    vitrine::imaging::MeasureOptions options;
    options.threads = threads;
    Sums sums;
    vitrine::JobContext context;
    const Stopwatch watch;
    const auto add = [&](const vitrine::imaging::MeasureResult& result) {
        if (!result.problem)
            sums.add(result.measures);
    };
    vitrine::imaging::measureFiles(files, options, add, context);
    const double seconds = watch.seconds();
    const double n = std::max(sums.pictures, 1.0);
    std::printf(
        "{\"done\": %.0f, \"seconds\": %.4f, \"images_per_s\": %.1f, \"brightness50\": %.4f, "
        "\"entropy\": %.4f, \"sharpness\": %.3f, \"colourfulness\": %.3f, "
        "\"blockiness\": %.4f, \"flatness\": %.4f, \"abruptness\": %.4f}\n",
        sums.pictures, seconds, static_cast<double>(files.size()) / seconds, sums.brightness / n,
        sums.entropy / n, sums.sharpness / n, sums.colourfulness / n, sums.blockiness / n,
        sums.flatness / n, sums.abruptness / n);
}

/// A tenth of the pictures are copies of another, up to 6 bits away, in any of eight turns.
std::vector<Turned> generatedHashes(std::size_t count)
{
    vitrine::Random random(1);
    std::vector<Turned> pictures(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::uint64_t& hash : pictures[i])
            hash = random.next();
        if (i == 0 || !random.chance(0.1))
            continue;
        std::uint64_t copy = pictures[random.below(i)][0];
        for (int bit = 0; bit < 6; ++bit)
            copy ^= std::uint64_t{1} << random.below(64);
        pictures[i][random.below(8)] = copy;
    }
    return pictures;
}

void searchHashes(std::size_t count)
{
    constexpr int kRadius = 6;
    const std::vector<Turned> pictures = generatedHashes(count);
    std::vector<std::uint64_t> upright;
    for (const Turned& turns : pictures)
        upright.push_back(turns[0]);
    vitrine::JobContext context;
    const Stopwatch uprightWatch;
    const std::size_t uprightPairs =
        vitrine::cleaning::pairsWithin(upright, kRadius, context).size();
    const double uprightSeconds = uprightWatch.seconds();
    const Stopwatch turnedWatch;
    const std::size_t turnedPairs =
        vitrine::cleaning::pairsWithin(pictures, kRadius, context).size();
    std::printf("{\"hashes\": %zu, \"upright_s\": %.3f, \"upright_pairs\": %zu, "
                "\"turned_s\": %.3f, \"turned_pairs\": %zu}\n",
        count, uprightSeconds, uprightPairs, turnedWatch.seconds(), turnedPairs);
}

}

int main(int argc, char** argv)
{
    const bool hashes = argc == 3 && std::string_view(argv[1]) == "--hashes";
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: bench_measure PICTURES [THREADS] | --hashes COUNT\n");
        return 2;
    }
    try {
        if (hashes)
            searchHashes(static_cast<std::size_t>(std::atoll(argv[2])));
        else
            measureFolder(argv[1], argc > 2 ? std::atoi(argv[2]) : 0);
    } catch (const vitrine::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
