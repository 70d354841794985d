// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as commands declare it: a thin face over CLI11, whose header puts a megabyte of
// code and seconds of compiling into every file that includes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}

namespace vitrine::cli {

struct Check;

/// Handle to an option, copied freely; what it names lives as long as the CommandLine. All but a
/// default-constructed one name an option.
class Option {
public:
    Option() = default;

    Option required();
    /// Refuses values; several checks are asked in turn.
    Option check(const Check& check);
    /// As `check`, which may also put another text in the value's place, before other checks.
    Option transform(const Check& check);
    Option expected(int values);
    Option expected(int least, int most);
    /// Also takes several values as one word, with `separator` between them.
    Option delimiter(char separator);
    /// Each mention takes one value; words behind it are no further ones.
    Option oneValueAtATime();
    /// What --help calls its values.
    Option typeName(std::string_view name);
    /// The heading of --help it stands under.
    Option group(std::string_view heading);
    /// Not without `other`.
    Option needs(const Option& other);
    /// --help shows the variable's value of now as default.
    Option captureDefault();
    /// --help shows `text` as default; it is the value where the option is given without one.
    Option defaultText(std::string_view text);

    bool given() const; ///< on the command line
    bool takesValues() const; ///< is no flag
    std::string name() const; ///< such as "--epochs"
    std::vector<std::string> results() const; ///< what was given, as typed

private:
    friend class Command;
    explicit Option(CLI::Option* option);

    CLI::Option* m_option = nullptr;
};

/// Handle to a command, or to a group of one's options, copied freely; what it names lives as long
/// as the CommandLine. All but a default-constructed one name a command.
class Command {
public:
    Command() = default;

    /// `names`: "WORKSPACE" is positional, "-k,--limit" are two of one option. Parsing writes to
    /// `value`, which must outlive it.
    Option option(std::string_view names, std::string& value, std::string_view help);
    Option option(std::string_view names, std::filesystem::path& value, std::string_view help);
    Option option(std::string_view names, int& value, std::string_view help);
    Option option(std::string_view names, std::int64_t& value, std::string_view help);
    Option option(std::string_view names, std::uint64_t& value, std::string_view help);
    Option option(std::string_view names, double& value, std::string_view help);
    Option option(std::string_view names, std::optional<std::string>& value, std::string_view help);
    Option option(std::string_view names, std::optional<int>& value, std::string_view help);
    Option option(
        std::string_view names, std::optional<std::int64_t>& value, std::string_view help);
    Option option(std::string_view names, std::vector<std::string>& value, std::string_view help);
    Option option(std::string_view names, std::vector<int>& value, std::string_view help);
    Option option(std::string_view names, std::vector<std::int64_t>& value, std::string_view help);
    Option option(std::string_view names, std::vector<double>& value, std::string_view help);
    Option flag(std::string_view names, bool& value, std::string_view help);

    /// Options that --help shows together.
    Command group(std::string_view heading, std::string_view help = {});
    /// Of a group: one of its options or none.
    void atMostOne();

    Command subCommand(std::string_view name, std::string_view summary);
    /// One of its sub-commands must be named. Its own options may stand behind that.
    void requireSubCommand();
    /// Ends --help. Sub-commands that are made afterwards inherit it.
    void footer(std::string_view text);

    bool chosen() const; ///< the command line named it

private:
    friend class CommandLine;
    explicit Command(CLI::App* app);
    template <typename Value>
    Option added(std::string_view names, Value& value, std::string_view help);

    CLI::App* m_app = nullptr;
};

/// Everything that may be typed, and what was.
class CommandLine {
public:
    CommandLine(std::string_view program, std::string_view description, std::string_view version);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// The program itself; commands are its sub-commands.
    Command program();
    /// Writes to the options' variables. False: --help or --version was asked for, and is printed.
    /// Throws Error InvalidArgument.
    bool parse(int argc, const char* const* argv);

private:
    std::unique_ptr<CLI::App> m_app;
};

}
