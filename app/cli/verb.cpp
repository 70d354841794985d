// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include <nlohmann/json.hpp>

namespace vitrine::cli {

std::string Verb::howToContinue() const
{
    return "Nothing was changed. Run the same command again.";
}

std::string Verb::afterFailure(ErrorCode code) const
{
    static_cast<void>(code);
    return {};
}

nlohmann::json Verb::whenStopped() const
{
    return nlohmann::json::object();
}

std::vector<std::unique_ptr<Verb>> allVerbs()
{
    std::vector<std::unique_ptr<Verb>> verbs;
    verbs.push_back(makeCreateVerb());
    verbs.push_back(makeImportVerb());
    verbs.push_back(makeCheckVerb());
    verbs.push_back(makeFindingsVerb());
    verbs.push_back(makeFixVerb());
    verbs.push_back(makeHistoryVerb());
    verbs.push_back(makeCleanVerb());
    verbs.push_back(makeEmbedVerb());
    verbs.push_back(makeIndexVerb());
    verbs.push_back(makeSearchVerb());
    verbs.push_back(makeSplitVerb());
    verbs.push_back(makeTrainVerb());
    verbs.push_back(makeRunsVerb());
    verbs.push_back(makeCompareVerb());
    verbs.push_back(makeEvaluateVerb());
    verbs.push_back(makeLearningRateVerb());
    verbs.push_back(makeSweepVerb());
    verbs.push_back(makeModelsVerb());
    verbs.push_back(makeExportVerb());
    verbs.push_back(makeInfoVerb());
    verbs.push_back(makeWeightsVerb());
    verbs.push_back(makeDemoVerb());
    return verbs;
}

}
