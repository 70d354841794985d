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
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace vitrine::cli {

namespace {

class TrainVerb : public Verb {
public:
    std::string name() const override { return "train"; }
    std::string summary() const override
    {
        return "Teach a network this shop's categories, for better searches";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--name", m_name,
            "The run's; by default made from the settings that are not the usual");
        command.option("--tag", m_tags, "Words to find the run by, with commas between");
        m_resume = command.option("--resume", m_run,
            "Go on with a run, by its number or name in `runs`, as it was begun; of the settings "
            "only --trunk-cache-limit may be another");
        command.flag("--plan", m_plan,
            "Say what it would learn from, how long it would take and "
            "what it would need, and end");
        command.flag("--no-use", m_noUse, "Leave searches with the model they use now");
        command.flag("--no-embeddings-file", m_noEmbeddingsFile, kNoEmbeddingsFileHelp);
        command.flag("--events", m_events, "With --json: an object a line while it runs");
        m_options.declare(command);
        command.footer("The photos must be clean. Afterwards every photo is embedded with what was "
                       "learnt, and searches\nuse it; `models --use` goes back. The usual settings "
                       "are a published recipe for marketplace photos.\nCtrl-C pauses, and loses "
                       "nothing. TensorBoard reads WORKSPACE/runs.");
    }

    void run(Console& console) override
    {
        check(console);
        const auto workspace = Workspace::open(m_folder);
        Training& training = workspace->training();
        if (m_plan) {
            const TrainPlan plan = training.plan(request(), console.context());
            printPlan(console, plan);
            console.object(toJson(plan));
            return;
        }
        m_watch = std::make_unique<TrainWatch>(console);
        finish(console, *workspace,
            m_resume.given()
                ? resume(training, console)
                : training.train(request(), m_watch.get(), nullptr, console.context()));
    }

    std::string howToContinue() const override
    {
        if (!m_watch || !m_watch->run())
            return "No run had begun. Run the same command again.";
        return fmt::format("The run is paused, nothing is lost. Go on with `vitrine-cli train {} "
                           "--resume {}`.",
            shellWord(m_folder), m_watch->run().value);
    }

    std::string afterFailure(ErrorCode code) const override
    {
        if (!canBeMended(code) || !m_watch || !m_watch->run())
            return {};
        return fmt::format("The run is kept as of its last checkpoint. When the cause is gone, go "
                           "on with `vitrine-cli train {} --resume {}`.",
            shellWord(m_folder), m_watch->run().value);
    }

    nlohmann::json whenStopped() const override
    {
        if (!m_watch || !m_watch->run())
            return nlohmann::json::object();
        return {{"run", m_watch->run().value}};
    }

private:
    void check(Console& console) const
    {
        if (m_events && !console.json())
            throw Error(ErrorCode::InvalidArgument, "--events is for --json.",
                "Add --json, or leave --events out.");
        if (m_events)
            console.useEvents();
        requireFileHasEffect(m_noUse, m_noEmbeddingsFile);
        if (!m_resume.given())
            return;
        std::string other = m_options.given(TrainOptions::kTrunkCacheLimit);
        if (other.empty() && (!m_name.empty() || !m_tags.empty()))
            other = m_name.empty() ? "--tag" : "--name";
        if (other.empty() && (m_plan || m_noUse))
            other = m_plan ? "--plan" : "--no-use";
        if (other.empty() && m_noEmbeddingsFile)
            other = "--no-embeddings-file";
        if (!other.empty())
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("--resume goes on as the run was begun; {} cannot change that.", other),
                fmt::format("Leave {} out, or start another run without --resume.", other));
    }

    RunRecord resume(Training& training, Console& console) const
    {
        const RunRow row = runNamed(training, m_run).row;
        if (const auto limit = m_options.trunkCacheLimit())
            training.setTrunkCacheLimit(row, *limit);
        return training.resume(row, m_watch.get(), nullptr, console.context());
    }

    TrainRequest request() const
    {
        TrainRequest request = m_options.request();
        request.name = m_name;
        request.tags = m_tags;
        request.useModel = !m_noUse;
        request.embeddingsFile = !m_noEmbeddingsFile;
        return request;
    }

    void finish(Console& console, Workspace& workspace, const RunRecord& run) const
    {
        printRun(console, run);
        const bool used = !run.model.empty() && workspace.training().searchModel() == run.model;
        if (!run.model.empty())
            console.line(fmt::format("Model {}: {}.", run.model,
                used ? "searches use it now"
                     : "searches do not use it yet; `models --use` changes over"));
        printSearchChange(console, m_watch->searchChange(), m_folder);
        const auto vectors = workspace.training().embeddingsFile(run.model);
        if (used && vectors)
            console.line(fmt::format("Its vectors for other programs: {}.", vectors->string()));
        printNext(console, workspace, m_folder);
        nlohmann::json object = toJson(run);
        object["used"] = used;
        object["embeddings_file"] = orNull(vectors);
        object["search_change"] = orNull(m_watch->searchChange());
        if (m_events)
            object["event"] = "end";
        console.object(object);
    }

    std::string m_folder;
    std::string m_name;
    std::vector<std::string> m_tags;
    std::string m_run;
    Option m_resume;
    bool m_plan = false;
    bool m_noUse = false;
    bool m_noEmbeddingsFile = false;
    bool m_events = false;
    TrainOptions m_options;
    std::unique_ptr<TrainWatch> m_watch;
};

}

std::unique_ptr<Verb> makeTrainVerb()
{
    return std::make_unique<TrainVerb>();
}

}
