// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace vitrine::cli {

using nlohmann::json;

namespace {

double rounded(double value, int digits)
{
    const double scale = std::pow(10.0, digits);
    return std::round(value * scale) / scale;
}

json priceOf(const std::optional<Money>& price)
{
    return price ? json(toString(*price)) : json(nullptr);
}

}

json toJson(const ModelRecord& model)
{
    return {{"id", model.id}, {"name", model.name}, {"backbone", model.backbone},
        {"weights_sha256", model.weightsSha256}, {"pretrained", model.pretrained},
        {"preprocessing", model.preprocessing}, {"precision", model.precision},
        {"length", model.length}, {"input_side", model.inputSide}, {"created", model.created}};
}

const char* metricWord(SearchMetric metric)
{
    return metric == SearchMetric::L2 ? "l2" : "cosine";
}

json toJson(const RowProblem& problem)
{
    return {{"file", problem.file}, {"line", problem.line}, {"byte", problem.byte},
        {"column", problem.column}, {"kind", problem.kind}, {"text", problem.text},
        {"hint", problem.hint}, {"kept", problem.kept}, {"differs", problem.differs}};
}

json toJson(const ImportReport& report)
{
    json rejected = json::array();
    for (const RowProblem& problem : report.problems)
        rejected.push_back(toJson(problem));
    return {{"products", report.products}, {"images", report.images}, {"joined", report.joined},
        {"categories", report.categories},
        {"listings_without_images", report.listingsWithoutImages},
        {"orphan_images", report.orphanImages}, {"images_without_file", report.imagesWithoutFile},
        {"added", report.added}, {"updated", report.updated}, {"unchanged", report.unchanged},
        {"gone", report.gone.size()}, {"gone_left_out", report.goneLeftOut},
        {"gone_spared", report.goneSpared}, {"listings_left_out", report.listingsLeftOut},
        {"rejected", std::move(rejected)}, {"seconds", rounded(report.seconds, 3)}};
}

json toJson(const PictureReport& report)
{
    json failed = json::array();
    for (const PictureFailure& failure : report.failed)
        failed.push_back(
            {{"image", failure.image}, {"reason", failure.reason}, {"detail", failure.detail}});
    return {{"done", report.done}, {"skipped", report.skipped}, {"failed", std::move(failed)},
        {"seconds", rounded(report.seconds, 3)},
        {"images_per_s", rounded(report.imagesPerSecond, 2)}};
}

json toJson(const EmbedReport& report)
{
    json object = toJson(static_cast<const PictureReport&>(report));
    object["model"] = toJson(report.model);
    return object;
}

json toJson(const IndexReport& report)
{
    return {{"vectors", report.vectors}, {"length", report.length},
        {"metric", metricWord(report.metric)}, {"model", report.model},
        {"file", report.file.string()}, {"seconds", rounded(report.seconds, 3)}};
}

json toJson(const ExportReport& report)
{
    return {{"training_rows", report.trainingRows}, {"labels", report.labels},
        {"embeddings", report.embeddings}};
}

json toJson(const SearchResult& result)
{
    json hits = json::array();
    for (const SearchHit& hit : result.hits) {
        const Listing& listing = hit.summary.listing;
        hits.push_back({{"listing", listing.id}, {"image", hit.imageId},
            {"score", rounded(hit.score, 6)}, {"category", hit.summary.categoryName},
            {"title", listing.title}, {"price", priceOf(listing.price)},
            {"location", listing.location}, {"matches", hit.matches}});
    }
    return {{"hits", std::move(hits)}, {"metric", metricWord(result.metric)},
        {"random_network", result.randomNetwork},
        {"timings_ms",
            {{"decode", rounded(result.timings.decodeMs, 2)},
                {"embed", rounded(result.timings.embedMs, 2)},
                {"search", rounded(result.timings.searchMs, 2)}}}};
}

json toJson(const WorkspaceInfo& info)
{
    const CatalogueCounts& counts = info.counts;
    return {{"products", counts.listings}, {"images", counts.images}, {"joined", counts.joined},
        {"categories", counts.categories},
        {"listings_without_images", counts.listingsWithoutImages},
        {"listings_left_out", counts.listingsExcluded}, {"images_left_out", counts.imagesExcluded},
        {"orphan_images", counts.orphanImages}, {"images_without_file", info.imagesWithoutFile},
        {"pictures",
            {{"ready", counts.imagesReady}, {"failed", counts.imagesFailed},
                {"pending", counts.imagesPending}, {"side", info.pictureSide}}},
        {"model", info.model ? toJson(*info.model) : json(nullptr)},
        {"embeddings", info.embeddings}, {"photos_to_prepare", info.photosToPrepare()},
        {"index", {{"ready", info.indexReady}, {"metric", metricWord(info.metric)}}},
        {"bytes_on_disk", info.bytesOnDisk}, {"interrupted", info.interrupted}};
}

json toJson(const WeightsCheck& check)
{
    return {{"file", check.file.string()}, {"sha256", check.sha256},
        {"matches_manifest", check.matchesManifest}, {"backbone", check.backbone},
        {"fine_tuned", check.fineTuned}, {"classes", check.classes},
        {"embedding_length", check.embeddingLength}, {"tensors", check.tensors},
        {"dtype", check.dtype}};
}

json toJson(const std::vector<FindingCount>& kinds)
{
    json objects = json::array();
    for (const FindingCount& kind : kinds)
        objects.push_back({{"kind", findingKindName(kind.kind)}, {"open", kind.open},
            {"found", kind.found}, {"examined", kind.examined}, {"made", kind.made}});
    return objects;
}

json toJson(const CheckReport& report)
{
    json skipped = json::array();
    for (const CheckReport::Skipped& each : report.skipped)
        skipped.push_back({{"kind", findingKindName(each.kind)}, {"reason", each.reason}});
    json refused = json::array();
    for (const RefusedRows& rows : report.refused)
        refused.push_back(
            {{"kind", rows.kind}, {"rows", rows.rows}, {"first", toJson(rows.first)}});
    return {{"kinds", toJson(report.kinds)}, {"skipped", std::move(skipped)},
        {"refused", std::move(refused)}, {"listings", report.listings}, {"images", report.images},
        {"measured", report.measured}, {"seconds", rounded(report.seconds, 3)}};
}

json toJson(const SplitReport& report)
{
    return {{"train", report.images[0]}, {"validation", report.images[1]},
        {"test", report.images[2]}, {"unusable", report.unusable}, {"leaks", report.leaks},
        {"random_leaks", report.randomLeaks},
        {"images_in_random_leaks", report.imagesInRandomLeaks},
        {"seconds", rounded(report.seconds, 3)}};
}

}
