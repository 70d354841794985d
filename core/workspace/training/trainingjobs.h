// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/learning/files/statedict.h"
#include "core/learning/training/trainer.h"
#include "core/types/listingquery.h"
#include "core/types/training.h"
#include "core/workspace/jobsession.h"
#include "core/workspace/requests.h"
#include "core/workspace/training.h"
#include "core/workspace/training/rundata.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace vitrine::workspace {

using QueryPicture = std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow>;

/// The network that a run begins from.
struct StartWeights {
    std::string name;
    std::filesystem::path file; ///< empty: the random network
    std::string sha256; ///< of the file, or the random network's id
    std::string backbone; ///< torchvision's name; may be empty for one of a run's record
    bool pretrained = true; ///< not the random network
    /// What the file holds, where it was read to be named; empty: it was not yet.
    learning::StateDict state = {};
};

/// What a run learns, and from what.
struct RunWork {
    TrainConfig config;
    StartWeights start;
    RunData data;
    std::filesystem::path folder; ///< of the run, for its checkpoint
};

/// What a run finds on this computer.
struct RunComputer {
    bool measured = false; ///< else of `speed` only what a picture takes on disk is known
    learning::TrainingSpeed speed;
    learning::KeptActivations kept; ///< of what it needs
};

/// What a model that training made says of itself.
struct RunModel {
    std::string name;
    TrainConfig config;
    std::vector<std::string> classes;
};

/// Whom to ask what a picture shows. The first of these that is there gives what has been learnt.
struct GuessTask {
    std::string key; ///< the same while the weights are
    std::filesystem::path model; ///< file of whole weights
    std::string modelSha256; ///< of that file
    std::shared_ptr<const learning::PublishedWeights> published;
    std::filesystem::path checkpoint; ///< folder
    StartWeights start; ///< for the latter two
    std::vector<std::string> classes;
    TrainConfig config;
    int epoch = 0; ///< of a model
    std::int64_t step = 0;
};

/// What of training needs pictures and networks. `learn`, `findLearningRate`, `evaluate`, `embed`
/// and `makeReady` belong into a job of the workspace; the rest may run beside it.
class TrainingJobs {
public:
    virtual ~TrainingJobs() = default;

    /// Throws Error Unsupported for a device that is not there.
    virtual void requireDevice(const TrainConfig& config) const = 0;
    /// As TrainRequest::weights says. Throws Error NotFound, Corrupt, Unsupported.
    virtual StartWeights chooseStart(const std::string& weights, JobContext& context) const = 0;
    /// The weights that a run began from, wherever they are now. Throws Error NotFound where they
    /// are gone or others.
    virtual StartWeights findStart(const StartWeights& recorded, JobContext& context) const = 0;

    /// Throws Error DiskFull where the disk cannot hold what a run keeps of its pictures.
    virtual void requireRoom(const RunWork& work) const = 0;
    virtual learning::TrainResult learn(const RunWork& work, learning::TrainObserver& observer,
        learning::TrainControl& control, JobContext& context) = 0;
    virtual learning::LearningRateCurve findLearningRate(
        const RunWork& work, JobContext& context) = 0;
    /// What was measured is kept for some minutes; where it must be measured, `known` is told the
    /// rest before.
    virtual RunComputer examine(const RunWork& work,
        const std::function<void(const RunComputer&)>& known, JobContext& context) = 0;
    /// The model on the pictures of `side`.
    virtual Evaluation evaluate(const std::string& modelId, const TrainConfig& config,
        const RunData& data, int side, JobContext& context) = 0;

    /// Writes models/<id>/weights.pth and model.json; the catalogue does not know of it yet.
    virtual ModelRecord keepModel(
        const learning::StateDict& weights, const RunModel& about, JobContext& context) = 0;
    /// Every picture that has no vector of the model yet. Searches go on with the model they use.
    virtual EmbedReport embed(
        const ModelRecord& model, JobSession& session, JobContext& context) = 0;
    /// Loads a model's network and builds its index, so that searches can change over to it at
    /// once.
    virtual void makeReady(const ModelRecord& model, JobContext& context) = 0;

    virtual Guesses guess(
        const GuessTask& task, const QueryPicture& picture, JobContext& context) = 0;
};

}
