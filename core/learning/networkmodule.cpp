// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/networks/foldednet.h"
#include "core/learning/networks/tensormemory.h"
#include "core/learning/training/learner.h"
#include "core/learning/training/trainingmodule.h"
#include "core/learning/training/trainingrun.h"
#include "core/learning/training/trainingtrials.h"

#include <c10/util/Exception.h>

namespace vitrine::learning {

namespace {

/// What tensors held goes back to the system when a task ends.
struct ReleasedMemory {
    ~ReleasedMemory() { releaseTensorMemory(); }
};

/// LibTorch's exceptions stop here.
template <typename Work> auto translated(const Work& work)
{
    const ReleasedMemory atEnd;
    try {
        return work();
    } catch (const c10::Error& error) {
        throw Error(ErrorCode::Internal,
            std::string("The network could not be trained: ") + error.what_without_backtrace(),
            "Choose a smaller batch, which needs less memory.");
    }
}

class Module : public TrainingModule {
public:
    void requireDevice(const TrainConfig& config) const override { numbersFor(config); }

    TrainResult train(const TrainingTask& task, TrainObserver& observer, TrainControl* control,
        JobContext& context) const override
    {
        return translated([&] { return TrainingRun(task, observer, control, context).run(); });
    }

    LearningRateCurve findLearningRate(const TrainingTask& task, JobContext& context) const override
    {
        return translated([&] { return tryLearningRates(task, context); });
    }

    TrainingSpeed measure(const StateDict& start, const TrainConfig& config, int classes,
        JobContext& context) const override
    {
        return translated([&] { return trySpeed(start, config, classes, context); });
    }

    Evaluation evaluate(const StateDict& weights, const ImageSource& source,
        std::span<const TrainingImage> images, const std::vector<std::string>& classes,
        const TrainConfig& config, const std::filesystem::path& trunkCache,
        JobContext& context) const override
    {
        return translated([&] {
            return evaluateNetwork(weights, source, images, classes, config, trunkCache, context);
        });
    }
};

}

}

// The doors of the module that holds LibTorch; see loadEmbeddingNet and trainingmodule.h.
extern "C" vitrine::learning::EmbeddingNet* vitrineMakeEmbeddingNet(
    const vitrine::learning::StateDict& state, const vitrine::learning::WeightsInfo& info,
    const vitrine::learning::FoldedNetOptions& options, const std::function<void()>& tick)
{
    vitrine::learning::keepTensorMemory();
    return std::make_unique<vitrine::learning::FoldedNet>(state, info, options, tick).release();
}

extern "C" const vitrine::learning::TrainingModule* vitrineTrainingModule()
{
    vitrine::learning::keepTensorMemory();
    static const vitrine::learning::Module module;
    return &module;
}

static_assert(
    std::is_same_v<decltype(vitrineMakeEmbeddingNet), vitrine::learning::MakeEmbeddingNet>);
static_assert(
    std::is_same_v<decltype(vitrineTrainingModule), vitrine::learning::GetTrainingModule>);
