// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/searchevaluation.h"

#include "core/base/error.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace vitrine::workspace {

namespace {

constexpr int kEverywhere = -1;

/// The side that queries come from.
int sideToAsk(
    const std::map<ImageRow, int>& sides, const PictureTable& pictures, std::size_t enough)
{
    std::array<std::size_t, 3> images{};
    for (const ImageRow image : pictures.images) {
        if (const auto side = sides.find(image); side != sides.end())
            ++images.at(static_cast<std::size_t>(side->second));
    }
    if (images[kTestSide] >= enough)
        return kTestSide;
    return images[kValidationSide] >= enough ? kValidationSide : kEverywhere;
}

const char* sideName(int side)
{
    if (side == kTestSide)
        return "test";
    return side == kValidationSide ? "validation" : "all";
}

}

std::map<ImageRow, int> sidesToJudge(
    catalogue::Reader& reader, const std::vector<std::vector<RunImage>>& runs)
{
    if (runs.empty())
        return reader.splitSides();
    std::map<ImageRow, int> sides;
    for (const std::vector<RunImage>& images : runs) {
        for (const RunImage& image : images) {
            const auto [known, isNew] = sides.emplace(image.row, image.side);
            if (!isNew && image.side == kTrainSide)
                known->second = kTrainSide;
        }
    }
    return sides;
}

SearchGround searchGround(catalogue::Reader& reader, const PictureTable& pictures,
    std::span<const std::int64_t> duplicates, const std::map<ImageRow, int>& sides,
    std::size_t enough)
{
    const int wanted = sideToAsk(sides, pictures, enough);
    SearchGround ground;
    ground.side = sideName(wanted);
    ground.images = pictures.images;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        ground.listings.push_back(pictures.listings[i].value);
        ground.categories.push_back(pictures.labels[i]);
        ground.groups.push_back(duplicates[i] > 0 ? duplicates[i] : -1);
        const auto side = sides.find(pictures.images[i]);
        ground.asks.push_back(
            wanted == kEverywhere || (side != sides.end() && side->second == wanted));
    }
    for (const Category& category : reader.categories()) {
        const auto index = static_cast<std::size_t>(std::max(category.encoderIndex, 0));
        if (index >= ground.categoryNames.size())
            ground.categoryNames.resize(index + 1);
        ground.categoryNames[index] = category.name;
    }
    return ground;
}

std::vector<ModelRecord> modelsToJudge(
    catalogue::Reader& reader, const std::vector<std::string>& ids)
{
    std::vector<ModelRecord> models;
    for (const std::string& id : ids) {
        ModelRecord model = requireModel(reader, id);
        if (reader.countEmbeddings(id) == 0) {
            throw Error(ErrorCode::NotReady,
                fmt::format("No photo has been embedded with {} yet.", model.name),
                "Embed the photos with it, or judge another model.");
        }
        models.push_back(std::move(model));
    }
    if (models.empty()) {
        throw Error(
            ErrorCode::NotReady, "No photo has been embedded yet.", "Embed the photos first.");
    }
    return models;
}

void setSearchStages(JobContext& context)
{
    context.setStages({{Stage::MeasuringPictures, 1.0}, {Stage::ComparingPictures, 2.0},
        {Stage::Evaluating, 10.0}, {Stage::BuildingIndex, 5.0}, {Stage::Searching, 3.0}});
}

SearchEvaluation evaluateSearch(const std::vector<ModelRecord>& models,
    const PictureTable& pictures, std::span<const std::int64_t> duplicates,
    const std::map<ImageRow, int>& sides, const catalogue::Catalogue& catalogue, PictureJobs& jobs,
    JobContext& context)
{
    const SearchGround ground = searchGround(*catalogue.reader(), pictures, duplicates, sides);
    return jobs.judgeSearch(models, ground, Judge::ModelsAndIndexes, context);
}

}
