// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/phonenumbers.h"

#include "core/base/text.h"
#include "core/cleaning/text/ascii.h"
#include "core/cleaning/text/digitgroups.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kMostDigits = 15; // E.164
constexpr std::size_t kFewestInternational = 10;
constexpr std::size_t kMostGroups = 5; // without a word before
constexpr std::size_t kFewestSpoken = 2; // digit words: "one" alone follows many numbers
constexpr int kWordsLookedBack = 3;
constexpr std::size_t kBytesLookedBack = 48;

constexpr std::array<std::string_view, 24> kInviting = {"call", "calls", "text", "txt", "tel",
    "telephone", "phone", "mob", "mobile", "whatsapp", "whatsap", "watsapp", "watsap", "whats",
    "contact", "ring", "msg", "message", "sms", "dial", "fone", "viber", "landline", "cell"};
constexpr std::array<std::string_view, 19> kNaming = {"ean", "isbn", "upc", "gtin", "barcode",
    "serial", "part", "model", "ref", "reference", "sku", "imei", "vat", "code", "mpn", "asin",
    "order", "item", "company"};

enum class Before { Nothing, Invites, Names };

/// What the words before say of the number: "call me on", "part no".
Before wordsBefore(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    const std::size_t least = begin - std::min(begin, kBytesLookedBack);
    for (int words = 0; words < kWordsLookedBack; ++words) {
        while (end > least && !isAlpha(text[end - 1]))
            --end;
        std::size_t start = end;
        while (start > least && isAlpha(text[start - 1]))
            --start;
        if (start == end)
            break;
        const std::string word = text::lowered(text.substr(start, end - start));
        if (std::find(kInviting.begin(), kInviting.end(), word) != kInviting.end())
            return Before::Invites;
        if (std::find(kNaming.begin(), kNaming.end(), word) != kNaming.end())
            return Before::Names;
        end = start;
    }
    return Before::Nothing;
}

/// Some groups of a chain that may be a number.
struct Candidate {
    std::string_view text;
    std::span<const DigitGroup> groups;
    std::string digits; ///< of all groups
    std::size_t begin = 0; ///< with the + or bracket before
    bool plus = false;
    Before before = Before::Nothing;

    std::size_t end() const { return groups.back().end; }
};

bool isMask(const std::string& digits)
{
    constexpr std::size_t kSubscriber = 6; // digits at the end that tell subscribers apart
    return digits.size() > kSubscriber
        && digits.find_last_not_of(digits.back()) < digits.size() - kSubscriber;
}

/// 0123456789 and the like is an example, or the keys of a keyboard.
bool isCountingUp(const std::string& digits)
{
    for (std::size_t i = 1; i < digits.size(); ++i) {
        if (digits[i] - '0' != (digits[i - 1] - '0' + 1) % 10)
            return false;
    }
    return true;
}

/// Ten digits of a book: the check digit of ISO 2108 before 2007.
bool isIsbn10(const std::string& digits)
{
    if (digits.size() != 10)
        return false;
    int sum = 0;
    for (int i = 0; i < 10; ++i)
        sum += (10 - i) * (digits[static_cast<std::size_t>(i)] - '0');
    return sum % 11 == 0;
}

bool isBritishArea(char first)
{
    return first == '1' || first == '2' || first == '3' || first == '5' || first == '7'
        || first == '8';
}

/// The number behind 44; a 0 in brackets may precede it.
bool isBritishNational(std::string_view digits)
{
    if (digits.size() == 11 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits.size() == 10 && isBritishArea(digits.front());
}

/// How surely digits with a country code are a number; 0 for not.
double internationalScore(std::string_view digits)
{
    if (digits.starts_with("44"))
        return isBritishNational(digits.substr(2)) ? 0.95 : 0.0;
    const bool length = digits.size() >= kFewestInternational && digits.size() <= kMostDigits;
    return length && digits.front() != '0' ? 0.85 : 0.0;
}

bool isAmerican(const Candidate& candidate)
{
    const auto& groups = candidate.groups;
    return groups.size() == 3 && groups[0].digits.size() == 3 && groups[1].digits.size() == 3
        && groups[2].digits.size() == 4 && groups[0].digits.front() >= '2';
}

/// By the digits alone; 0 for not.
double digitScore(const Candidate& candidate)
{
    const std::string& digits = candidate.digits;
    const std::string_view view = digits;
    const bool invited = candidate.before == Before::Invites;
    if (isMask(digits) || isCountingUp(digits))
        return 0.0;
    if (candidate.plus)
        return internationalScore(view);
    if (view.starts_with("00") && digits.size() > 11)
        return invited || view.starts_with("0044") ? internationalScore(view.substr(2)) : 0.0;
    if (digits.size() == 11 && digits[0] == '0' && isBritishArea(digits[1]))
        return digits[1] == '7' ? 0.95 : 0.85;
    if (digits.size() == 12 && view.starts_with("447"))
        return 0.9;
    if (!invited)
        return 0.0;
    if (digits.size() == 10 && digits[0] == '0' && (digits[1] == '1' || digits[1] == '8'))
        return isIsbn10(digits) ? 0.0 : 0.7;
    return isAmerican(candidate) ? 0.7 : 0.0;
}

bool isDate(std::span<const DigitGroup> groups)
{
    if (groups.size() < 3)
        return false;
    const auto size = [&](std::size_t i) { return groups[i].digits.size(); };
    const auto isYear = [&](std::size_t i) {
        return groups[i].digits.starts_with("19") || groups[i].digits.starts_with("20");
    };
    return (size(0) <= 2 && size(1) <= 2 && size(2) == 4 && isYear(2))
        || (size(0) == 4 && size(1) <= 2 && size(2) <= 2 && isYear(0));
}

/// Whether people write numbers in such groups. Lists of sizes come in twos.
bool isGroupedLikeANumber(const Candidate& candidate)
{
    const auto groups = candidate.groups;
    const auto spoken = std::count_if(
        groups.begin(), groups.end(), [](const DigitGroup& group) { return group.word; });
    if (spoken > 0)
        return static_cast<std::size_t>(spoken) >= kFewestSpoken && !candidate.plus;
    const auto longest = std::max_element(groups.begin(), groups.end(),
        [](const DigitGroup& a, const DigitGroup& b) { return a.digits.size() < b.digits.size(); });
    if (groups.size() == 1 || longest->digits.size() == 1)
        return true;
    if (isDate(groups))
        return false;
    if (candidate.before == Before::Invites || candidate.plus)
        return true;
    return longest->digits.size() >= 3 && groups.size() <= kMostGroups;
}

bool endsWithCurrency(std::string_view text)
{
    return text.ends_with('$') || text.ends_with("£") || text.ends_with("€");
}

/// Whether the number stands apart from what is around it. Texts that lost their line breaks glue
/// words to numbers ("Contact07... Thanks"), part numbers are glued to letters, too.
bool standsApart(const Candidate& candidate)
{
    const std::string_view text = candidate.text;
    const std::string_view before = text.substr(0, candidate.begin);
    const std::string_view after = text.substr(candidate.end());
    const bool invited = candidate.before == Before::Invites;
    if (endsWithCurrency(before))
        return false;
    if (before.size() > 1 && before.back() == '-' && isAlnum(before[before.size() - 2]))
        return invited;
    if (after.size() > 1 && after[0] == '-' && isAlnum(after[1]))
        return false;
    if (after.size() > 1 && toLower(after[0]) == 'x' && isDigit(after[1]))
        return false; // a dimension
    const bool gluedBefore = !before.empty() && isAlpha(before.back());
    const bool gluedAfter = !after.empty() && isAlpha(after[0]);
    if (gluedBefore && !isLower(before.back()) && !invited)
        return false;
    const bool nextWord = gluedAfter && isUpper(after[0]) && after.size() > 1 && isLower(after[1]);
    return !gluedAfter || nextWord || invited;
}

double scoreOfCandidate(const Candidate& candidate)
{
    if (candidate.before == Before::Names && !candidate.plus)
        return 0.0;
    const double score = digitScore(candidate);
    if (score == 0.0 || !isGroupedLikeANumber(candidate) || !standsApart(candidate))
        return 0.0;
    return candidate.before == Before::Invites ? std::max(score, 0.95) : score;
}

Candidate candidateAt(std::string_view text, std::span<const DigitGroup> groups)
{
    Candidate candidate;
    candidate.text = text;
    candidate.groups = groups;
    candidate.begin = groups.front().begin;
    if (candidate.begin > 0 && text[candidate.begin - 1] == '(')
        --candidate.begin;
    const bool plus = candidate.begin > 0 && text[candidate.begin - 1] == '+';
    if (plus && !(candidate.begin > 1 && isDigit(text[candidate.begin - 2]))) { // not "3+2"
        candidate.plus = true;
        --candidate.begin;
    }
    candidate.before = wordsBefore(text, candidate.begin);
    return candidate;
}

struct Found {
    std::size_t groups = 0;
    ContactMatch match;
};

/// The longest number that begins with the first of `groups`.
std::optional<Found> numberAt(std::string_view text, std::span<const DigitGroup> groups)
{
    Candidate candidate = candidateAt(text, groups.first(1));
    std::optional<Found> found;
    for (std::size_t count = 1; count <= groups.size(); ++count) {
        candidate.groups = groups.first(count);
        candidate.digits += groups[count - 1].digits;
        if (candidate.digits.size() > kMostDigits + 2) // 00 before
            break;
        if (const double score = scoreOfCandidate(candidate); score > 0.0)
            found = {count,
                {ContactKind::Phone, candidate.begin, candidate.end() - candidate.begin, score}};
    }
    return found;
}

void findInChain(
    std::string_view text, std::span<const DigitGroup> chain, std::vector<ContactMatch>& matches)
{
    while (!chain.empty()) {
        const auto found = numberAt(text, chain);
        if (found)
            matches.push_back(found->match);
        chain = chain.subspan(found ? found->groups : 1);
    }
}

}

std::vector<ContactMatch> findPhoneNumbers(std::string_view text)
{
    std::vector<ContactMatch> matches;
    for (const DigitChain& chain : digitChains(text))
        findInChain(text, chain, matches);
    return matches;
}

}
