// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findingwords.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/types/findingwords.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace vitrine::cli {

namespace {

void printSkippedKinds(Console& console, const CheckReport& report)
{
    std::map<std::string, std::string> kindsByReason;
    for (const CheckReport::Skipped& skipped : report.skipped) {
        std::string& kinds = kindsByReason[skipped.reason];
        kinds += fmt::format("{}{} ({})", kinds.empty() ? "" : ", ", findingKindName(skipped.kind),
            findingKindTitle(skipped.kind));
    }
    for (const auto& [reason, kinds] : kindsByReason)
        console.line(fmt::format("Not checked: {}.\n  {}", kinds, reason));
}

void printRefusedRows(Console& console, const CheckReport& report)
{
    if (report.refused.empty())
        return;
    console.line("The latest import left rows out:");
    for (const RefusedRows& rows : report.refused)
        console.line(
            fmt::format("  {:>7}  {} ({}), first {}:{}  \"{}\"", grouped(rows.rows), rows.kind,
                refusedRowsTitle(rows.kind), rows.first.file, rows.first.line, rows.first.text));
}

class CheckVerb : public Verb {
public:
    std::string name() const override { return "check"; }
    std::string summary() const override { return "Look for faults in the tables and the photos"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.flag("--again", m_request.again, "Measure photos that have been measured before");
        command.footer("What was found before is replaced; what people decided stays. Nothing is "
                       "changed in the\ndata set. `vitrine-cli findings` lists what was found.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const CheckReport report = workspace->inspection().check(m_request, console.context());
        console.line(fmt::format("Checked {} and {} {}; measured {} now.",
            counted(report.listings, "listing", "listings"),
            counted(report.images, "photo", "photos"), inSeconds(report.seconds),
            grouped(report.measured)));
        printCounts(console, report.kinds);
        printSkippedKinds(console, report);
        printMoreDuplicates(console, workspace->inspection(), m_folder);
        printRefusedRows(console, report);
        console.object(toJson(report));
    }

    std::string howToContinue() const override
    {
        return "The findings are as they were. Photos that were measured stay measured; run the "
               "same command again to continue.";
    }

private:
    std::string m_folder;
    CheckRequest m_request;
};

}

std::unique_ptr<Verb> makeCheckVerb()
{
    return std::make_unique<CheckVerb>();
}

}
