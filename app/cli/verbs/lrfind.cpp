// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/evaluationwords.h"
#include "app/cli/nextstep.h"
#include "app/cli/trainjson.h"
#include "app/cli/trainoptions.h"
#include "app/cli/verb.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string>

namespace vitrine::cli {

namespace {

class LearningRateVerb : public Verb {
public:
    std::string name() const override { return "lr-find"; }
    std::string summary() const override { return "Suggest a learning rate for `train`"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        m_options.declare(command, TrainOptions::Without::WhatARunKeeps);
        command.footer(
            "Learns for a few steps while the learning rate grows from almost nothing, and "
            "shows the loss: it\nsuggests the rate where the loss falls fastest. No run is "
            "kept. Other settings as for `train`.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const auto rates =
            workspace->training().findLearningRate(m_options.request(), console.context());
        printCurve(console, rates);
        if (rates.suggestion > 0.0)
            console.line(fmt::format("Try `vitrine-cli train {}{} --learning-rate {:.2g}`.",
                shellWord(m_folder), m_options.words(), rates.suggestion));
        else
            console.line("The loss did not fall clearly: there is no suggestion. Try a larger "
                         "--batch-size, or more photos.");
        console.object(toJson(rates));
    }

private:
    std::string m_folder;
    TrainOptions m_options;
};

}

std::unique_ptr<Verb> makeLearningRateVerb()
{
    return std::make_unique<LearningRateVerb>();
}

}
