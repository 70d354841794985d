// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace vitrine::cli {

namespace {

nlohmann::json errorObject(
    std::string_view code, const std::string& message, const std::string& hint)
{
    return {{"error", {{"code", code}, {"message", message}, {"hint", hint}}}};
}

std::string withContext(const Error& error)
{
    std::string text = error.message();
    for (const std::string& step : error.context())
        text += fmt::format(" (while {})", step);
    return text;
}

}

Console::Console(Options options, std::stop_token stop)
    : m_options(options)
    , m_progress(options.quiet ? ProgressLine::Style::Silent : ProgressLine::suitableStyle())
    , m_context(std::move(stop), &m_progress)
{
}

std::size_t Console::width()
{
    const char* const named = std::getenv("COLUMNS");
    if (const int columns = named ? std::atoi(named) : 0; columns > 0)
        return static_cast<std::size_t>(columns);
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void Console::line(std::string_view text)
{
    if (m_options.json)
        return;
    m_progress.finish();
    fmt::print("{}\n", text);
}

void Console::print(const nlohmann::json& value)
{
    m_progress.finish();
    // Texts come from other people's files; a stray byte must not cost the whole answer.
    fmt::print("{}\n",
        value.dump(m_events ? -1 : 2, ' ', false, nlohmann::json::error_handler_t::replace));
    std::fflush(stdout);
}

void Console::object(const nlohmann::json& value)
{
    if (m_options.json)
        print(value);
}

void Console::event(const nlohmann::json& value)
{
    if (m_options.json && m_events)
        print(value);
}

void Console::describe(Stage stage, std::string words)
{
    m_progress.describe(stage, std::move(words));
}

void Console::fail(const Error& error)
{
    fail(error, {}, nlohmann::json::object());
}

void Console::fail(const Error& error, const std::string& more, const nlohmann::json& extra)
{
    m_progress.finish();
    const bool both = !error.hint().empty() && !more.empty();
    const std::string hint = error.hint() + (both ? " " : "") + more;
    if (m_options.json) {
        auto value = errorObject(errorCodeName(error.code()), withContext(error), hint);
        value.update(extra);
        object(value);
        return;
    }
    fmt::print(stderr, "vitrine-cli: {}\n", withContext(error));
    if (!hint.empty())
        fmt::print(stderr, "{}\n", hint);
}

void Console::cancelled(std::string_view howToContinue, const nlohmann::json& extra)
{
    m_progress.finish();
    if (m_options.json) {
        auto value = errorObject("cancelled", "Stopped on request.", std::string(howToContinue));
        value.update(extra);
        object(value);
    } else {
        fmt::print(stderr, "Stopped. {}\n", howToContinue);
    }
}

}
