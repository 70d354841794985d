// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>

namespace vitrine::cli {

namespace {

constexpr auto kWhereToRead =
    "Read `vitrine-cli --help` for the commands, `vitrine-cli COMMAND --help` for their options.";

/// Insertions, deletions and replacements that make one word the other (Levenshtein, 1966).
std::size_t editDistance(const std::string& from, const std::string& to)
{
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::vector<std::string> commandsOf(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!command->get_name().empty()) // an option group has none
            names.push_back(command->get_name());
    }
    return names;
}

void addOptions(const CLI::App& app, std::vector<std::string>& names)
{
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
        for (const std::string& name : option->get_snames())
            names.push_back("-" + name);
    }
    for (const CLI::App* part : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (part->get_name().empty()) // a group of options
            addOptions(*part, names);
    }
}

/// All that may stand for an option of a command: "--limit", "-k"; those of the program too.
std::vector<std::string> optionsOf(const CLI::App& command, const CLI::App& program)
{
    std::vector<std::string> names;
    addOptions(command, names);
    addOptions(program, names);
    return names;
}

bool looksLikeAnOption(const std::string& argument)
{
    return argument.size() > 1 && argument[0] == '-'
        && (argument[1] == '-' || std::isalpha(static_cast<unsigned char>(argument[1])) != 0);
}

/// The first argument that was meant as an option and is none; empty: all are.
std::string unknownOption(
    std::span<const std::string> arguments, const std::vector<std::string>& known)
{
    for (const std::string& argument : arguments) {
        if (argument == "--")
            break;
        const std::string name = argument.substr(0, argument.find('='));
        const bool joined = name.size() > 2 && name[1] != '-'; // "-k5", "-qk"
        if (looksLikeAnOption(name) && !joined && std::ranges::find(known, name) == known.end())
            return name;
    }
    return {};
}

/// The option that a parser's message is about: such messages begin with its name.
const CLI::Option* optionNamedIn(const CLI::App& app, const std::string& message)
{
    for (const CLI::Option* option : app.get_options()) {
        if (message.starts_with(option->get_name() + ":"))
            return option;
    }
    for (const CLI::App* part : app.get_subcommands([](const CLI::App*) { return true; })) {
        const auto* found = part->get_name().empty() ? optionNamedIn(*part, message) : nullptr;
        if (found)
            return found;
    }
    return nullptr;
}

/// For an option with too few values, or too many, be it by standing there twice.
Error wrongNumberOfValues(const CLI::Option& option, const std::string& help)
{
    const std::string name = option.get_name();
    const std::string usual = option.get_default_str();
    const int values = option.get_items_expected_min();
    const int most = option.get_items_expected_max();
    const auto given = static_cast<int>(option.count());
    std::string what = fmt::format("{} needs a value.", name);
    if (values > 1)
        what = fmt::format("{} takes {} values with commas between{}{}.", name, values,
            usual.empty() ? "" : ", such as ", usual);
    else if (given > most)
        what = most == 1
            ? fmt::format("{} takes one value, and {} were given.", name, given)
            : fmt::format("{} takes {} values at most, and {} were given.", name, most, given);
    return {ErrorCode::InvalidArgument, what,
        fmt::format("{}: {}. {}", name, option.get_description(), help)};
}

Error unknownCommand(const std::string& typed, const std::vector<std::string>& known)
{
    const std::string near = nearestWord(typed, known);
    return {ErrorCode::InvalidArgument, fmt::format("There is no command \"{}\".", typed),
        near.empty() ? kWhereToRead : fmt::format("Did you mean `{}`? {}", near, kWhereToRead)};
}

}

std::string nearestWord(const std::string& typed, std::span<const std::string> words)
{
    std::string nearest;
    std::size_t best = std::max<std::size_t>(2, typed.size() / 3) + 1;
    for (const std::string& word : words) {
        const std::size_t distance = editDistance(typed, word);
        if (distance < best && distance < word.size()) {
            best = distance;
            nearest = word;
        }
    }
    return nearest;
}

Error usageError(
    const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> arguments)
{
    const CLI::App* at = &app;
    std::string path;
    for (const std::string& argument : arguments) {
        const auto known = commandsOf(*at);
        if (known.empty())
            break;
        if (argument.starts_with('-')) // neither level with commands has options that take a value
            continue;
        if (std::ranges::find(known, argument) == known.end())
            return unknownCommand(argument, known);
        at = at->get_subcommand(argument);
        path += path.empty() ? argument : " " + argument;
    }
    if (const auto known = commandsOf(*at); !known.empty() && error.get_name() == "RequiredError") {
        return {ErrorCode::InvalidArgument,
            fmt::format("A command is missing: {}.", fmt::join(known, ", ")),
            path.empty()
                ? kWhereToRead
                : fmt::format("Read `vitrine-cli {} --help`, which describes them.", path)};
    }
    const std::string help = path.empty()
        ? kWhereToRead
        : fmt::format("Read `vitrine-cli {} --help` for its options.", path);
    const auto options = optionsOf(*at, app);
    if (const std::string typed = unknownOption(arguments, options); !typed.empty()) {
        const std::string near = nearestWord(typed, options);
        return {ErrorCode::InvalidArgument, fmt::format("There is no option \"{}\".", typed),
            near.empty() ? help : fmt::format("Did you mean `{}`? {}", near, help)};
    }
    if (error.get_name() == "ArgumentMismatch") {
        if (const CLI::Option* option = optionNamedIn(*at, error.what()))
            return wrongNumberOfValues(*option, help);
    }
    return {ErrorCode::InvalidArgument, error.what(), help};
}

}
