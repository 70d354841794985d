// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/price.h"

#include "core/base/text.h"
#include "core/types/currencyname.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace vitrine::importing {

namespace {

constexpr std::size_t kMostDigits = 15;
constexpr std::string_view kSeparators = ".,' ";

/// The special spaces and minus signs of typesetters as plain ones.
std::string plain(std::string_view text)
{
    static constexpr std::pair<std::string_view, char> kPlain[] = {
        {"\u00A0", ' '}, {"\u202F", ' '}, {"\u2009", ' '}, {"\u2212", '-'}, {"\u2019", '\''}};
    std::string out;
    while (!text.empty()) {
        const auto* special =
            std::find_if(std::begin(kPlain), std::end(kPlain), [text](const auto& entry) {
                return text.substr(0, entry.first.size()) == entry.first;
            });
        const bool found = special != std::end(kPlain);
        out.push_back(found ? special->second : text.front());
        text.remove_prefix(found ? special->first.size() : 1);
    }
    return out;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number's digits, cut at its separators, and the separator before each part but the first.
struct Parts {
    std::vector<std::string_view> digits;
    std::string separators;
};

std::optional<Parts> split(std::string_view number)
{
    Parts parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= number.size(); ++i) {
        if (i < number.size() && isDigit(number[i]))
            continue;
        if (i == begin)
            return std::nullopt; // a separator at an end, or two in a row
        if (i < number.size() && kSeparators.find(number[i]) == std::string_view::npos)
            return std::nullopt;
        parts.digits.push_back(number.substr(begin, i - begin));
        if (i < number.size())
            parts.separators.push_back(number[i]);
        begin = i + 1;
    }
    return parts;
}

/// Whether the last separator stands before decimals rather than before a group of thousands.
bool lastIsDecimal(const Parts& parts, int places)
{
    const char last = parts.separators.back();
    if (last != '.' && last != ',')
        return false;
    const auto same = std::count(parts.separators.begin(), parts.separators.end(), last);
    if (same > 1)
        return false;
    const bool mixed = parts.separators.size() > 1;
    const bool group = parts.digits.back().size() == 3
        && parts.digits[parts.digits.size() - 2].size() <= 3 && parts.digits.front() != "0"
        && places != 3;
    return mixed || !group;
}

std::optional<std::int64_t> minorUnits(std::string_view number, int places)
{
    const auto parts = split(number);
    if (!parts)
        return std::nullopt;
    auto groups = std::span(parts->digits);
    std::string decimals;
    if (!parts->separators.empty() && lastIsDecimal(*parts, places)) {
        decimals = groups.back();
        groups = groups.first(groups.size() - 1);
    }
    if (groups.size() > 1 && groups.front().size() > 3)
        return std::nullopt;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3 || parts->separators[i - 1] != parts->separators[0])
            return std::nullopt;
    }
    const auto wanted = static_cast<std::size_t>(places);
    while (decimals.size() > wanted && decimals.back() == '0')
        decimals.pop_back(); // ¥500.00
    if (decimals.size() > wanted)
        return std::nullopt;
    decimals.resize(wanted, '0');
    std::string digits;
    for (const std::string_view group : groups)
        digits += group;
    digits += decimals;
    if (digits.size() > kMostDigits)
        return std::nullopt;
    return std::stoll(digits);
}

/// A point that does not end an abbreviation such as "Rs.".
bool endsWithLonePoint(std::string_view text)
{
    if (text.empty() || text.back() != '.')
        return false;
    const char before = text.size() > 1 ? text[text.size() - 2] : ' ';
    return !(before >= 'A' && before <= 'Z') && !(before >= 'a' && before <= 'z');
}

/// Takes a minus sign, or a plus sign, off the front.
bool takeSign(std::string_view& text, bool& negative)
{
    if (text.empty() || (text.front() != '-' && text.front() != '+'))
        return false;
    negative = text.front() == '-';
    text = text::trimmed(text.substr(1));
    return true;
}

}

std::optional<Money> parsePrice(std::string_view raw, const std::string& defaultCurrency)
{
    const std::string copy = plain(raw);
    std::string_view text = text::trimmed(copy);
    bool negative = false;
    const bool signedInFront = takeSign(text, negative);
    const auto first = std::find_if(text.begin(), text.end(), isDigit);
    if (first == text.end())
        return std::nullopt;
    std::string_view before(text.begin(), first);
    const bool bareDecimals = endsWithLonePoint(before); // "£.50"
    before = text::trimmed(before.substr(0, before.size() - (bareDecimals ? 1 : 0)));
    if (!before.empty() && before.back() == '-' && !signedInFront) { // "£-3"
        negative = true;
        before = text::trimmed(before.substr(0, before.size() - 1));
    }
    const auto last = std::find_if(text.rbegin(), text.rend(), isDigit).base();
    std::string_view after = text::trimmed(std::string_view(last, text.end()));
    if (after.substr(0, 2) == ",-" || after.substr(0, 2) == ".-") // "5,-", as Scandinavians write
        after = text::trimmed(after.substr(2));
    if (!before.empty() && !after.empty())
        return std::nullopt;
    std::string currency = defaultCurrency;
    if (const std::string_view word = before.empty() ? after : before; !word.empty()) {
        const auto known = currencyNamed(word, defaultCurrency);
        if (!known)
            return std::nullopt;
        currency = *known;
    }
    const std::string number = (bareDecimals ? "0." : "") + std::string(first, last);
    const auto minor = minorUnits(number, minorDigits(currency));
    if (!minor)
        return std::nullopt;
    return Money{negative ? -*minor : *minor, currency};
}

}
