// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/nextstep.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
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

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.flag("--all", m_all, "Also those that were archived or deleted");
        // A group of names alone: CLI11 takes an empty word for the name of an option group.
        constexpr auto kChange = "Change (RUN is a number or a name)";
        command.option("--rename", m_rename, "Give a run another name")
            .expected(2)
            .typeName("RUN NAME")
            .group(kChange);
        command
            .option("--tag", m_tag,
                "Give a run these tags, and no others; none, or \"\": no tags. Commas separate")
            .expected(1, 100)
            .typeName("RUN TAG...")
            .group(kChange);
        command.option("--archive", m_archive, "Keep runs out of the list")
            .typeName("RUN...")
            .group(kChange);
        command.option("--delete", m_delete, "Hide runs; their files stay until --purge")
            .typeName("RUN...")
            .group(kChange);
        command.option("--restore", m_restore, "Bring back what was archived or deleted")
            .typeName("NUMBER...")
            .group(kChange);
        command.flag("--purge", m_purge, "Remove the files of deleted runs for good")
            .group(kChange);
        command.footer(
            "The newest come first. Accuracy and loss are of the best epoch, on "
            "validation. A model that\nsearches use stays, whatever becomes of its run.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        Training& training = workspace->training();
        change(training, console);
        nlohmann::json object;
        if (m_purge) {
            const std::int64_t bytes = training.purgeDeleted();
            console.line(fmt::format("{} are free again.", inBytes(bytes)));
            object["freed_bytes"] = bytes;
        }
        const std::vector<RunRecord> runs = wanted(training);
        printRuns(console, runs);
        nlohmann::json listed = nlohmann::json::array();
        for (const RunRecord& run : runs)
            listed.push_back(toJson(run));
        object["runs"] = std::move(listed);
        console.object(object);
    }

private:
    using Runs = std::vector<RunRecord>;

    Runs wanted(const Training& training) const
    {
        Runs runs = training.runs();
        if (m_all) {
            std::ranges::move(training.deletedRuns(), std::back_inserter(runs));
            std::ranges::sort(runs, std::greater(), [](const RunRecord& run) { return run.row; });
        } else {
            std::erase_if(runs, [](const RunRecord& run) { return run.archived; });
        }
        return runs;
    }

    static Runs named(const Training& training, const std::vector<std::string>& typed)
    {
        Runs runs;
        for (const std::string& run : typed)
            runs.push_back(runNamed(training, run));
        return runs;
    }

    static void requireApart(
        const Runs& some, const Runs& others, const char* option, const char* other)
    {
        for (const RunRecord& run : some) {
            if (std::ranges::find(others, run.row, &RunRecord::row) != others.end())
                throw Error(ErrorCode::InvalidArgument,
                    fmt::format(
                        "{} and {} are both asked for run {}.", option, other, run.row.value),
                    "Leave one of them out.");
        }
    }

    /// All of them are looked up before the first is changed.
    void change(Training& training, Console& console) const
    {
        const Runs renamed =
            named(training, {m_rename.begin(), m_rename.begin() + !m_rename.empty()});
        const Runs tagged = named(training, {m_tag.begin(), m_tag.begin() + !m_tag.empty()});
        const Runs archived = named(training, m_archive);
        const Runs deleted = named(training, m_delete);
        const Runs restored = named(training, m_restore);
        requireApart(archived, deleted, "--archive", "--delete");
        requireApart(archived, restored, "--archive", "--restore");
        requireApart(deleted, restored, "--delete", "--restore");
        for (const RunRecord& run : renamed) {
            const std::string kept = training.rename(run.row, m_rename[1]);
            if (!kept.empty())
                console.line(fmt::format("Its model is still called \"{}\".", kept));
        }
        for (const RunRecord& run : tagged)
            training.setTags(run.row, {m_tag.begin() + 1, m_tag.end()});
        for (const RunRecord& run : archived)
            training.setArchived(run.row, true);
        for (const RunRecord& run : deleted)
            training.setDeleted(run.row, true);
        for (const RunRecord& run : restored) {
            if (run.deleted)
                training.setDeleted(run.row, false);
            if (run.archived)
                training.setArchived(run.row, false);
        }
        if (!deleted.empty() && !m_purge)
            console.line(fmt::format("Deleted. Undo: vitrine-cli runs {} --restore{}",
                shellWord(m_folder), numbersOf(deleted)));
    }

    static std::string numbersOf(const Runs& runs)
    {
        std::string numbers;
        for (const RunRecord& run : runs)
            numbers += fmt::format(" {}", run.row.value);
        return numbers;
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
