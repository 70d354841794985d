// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/layout.h"
#include "core/workspace/models/modelstore.h"
#include "core/workspace/search/picturesearch.h"
#include "core/workspace/training/guessdesk.h"
#include "core/workspace/training/trainingjobs.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
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
    RunComputer examine(const RunWork& work, const std::function<void(const RunComputer&)>& known,
        JobContext& context) override;
    Evaluation evaluate(const std::string& modelId, const TrainConfig& config, const RunData& data,
        int side, JobContext& context) override;
    ModelRecord keepModel(
        const learning::StateDict& weights, const RunModel& about, JobContext& context) override;
    EmbedReport embed(const ModelRecord& model, JobSession& session, JobContext& context) override;
    void makeReady(const ModelRecord& model, JobContext& context) override;
    Guesses guess(const GuessTask& task, const QueryPicture& picture, JobContext& context) override;

private:
    /// What decides how fast this computer learns, and how fast that is.
    struct Measurement {
        std::string startSha256;
        TrainConfig config; ///< without what costs no time
        int classes = 0;
        std::chrono::steady_clock::time_point made;
        learning::TrainingSpeed speed;
    };

    template <typename Use> auto withTask(const RunWork& work, const Use& use);
    static Measurement measurementOf(const RunWork& work); ///< without its speed
    std::optional<learning::TrainingSpeed> measured(const Measurement& wanted);
    void keep(Measurement made);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    PictureSearch& m_search;
    ModelStore m_models;
    GuessDesk m_guesses;
    std::mutex m_measuring; ///< guards m_measurements
    std::vector<Measurement> m_measurements; ///< oldest first
};

}
