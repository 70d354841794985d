// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/base/text.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vitrine::cli {

namespace {

void printHits(Console& console, const SearchResult& result)
{
    int place = 0;
    for (const SearchHit& hit : result.hits) {
        const Listing& listing = hit.summary.listing;
        console.line(fmt::format("{:>3}  {:>7.3f}  {:>12}  {}", ++place, hit.score,
            listing.price ? toString(*listing.price) : "no price",
            text::elided(listing.title, 60)));
        console.line(fmt::format("{:>3}  {:>7}  {:>12}  {} · {} · {}", "", "", "",
            hit.summary.categoryName, listing.location, listing.id));
    }
    if (result.hits.empty())
        console.line("Nothing is in the index yet.");
    console.line(fmt::format("decode {:.0f} ms, network {:.0f} ms, search {:.1f} ms",
        result.timings.decodeMs, result.timings.embedMs, result.timings.searchMs));
}

class SearchVerb : public Verb {
public:
    std::string name() const override { return "search"; }
    std::string summary() const override { return "Find the listings that look like a picture"; }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("--image", m_image, "Picture to search with").required().check(fileName());
        command.option("-k,--limit", m_limit, "How many listings")
            .captureDefault()
            .check(wholeNumber(1, 1000));
        command.footer("The score is the cosine of the two vectors (1 is the same), or with an l2 "
                       "index their\n"
                       "squared distance (0 is the same).");
    }

    void run(Console& console) override
    {
        const auto workspace = Workspace::open(m_folder);
        SearchQuery query;
        query.picture = std::filesystem::path(m_image);
        query.limit = m_limit;
        const SearchResult result = workspace->search(query, console.context());
        printHits(console, result);
        if (result.randomNetwork)
            console.line(randomNetworkNotice());
        nlohmann::json object = toJson(result);
        object["photos"] = photos(console, workspace->info());
        console.object(object);
    }

private:
    /// Says how many photos could not be found yet.
    static nlohmann::json photos(Console& console, const WorkspaceInfo& info)
    {
        const std::int64_t waiting = info.photosToPrepare();
        if (waiting > 0)
            console.line(fmt::format("{} of {} photos were searched: run `embed` for the others.",
                grouped(info.embeddings), grouped(info.embeddings + waiting)));
        return {{"searched", info.embeddings}, {"waiting", waiting}};
    }

    std::string m_folder;
    std::string m_image;
    int m_limit = 10;
};

}

std::unique_ptr<Verb> makeSearchVerb()
{
    return std::make_unique<SearchVerb>();
}

}
