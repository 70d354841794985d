// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trainjson.h"

#include "core/base/json.h"
#include "core/workspace/training/trainconfigjson.h"

namespace vitrine::cli {

using nlohmann::json;

namespace {

json orNull(const std::optional<EpochStats>& stats)
{
    return stats ? toJson(*stats) : json(nullptr);
}

json orNull(const std::string& text)
{
    return text.empty() ? json(nullptr) : json(text);
}

json splitOf(const RunRecord& run)
{
    return {{"kind", splitKindName(run.split)}, {"leaks", run.leaks}, {"train", run.trainImages},
        {"validation", run.validationImages}, {"test", run.testImages},
        {"missing", run.missingImages}};
}

json atCutOffs(const std::array<double, SearchFigures::kCutOffs.size()>& values)
{
    json object = json::object();
    for (std::size_t i = 0; i < values.size(); ++i)
        object[std::to_string(SearchFigures::kCutOffs[i])] = values[i];
    return object;
}

json toJson(const SearchFigures& figures)
{
    return {{"precision", atCutOffs(figures.precision)}, {"recall", atCutOffs(figures.recall)},
        {"ndcg", atCutOffs(figures.nDcg)}, {"map", figures.meanAveragePrecision},
        {"queries", figures.queries}};
}

json toJson(const ModelSearchQuality& model)
{
    json categories = json::array();
    for (const auto& [name, figures] : model.categories) {
        json object = toJson(figures);
        object["category"] = name;
        categories.push_back(std::move(object));
    }
    return {{"model", model.model}, {"name", model.name}, {"by_category", toJson(model.byCategory)},
        {"categories", std::move(categories)}, {"duplicates", toJson(model.duplicates)},
        {"data_known", model.dataKnown}};
}

json toJson(const IndexQuality& index)
{
    return {{"kind", index.kind}, {"parameters", index.parameters},
        {"recall_at_10", index.recallAt10}, {"latency_p50_ms", index.latencyP50Ms},
        {"latency_p95_ms", index.latencyP95Ms}, {"build_seconds", index.buildSeconds},
        {"bytes", index.bytes}};
}

}

json orNull(const std::optional<std::filesystem::path>& file)
{
    return file ? json(file->string()) : json(nullptr);
}

json toJson(const Quality& quality)
{
    return {{"loss", quality.loss}, {"top1", quality.top1}, {"top5", quality.top5},
        {"macro_f1", quality.macroF1}, {"calibration_error", quality.calibrationError},
        {"images", quality.images}};
}

json toJson(const EpochStats& stats)
{
    return {{"epoch", stats.epoch + 1}, {"train_loss", stats.trainLoss},
        {"train_accuracy", stats.trainAccuracy}, {"validation", toJson(stats.validation)},
        {"learning_rate", stats.learningRate}, {"images_per_s", stats.imagesPerSecond},
        {"seconds", stats.seconds}, {"best", stats.best}};
}

json toJson(const BatchStats& stats)
{
    return {{"step", stats.step + 1}, {"epoch", stats.epoch + 1}, {"loss", stats.loss},
        {"accuracy", stats.accuracy}, {"learning_rate", stats.learningRate},
        {"images_per_s", stats.imagesPerSecond}, {"seconds", stats.seconds},
        {"memory_bytes", stats.memoryBytes}};
}

json toJson(const RunRecord& run)
{
    json honest = nullptr;
    if (run.honest)
        honest = {{"top1", run.honest->top1}, {"images", run.honest->images}};
    return {{"run", run.row.value}, {"name", run.name}, {"tags", run.tags},
        {"state", runStateName(run.state)}, {"alive", run.alive}, {"archived", run.archived},
        {"deleted", run.deleted}, {"error", orNull(run.error)}, {"diverged", run.diverged},
        {"sweep", orNull(run.sweep)}, {"model", orNull(run.model)}, {"started", run.started},
        {"changed", run.changed},
        {"start",
            {{"weights", run.startWeights}, {"sha256", run.startSha256},
                {"pretrained", run.pretrained}}},
        {"split", splitOf(run)}, {"classes", run.classes}, {"data_sha256", run.dataSha256},
        {"version", run.codeVersion}, {"epochs_done", run.epochsDone},
        {"epochs_learnt", epochsLearnt(run)}, {"steps_done", run.stepsDone},
        {"seconds", run.secondsSpent}, {"peak_bytes", run.peakBytes}, {"best", orNull(run.best)},
        {"last", orNull(run.last)}, {"honest", std::move(honest)},
        {"settings", parseJson(workspace::jsonOf(run.config))}};
}

json toJson(const TrainPlan& plan)
{
    json warnings = json::array();
    for (const PlanWarning& warning : plan.warnings)
        warnings.push_back(planWarningText(warning));
    return {{"train", plan.trainImages}, {"validation", plan.validationImages},
        {"test", plan.testImages}, {"classes", plan.classes}, {"weights", plan.weights},
        {"pretrained", plan.pretrained}, {"leaks", plan.leaks}, {"seconds", plan.seconds},
        {"trunk_seconds", plan.trunkSeconds}, {"train_seconds", plan.trainSeconds},
        {"evaluate_seconds", plan.evaluateSeconds}, {"embed_seconds", plan.embedSeconds},
        {"disk_bytes", plan.diskBytes}, {"trunk_bytes", plan.trunkBytes},
        {"model_bytes", plan.modelBytes}, {"checkpoint_bytes", plan.checkpointBytes},
        {"embeddings_bytes", plan.embeddingsBytes}, {"disk_known", plan.diskKnown},
        {"disk_free", plan.diskFree}, {"memory_bytes", plan.memoryBytes},
        {"warnings", std::move(warnings)}};
}

json toJson(const Evaluation& evaluation, bool confusion)
{
    json object = toJson(evaluation.quality);
    json classes = json::array();
    for (const ClassQuality& each : evaluation.classes)
        classes.push_back({{"category", each.name}, {"precision", each.precision},
            {"recall", each.recall}, {"f1", each.f1}, {"images", each.images}});
    json bins = json::array();
    for (const ReliabilityBin& bin : evaluation.reliability)
        bins.push_back(
            {{"confidence", bin.confidence}, {"accuracy", bin.accuracy}, {"images", bin.images}});
    object["classes"] = std::move(classes);
    object["reliability"] = std::move(bins);
    if (!confusion)
        return object;
    const int count = static_cast<int>(evaluation.classes.size());
    json matrix = json::array();
    for (int truth = 0; truth < count; ++truth) {
        json row = json::array();
        for (int predicted = 0; predicted < count; ++predicted)
            row.push_back(evaluation.confused(truth, predicted));
        matrix.push_back(std::move(row));
    }
    object["confusion"] = std::move(matrix);
    return object;
}

json toJson(const Training::LearningRates& rates)
{
    return {{"rates", rates.rates}, {"losses", rates.losses},
        {"suggestion", rates.suggestion > 0.0 ? json(rates.suggestion) : json(nullptr)}};
}

json toJson(const SearchEvaluation& evaluation)
{
    json models = json::array();
    for (const ModelSearchQuality& model : evaluation.models)
        models.push_back(toJson(model));
    json indexes = json::array();
    for (const IndexQuality& index : evaluation.indexes)
        indexes.push_back(toJson(index));
    return {{"images", evaluation.images}, {"queries", evaluation.queries},
        {"side", evaluation.side}, {"models", std::move(models)}, {"indexes", std::move(indexes)}};
}

json toJson(const SearchChange& change)
{
    const auto model = [](const SearchChange::Model& each) {
        return json{
            {"model", each.id}, {"name", each.name}, {"precision_at_10", each.precisionAt10}};
    };
    return {{"before", model(change.before)}, {"after", model(change.after)},
        {"queries", change.queries}, {"side", change.side}, {"worse", change.worse()}};
}

json orNull(const std::optional<SearchChange>& change)
{
    return change ? toJson(*change) : json(nullptr);
}

}
