// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/nextstep.h"

namespace vitrine::cli {

namespace {

/// As a shell takes it for one word.
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

}

NextStep nextStep(const WorkspaceInfo& info, const std::string& folder)
{
    const CatalogueCounts& counts = info.counts;
    const auto command = [&](const std::string& verb, const std::string& rest = {}) {
        return NextStep{verb, "vitrine-cli " + verb + " " + shellWord(folder) + rest};
    };
    constexpr auto kTables = " --products FILE --images FILE --pictures DIR";
    if (counts.images == 0)
        return command("import", kTables);
    if (counts.imagesReady == 0 && info.imagesWithoutFile == counts.images)
        return command("import", std::string(kTables) + "  (no image has a photo file yet)");
    if (counts.imagesPending > 0)
        return command("clean");
    if (counts.imagesReady == 0)
        return command("clean", " --again  (when the photos, all unusable, have been replaced)");
    if (info.imagesToEmbed > 0)
        return command("embed");
    if (!info.indexReady)
        return command("index");
    return command("search", " --image FILE");
}

void printNext(Console& console, const Workspace& workspace, const std::string& folder)
{
    if (!console.json())
        console.line("Next: " + nextStep(workspace.info(), folder).advice);
}

}
