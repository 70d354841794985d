// SPDX-License-Identifier: GPL-3.0-or-later
// bench_search COUNT LENGTH FOLDER: searches COUNT random vectors and prints one JSON object.
// FOLDER/index.faiss and FOLDER/queries.f32 are left for the peer (peers/search_faiss.py), and
// FOLDER/ours.txt with the ids found, so that both answer the same questions on the same vectors.
#include "core/search/evaluation.h"
#include "core/search/vectorindex.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numeric>
#include <random>
#include <vector>

using namespace vitrine;

namespace {

constexpr int kQueries = 64;
constexpr int kHits = 50;

std::vector<float> numbers(std::size_t count, unsigned seed)
{
    std::minstd_rand generator(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(generator() % 20001) / 10000.0F - 1.0F;
    return values;
}

double milliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double quantile(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

std::unique_ptr<search::VectorIndex> builtIndex(std::int64_t count, int length)
{
    const auto vectors =
        numbers(static_cast<std::size_t>(count) * static_cast<std::size_t>(length), 1);
    std::vector<std::int64_t> ids(static_cast<std::size_t>(count));
    std::iota(ids.begin(), ids.end(), 1);
    JobContext context;
    return search::VectorIndex::build(vectors, ids, length, search::Metric::Cosine, context);
}

double evaluationMilliseconds(std::int64_t count, int length)
{
    const auto vectors =
        numbers(static_cast<std::size_t>(count) * static_cast<std::size_t>(length), 3);
    std::vector<int> labels(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i] = static_cast<int>(i % 10);
    return milliseconds([&] { search::leaveOneOut(vectors, labels, length); });
}

}

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fputs("usage: bench_search COUNT LENGTH FOLDER\n", stderr);
        return 2;
    }
    const std::int64_t count = std::atoll(argv[1]);
    const int length = std::atoi(argv[2]);
    const std::filesystem::path folder = argv[3];
    const auto width = static_cast<std::size_t>(length);

    builtIndex(count, length)->save(folder / "index.faiss");
    std::unique_ptr<search::VectorIndex> index;
    const double load =
        milliseconds([&] { index = search::VectorIndex::load(folder / "index.faiss"); });

    const auto queries = numbers(kQueries * width, 2);
    std::ofstream(folder / "queries.f32", std::ios::binary)
        .write(reinterpret_cast<const char*>(queries.data()),
            static_cast<std::streamsize>(queries.size() * sizeof(float)));

    std::ofstream found(folder / "ours.txt");
    std::vector<double> single;
    for (std::size_t i = 0; i < kQueries; ++i) {
        std::vector<search::VectorHit> hits;
        single.push_back(milliseconds(
            [&] { hits = index->search(std::span(queries).subspan(i * width, width), kHits); }));
        for (const search::VectorHit& hit : hits)
            found << hit.id << ' ';
        found << '\n';
    }
    std::vector<double> batch;
    for (int i = 0; i < 5; ++i)
        batch.push_back(milliseconds([&] { index->searchMany(queries, kQueries, kHits); }));

    std::printf("{\"median_ms\": %.3f, \"p95_ms\": %.3f, \"batch_ms\": %.3f, \"load_ms\": %.1f",
        quantile(single, 0.5), quantile(single, 0.95), quantile(batch, 0.5), load);
    if (count <= 2000) // its time grows with the square
        std::printf(", \"leave_one_out_ms\": %.1f", evaluationMilliseconds(count, length));
    std::puts("}");
    return 0;
}
