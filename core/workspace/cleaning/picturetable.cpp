// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cleaning/picturetable.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr std::size_t kReadPerCheck = 256; // a few milliseconds of reading

using catalogue::IncludedImage;
using cleaning::PictureFacts;

/// None for a file that nobody has looked at yet.
std::optional<PictureFacts> factsOf(const IncludedImage& image)
{
    PictureFacts facts;
    facts.row = image.row;
    facts.category = image.category;
    facts.fileName = image.source.filename().string();
    if (image.source.empty()) {
        facts.problem = PictureProblem::Missing;
        return facts;
    }
    if (!image.measured)
        return std::nullopt;
    facts.format = image.measured->format;
    facts.measures = image.measured->measures;
    if (!image.measured->problem.empty())
        facts.problem =
            pictureProblemFromName(image.measured->problem).value_or(PictureProblem::Unreadable);
    return facts;
}

}

bool PictureTable::hasFiles() const
{
    return std::ranges::any_of(
        facts, [](const PictureFacts& f) { return f.problem != PictureProblem::Missing; });
}

PictureTable readPictureTable(catalogue::Reader& reader, const JobContext& context)
{
    PictureTable table;
    reader.forEachIncluded([&](const IncludedImage& image) {
        if (table.size() % kReadPerCheck == 0)
            context.throwIfStopped();
        if (auto facts = factsOf(image)) {
            table.images.push_back(image.row);
            table.facts.push_back(*std::move(facts));
            table.listings.push_back(image.listing);
            table.labels.push_back(image.label);
        }
        return true;
    });
    return table;
}

std::optional<CheckNeed> missingEmbeddings(
    catalogue::Reader& reader, const std::optional<ModelRecord>& model)
{
    if (!model || reader.countEmbeddings(model->id) == 0)
        return CheckNeed::Embeddings;
    return model->pretrained ? std::nullopt : std::optional(CheckNeed::TrainedNetwork);
}

PictureEmbeddings readEmbeddings(catalogue::Reader& reader, const std::optional<ModelRecord>& model,
    const PictureTable& pictures, const JobContext& context)
{
    PictureEmbeddings embeddings;
    embeddings.missing = missingEmbeddings(reader, model);
    if (embeddings.missing)
        return embeddings;
    std::unordered_map<ImageRow, std::size_t> indexOf;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        indexOf.emplace(pictures.images[i], i);
    embeddings.model = model->id;
    cleaning::EmbeddingTable& table = embeddings.table;
    table.length = static_cast<std::size_t>(model->length);
    table.values.reserve(pictures.size() * table.length);
    reader.forEachEmbedding(model->id, [&](const catalogue::EmbeddingRow& row) {
        if (table.size() % kReadPerCheck == 0)
            context.throwIfStopped();
        const auto found = indexOf.find(row.image);
        if (found != indexOf.end() && row.vector.size() == table.length) {
            table.images.push_back(row.image);
            table.listings.push_back(pictures.listings[found->second]);
            table.labels.push_back(pictures.labels[found->second]);
            table.values.insert(table.values.end(), row.vector.begin(), row.vector.end());
        }
        return true;
    });
    if (table.images.empty())
        embeddings.missing = CheckNeed::Embeddings; // all that were are left out
    return embeddings;
}

cleaning::RuleSettings ruleSettings(const catalogue::StoredThresholds& thresholds)
{
    cleaning::RuleSettings settings;
    for (const auto& [rule, value] : thresholds) {
        const auto& [kind, category] = rule;
        (category ? settings.categoryThresholds[category] : settings.thresholds)[kind] = value;
    }
    return settings;
}

}
