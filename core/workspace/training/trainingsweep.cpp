// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/trainingsweep.h"

#include "core/base/error.h"
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

/// What the runs of a sweep have in common.
struct Sweeping {
    TrainingRuns& runs;
    RunStore& store;
    std::string name;
    RunAudience audience;
    JobSession& session;
    SplitKind split = SplitKind::ByListing;
    TrainingRuns::Prepared common;
    std::string dataSha256; ///< of its photos, categories and sides

    bool isOfThisSweep(const RunRecord& run, const TrainConfig& config) const
    {
        return run.sweep == name && run.split == split && run.startSha256 == common.start.sha256
            && run.dataSha256 == dataSha256 && learnsAlike(run.config, config);
    }

    std::optional<RunRecord> existing(
        const std::vector<RunRecord>& all, const TrainConfig& config) const
    {
        const auto run = std::ranges::find_if(
            all, [&](const RunRecord& each) { return isOfThisSweep(each, config); });
        return run == all.end() ? std::nullopt : std::optional(*run);
    }

    SweepOutlook outlook(const std::vector<TrainRequest>& grid) const
    {
        SweepOutlook outlook;
        outlook.runs = static_cast<std::int64_t>(grid.size());
        const std::vector<RunRecord> all = store.runs();
        for (const TrainRequest& one : grid) {
            const TrainConfig& config = one.config;
            if (const auto run = existing(all, config)) {
                outlook.finished += run->state == RunState::Finished ? 1 : 0;
                outlook.diverged += run->diverged ? 1 : 0;
            }
            outlook.others += std::ranges::count_if(all, [&](const RunRecord& run) {
                return run.sweep == name && run.config.batchSize == config.batchSize
                    && run.config.learningRate == config.learningRate
                    && !isOfThisSweep(run, config);
            });
        }
        return outlook;
    }

    /// Learns it, goes on with it, or finds that it has ended. One that diverged has ended, too: a
    /// sweep is there to find out which settings do.
    RunRecord ended(const TrainRequest& one, JobContext& context) const
    {
        auto known = existing(store.runs(), one.config);
        if (known && (known->state == RunState::Finished || known->diverged))
            return *std::move(known);
        try {
            return known ? runs.goOn(known->row, audience, session, context)
                         : runs.begin(one, common, name, audience, session, context);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Diverged) // the next one would meet the same
                throw;
            auto failed = existing(store.runs(), one.config);
            if (!failed || !failed->diverged)
                throw;
            return *std::move(failed);
        }
    }
};

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
    runs.expectSweep(grid.size(), grid.front(), context);
    auto common = runs.prepare(grid.front(), &session, context);
    const std::string data = dataSha256(common.chosen.data);
    const Sweeping sweep{
        runs, store, name, audience, session, request.base.split, std::move(common), data};
    const SweepOutlook outlook = sweep.outlook(grid);
    if (audience.watcher)
        audience.watcher->onSweep(outlook);
    std::vector<RunRecord> done;
    for (const TrainRequest& one : grid) {
        context.throwIfStopped();
        const auto number = static_cast<double>(done.size());
        StagePart part(context, Stage::Training, items, number / total, (number + 1.0) / total);
        done.push_back(sweep.ended(one, part.context()));
        if (audience.control)
            audience.control->runEnded(); // whoever had it keep its best meant this one
    }
    const RunRecord* best = bestFinished(done);
    if (!best) {
        throw Error(ErrorCode::Diverged,
            fmt::format("Every run of {} ended with a loss that is not a number.", name),
            "Try lower learning rates, or clipped gradients.");
    }
    // Where all had ended and searches had changed over, whoever has chosen another one since
    // has decided.
    const bool wasDone =
        outlook.finished + outlook.diverged == outlook.runs && runs.hasEmbedded(*best);
    if (request.base.useModel && !wasDone) {
        StagePart part(context, Stage::Training, items, (total - 1.0) / total, 1.0);
        runs.use(*best, request.base.embeddingsFile, audience, session, part.context());
    }
    return done;
}

}
