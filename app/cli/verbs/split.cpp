// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace vitrine::cli {

namespace {

class SplitVerb : public Verb {
public:
    std::string name() const override { return "split"; }
    std::string summary() const override
    {
        return "Deal the photos out to training, validation and test";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command
            .option("--fractions", m_fractions,
                "Shares of training, validation and test, which add up to 1")
            .delimiter(',')
            .expected(3)
            .defaultText("0.8,0.1,0.1");
        command.option("--seed", m_request.seed, "Another number deals anew")
            .captureDefault()
            .check(wholeNumber(0, std::numeric_limits<std::uint64_t>::max()));
        command.footer(
            "Photos of one listing, and photos that are nearly the same, stay on one side; "
            "the categories\nare spread evenly. Photos are measured first where `check` has "
            "not done so. The sides stand in\nthe column `split` of `export "
            "--training-data`.");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        std::ranges::copy(m_fractions, m_request.fractions.begin());
        const SplitReport report = workspace->inspection().split(m_request, console.context());
        console.line(fmt::format("{} for training, {} for validation, {} for test; {}.",
            counted(report.images[0], "photo", "photos"), grouped(report.images[1]),
            grouped(report.images[2]), inSeconds(report.seconds)));
        if (report.unusable > 0) {
            console.line(
                fmt::format("{} on no side: without a listing, or without a photo that can "
                            "be used.",
                    counted(report.unusable, "photo is", "photos are")));
        }
        console.line(fmt::format(
            "{} on two sides. Dealing out single photos would put {} with {} on two sides.",
            counted(report.leaks, "listing or group of duplicates is",
                "listings and groups of duplicates are"),
            counted(report.randomLeaks, "listing or group", "listings and groups"),
            counted(report.imagesInRandomLeaks, "photo", "photos")));
        console.object(toJson(report));
    }

    std::string howToContinue() const override
    {
        return "The split is as it was. Run the same command again to continue.";
    }

private:
    std::string m_folder;
    std::vector<double> m_fractions{0.8, 0.1, 0.1};
    SplitRequest m_request;
};

}

std::unique_ptr<Verb> makeSplitVerb()
{
    return std::make_unique<SplitVerb>();
}

}
