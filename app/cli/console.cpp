// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

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

void Console::line(std::string_view text)
{
    if (m_options.json)
        return;
    m_progress.finish();
    fmt::print("{}\n", text);
}

void Console::object(const nlohmann::json& value)
{
    if (!m_options.json)
        return;
    m_progress.finish();
    // Texts come from other people's files; a stray byte must not cost the whole answer.
    fmt::print("{}\n", value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void Console::fail(const Error& error)
{
    m_progress.finish();
    if (m_options.json) {
        object(errorObject(errorCodeName(error.code()), withContext(error), error.hint()));
        return;
    }
    fmt::print(stderr, "vitrine-cli: {}\n", withContext(error));
    if (!error.hint().empty())
        fmt::print(stderr, "{}\n", error.hint());
}

void Console::cancelled(std::string_view howToContinue)
{
    m_progress.finish();
    if (m_options.json)
        object(errorObject("cancelled", "Stopped on request.", std::string(howToContinue)));
    else
        fmt::print(stderr, "Stopped. {}\n", howToContinue);
}

}
