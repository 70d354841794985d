// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/findingwords.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

namespace vitrine::cli {

namespace {

constexpr std::int64_t kPage = 1000;

class FindingsVerb : public Verb {
public:
    std::string name() const override { return "findings"; }
    std::string summary() const override { return "List what `check` has found"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--kind", m_kind, "Of one kind, such as dark or price_outlier");
        command.option("--listing", m_listing, "Id of a listing: of it and its photos");
        command.flag("--all", m_all, "Also those that were accepted, excluded or mended");
        command.option("-k,--limit", m_limit, "How many to list")
            .captureDefault()
            .check(wholeNumber(0, 100'000));
        command.option("--offset", m_offset, "How many to pass over")
            .captureDefault()
            .check(wholeNumber(0, 1'000'000'000));
        command.option("--csv", m_csv, "Write all of them, not only those listed, into a CSV file")
            .check(fileName());
        command.flag("--force", m_force, "Replace the CSV file if it is there");
        command.footer(
            "The worst come first; duplicates stand together. The score, from 0 to 1, says "
            "how sure or how bad\na finding is; what was measured stands beside what it was "
            "compared with. `fix --finding ROW` decides\nabout single ones.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        Inspection& inspection = workspace->inspection();
        const FindingQuery query = wanted(*workspace);
        requireChecked(inspection, query.kind);
        const auto counts = inspection.findingCounts();
        if (!m_csv.empty())
            workspace->requireOutside(m_csv);
        const FindingNames names(*workspace);
        const std::int64_t total = inspection.countFindings(query);
        if (!m_csv.empty())
            writeCsv(inspection, query, names, console.context());

        nlohmann::json listed = nlohmann::json::array();
        const auto findings = inspection.findings(query, m_offset, m_limit);
        if (!findings.empty())
            console.line("    row  score  kind                  what");
        for (const StoredFinding& stored : findings) {
            const NamedFinding finding = names.named(stored);
            printFinding(console, finding);
            listed.push_back(toJson(finding));
        }
        printSummary(console, static_cast<std::int64_t>(findings.size()), total);
        if (!query.kind || query.kind == FindingKind::NearDuplicate)
            printMoreDuplicates(console, inspection, m_folder);
        console.object(
            {{"findings", std::move(listed)}, {"total", total}, {"kinds", toJson(counts)}});
    }

private:
    FindingQuery wanted(const Workspace& workspace) const
    {
        FindingQuery query;
        query.settled = m_all;
        if (!m_kind.empty())
            query.kind = findingKindOf(m_kind);
        if (!m_listing.empty()) {
            const auto listing = workspace.listingById(m_listing);
            if (!listing)
                throw Error(ErrorCode::NotFound,
                    fmt::format("There is no listing \"{}\".", m_listing),
                    "Give the id as the table of listings has it.");
            query.listing = listing->row;
        }
        return query;
    }

    void writeCsv(const Inspection& inspection, const FindingQuery& query,
        const FindingNames& names, const JobContext& context) const
    {
        std::error_code unknown;
        if (!m_force && std::filesystem::exists(m_csv, unknown))
            throw Error(ErrorCode::AlreadyExists, m_csv + " is there already.",
                "Choose another name, or replace the file with --force.");
        AtomicFile file(m_csv);
        file.write(csvHeader());
        std::int64_t written = 0;
        for (auto page = inspection.findings(query, 0, kPage); !page.empty();
             page = inspection.findings(query, written, kPage)) {
            for (StoredFinding& stored : page) {
                context.throwIfStopped();
                file.write(csvRow(names.named(std::move(stored))));
            }
            written += static_cast<std::int64_t>(page.size());
        }
        file.commit();
    }

    void printSummary(Console& console, std::int64_t listed, std::int64_t total) const
    {
        const auto* const state = m_all ? "" : "open ";
        if (total == 0)
            console.line(fmt::format(
                "There are no {}findings{}.", state, m_kind.empty() ? "" : " of this kind"));
        else
            console.line(fmt::format("{} of {}.", grouped(listed),
                counted(total, fmt::format("{}finding", state), fmt::format("{}findings", state))));
        if (!m_csv.empty())
            console.line(fmt::format("{}: {}", m_csv, counted(total, "finding", "findings")));
    }

    std::string m_folder;
    std::string m_kind;
    std::string m_listing;
    std::string m_csv;
    std::int64_t m_limit = 20;
    std::int64_t m_offset = 0;
    bool m_all = false;
    bool m_force = false;
};

}

std::unique_ptr<Verb> makeFindingsVerb()
{
    return std::make_unique<FindingsVerb>();
}

}
