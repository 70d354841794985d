// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/arguments.h"
#include "app/cli/usage.h"

#include <CLI/CLI.hpp>

namespace vitrine::cli {

namespace {

CLI::Validator validator(const Check& check)
{
    return {check.problem, check.description};
}

}

Option::Option(CLI::Option* option)
    : m_option(option)
{
}

Option Option::required()
{
    m_option->required();
    return *this;
}

Option Option::check(const Check& check)
{
    m_option->check(validator(check));
    return *this;
}

Option Option::transform(const Check& check)
{
    m_option->transform(validator(check));
    return *this;
}

Option Option::expected(int values)
{
    m_option->expected(values);
    return *this;
}

Option Option::expected(int least, int most)
{
    m_option->expected(least, most);
    return *this;
}

Option Option::delimiter(char separator)
{
    m_option->delimiter(separator);
    return *this;
}

Option Option::oneValueAtATime()
{
    m_option->allow_extra_args(false);
    return *this;
}

Option Option::typeName(std::string_view name)
{
    m_option->type_name(std::string(name));
    return *this;
}

Option Option::group(std::string_view heading)
{
    m_option->group(std::string(heading));
    return *this;
}

Option Option::needs(const Option& other)
{
    m_option->needs(other.m_option);
    return *this;
}

Option Option::captureDefault()
{
    m_option->capture_default_str();
    return *this;
}

Option Option::defaultText(std::string_view text)
{
    m_option->default_str(std::string(text));
    return *this;
}

bool Option::given() const
{
    return m_option->count() > 0;
}

bool Option::takesValues() const
{
    return m_option->get_expected_max() > 0;
}

std::string Option::name() const
{
    return m_option->get_name();
}

std::vector<std::string> Option::results() const
{
    return m_option->results();
}

Command::Command(CLI::App* app)
    : m_app(app)
{
}

template <typename Value>
Option Command::added(std::string_view names, Value& value, std::string_view help)
{
    return Option(m_app->add_option(std::string(names), value, std::string(help)));
}

Option Command::option(std::string_view names, std::string& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::filesystem::path& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, int& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::int64_t& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::uint64_t& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, double& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(
    std::string_view names, std::optional<std::string>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::optional<int>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(
    std::string_view names, std::optional<std::int64_t>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(
    std::string_view names, std::vector<std::string>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::vector<int>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(
    std::string_view names, std::vector<std::int64_t>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::option(std::string_view names, std::vector<double>& value, std::string_view help)
{
    return added(names, value, help);
}

Option Command::flag(std::string_view names, bool& value, std::string_view help)
{
    return Option(m_app->add_flag(std::string(names), value, std::string(help)));
}

Command Command::group(std::string_view heading, std::string_view help)
{
    return Command(m_app->add_option_group(std::string(heading), std::string(help)));
}

void Command::atMostOne()
{
    m_app->require_option(0, 1);
}

Command Command::subCommand(std::string_view name, std::string_view summary)
{
    return Command(m_app->add_subcommand(std::string(name), std::string(summary)));
}

void Command::requireSubCommand()
{
    m_app->require_subcommand(1);
    m_app->fallthrough();
}

void Command::footer(std::string_view text)
{
    m_app->footer(std::string(text));
}

bool Command::chosen() const
{
    return m_app->parsed();
}

CommandLine::CommandLine(
    std::string_view program, std::string_view description, std::string_view version)
    : m_app(std::make_unique<CLI::App>(std::string(description)))
{
    m_app->name(std::string(program));
    m_app->set_version_flag("--version", std::string(version));
}

CommandLine::~CommandLine() = default;

Command CommandLine::program()
{
    return Command(m_app.get());
}

bool CommandLine::parse(int argc, const char* const* argv)
{
    try {
        m_app->parse(argc, argv);
        return true;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) { // --help and --version
            m_app->exit(error);
            return false;
        }
        throw usageError(*m_app, error, std::vector<std::string>(argv + 1, argv + argc));
    }
}

}
