// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluationwords.h"

#include "app/cli/nextstep.h"
#include "app/cli/runwords.h"
#include "app/cli/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::cli {

namespace {

constexpr std::size_t kPlotWidth = 64;
constexpr std::size_t kPlotHeight = 14;

using Table = std::vector<std::vector<std::string>>;

std::string three(double value)
{
    return fmt::format("{:.3f}", value);
}

void addFigures(Table& table, const std::string& name, const SearchFigures& figures)
{
    table.push_back({name});
    auto& row = table.back();
    for (const double value : figures.precision)
        row.push_back(figures.queries > 0 ? three(value) : "-");
    for (const double value : figures.recall)
        row.push_back(figures.queries > 0 ? three(value) : "-");
    row.push_back(figures.queries > 0 ? three(figures.nDcg[2]) : "-"); // at 10
    row.push_back(figures.queries > 0 ? three(figures.meanAveragePrecision) : "-");
    row.push_back(grouped(figures.queries));
}

Table figureTable(std::string name)
{
    Table table{{std::move(name)}};
    for (const char* kind : {"P@", "R@"}) {
        for (const int k : SearchFigures::kCutOffs)
            table[0].push_back(kind + std::to_string(k));
    }
    for (const char* column : {"nDCG@10", "mAP", "queries"})
        table[0].emplace_back(column);
    return table;
}

void printIndexes(Console& console, const std::vector<IndexQuality>& indexes)
{
    Table table{{"index", "recall@10", "p50 ms", "p95 ms", "build s", "size", "parameters"}};
    for (const IndexQuality& index : indexes) {
        table.push_back({index.kind, three(index.recallAt10), three(index.latencyP50Ms),
            three(index.latencyP95Ms), fmt::format("{:.2f}", index.buildSeconds),
            inBytes(index.bytes), index.parameters});
    }
    printTable(console, table);
}

/// Each category's mAP for every model.
void printCategories(Console& console, const std::vector<ModelSearchQuality>& models)
{
    Table table{{"mAP by category"}};
    for (const ModelSearchQuality& model : models)
        table[0].push_back(model.name);
    for (const auto& [name, figures] : models.back().categories) {
        table.push_back({name});
        for (const ModelSearchQuality& model : models) {
            const auto same = std::ranges::find(
                model.categories, name, [](const auto& each) { return each.first; });
            table.back().push_back(
                same == model.categories.end() ? "-" : three(same->second.meanAveragePrecision));
        }
    }
    printTable(console, table);
}

/// The mean loss of each column of a plot; NaN where there is none.
std::vector<double> columnsOf(const Training::LearningRates& rates, double first, double last)
{
    std::vector<double> sums(kPlotWidth, 0.0);
    std::vector<int> counts(kPlotWidth, 0);
    for (std::size_t i = 0; i < rates.rates.size(); ++i) {
        if (!std::isfinite(rates.losses[i]))
            continue;
        const double along = (std::log(rates.rates[i]) - first) / (last - first);
        const auto column = static_cast<std::size_t>(
            std::clamp(std::lround(along * (kPlotWidth - 1.0)), 0L, long{kPlotWidth - 1}));
        sums[column] += rates.losses[i];
        ++counts[column];
    }
    for (std::size_t i = 0; i < kPlotWidth; ++i)
        sums[i] = counts[i] > 0 ? sums[i] / counts[i] : std::numeric_limits<double>::quiet_NaN();
    return sums;
}

std::string cellAt(double loss, double top, double bottom, std::size_t row, bool suggested)
{
    const double share = (top - std::min(loss, top)) / (top - bottom); // what explodes is cut off
    if (std::isfinite(loss) && std::lround(share * (kPlotHeight - 1.0)) == static_cast<long>(row))
        return "•";
    return suggested ? "│" : " ";
}

}

void printClasses(Console& console, const Evaluation& evaluation)
{
    std::vector<ClassQuality> classes = evaluation.classes;
    // The worst first; of categories without a photo nothing is known.
    std::ranges::stable_sort(
        classes, {}, [](const ClassQuality& each) { return std::pair(each.images == 0, each.f1); });
    Table table{{"category", "precision", "recall", "F1", "photos"}};
    for (const ClassQuality& each : classes) {
        const auto figure = [&](double value) { return each.images > 0 ? three(value) : "-"; };
        table.push_back({each.name, figure(each.precision), figure(each.recall), figure(each.f1),
            grouped(each.images)});
    }
    printTable(console, table);
}

void printConfusion(Console& console, const Evaluation& evaluation)
{
    const int count = static_cast<int>(evaluation.classes.size());
    Table table{{"truth, and what the network said"}};
    for (int predicted = 0; predicted < count; ++predicted)
        table[0].push_back(std::to_string(predicted + 1));
    for (int truth = 0; truth < count; ++truth) {
        const auto& name = evaluation.classes[static_cast<std::size_t>(truth)].name;
        table.push_back({fmt::format("{:>2} {}", truth + 1, name)});
        for (int predicted = 0; predicted < count; ++predicted) {
            const std::int64_t images = evaluation.confused(truth, predicted);
            table.back().push_back(images == 0 ? "." : grouped(images));
        }
    }
    printTable(console, table);
}

void printSearches(Console& console, const SearchEvaluation& evaluation)
{
    console.line(fmt::format("Asked with {}; searched among the {} that {} embedded.",
        evaluation.side == "all"
            ? counted(evaluation.queries, "photo", "photos")
            : counted(evaluation.queries, "photo of the " + evaluation.side + " side",
                "photos of the " + evaluation.side + " side"),
        evaluation.images == 1 ? std::string("only one") : grouped(evaluation.images),
        evaluation.models.size() == 1 ? "the model has" : "every model has"));
    for (const ModelSearchQuality& model : evaluation.models) {
        if (!model.dataKnown)
            console.line(fmt::format("Note: it is no longer known which photos {} has learnt from. "
                                     "Some queries may be\namong them, which makes its figures too "
                                     "high.",
                model.name));
    }
    Table category = figureTable("same category");
    Table duplicates = figureTable("near duplicates");
    for (const ModelSearchQuality& model : evaluation.models) {
        const std::string name = fmt::format("{} ({})", model.name, model.model.substr(0, 8));
        addFigures(category, name, model.byCategory);
        addFigures(duplicates, name, model.duplicates);
    }
    for (const Table& table : {category, duplicates}) {
        console.line("");
        printTable(console, table);
    }
    console.line("");
    if (!evaluation.models.empty())
        printCategories(console, evaluation.models);
    console.line("");
    printIndexes(console, evaluation.indexes);
}

void printSearchChange(
    Console& console, const std::optional<SearchChange>& change, const std::string& folder)
{
    if (!change)
        return;
    const bool one = change->queries == 1;
    const std::string photos = counted(change->queries, "photo", "photos");
    console.line(fmt::format("Of the ten photos that a search finds first, {} are of the same "
                             "category; {} were with {}. Asked with {}.",
        percent(change->after.precisionAt10), percent(change->before.precisionAt10),
        change->before.name,
        change->side != "all" ? fmt::format("{} of the {} side", photos, change->side)
            : one             ? std::string("the only photo, which it learnt from")
                              : fmt::format("all {}, also those that it learnt from", photos)));
    if (change->worse())
        console.line(fmt::format("Note: searches find less than before. `vitrine-cli models {} "
                                 "--use {}` goes back.",
            shellWord(folder), change->before.id));
}

void printCurve(Console& console, const Training::LearningRates& rates)
{
    if (rates.rates.size() < 2 || rates.rates.front() <= 0.0)
        return;
    const double first = std::log(rates.rates.front());
    const double last = std::log(rates.rates.back());
    const std::vector<double> columns = columnsOf(rates, first, last);
    double bottom = std::numeric_limits<double>::infinity();
    double start = -bottom;
    for (const double loss : columns) {
        bottom = std::min(bottom, std::isfinite(loss) ? loss : bottom);
        if (!std::isfinite(start) && std::isfinite(loss))
            start = loss;
    }
    if (!std::isfinite(bottom) || last <= first)
        return;
    const double top = std::max(start + 0.5 * (start - bottom), bottom + 1e-6);
    const double along = (std::log(std::max(rates.suggestion, 1e-300)) - first) / (last - first);
    const long suggested = std::lround(along * (kPlotWidth - 1.0));
    for (std::size_t row = 0; row < kPlotHeight; ++row) {
        const double height = top - (top - bottom) * static_cast<double>(row) / (kPlotHeight - 1.0);
        std::string line = fmt::format("{:>8.3f} ┤", height);
        for (std::size_t column = 0; column < kPlotWidth; ++column)
            line += cellAt(columns[column], top, bottom, row,
                rates.suggestion > 0.0 && static_cast<long>(column) == suggested);
        console.line(line);
    }
    console.line(fmt::format("{:>8} └{}", "loss", fmt::format("{:─>{}}", "", kPlotWidth)));
    console.line(fmt::format("{:>10}{:<{}}{:>12}", "", fmt::format("{:.1e}", rates.rates.front()),
        kPlotWidth - 12, fmt::format("{:.1e}", rates.rates.back())));
}

}
