// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/evaluationwords.h"
#include "app/cli/exitcode.h"
#include "app/cli/nextstep.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/trainoptions.h"
#include "app/cli/trainwatch.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::cli {

namespace {

class SweepVerb : public Verb {
public:
    std::string name() const override { return "sweep"; }
    std::string summary() const override
    {
        return "Train once for each of several batch sizes and learning rates";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--name", m_request.name, "The sweep's; going on with it takes the same one")
            .required();
        command.option("--batch-sizes", m_request.batchSizes, "Such as 32,64; by default 32")
            .delimiter(',')
            .check(wholeNumber(1, 1024));
        command
            .option(
                "--learning-rates", m_request.learningRates, "Such as 1e-3,1e-4; by default 0.001")
            .delimiter(',')
            .check(realNumber(1e-12, 100.0));
        command.option("--tag", m_tags, "Words to find the runs by, with commas between");
        command.flag("--plan", m_plan,
            "Say what all of it would learn from, how long it would take and what it would need, "
            "and end");
        command.flag("--no-use", m_noUse, "Leave searches with the model they use now");
        command.flag("--no-embeddings-file", m_noEmbeddingsFile, kNoEmbeddingsFileHelp);
        command.flag("--events", m_events, "With --json: an object a line while it runs");
        m_options.declare(command, TrainOptions::Without::BatchSizeAndLearningRate);
        command.footer(
            "One run follows the other; the best one's model is used for searches. A run whose "
            "loss "
            "is no number any\nmore stays as failed, and the others go on. Ctrl-C pauses, and the "
            "same command goes on: what has ended\nis passed over.");
    }

    void run(Console& console) override
    {
        if (m_events && !console.json())
            throw Error(ErrorCode::InvalidArgument, "--events is for --json.",
                "Add --json, or leave --events out.");
        if (m_request.batchSizes.empty() && m_request.learningRates.empty())
            throw Error(ErrorCode::InvalidArgument, "There is nothing to sweep over.",
                "Give --batch-sizes, --learning-rates or both. `vitrine-cli sweep --help` "
                "describes them.");
        if (m_events)
            console.useEvents();
        requireFileHasEffect(m_noUse, m_noEmbeddingsFile);
        const auto workspace = Workspace::open(m_folder);
        m_request.base = m_options.request();
        m_request.base.tags = m_tags;
        m_request.base.useModel = !m_noUse;
        m_request.base.embeddingsFile = !m_noEmbeddingsFile;
        if (m_plan) {
            plan(console, workspace->training());
            return;
        }
        TrainWatch watch(console);
        const auto runs =
            workspace->training().sweep(m_request, &watch, nullptr, console.context());
        printRuns(console, runs);
        const nlohmann::json failed = printFailed(console, runs);
        const RunRecord& best = *bestFinished(runs); // else the sweep has thrown
        const bool used = !best.model.empty() && workspace->training().searchModel() == best.model;
        console.line(fmt::format("Best: {}{}. {}", runTitle(best),
            best.best ? ", accuracy " + percent(best.best->validation.top1) : std::string(),
            used ? "Searches use its model now."
                 : fmt::format("Searches do not use it: `vitrine-cli embed {} --weights {}` "
                               "changes over.",
                     shellWord(m_folder), best.model)));
        printSearchChange(console, watch.searchChange(), m_folder);
        printNext(console, *workspace, m_folder);
        nlohmann::json listed = nlohmann::json::array();
        for (const RunRecord& run : runs)
            listed.push_back(toJson(run));
        nlohmann::json object{{"sweep", m_request.name}, {"runs", std::move(listed)},
            {"failed", failed}, {"best", best.row.value}, {"used", used},
            {"embeddings_file", orNull(workspace->training().embeddingsFile(best.model))},
            {"search_change", orNull(watch.searchChange())}};
        if (m_events)
            object["event"] = "end";
        console.object(object);
    }

    std::string howToContinue() const override
    {
        return "What was learnt is kept, a run that was learning is paused. Run the same command "
               "again to go on.";
    }

    std::string afterFailure(ErrorCode code) const override
    {
        return canBeMended(code) ? "When the cause is gone, the same command goes on." : "";
    }

private:
    /// With the largest batch, which needs most memory; each would take about as long.
    void plan(Console& console, Training& training) const
    {
        TrainRequest one = m_request.base;
        if (!m_request.batchSizes.empty())
            one.config.batchSize = std::ranges::max(m_request.batchSizes);
        const auto runs = std::max<std::size_t>(m_request.batchSizes.size(), 1)
            * std::max<std::size_t>(m_request.learningRates.size(), 1);
        const TrainPlan all =
            forRuns(training.plan(one, console.context()), static_cast<int>(runs));
        console.line(fmt::format(
            "{}, one after the other.", counted(static_cast<std::int64_t>(runs), "run", "runs")));
        printPlan(console, all);
        nlohmann::json object = toJson(all);
        object["runs"] = runs;
        console.object(object);
    }

    /// Their numbers.
    static nlohmann::json printFailed(Console& console, const std::vector<RunRecord>& runs)
    {
        nlohmann::json failed = nlohmann::json::array();
        for (const RunRecord& run : runs) {
            if (!run.diverged)
                continue;
            console.line(fmt::format("{} failed: {}", runTitle(run), run.error));
            failed.push_back(run.row.value);
        }
        return failed;
    }

    std::string m_folder;
    SweepRequest m_request;
    std::vector<std::string> m_tags;
    bool m_plan = false;
    bool m_noUse = false;
    bool m_noEmbeddingsFile = false;
    bool m_events = false;
    TrainOptions m_options;
};

}

std::unique_ptr<Verb> makeSweepVerb()
{
    return std::make_unique<SweepVerb>();
}

}
