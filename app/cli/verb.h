// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/error.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::cli {

class Command;

/// One command of vitrine-cli. `declare` adds options to its sub-command, `run` does the work after
/// parsing; it throws Error or Cancelled.
class Verb {
public:
    virtual ~Verb() = default;
    virtual std::string name() const = 0;
    virtual std::string summary() const = 0;
    virtual void declare(Command& command) = 0;
    virtual void run(Console& console) = 0;
    /// What to say after Ctrl-C.
    virtual std::string howToContinue() const;
    /// What to say after an error, besides its hint; may be empty.
    virtual std::string afterFailure(ErrorCode code) const;
    /// Fields that --json adds to the error, or to what Ctrl-C says: an object.
    virtual nlohmann::json whenStopped() const;
};

/// Every verb, in the order of --help.
std::vector<std::unique_ptr<Verb>> allVerbs();

std::unique_ptr<Verb> makeCreateVerb();
std::unique_ptr<Verb> makeImportVerb();
std::unique_ptr<Verb> makeCheckVerb();
std::unique_ptr<Verb> makeFindingsVerb();
std::unique_ptr<Verb> makeFixVerb();
std::unique_ptr<Verb> makeHistoryVerb();
std::unique_ptr<Verb> makeSplitVerb();
std::unique_ptr<Verb> makeCleanVerb();
std::unique_ptr<Verb> makeEmbedVerb();
std::unique_ptr<Verb> makeIndexVerb();
std::unique_ptr<Verb> makeSearchVerb();
std::unique_ptr<Verb> makeTrainVerb();
std::unique_ptr<Verb> makeRunsVerb();
std::unique_ptr<Verb> makeCompareVerb();
std::unique_ptr<Verb> makeEvaluateVerb();
std::unique_ptr<Verb> makeLearningRateVerb();
std::unique_ptr<Verb> makeSweepVerb();
std::unique_ptr<Verb> makeModelsVerb();
std::unique_ptr<Verb> makeExportVerb();
std::unique_ptr<Verb> makeInfoVerb();
std::unique_ptr<Verb> makeWeightsVerb();
std::unique_ptr<Verb> makeDemoVerb();

}
