// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <string_view>
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

Check byteCount(std::uint64_t least)
{
    const auto check = [least](std::string& text) {
        static const std::map<std::string, double, std::less<>> kUnits{{"", 1.0}, {"b", 1.0},
            {"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"tb", 1e12}, {"kib", 1024.0},
            {"mib", 1048576.0}, {"gib", 1073741824.0}, {"tib", 1099511627776.0}};
        double number = 0.0;
        const auto [stop, problem] =
            std::from_chars(text.data(), text.data() + text.size(), number);
        const auto unit = kUnits.find(
            text::lowered(text::trimmed(std::string_view(stop, text.data() + text.size()))));
        const double bytes = unit == kUnits.end() ? -1.0 : number * unit->second;
        if (problem != std::errc() || !(bytes >= 0.0) || bytes > 1e18)
            return fmt::format("\"{}\" is not a size such as 20GB", text);
        if (bytes < static_cast<double>(least))
            return fmt::format("{} is less than {} bytes", text, least);
        text = std::to_string(std::llround(bytes));
        return std::string();
    };
    return {check, "such as 20GB"};
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
