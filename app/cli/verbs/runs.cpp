// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace vitrine::cli {

namespace {

class RunsVerb : public Verb {
public:
    std::string name() const override { return "runs"; }
    std::string summary() const override
    {
        return "List runs of training; name, tag, archive and delete them";
    }

    void declare(CLI::App& app) override
    {
        app.add_option("WORKSPACE", m_folder, "Workspace folder")->required()->check(folderName());
        app.add_flag("--all", m_all, "Also those that were archived");
        auto* const change = app.add_option_group("Change", "RUN is a number or a name");
        change->add_option("--rename", m_rename, "Give a run another name")
            ->expected(2)
            ->type_name("RUN NAME");
        change->add_option("--tag", m_tag, "Give a run these tags, and no others; none: no tags")
            ->expected(1, 100)
            ->type_name("RUN TAG...");
        change->add_option("--archive", m_archive, "Keep runs out of the list")
            ->type_name("RUN...");
        change->add_option("--delete", m_delete, "Hide runs; their files stay until --purge")
            ->type_name("RUN...");
        change->add_option("--restore", m_restore, "Bring back what was archived or deleted")
            ->type_name("NUMBER...");
        change->add_flag("--purge", m_purge, "Remove the files of deleted runs for good");
        app.footer("The newest come first. Accuracy and loss are of the best epoch, on validation. "
                   "A model that\nsearches use stays, whatever becomes of its run.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        Training& training = workspace->training();
        change(training);
        nlohmann::json object;
        if (m_purge) {
            const std::int64_t bytes = training.purgeDeleted();
            console.line(fmt::format("{} are free again.", inBytes(bytes)));
            object["freed_bytes"] = bytes;
        }
        std::vector<RunRecord> runs = training.runs();
        if (!m_all)
            std::erase_if(runs, [](const RunRecord& run) { return run.archived; });
        printRuns(console, runs);
        nlohmann::json listed = nlohmann::json::array();
        for (const RunRecord& run : runs)
            listed.push_back(toJson(run));
        object["runs"] = std::move(listed);
        console.object(object);
    }

private:
    using Change = std::function<void(const RunRecord&)>;

    /// All of them are looked up before the first is changed.
    static void each(
        const Training& training, const std::vector<std::string>& typed, const Change& change)
    {
        std::vector<RunRecord> runs;
        for (const std::string& run : typed)
            runs.push_back(runNamed(training, run));
        for (const RunRecord& run : runs)
            change(run);
    }

    void change(Training& training) const
    {
        if (!m_rename.empty())
            training.rename(runNamed(training, m_rename[0]).row, m_rename[1]);
        if (!m_tag.empty())
            training.setTags(runNamed(training, m_tag[0]).row, {m_tag.begin() + 1, m_tag.end()});
        each(training, m_archive,
            [&](const RunRecord& run) { training.setArchived(run.row, true); });
        each(training, m_delete, [&](const RunRecord& run) { training.setDeleted(run.row, true); });
        each(training, m_restore, [&](const RunRecord& run) {
            if (run.deleted)
                training.setDeleted(run.row, false);
            if (run.archived)
                training.setArchived(run.row, false);
        });
    }

    std::string m_folder;
    std::vector<std::string> m_rename;
    std::vector<std::string> m_tag;
    std::vector<std::string> m_archive;
    std::vector<std::string> m_delete;
    std::vector<std::string> m_restore;
    bool m_all = false;
    bool m_purge = false;
};

}

std::unique_ptr<Verb> makeRunsVerb()
{
    return std::make_unique<RunsVerb>();
}

}
