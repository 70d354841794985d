// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/nextstep.h"

namespace vitrine::cli {

std::string shellWord(const std::string& text)
{
    constexpr auto kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:@%";
    if (text.find_first_not_of(kPlain) == std::string::npos)
        return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

NextStep nextStep(const WorkspaceInfo& info, const std::string& folder, bool trained)
{
    const CatalogueCounts& counts = info.counts;
    const auto command = [&](const std::string& verb, const std::string& rest = {}) {
        return NextStep{verb, "vitrine-cli " + verb + " " + shellWord(folder) + rest, {}};
    };
    constexpr auto kTables = " --products FILE --images FILE --pictures DIR";
    if (counts.images == 0)
        return command("import", kTables);
    if (counts.imagesReady == 0 && info.imagesWithoutFile == counts.images) {
        NextStep photos =
            command("import", std::string(kTables) + "  (no image has a photo file yet)");
        photos.instead = command("check").advice + "  (faults of the tables need no photos)";
        return photos;
    }
    if (counts.imagesPending > 0)
        return command("clean");
    if (counts.imagesReady == 0)
        return command("clean", " --again  (when the photos, all unusable, have been replaced)");
    if (info.imagesToEmbed > 0)
        return command("embed");
    if (!info.indexReady)
        return command("index");
    NextStep search = command("search", " --image FILE");
    if (!trained && counts.categories > 1)
        search.instead = command("train").advice + "  (teaches the network this shop's categories)";
    return search;
}

void printNext(Console& console, Workspace& workspace, const std::string& folder)
{
    if (console.json())
        return;
    const bool trained = !workspace.training().runs().empty();
    printNext(console, nextStep(workspace.info(), folder, trained));
}

void printNext(Console& console, const NextStep& next)
{
    console.line("Next: " + next.advice);
    if (!next.instead.empty())
        console.line("Or:   " + next.instead);
}

}
