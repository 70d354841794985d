// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <system_error>

namespace vitrine::cli {

namespace fs = std::filesystem;

Check wholeNumber(std::uint64_t least, std::uint64_t most)
{
    const auto check = [least, most](const std::string& text) {
        const std::size_t sign = text.starts_with('-') ? 1 : 0;
        const char* const end = text.data() + text.size();
        std::uint64_t number = 0;
        const auto [stop, problem] = std::from_chars(text.data() + sign, end, number);
        if (stop != end || problem == std::errc::invalid_argument)
            return fmt::format("\"{}\" is not a whole number", text);
        if (problem != std::errc() || number < least || number > most || (sign > 0 && number > 0))
            return fmt::format("{} is not from {} to {}", text, least, most);
        return std::string();
    };
    return {check, fmt::format("{} to {}", least, most)};
}

Check realNumber(double least, double most)
{
    const auto check = [least, most](const std::string& text) {
        const char* const end = text.data() + text.size();
        double number = 0.0;
        const auto [stop, problem] = std::from_chars(text.data(), end, number);
        if (stop != end || problem == std::errc::invalid_argument || std::isnan(number))
            return fmt::format("\"{}\" is not a number", text);
        if (problem != std::errc() || number < least || number > most)
            return fmt::format("{} is not from {} to {}", text, least, most);
        return std::string();
    };
    return {check, fmt::format("{} to {}", least, most)};
}

Check oneOf(std::vector<std::string> words)
{
    const std::string all = fmt::format("{}", fmt::join(words, " or "));
    const auto check = [words = std::move(words), all](std::string& text) {
        const auto found = std::ranges::find(words, text::lowered(text));
        if (found == words.end())
            return fmt::format("\"{}\" is not {}", text, all);
        text = *found;
        return std::string();
    };
    return {check, all};
}

Check fileName()
{
    const auto check = [](const std::string& text) {
        std::error_code unknown;
        if (text.empty())
            return std::string("the name of the file is empty");
        return fs::is_directory(text, unknown) ? text + " is a folder; name a file" : std::string();
    };
    return {check, {}};
}

Check folderName()
{
    const auto check = [](const std::string& text) {
        std::error_code unknown;
        if (text.empty())
            return std::string("the name of the folder is empty");
        return fs::exists(text, unknown) && !fs::is_directory(text, unknown)
            ? text + " is a file; name a folder"
            : std::string();
    };
    return {check, {}};
}

}
