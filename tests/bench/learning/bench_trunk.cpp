// SPDX-License-Identifier: GPL-3.0-or-later
// bench_trunk WEIGHTS PICTURES COUNT CACHE layer2|layer3|pool [THREADS]: computes the frozen part
// of a network for the first COUNT pictures of a folder, reads it back, and embeds from it and
// from pixels. CACHE must be empty or absent. Prints one JSON object.
#include "core/base/error.h"
#include "core/learning/networks/embedder.h"
#include "core/learning/trunk/activationfolder.h"
#include "core/learning/trunk/trunk.h"
#include "tests/bench/learning/foldersource.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdio>

using namespace vitrine;
using bench::FolderSource;
using namespace vitrine::learning;

namespace {

template <typename Work> double secondsOf(const Work& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Cut cutFrom(const std::string& name)
{
    for (const Cut cut : {Cut::AfterLayer2, Cut::AfterLayer3, Cut::AfterPool}) {
        if (cutName(cut) == name)
            return cut;
    }
    throw Error(ErrorCode::InvalidArgument, "No cut is called " + name + ".");
}

using Vectors = std::vector<std::vector<float>>;

/// Images a second.
double embed(const std::filesystem::path& weights, const std::filesystem::path& cache, int threads,
    const FolderSource& source, Vectors& vectors)
{
    EmbedderOptions options;
    options.threads = threads;
    options.trunkCache = cache;
    const auto embedder = Embedder::fromFile(weights, options);
    JobContext context;
    const double seconds = secondsOf([&] {
        embedder->embed(
            source,
            [&vectors](std::span<const Embedder::Result> results) {
                for (const Embedder::Result& result : results)
                    vectors.push_back(result.vector);
            },
            context);
    });
    return static_cast<double>(source.size()) / seconds;
}

double largestDistance(const Vectors& a, const Vectors& b)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        double difference = 0.0;
        double size = 0.0;
        for (std::size_t k = 0; k < a[i].size(); ++k) {
            difference += std::pow(double{a[i][k]} - double{b[i][k]}, 2);
            size += std::pow(double{b[i][k]}, 2);
        }
        largest = std::max(largest, size > 0.0 ? std::sqrt(difference / size) : 0.0);
    }
    return largest;
}

/// Seconds for all records, 32 at a time as training takes them.
double readAll(Trunk& trunk, const FolderSource& source, const std::vector<ViewOfImage>& wanted)
{
    const std::size_t numbers = trunk.shape().numbers();
    std::vector<std::uint16_t> batch(32 * numbers);
    return secondsOf([&] {
        for (std::size_t at = 0; at < wanted.size(); at += 32) {
            const auto part =
                std::span(wanted).subspan(at, std::min<std::size_t>(32, wanted.size() - at));
            trunk.read(source, part, std::span(batch).first(part.size() * numbers));
        }
    });
}

void run(const std::vector<std::string>& arguments)
{
    const FolderSource source(arguments[1], std::stoul(arguments[2]));
    const std::filesystem::path cache = arguments[3];
    TrunkOptions options;
    options.cut = cutFrom(arguments[4]);
    options.threads = arguments.size() > 5 ? std::stoi(arguments[5]) : 0;
    options.cache = cache;
    std::vector<ViewOfImage> wanted;
    for (std::size_t i = 0; i < source.size(); ++i)
        wanted.push_back({i, 0});
    const auto count = static_cast<double>(source.size());
    const StateDict weights = readStateDict(arguments[0]);
    JobContext context;
    double computing = 0.0;
    double bytes = 0.0;
    {
        const auto trunk = Trunk::make(weights, options);
        computing = secondsOf([&] { trunk->prepare(source, wanted, context); });
        bytes = count * static_cast<double>(2 * trunk->shape().numbers());
    }
    std::unique_ptr<Trunk> trunk;
    const double opening = secondsOf([&] { trunk = Trunk::make(weights, options); });
    const double checking = readAll(*trunk, source, wanted);
    const double reading = readAll(*trunk, source, wanted);
    Vectors fromCache;
    Vectors fromPixels;
    const double kept = embed(arguments[0], cache, options.threads, source, fromCache);
    const double pixels = embed(arguments[0], {}, options.threads, source, fromPixels);
    fmt::print(
        "{{\"images\": {}, \"cut\": \"{}\", \"trunk_images_per_s\": {:.2f}, \"open_s\": {:.3f}, "
        "\"cache_mb\": {:.1f}, \"first_read_gb_per_s\": {:.2f}, \"read_gb_per_s\": {:.2f}, "
        "\"embed_images_per_s\": {:.2f}, \"embed_from_cache_images_per_s\": {:.2f}, "
        "\"largest_distance\": {:.2e}}}\n",
        source.size(), cutName(options.cut), count / computing, opening,
        static_cast<double>(activationBytes(cache)) / 1e6, bytes / checking / 1e9,
        bytes / reading / 1e9, pixels, kept, largestDistance(fromCache, fromPixels));
}

}

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 5) {
        std::fputs(
            "bench_trunk WEIGHTS PICTURES COUNT CACHE layer2|layer3|pool [THREADS]\n", stderr);
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
