// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/training/runstages.h"

#include "core/workspace/cleaning/datasetchecks.h"
#include "core/workspace/exporting/embeddingsfile.h"

namespace vitrine::workspace {

namespace {

// Expected shares of the time, in seconds on a small computer, for smooth progress.
constexpr double kSecondsPerMeasurement = 0.003;
constexpr double kSecondsToLoad = 2.0;
constexpr double kSecondsPerTrunk = 0.02;
constexpr double kSecondsPerStep = 0.013; ///< of an image
constexpr double kSecondsPerEmbedding = 0.012;
constexpr double kSecondsPerVector = 0.0001;
constexpr double kSecondsPerVectorJudged = 0.0003;

}

void setRunStages(JobContext& context, const TrainConfig& config, double train, double all,
    const Afterwards& afterwards)
{
    const double used = afterwards.use ? all : 0.0;
    const double written = afterwards.embeddingsFile ? used : 0.0;
    context.setStages({{Stage::MeasuringPictures, kSecondsPerMeasurement * all},
        {Stage::ComparingPictures, kSecondsPerComparison * all},
        {Stage::LoadingModel, kSecondsToLoad},
        {Stage::ComputingTrunk, kSecondsPerTrunk * (train * config.viewsSeen() + all - train)},
        {Stage::Training, kSecondsPerStep * train * config.epochs}, {Stage::Writing, 0.5},
        {Stage::Embedding, kSecondsPerEmbedding * used},
        {Stage::BuildingIndex, kSecondsPerVector * used},
        {Stage::WritingEmbeddings, kSecondsPerVectorWritten * written},
        {Stage::Evaluating, kSecondsPerVectorJudged * used}});
}

void setRunStages(JobContext& context, const TrainConfig& config, const RunData& data,
    const Afterwards& afterwards)
{
    setRunStages(context, config, static_cast<double>(data.counts()[kTrainSide]),
        static_cast<double>(data.images.size()), afterwards);
}

void setSweepStages(JobContext& context, const TrainConfig& config, std::size_t runs, double photos)
{
    const double each = kSecondsPerStep * photos * config.epochs + kSecondsToLoad;
    context.setStages({{Stage::MeasuringPictures, kSecondsPerMeasurement * photos},
        {Stage::ComparingPictures, kSecondsPerComparison * photos},
        {Stage::Training, static_cast<double>(runs) * each}});
}

void RunProgressSink::onProgress(const Progress& progress)
{
    if (progress.stage == Stage::Training)
        m_training = progress;
    const Progress& shown = progress.stage == Stage::Evaluating ? m_training : progress;
    if (shown.total > 0)
        m_job.report(shown.stage, shown.done, shown.total);
}

}
