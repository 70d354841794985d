// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/evaluation.h"

#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/search/limits.h"
#include "core/search/normalise.h"
#include "core/search/scan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine::search {

namespace {

constexpr std::size_t kBlockQueries = 64;

struct Ranked {
    float score;
    std::size_t row;

    bool operator<(const Ranked& other) const ///< is nearer
    {
        return score != other.score ? score > other.score : row < other.row;
    }
};

/// Reused from query to query.
struct Scratch {
    std::vector<Ranked> relevant;
    std::vector<std::size_t> before; ///< others nearer than each relevant one, not than the last
};

/// What `judge` finds of one query; no queries where nothing is relevant.
SearchFigures figuresOf(std::span<const std::size_t> ranks)
{
    SearchFigures figures;
    if (ranks.empty())
        return figures;
    figures.queries = 1;
    const auto relevant = static_cast<double>(ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i)
        figures.meanAveragePrecision +=
            static_cast<double>(i + 1) / static_cast<double>(ranks[i]) / relevant;
    for (std::size_t cut = 0; cut < SearchFigures::kCutOffs.size(); ++cut) {
        const auto k = static_cast<std::size_t>(SearchFigures::kCutOffs[cut]);
        double found = 0.0;
        double gain = 0.0;
        double best = 0.0;
        for (std::size_t i = 0; i < std::min(k, ranks.size()); ++i) {
            best += 1.0 / std::log2(static_cast<double>(i + 2));
            if (ranks[i] > k)
                continue;
            found += 1.0;
            gain += 1.0 / std::log2(static_cast<double>(ranks[i] + 1));
        }
        figures.precision[cut] = found / static_cast<double>(k);
        figures.recall[cut] = found / relevant;
        figures.nDcg[cut] = gain / best;
    }
    return figures;
}

/// Every figure follows from the ranks of what is relevant: how many others are nearer is counted,
/// which is cheaper than sorting them all.
SearchFigures judge(
    std::span<const float> scores, const Relevance& relevance, std::size_t query, Scratch& scratch)
{
    const std::int64_t label = relevance.labels[query];
    if (label < 0)
        return {};
    const std::int64_t owner = relevance.owners.empty() ? 0 : relevance.owners[query];
    const auto takesPart = [&](std::size_t row) {
        return row != query && (owner == 0 || relevance.owners[row] != owner);
    };
    auto& relevant = scratch.relevant;
    relevant.clear();
    for (std::size_t row = 0; row < scores.size(); ++row) {
        if (relevance.labels[row] == label && takesPart(row))
            relevant.push_back({scores[row], row});
    }
    if (relevant.empty())
        return {};
    std::ranges::sort(relevant, std::less<>());
    scratch.before.assign(relevant.size(), 0);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const Ranked other{scores[row], row};
        if (relevance.labels[row] == label || !(other < relevant.back()) || !takesPart(row))
            continue;
        const auto next = std::ranges::upper_bound(relevant, other, std::less<>());
        ++scratch.before[static_cast<std::size_t>(next - relevant.begin())];
    }
    std::size_t others = 0;
    for (std::size_t i = 0; i < relevant.size(); ++i) {
        others += scratch.before[i];
        scratch.before[i] = i + 1 + others; // from here on its rank
    }
    return figuresOf(scratch.before);
}

void add(SearchFigures& sum, const SearchFigures& figures)
{
    for (std::size_t cut = 0; cut < SearchFigures::kCutOffs.size(); ++cut) {
        sum.precision[cut] += figures.precision[cut];
        sum.recall[cut] += figures.recall[cut];
        sum.nDcg[cut] += figures.nDcg[cut];
    }
    sum.meanAveragePrecision += figures.meanAveragePrecision;
    sum.queries += figures.queries;
}

void divide(SearchFigures& sum)
{
    const auto queries = static_cast<double>(std::max<std::int64_t>(sum.queries, 1));
    for (std::size_t cut = 0; cut < SearchFigures::kCutOffs.size(); ++cut) {
        sum.precision[cut] /= queries;
        sum.recall[cut] /= queries;
        sum.nDcg[cut] /= queries;
    }
    sum.meanAveragePrecision /= queries;
}

std::vector<float> normalised(std::span<const float> vectors, std::size_t width)
{
    std::vector<float> copy(vectors.begin(), vectors.end());
    for (std::size_t at = 0; at < copy.size(); at += width)
        normalise(std::span(copy).subspan(at, width));
    return copy;
}

void requireSound(std::span<const float> vectors, int length, std::size_t count)
{
    if (length < 1 || length > kMaxLength
        || vectors.size() != count * static_cast<std::size_t>(length)) {
        throw Error(
            ErrorCode::InvalidArgument, "There must be one vector of equal length for each label.");
    }
    if (!allFinite(vectors))
        throw Error(ErrorCode::InvalidArgument, "A vector holds a value that is not a number.");
}

/// The judgement of queries of one block: figures[query * relevances + relevance].
class Block {
public:
    Block(const Rows& rows, std::span<const Relevance> relevances)
        : m_rows(rows)
        , m_relevances(relevances)
        , m_scores(kBlockQueries * rows.count)
        , m_asking(kBlockQueries * rows.length)
        , m_scratch(static_cast<std::size_t>(cpu::usableCores()))
    {
    }

    void judge(std::span<const std::size_t> queries, std::span<SearchFigures> figures)
    {
        for (std::size_t i = 0; i < queries.size(); ++i)
            std::copy_n(m_rows[queries[i]], m_rows.length, m_asking.data() + i * m_rows.length);
        scan(m_rows, {m_asking.data(), queries.size(), m_rows.length}, Measure::InnerProduct,
            std::span(m_scores).first(queries.size() * m_rows.count));
        const std::size_t threads = m_scratch.size();
#pragma omp parallel for schedule(static) num_threads(static_cast <int>(threads))
        for (std::size_t worker = 0; worker < threads; ++worker) {
            for (std::size_t i = worker; i < queries.size(); i += threads)
                judgeOne(i, queries[i], m_scratch[worker], figures);
        }
    }

private:
    void judgeOne(
        std::size_t at, std::size_t query, Scratch& scratch, std::span<SearchFigures> figures) const
    {
        const auto scores = std::span(m_scores).subspan(at * m_rows.count, m_rows.count);
        for (std::size_t kind = 0; kind < m_relevances.size(); ++kind)
            figures[at * m_relevances.size() + kind] =
                search::judge(scores, m_relevances[kind], query, scratch);
    }

    Rows m_rows;
    std::span<const Relevance> m_relevances;
    std::vector<float> m_scores;
    std::vector<float> m_asking;
    std::vector<Scratch> m_scratch;
};

}

std::vector<JudgedSearch> judgeSearches(std::span<const float> vectors, int length,
    std::span<const std::size_t> queries, std::span<const Relevance> relevances,
    JobContext& context)
{
    std::vector<JudgedSearch> reports(relevances.size());
    if (relevances.empty())
        return reports;
    const std::size_t count = relevances.front().labels.size();
    requireSound(vectors, length, count);
    const bool agree = std::ranges::all_of(relevances, [&](const Relevance& each) {
        return each.labels.size() == count && (each.owners.empty() || each.owners.size() == count);
    });
    if (!agree || std::ranges::any_of(queries, [&](std::size_t row) { return row >= count; }))
        throw Error(ErrorCode::InvalidArgument, "Labels, owners and queries do not fit together.");

    const auto width = static_cast<std::size_t>(length);
    const std::vector<float> unit = normalised(vectors, width);
    Block block({unit.data(), count, width}, relevances);
    std::vector<SearchFigures> figures(kBlockQueries * relevances.size());
    const auto total = static_cast<std::int64_t>(queries.size());
    for (std::size_t first = 0; first < queries.size(); first += kBlockQueries) {
        context.throwIfStopped();
        context.report(Stage::Evaluating, static_cast<std::int64_t>(first), total);
        const auto part = queries.subspan(first, std::min(kBlockQueries, queries.size() - first));
        block.judge(part, figures);
        for (std::size_t i = 0; i < part.size() * relevances.size(); ++i) {
            const SearchFigures& each = figures[i];
            if (each.queries == 0)
                continue;
            const std::size_t kind = i % relevances.size();
            const std::int64_t label = relevances[kind].labels[part[i / relevances.size()]];
            add(reports[kind].all, each);
            add(reports[kind].byLabel[label], each);
        }
    }
    context.report(Stage::Evaluating, total, total);
    for (JudgedSearch& report : reports) {
        divide(report.all);
        for (auto& [label, each] : report.byLabel)
            divide(each);
    }
    return reports;
}

RetrievalReport leaveOneOut(std::span<const float> vectors, std::span<const int> labels, int length)
{
    constexpr std::size_t kTen = 2;
    static_assert(SearchFigures::kCutOffs[kTen] == 10);
    requireSound(vectors, length, labels.size());
    const std::int64_t least =
        labels.empty() ? 0 : std::min<std::int64_t>(0, *std::ranges::min_element(labels));
    std::vector<std::int64_t> shifted; // negative ones would be none
    for (const int label : labels)
        shifted.push_back(label - least);
    std::vector<std::size_t> everyone(labels.size());
    std::iota(everyone.begin(), everyone.end(), std::size_t{0});
    JobContext context;
    const Relevance sameLabel{shifted};
    const JudgedSearch judged =
        judgeSearches(vectors, length, everyone, {&sameLabel, 1}, context).front();

    const auto two = [](const SearchFigures& figures) {
        return RetrievalQuality{
            figures.precision[kTen], figures.meanAveragePrecision, figures.queries};
    };
    RetrievalReport report;
    report.all = two(judged.all);
    for (const auto& [label, figures] : judged.byLabel)
        report.byLabel[static_cast<int>(label + least)] = two(figures);
    return report;
}

}
