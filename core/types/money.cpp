// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/money.h"

#include <array>
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

std::string toString(const Money& money)
{
    const int digits = minorDigits(money.currency);
    const bool negative = money.minor < 0;
    // Through unsigned: the lowest int64 has no positive twin.
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(money.minor)
                                    : static_cast<std::uint64_t>(money.minor);
    std::string plain = std::to_string(magnitude);
    const auto places = static_cast<std::size_t>(digits);
    if (plain.size() <= places)
        plain.insert(0, places + 1 - plain.size(), '0');
    std::string text = digits > 0 ? "." + plain.substr(plain.size() - places) : std::string();
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
