// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "app/cli/verb.h"
#include "core/base/cpu.h"
#include "core/jobs/outcome.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <clocale>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace vitrine;
using namespace vitrine::cli;

/// Asked before parsing: a command line that cannot be parsed still wants its error as JSON.
bool wantsJson(std::span<char* const> arguments)
{
    return std::any_of(arguments.begin(), arguments.end(),
        [](const char* argument) { return std::string_view(argument) == "--json"; });
}

void describe(Command program, Console::Options& options)
{
    program.flag("--json", options.json, "Print one JSON object instead of words");
    program.flag("--quiet,-q", options.quiet, "No progress on standard error");
    program.requireSubCommand();
}

/// Set after the commands, which would inherit it.
void describeTheWay(Command program)
{
    program.footer(
        "A shop, from nothing to a search:\n"
        "  vitrine-cli demo shop.vitrine\n"
        "  vitrine-cli clean shop.vitrine\n"
        "  vitrine-cli embed shop.vitrine\n"
        "  vitrine-cli index shop.vitrine\n"
        "  vitrine-cli search shop.vitrine --image PHOTO.jpg\n\n"
        "Better searches, once it has learnt the shop's categories:\n"
        "  vitrine-cli train shop.vitrine\n\n"
        "Without trained weights (`vitrine-cli weights --help`) a fixed random network is used: "
        "hits\n"
        "then agree in colour and texture, not in what things are.\n\n"
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

/// Before, or without, a console that the options describe.
void failEarly(const Error& error, int argc, char** argv)
{
    const std::span<char* const> arguments(argv, static_cast<std::size_t>(argc));
    Console console({wantsJson(arguments.subspan(argc > 0 ? 1 : 0)), true}, {});
    console.fail(error);
}

int runProgram(int argc, char** argv)
{
    Interrupt interrupt;
    Console::Options options;
    CommandLine line("vitrine-cli",
        "Vitrine finds the listings of a marketplace that look like a picture.",
        "vitrine-cli " VITRINE_VERSION);
    Command program = line.program();
    describe(program, options);

    const auto verbs = allVerbs();
    std::vector<Command> commands;
    for (const auto& verb : verbs) {
        commands.push_back(program.subCommand(verb->name(), verb->summary()));
        verb->declare(commands.back());
    }
    describeTheWay(program);
    try {
        if (!line.parse(argc, argv))
            return kSuccess;
    } catch (const Error& error) {
        failEarly(error, argc, argv);
        return kUsage;
    }
    Console console(options, interrupt.token());
    const auto chosen = std::ranges::find_if(commands, &Command::chosen);
    return runVerb(*verbs[static_cast<std::size_t>(chosen - commands.begin())], console);
}

}

int main(int argc, char** argv)
{
    cpu::spinBriefly();
    std::setlocale(LC_CTYPE, "");
    int code = kFailure;
    const Outcome outcome = runJob([&] { code = runProgram(argc, argv); });
    if (outcome.error) {
        failEarly(*outcome.error, argc, argv);
        code = exitCodeFor(outcome.error->code());
    }
    return code;
}
