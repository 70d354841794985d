// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/jobcontext.h"

#include <algorithm>

namespace vitrine {

const char* stageName(Stage stage)
{
    switch (stage) {
    case Stage::Starting: return "starting";
    case Stage::ReadingProducts: return "reading_products";
    case Stage::ReadingImages: return "reading_images";
    case Stage::CheckingRows: return "checking_rows";
    case Stage::DrawingDemo: return "drawing_demo";
    case Stage::CleaningPictures: return "cleaning_pictures";
    case Stage::MeasuringPictures: return "measuring_pictures";
    case Stage::ComparingPictures: return "comparing_pictures";
    case Stage::JudgingPictures: return "judging_pictures";
    case Stage::LoadingModel: return "loading_model";
    case Stage::Embedding: return "embedding";
    case Stage::ReadingVectors: return "reading_vectors";
    case Stage::BuildingIndex: return "building_index";
    case Stage::WritingEmbeddings: return "writing_embeddings";
    case Stage::Writing: return "writing";
    case Stage::Downloading: return "downloading";
    case Stage::Verifying: return "verifying";
    case Stage::Searching: return "searching";
    case Stage::ComputingTrunk: return "computing_trunk";
    case Stage::Training: return "training";
    case Stage::Evaluating: return "evaluating";
    }
    return "unknown";
}

JobContext::JobContext(std::stop_token stop, ProgressSink* sink)
    : m_stop(std::move(stop))
    , m_sink(sink)
{
}

void JobContext::throwIfStopped() const
{
    if (m_stop.stop_requested())
        throw Cancelled();
}

void JobContext::setStages(std::vector<StageWeight> stages)
{
    m_stages = std::move(stages);
}

void JobContext::report(Stage stage, std::int64_t done, std::int64_t total)
{
    if (!m_sink)
        return;
    const double within = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0.0;
    m_fraction = std::max(m_fraction, overall(stage, std::clamp(within, 0.0, 1.0)));
    m_sink->onProgress({stage, done, total, m_fraction});
}

double JobContext::overall(Stage stage, double within) const
{
    double before = 0.0;
    double all = 0.0;
    double own = 0.0;
    bool met = false;
    for (const StageWeight& entry : m_stages) {
        all += entry.weight;
        if (entry.stage == stage) {
            own = entry.weight;
            met = true;
        } else if (!met) {
            before += entry.weight;
        }
    }
    if (!met)
        return m_stages.empty() ? within : m_fraction;
    return all > 0.0 ? (before + own * within) / all : within;
}

}
