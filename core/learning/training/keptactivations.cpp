// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/resnetlayout.h"
#include "core/learning/training/trainer.h"
#include "core/learning/training/trainingtask.h"
#include "core/learning/trunk/activationfile.h"
#include "core/learning/trunk/activationfolder.h"
#include "core/learning/trunk/trunk.h"
#include "core/learning/trunk/trunkkey.h"

#include <algorithm>

namespace vitrine::learning {

namespace {

/// A picture's file is read to be named: so many tell the share of any number of them.
constexpr std::size_t kMostLookedAt = 256;

/// Of `task`'s views those that `file` holds, 0 to 1.
double shareIn(const ActivationFile& file, const TrainingTask& task, const JobContext& context)
{
    const std::vector<ViewOfImage> views = viewsNeeded(task);
    const std::size_t step = std::max<std::size_t>(1, views.size() / kMostLookedAt);
    std::size_t seen = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < views.size(); i += step) {
        context.throwIfStopped();
        const std::string name = trunkRecordName(
            task.data.source->identity(views[i].index), views[i].view, task.config.augmentation);
        ++seen;
        kept += file.contains(name) ? 1 : 0;
    }
    return seen == 0 ? 0.0 : static_cast<double>(kept) / static_cast<double>(seen);
}

}

KeptActivations keptActivations(const TrainingTask& task, JobContext& context)
{
    const TrainConfig& config = task.config;
    KeptActivations found;
    found.otherBytes = activationBytes(task.trunkCache);
    if (!config.trunkCache || config.scope == LearningScope::All || found.otherBytes == 0)
        return found;
    const Backbone backbone = describeWeights(task.start).backbone;
    const TrunkOptions options = trunkOptions(config, task.trunkCache);
    const std::string key = trunkKey(task.start, backbone, options.cut, settingsFor(options));
    const ActivationFile file(task.trunkCache, key,
        activationShape(backbone, options.cut, config.inputSide).bytes(),
        ActivationFile::Access::Read);
    if (file.records() == 0)
        return found;
    found.otherBytes -= activationBytes(task.trunkCache, key);
    found.share = shareIn(file, task, context);
    return found;
}

}
