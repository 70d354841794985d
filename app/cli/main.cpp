// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/usage.h"
#include "app/cli/verb.h"
#include "core/base/cpu.h"
#include "core/jobs/outcome.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace vitrine;
using namespace vitrine::cli;

/// Asked before parsing: a command line that cannot be parsed still wants its error as JSON.
bool wantsJson(std::span<char*> arguments)
{
    return std::any_of(arguments.begin(), arguments.end(),
        [](const char* argument) { return std::string_view(argument) == "--json"; });
}

void describe(CLI::App& app, Console::Options& options)
{
    app.name("vitrine-cli");
    app.set_version_flag("--version", "vitrine-cli " VITRINE_VERSION);
    app.add_flag("--json", options.json, "Print one JSON object instead of words");
    app.add_flag("--quiet,-q", options.quiet, "No progress on standard error");
    app.require_subcommand(1);
    app.fallthrough(); // --json may stand before or after the command
}

/// Set after the commands, which would inherit it.
void describeTheWay(CLI::App& app)
{
    app.footer(
        "A shop, from nothing to a search:\n"
        "  vitrine-cli demo shop.vitrine\n"
        "  vitrine-cli clean shop.vitrine\n"
        "  vitrine-cli embed shop.vitrine\n"
        "  vitrine-cli index shop.vitrine\n"
        "  vitrine-cli search shop.vitrine --image PHOTO.jpg\n\n"
        "Better searches, once it has learnt the shop's categories:\n"
        "  vitrine-cli train shop.vitrine\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 bad input, 5 cannot write,\n"
        "6 busy, 7 network, 130 stopped. `vitrine-cli COMMAND --help` explains a command.");
}

int runVerb(Verb& verb, Console& console)
{
    const Outcome outcome = runJob([&] { verb.run(console); });
    switch (outcome.state) {
    case JobState::Succeeded: return kSuccess;
    case JobState::Cancelled:
        console.cancelled(verb.howToContinue(), verb.whenStopped());
        return kCancelled;
    case JobState::Failed: break;
    }
    console.fail(*outcome.error, verb.afterFailure(outcome.error->code()), verb.whenStopped());
    return exitCodeFor(outcome.error->code());
}

int notParsed(CLI::App& app, const CLI::ParseError& error, std::span<char*> arguments)
{
    if (error.get_exit_code() == 0) // --help and --version
        return app.exit(error);
    Console console({wantsJson(arguments), true}, {});
    const std::vector<std::string> words(arguments.begin(), arguments.end());
    console.fail(usageError(app, error, words));
    return kUsage;
}

int runProgram(int argc, char** argv)
{
    Interrupt interrupt;
    Console::Options options;
    CLI::App app("Vitrine finds the listings of a marketplace that look like a picture.");
    describe(app, options);

    const auto verbs = allVerbs();
    std::vector<CLI::App*> commands;
    for (const auto& verb : verbs) {
        commands.push_back(app.add_subcommand(verb->name(), verb->summary()));
        verb->declare(*commands.back());
    }
    describeTheWay(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return notParsed(app, error, {argv + 1, static_cast<std::size_t>(argc - 1)});
    }
    Console console(options, interrupt.token());
    const auto chosen = std::find_if(commands.begin(), commands.end(),
        [](const CLI::App* command) { return command->parsed(); });
    return runVerb(*verbs[static_cast<std::size_t>(chosen - commands.begin())], console);
}

}

int main(int argc, char** argv)
{
    cpu::spinBriefly();
    std::setlocale(LC_CTYPE, "");
    int code = kFailure;
    const Outcome outcome = runJob([&] { code = runProgram(argc, argv); });
    if (outcome.error)
        std::fputs(outcome.error->what(), stderr);
    return code;
}
