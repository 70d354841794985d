// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/searchchange.h"

#include "core/base/error.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/search/searchevaluation.h"
#include "core/workspace/settings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace vitrine::workspace {

namespace {

/// Photos that must stand on a side that no model has learnt from: of fewer, one more hit or less
/// moves the figure by more than models differ.
constexpr std::size_t kEnoughHeldOut = 30;
constexpr std::size_t kTen = 2;
static_assert(SearchFigures::kCutOffs[kTen] == 10);

}

std::optional<SearchChange> judgeChange(const ModelRecord& next, const RunStore& store,
    const catalogue::Catalogue& catalogue, PictureJobs& jobs, JobContext& context)
{
    const auto reader = catalogue.reader();
    const auto before = searchModel(*reader);
    if (!before || before->id == next.id || reader->countEmbeddings(before->id) == 0)
        return std::nullopt;
    std::vector<std::vector<RunImage>> learnt;
    for (const std::string& id : {before->id, next.id})
        std::ranges::move(store.dataBehind(id), std::back_inserter(learnt));
    const PictureTable pictures = readPictureTable(*reader, context);
    const std::vector<std::int64_t> noDuplicates(pictures.size());
    const SearchGround ground = searchGround(
        *reader, pictures, noDuplicates, sidesToJudge(*reader, learnt), kEnoughHeldOut);
    SearchEvaluation judged;
    try {
        judged = jobs.judgeSearch({*before, next}, ground, Judge::ModelsAlone, context);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotReady) // too few photos have been embedded by both
            throw;
        return std::nullopt;
    }
    const SearchFigures& old = judged.models[0].byCategory;
    const SearchFigures& fresh = judged.models[1].byCategory;
    if (fresh.queries == 0)
        return std::nullopt;
    return SearchChange{{before->id, before->name, old.precision[kTen]},
        {next.id, next.name, fresh.precision[kTen]}, fresh.queries, judged.side};
}

}
