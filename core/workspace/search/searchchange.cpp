// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/search/searchchange.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/workspace/cleaning/picturetable.h"
#include "core/workspace/search/searchevaluation.h"
#include "core/workspace/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <string>
#include <vector>

namespace vitrine {

bool SearchChange::worse() const
{
    constexpr double kLeastFall = 0.005;
    const double share = (before.precisionAt10 + after.precisionAt10) / 2.0;
    const double error =
        std::sqrt(share * (1.0 - share) / static_cast<double>(std::max<std::int64_t>(queries, 1)));
    return before.precisionAt10 - after.precisionAt10 > std::max(2.0 * error, kLeastFall);
}

}

namespace vitrine::workspace {

namespace {

/// Photos that must ask, and stand on a side that no model has learnt from for that to be the one:
/// of fewer, one more hit or less moves the figure by more than models differ.
constexpr std::size_t kEnough = 30;
constexpr std::size_t kTen = 2;
static_assert(SearchFigures::kCutOffs[kTen] == 10);

std::optional<SearchChange> compared(const ModelRecord& next, const RunStore& store,
    const catalogue::Catalogue& catalogue, PictureJobs& jobs, JobContext& context)
{
    const auto reader = catalogue.reader();
    const auto before = searchModel(*reader);
    if (!before || before->id == next.id || reader->countEmbeddings(before->id) == 0)
        return std::nullopt;
    std::vector<std::vector<RunImage>> learnt;
    for (const std::string& id : {before->id, next.id}) {
        LearntData behind = store.dataBehind(id);
        if (!behind.known)
            return std::nullopt;
        std::ranges::move(behind.lists, std::back_inserter(learnt));
    }
    const PictureTable pictures = readPictureTable(*reader, context);
    const std::vector<std::int64_t> noDuplicates(pictures.size());
    const SearchGround ground =
        searchGround(*reader, pictures, noDuplicates, sidesToJudge(*reader, learnt), kEnough);
    const SearchEvaluation judged =
        jobs.judgeSearch({*before, next}, ground, Judge::ModelsAlone, context);
    const SearchFigures& old = judged.models[0].byCategory;
    const SearchFigures& fresh = judged.models[1].byCategory;
    if (fresh.queries < static_cast<std::int64_t>(kEnough))
        return std::nullopt;
    return SearchChange{{before->id, before->name, old.precision[kTen]},
        {next.id, next.name, fresh.precision[kTen]}, fresh.queries, judged.side};
}

void warn(const std::exception& error)
{
    log::warning(
        fmt::format("What changing over does to searches could not be told: {}", error.what()));
}

}

std::optional<SearchChange> judgeChange(const ModelRecord& next, const RunStore& store,
    const catalogue::Catalogue& catalogue, PictureJobs& jobs, JobContext& context)
{
    try {
        return compared(next, store, catalogue, jobs, context);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotReady) // too few photos have been embedded by both
            warn(error);
    } catch (const std::exception& error) {
        warn(error);
    }
    return std::nullopt;
}

}
