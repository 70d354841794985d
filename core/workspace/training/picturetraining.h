// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/layout.h"
#include "core/workspace/models/modelstore.h"
#include "core/workspace/search/picturesearch.h"
#include "core/workspace/training/guessdesk.h"
#include "core/workspace/training/trainingjobs.h"

#include <functional>
#include <vector>

namespace vitrine::workspace {

/// TrainingJobs over a workspace's standardised pictures. Keeps references to its arguments.
class PictureTraining final : public TrainingJobs {
public:
    PictureTraining(const Layout& layout, catalogue::Catalogue& catalogue, PictureSearch& search)
        : m_layout(layout)
        , m_catalogue(catalogue)
        , m_search(search)
        , m_models(layout, catalogue)
        , m_guesses(layout, catalogue)
    {
    }

    void requireDevice(const TrainConfig& config) const override;
    StartWeights chooseStart(const std::string& weights, JobContext& context) const override;
    StartWeights findStart(const StartWeights& recorded, JobContext& context) const override;
    void requireRoom(const RunWork& work) const override;
    learning::TrainResult learn(const RunWork& work, learning::TrainObserver& observer,
        learning::TrainControl& control, JobContext& context) override;
    learning::LearningRateCurve findLearningRate(const RunWork& work, JobContext& context) override;
    RunComputer examine(const RunWork& work, JobContext& context) override;
    Evaluation evaluate(const std::string& modelId, const TrainConfig& config, const RunData& data,
        int side, JobContext& context) override;
    ModelRecord keepModel(
        const learning::StateDict& weights, const RunModel& about, JobContext& context) override;
    EmbedReport embed(const ModelRecord& model, JobSession& session, JobContext& context) override;
    void makeReady(const ModelRecord& model, JobContext& context) override;
    Guesses guess(const GuessTask& task, const QueryPicture& picture, JobContext& context) override;

private:
    template <typename Use> auto withTask(const RunWork& work, const Use& use);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    PictureSearch& m_search;
    ModelStore m_models;
    GuessDesk m_guesses;
};

}
