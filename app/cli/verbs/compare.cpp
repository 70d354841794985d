// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::cli {

namespace {

using Cell = std::function<std::string(const RunRecord&)>;

std::string ofBest(const RunRecord& run, double Quality::*figure, bool share)
{
    if (!run.best)
        return "-";
    const double value = run.best->validation.*figure;
    return share ? percent(value) : fmt::format("{:.3f}", value);
}

/// What runs are compared by, and how each says it.
const std::vector<std::pair<std::string, Cell>>& figures()
{
    static const std::vector<std::pair<std::string, Cell>> kFigures{
        {"state", [](const RunRecord& run) { return stateWord(run); }},
        {"epochs",
            [](const RunRecord& run) {
                return fmt::format("{}/{}", epochsWords(run), run.config.epochs);
            }},
        {"best epoch",
            [](const RunRecord& run) {
                return run.best ? std::to_string(run.best->epoch + 1) : std::string("-");
            }},
        {"best accuracy", [](const RunRecord& run) { return ofBest(run, &Quality::top1, true); }},
        {"best top 5", [](const RunRecord& run) { return ofBest(run, &Quality::top5, true); }},
        {"best macro F1",
            [](const RunRecord& run) { return ofBest(run, &Quality::macroF1, false); }},
        {"best loss", [](const RunRecord& run) { return ofBest(run, &Quality::loss, false); }},
        {"last accuracy",
            [](const RunRecord& run) {
                return run.last ? percent(run.last->validation.top1) : std::string("-");
            }},
        {"last training loss",
            [](const RunRecord& run) {
                return run.last ? fmt::format("{:.3f}", run.last->trainLoss) : std::string("-");
            }},
        {"photos/s",
            [](const RunRecord& run) {
                return run.last ? fmt::format("{:.1f}", run.last->imagesPerSecond)
                                : std::string("-");
            }},
        {"time", [](const RunRecord& run) { return duration(run.secondsSpent); }},
        {"memory", [](const RunRecord& run) { return inBytes(run.peakBytes); }},
    };
    return kFigures;
}

class CompareVerb : public Verb {
public:
    std::string name() const override { return "compare"; }
    std::string summary() const override { return "Show how runs differ and what each reached"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("RUN", m_runs, "Two runs or more, by number or name")
            .required()
            .expected(1, 1000);
        command.footer("Best is the best epoch by accuracy on validation, then loss.");
    }

    void run(Console& console) override
    {
        if (m_runs.size() < 2)
            throw Error(ErrorCode::InvalidArgument, "There is only one run to compare.",
                "Name two or more, by number or name.");
        const auto workspace = Workspace::open(m_folder);
        const Training& training = workspace->training();
        std::vector<RunRecord> runs;
        std::vector<RunRow> rows;
        for (const std::string& typed : m_runs) {
            runs.push_back(runNamed(training, typed));
            rows.push_back(runs.back().row);
        }
        const auto differences = training.differences(rows);
        print(console, runs, differences);

        nlohmann::json listed = nlohmann::json::array();
        for (const RunRecord& run : runs)
            listed.push_back(toJson(run));
        nlohmann::json settings = nlohmann::json::array();
        for (const SettingDifference& each : differences)
            settings.push_back({{"setting", each.setting}, {"values", each.values}});
        console.object({{"runs", std::move(listed)}, {"differences", std::move(settings)}});
    }

private:
    static void print(Console& console, const std::vector<RunRecord>& runs,
        const std::vector<SettingDifference>& differences)
    {
        std::vector<std::vector<std::string>> table{{"run"}, {""}};
        for (const RunRecord& run : runs) {
            table[0].push_back(std::to_string(run.row.value));
            table[1].push_back(run.name);
        }
        for (const SettingDifference& each : differences) {
            table.push_back({each.setting});
            table.back().insert(table.back().end(), each.values.begin(), each.values.end());
        }
        for (const auto& [name, cell] : figures()) {
            table.push_back({name});
            for (const RunRecord& run : runs)
                table.back().push_back(cell(run));
        }
        if (differences.empty())
            console.line("They have the same settings.");
        printTable(console, table);
    }

    std::string m_folder;
    std::vector<std::string> m_runs;
};

}

std::unique_ptr<Verb> makeCompareVerb()
{
    return std::make_unique<CompareVerb>();
}

}
