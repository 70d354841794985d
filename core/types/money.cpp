// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/money.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace vitrine {

namespace {

std::string_view signOf(std::string_view currency)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSigns = {
        {{"GBP", "£"}, {"EUR", "€"}, {"USD", "$"}, {"JPY", "¥"}, {"INR", "₹"}}};
    for (const auto& [code, sign] : kSigns) {
        if (code == currency)
            return sign;
    }
    return {};
}

}

int minorDigits(const std::string& currency)
{
    static constexpr std::array<std::string_view, 5> kNone = {"JPY", "KRW", "VND", "CLP", "ISK"};
    static constexpr std::array<std::string_view, 5> kThree = {"KWD", "BHD", "TND", "JOD", "OMR"};
    for (const auto code : kNone) {
        if (code == currency)
            return 0;
    }
    for (const auto code : kThree) {
        if (code == currency)
            return 3;
    }
    return 2;
}

namespace {

std::size_t placesOf(const std::string& currency)
{
    return static_cast<std::size_t>(minorDigits(currency));
}

/// Of the amount without its sign, at least one before the decimal point.
std::string digitsOf(const Money& money)
{
    // Through unsigned: the lowest int64 has no positive twin.
    const auto magnitude = money.minor < 0 ? 0 - static_cast<std::uint64_t>(money.minor)
                                           : static_cast<std::uint64_t>(money.minor);
    std::string digits = std::to_string(magnitude);
    if (const std::size_t places = placesOf(money.currency); digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    return digits;
}

}

std::string decimalNumber(const Money& money)
{
    std::string text = digitsOf(money);
    if (const auto places = placesOf(money.currency); places > 0)
        text.insert(text.size() - places, ".");
    return (money.minor < 0 ? "-" : "") + text;
}

std::string toDecimalText(const Money& money)
{
    return decimalNumber(money) + " " + money.currency;
}

std::optional<Money> fromDecimalText(std::string_view text)
{
    const auto space = text.find(' ');
    Money money;
    if (space != std::string_view::npos)
        money.currency = text.substr(space + 1);
    std::string number(text.substr(0, space));
    const std::size_t places = placesOf(money.currency);
    const auto point = number.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : number.size() - point - 1;
    const bool letters = std::all_of(
        money.currency.begin(), money.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool ends = !number.empty() && number.back() >= '0' && number.back() <= '9';
    if (point == 0 || decimals > places || !letters || !ends)
        return std::nullopt;
    if (point != std::string::npos)
        number.erase(point, 1);
    number.append(places - decimals, '0');
    const char* const end = number.data() + number.size();
    const auto [stop, problem] = std::from_chars(number.data(), end, money.minor);
    if (problem != std::errc() || stop != end)
        return std::nullopt;
    return money;
}

std::string toString(const Money& money)
{
    const bool negative = money.minor < 0;
    const std::string plain = digitsOf(money);
    const std::size_t places = placesOf(money.currency);
    std::string text = places > 0 ? "." + plain.substr(plain.size() - places) : std::string();
    std::size_t end = plain.size() - places;
    while (end > 3) {
        text.insert(0, "," + plain.substr(end - 3, 3));
        end -= 3;
    }
    text.insert(0, plain.substr(0, end));
    const auto sign = signOf(money.currency);
    text.insert(0, std::string(negative ? "-" : "") + std::string(sign));
    if (sign.empty() && !money.currency.empty())
        text += " " + money.currency;
    return text;
}

}
