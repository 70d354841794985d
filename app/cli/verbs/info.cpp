// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/nextstep.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

std::string interruptedLine(const std::string& kind)
{
    if (kind == "train")
        return "Training was interrupted; `vitrine-cli runs` lists the run, and `vitrine-cli train "
               "WORKSPACE --resume RUN` goes on with it.";
    const bool wholeOrNot = kind == "import" || kind == "demo";
    return fmt::format("A run of `{}` was interrupted; the same command, with its options, {}.",
        kind, wholeOrNot ? "begins anew" : "continues it");
}

void printInfo(Console& console, const WorkspaceInfo& info)
{
    const CatalogueCounts& counts = info.counts;
    console.line(fmt::format("Listings    {} in {}; {} without photos", grouped(counts.listings),
        counted(counts.categories, "category", "categories"),
        grouped(counts.listingsWithoutImages)));
    console.line(fmt::format("Images      {}; {} without a listing, {} without a photo file",
        grouped(counts.images), grouped(counts.orphanImages), grouped(info.imagesWithoutFile)));
    if (counts.listingsExcluded > 0 || counts.imagesExcluded > 0) {
        console.line(fmt::format("Left out    {}, {} (`history` says why)",
            counted(counts.listingsExcluded, "listing", "listings"),
            counted(counts.imagesExcluded, "image", "images")));
    }
    console.line(
        fmt::format("Photos      {} clean{}, {} to do, {} unusable", grouped(counts.imagesReady),
            info.pictureSide > 0 ? fmt::format(" ({} pixels)", info.pictureSide) : std::string(),
            grouped(counts.imagesPending), grouped(counts.imagesFailed)));
    if (info.model) {
        console.line(fmt::format("Network     {} ({}, {})", info.model->name, info.model->backbone,
            info.model->precision));
    }
    const std::int64_t waiting = info.photosToPrepare();
    console.line(fmt::format("Embeddings  {}{}", grouped(info.embeddings),
        waiting > 0 ? fmt::format(", {} to do", grouped(waiting)) : std::string()));
    console.line(fmt::format("Index       {}",
        info.indexReady ? fmt::format("ready, {}", metricWord(info.metric))
                        : "not built, or out of date"));
    console.line(fmt::format("On disk     {:.1f} MB", static_cast<double>(info.bytesOnDisk) / 1e6));
    for (const std::string& kind : info.interrupted)
        console.line(interruptedLine(kind));
    if (info.model && !info.model->pretrained)
        console.line(randomNetworkNotice());
}

class InfoVerb : public Verb {
public:
    std::string name() const override { return "info"; }
    std::string summary() const override { return "Say what a workspace holds and what is next"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        const WorkspaceInfo info = workspace->info();
        console.line(workspace->folder().string());
        printInfo(console, info);
        const NextStep next = nextStep(info, m_folder, !workspace->training().runs().empty());
        printNext(console, next);
        auto object = toJson(info);
        object["next"] = next.verb;
        object["workspace"] = workspace->folder().string();
        console.object(object);
    }

private:
    std::string m_folder;
};

}

std::unique_ptr<Verb> makeInfoVerb()
{
    return std::make_unique<InfoVerb>();
}

}
