// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/trainingshop.h"

namespace vitrine::test {

TrainingShop::TrainingShop(int listings, int picturesEach)
    : m_source(m_folder / "source", listings, picturesEach)
{
    JobContext context;
    const auto workspace = Workspace::create(folder());
    workspace->importTables(m_source.request(), context);
    workspace->cleanPictures({128, {}, false}, context);
}

TrainRequest TrainingShop::request(int epochs)
{
    TrainRequest request;
    request.weights = "random";
    request.useModel = false;
    request.sides = {{0.7, 0.3, 0.0}, 1};
    TrainConfig& config = request.config;
    config.scope = LearningScope::Head;
    config.epochs = epochs;
    config.batchSize = 4;
    config.learningRate = 1e-3;
    config.precision = Precision::Float32;
    config.threads = 1;
    config.inputSide = 64;
    config.checkpointSeconds = 1;
    return request;
}

void RunProbe::onResumed(RunRow row, std::int64_t step, int epoch)
{
    static_cast<void>(row);
    resumedAt = step;
    std::erase_if(batches, [&](const BatchStats& stats) { return stats.step >= step; });
    std::erase_if(epochs, [&](const EpochStats& stats) { return stats.epoch >= epoch; });
}

void RunProbe::onBatch(RunRow row, const BatchStats& stats)
{
    static_cast<void>(row);
    batches.push_back(stats);
    if (stopWhen && stopWhen(stats))
        m_stop.request_stop();
}

void RunProbe::onEpoch(RunRow row, const EpochStats& stats)
{
    epochs.push_back(stats);
    if (afterEpoch)
        afterEpoch(row);
}

void RunProbe::onEmbeddingsFile(RunRow row, const std::string& problem)
{
    static_cast<void>(row);
    fileProblems.push_back(problem);
}

void RunProbe::onSearchChange(RunRow row, const SearchChange& change)
{
    static_cast<void>(row);
    changes.push_back(change);
}

std::vector<BatchStats> withoutTimes(std::vector<BatchStats> batches)
{
    for (BatchStats& stats : batches) {
        stats.seconds = stats.imagesPerSecond = 0.0;
        stats.memoryBytes = 0;
    }
    return batches;
}

std::vector<EpochStats> withoutTimes(std::vector<EpochStats> epochs)
{
    for (EpochStats& stats : epochs)
        stats.seconds = stats.imagesPerSecond = 0.0;
    return epochs;
}

RunRecord trained(Workspace& workspace, const TrainRequest& request, RunProbe* probe)
{
    JobContext context;
    return workspace.training().train(request, probe, nullptr, context);
}

RunRecord paused(Workspace& workspace, const TrainRequest& request, RunProbe& probe)
{
    auto context = probe.context();
    try {
        workspace.training().train(request, &probe, nullptr, context);
        return {};
    } catch (const Cancelled&) {
        return workspace.training().runs().front();
    }
}

}
