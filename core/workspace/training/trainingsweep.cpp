// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingsweep.h"

#include "core/base/text.h"
#include "core/jobs/stagepart.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::workspace {

namespace {

std::vector<TrainRequest> gridOf(const SweepRequest& request, const std::string& name)
{
    auto sizes = request.batchSizes;
    if (sizes.empty())
        sizes = {request.base.config.batchSize};
    auto rates = request.learningRates;
    if (rates.empty())
        rates = {request.base.config.learningRate};
    std::vector<TrainRequest> grid;
    for (const int size : sizes) {
        for (const double rate : rates) {
            TrainRequest& one = grid.emplace_back(request.base);
            one.config.batchSize = size;
            one.config.learningRate = rate;
            one.name = fmt::format("{}: batch size {}, learning rate {}", name, size, rate);
            one.useModel = false;
            requireSound(one.config); // before the first one starts
        }
    }
    return grid;
}

std::optional<RunRecord> existing(
    const RunStore& store, const std::string& sweep, const TrainConfig& config)
{
    for (RunRecord& run : store.runs()) {
        if (run.sweep == sweep && run.config.batchSize == config.batchSize
            && run.config.learningRate == config.learningRate)
            return std::move(run);
    }
    return std::nullopt;
}

}

std::vector<RunRecord> runSweep(TrainingRuns& runs, RunStore& store, const SweepRequest& request,
    RunAudience audience, JobSession& session, JobContext& context)
{
    std::string name(text::trimmed(request.name));
    if (name.empty())
        name = "sweep";
    const auto grid = gridOf(request, name);
    const auto total = static_cast<double>(grid.size() + (request.base.useModel ? 1 : 0));
    const auto items = static_cast<std::int64_t>(grid.size());
    std::vector<RunRecord> done;
    for (const TrainRequest& one : grid) {
        context.throwIfStopped();
        const auto number = static_cast<double>(done.size());
        StagePart part(context, Stage::Training, items, number / total, (number + 1.0) / total);
        auto run = existing(store, name, one.config);
        if (!run)
            run = runs.begin(one, name, audience, session, part.context());
        else if (run->state != RunState::Finished)
            run = runs.goOn(run->row, audience, session, part.context());
        done.push_back(*std::move(run));
    }
    if (request.base.useModel) {
        StagePart part(context, Stage::Training, items, (total - 1.0) / total, 1.0);
        runs.use(*std::ranges::min_element(done, betterThan), session, part.context());
    }
    return done;
}

}
