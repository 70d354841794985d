// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

namespace vitrine::cli {

std::string Verb::howToContinue() const
{
    return "Nothing was changed. Run the same command again.";
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
    verbs.push_back(makeExportVerb());
    verbs.push_back(makeInfoVerb());
    verbs.push_back(makeWeightsVerb());
    verbs.push_back(makeDemoVerb());
    return verbs;
}

}
