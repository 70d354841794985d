// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/jobs/jobcontext.h"
#include "core/learning/files/statedict.h"
#include "core/learning/networks/embedder.h"
#include "core/types/listingquery.h"
#include "core/workspace/layout.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// A network to embed with.
struct ChosenModel {
    ModelRecord record; ///< complete once the network has been loaded
    std::filesystem::path weights; ///< file to read; empty for the random network
    std::string embeddingLayer; ///< "fc" or "fc.0"
    int classes = 0; ///< outputs of the last layer
    std::vector<std::string> labels; ///< names of those, where they are known
    learning::StateDict state = {}; ///< of `weights`, which were read to be named
};

/// Chooses weights and keeps a workspace's own copy of them under models/<model id>/, so that the
/// folder stays whole when it is copied. The model id is the first 16 hex digits of a SHA-256 over
/// everything that decides what a vector means: weights, backbone, preprocessing, input side and
/// embedding layer.
class ModelStore {
public:
    ModelStore(const Layout& layout, const catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    /// Throws Error NotFound where `weights` (as EmbedRequest has them) name neither a file nor
    /// weights of this computer; reads nothing.
    void requireNamed(const std::string& weights) const;
    /// As EmbedRequest::weights says. Reads the weights once to know their hash. Throws Error
    /// NotFound, Corrupt, Unsupported.
    ChosenModel choose(const std::string& weights, JobContext& context) const;
    /// As TrainRequest::weights says.
    ChosenModel chooseStart(const std::string& weights, JobContext& context) const;
    /// A model of this workspace by its id. Throws Error NotFound, Corrupt.
    ChosenModel ofWorkspace(const ModelRecord& record, JobContext& context) const;
    /// Makes a model of what training made: writes weights.pth and model.json. `record` gives name,
    /// preprocessing and input side; the rest is filled in.
    ModelRecord keepTrained(const learning::StateDict& weights, ModelRecord record,
        const std::vector<std::string>& labels) const;
    /// Copies the weights into the workspace, loads the network (to embed with: it begins from what
    /// training has kept of its frozen layers), completes the record from it and
    /// writes model.json. Vectors that are added to others are computed in the same arithmetic as
    /// those, whatever this computer would take; `afresh`: all of them are computed anew. On cancel
    /// or error no half-made file stays.
    std::unique_ptr<learning::Embedder> install(
        ChosenModel& model, bool afresh, JobContext& context) const;
    /// The network of a model of this workspace. Throws Error NotFound when its weights are gone,
    /// Corrupt when they are others. Reports Stage::LoadingModel. Cancelled stops only the random
    /// network, whose centre is computed on first use.
    std::unique_ptr<learning::Embedder> load(const ModelRecord& model, JobContext& context) const;
    /// The file of a model of this workspace, looked at as `load` does.
    std::filesystem::path checkedWeights(const std::string& modelId, JobContext& context) const;

private:
    static std::string now(); ///< for ModelRecord::created
    static std::string idOf(const ModelRecord& record, const std::string& embeddingLayer);
    /// The model that embedding and training go on with when nothing is said; for training, none
    /// that training made.
    std::optional<ModelRecord> current(bool forTraining) const;
    ChosenModel chosenOr(const std::optional<ModelRecord>& model, JobContext& context) const;
    std::unique_ptr<learning::Embedder> loadWith(const learning::EmbedderOptions& options,
        const ModelRecord& model, JobContext& context) const;
    /// Of the model's vectors, where this computer would take another one; else Auto.
    Precision precisionOfVectors(const std::string& modelId) const;
    ChosenModel fromFile(const std::filesystem::path& file, const std::string& name,
        std::string_view preprocessing, JobContext& context) const;
    ChosenModel randomNetwork() const;
    /// As weights.pth, which PyTorch reads; other formats are converted.
    void keepWeights(ChosenModel& model, JobContext& context) const;
    std::unique_ptr<learning::Embedder> loadRandom(const learning::EmbedderOptions& options,
        const ModelRecord& model, JobContext& context) const;
    void writeCard(const ChosenModel& model) const;

    const Layout& m_layout;
    const catalogue::Catalogue& m_catalogue;
};

}
