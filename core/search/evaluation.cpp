// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/evaluation.h"

#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/search/limits.h"
#include "core/search/normalise.h"
#include "core/search/scan.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace vitrine::search {

namespace {

constexpr std::size_t kBlockQueries = 64;
constexpr std::size_t kDepth = 10;

struct QueryFigures {
    double precision = 0.0;
    double averagePrecision = 0.0;
};

struct Ranked {
    float score;
    std::size_t row;
};

/// `ranking` is scratch space for all rows but the query.
QueryFigures judge(std::span<const float> scores, std::span<const int> labels, std::size_t query,
    std::span<Ranked> ranking)
{
    for (std::size_t row = 0, at = 0; row < scores.size(); ++row) {
        if (row != query)
            ranking[at++] = {scores[row], row};
    }
    std::ranges::sort(ranking, [](const Ranked& a, const Ranked& b) {
        return a.score != b.score ? a.score > b.score : a.row < b.row;
    });
    QueryFigures figures;
    double relevant = 0.0;
    for (std::size_t rank = 0; rank < ranking.size(); ++rank) {
        if (labels[ranking[rank].row] != labels[query])
            continue;
        relevant += 1.0;
        figures.averagePrecision += relevant / static_cast<double>(rank + 1);
        if (rank < kDepth)
            figures.precision += 1.0 / static_cast<double>(kDepth);
    }
    if (relevant > 0.0)
        figures.averagePrecision /= relevant;
    return figures;
}

std::vector<QueryFigures> judgeAll(const Rows& rows, std::span<const int> labels)
{
    std::vector<QueryFigures> figures(rows.count);
    std::vector<float> scores(std::min(kBlockQueries, rows.count) * rows.count);
    const int threads = cpu::usableCores();
    std::vector<std::vector<Ranked>> scratch(static_cast<std::size_t>(threads));
    for (auto& ranking : scratch)
        ranking.resize(rows.count - 1);
    for (std::size_t first = 0; first < rows.count; first += kBlockQueries) {
        const std::size_t many = std::min(kBlockQueries, rows.count - first);
        scan(rows, rows.part(first, many), Measure::InnerProduct,
            std::span(scores).first(many * rows.count));
#pragma omp parallel for schedule(static) num_threads(threads)
        for (int worker = 0; worker < threads; ++worker) {
            const auto own = static_cast<std::size_t>(worker);
            for (std::size_t i = own; i < many; i += static_cast<std::size_t>(threads)) {
                figures[first + i] = judge(std::span(scores).subspan(i * rows.count, rows.count),
                    labels, first + i, scratch[own]);
            }
        }
    }
    return figures;
}

void add(RetrievalQuality& sum, const QueryFigures& figures)
{
    sum.precisionAt10 += figures.precision;
    sum.meanAveragePrecision += figures.averagePrecision;
    ++sum.queries;
}

void divide(RetrievalQuality& sum)
{
    if (sum.queries == 0)
        return;
    sum.precisionAt10 /= static_cast<double>(sum.queries);
    sum.meanAveragePrecision /= static_cast<double>(sum.queries);
}

}

RetrievalReport leaveOneOut(std::span<const float> vectors, std::span<const int> labels, int length)
{
    if (length < 1 || length > kMaxLength
        || vectors.size() != labels.size() * static_cast<std::size_t>(length)) {
        throw Error(
            ErrorCode::InvalidArgument, "There must be one vector of equal length for each label.");
    }
    if (!allFinite(vectors))
        throw Error(ErrorCode::InvalidArgument, "A vector holds a value that is not a number.");
    RetrievalReport report;
    if (labels.empty())
        return report;
    const auto width = static_cast<std::size_t>(length);
    std::vector<float> normalised(vectors.begin(), vectors.end());
    for (std::size_t at = 0; at < normalised.size(); at += width)
        normalise(std::span(normalised).subspan(at, width));

    std::map<int, std::int64_t> counts;
    for (const int label : labels)
        ++counts[label];
    const auto figures = judgeAll({normalised.data(), labels.size(), width}, labels);
    for (std::size_t query = 0; query < labels.size(); ++query) {
        if (counts[labels[query]] < 2)
            continue;
        add(report.all, figures[query]);
        add(report.byLabel[labels[query]], figures[query]);
    }
    divide(report.all);
    for (auto& [label, quality] : report.byLabel)
        divide(quality);
    return report;
}

}
