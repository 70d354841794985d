// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/categoryrules.h"

#include "core/cleaning/text/codepoints.h"
#include "core/cleaning/text/editdistance.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kLeastLengthForOneSlip = 4;
constexpr std::size_t kLeastLengthForTwoSlips = 8;
/// Longer names are compared as far as this: comparing costs the square.
constexpr std::size_t kMostCharacters = 128;
constexpr double kSlipScore = 0.9; // of one; each further one takes the difference to 1 off

struct Name {
    const TableCategory* category;
    std::u32string plain; ///< letters and digits only, in lower case, "and" for "&"
};

std::u32string plainName(std::string_view name)
{
    std::u32string plain;
    for (const char32_t point : toCodePoints(name)) {
        if (point == U'&')
            plain += U"and";
        else if (isWordCharacter(point))
            plain += lowered(point);
    }
    plain.resize(std::min(plain.size(), kMostCharacters));
    return plain;
}

/// By listings, most first, so that a name's right form comes before it.
std::vector<Name> namesByListings(const ListingTable& table)
{
    std::vector<Name> names;
    for (const TableCategory& category : table.categories())
        names.push_back({&category, plainName(category.name)});
    std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) {
        return std::tuple(-a.category->listings, std::string_view(a.category->name))
            < std::tuple(-b.category->listings, std::string_view(b.category->name));
    });
    return names;
}

/// Slips between the names; nothing when they are different words.
std::optional<std::size_t> slipsBetween(const std::u32string& a, const std::u32string& b)
{
    const std::size_t length = std::min(a.size(), b.size());
    if (a.empty() || b.empty())
        return std::nullopt;
    if (a == b)
        return 0;
    const std::size_t allowed = length >= kLeastLengthForTwoSlips ? 2
        : length >= kLeastLengthForOneSlip                        ? 1
                                                                  : 0;
    if (std::max(a.size(), b.size()) - length > allowed)
        return std::nullopt;
    const std::size_t slips = editDistance(a, b);
    return slips <= allowed ? std::optional(slips) : std::nullopt;
}

double ratioOf(const Name& right, const Name& wrong)
{
    return static_cast<double>(right.category->listings)
        / static_cast<double>(wrong.category->listings);
}

struct RightName {
    const Name* name = nullptr;
    std::size_t slips = 0;
};

/// The name among those with more listings that was meant, with the fewest slips.
std::optional<RightName> meantBy(
    const std::vector<Name>& names, std::size_t wrong, double threshold, RuleSteps& steps)
{
    std::optional<RightName> best;
    for (std::size_t right = 0; right < wrong; ++right) {
        steps.work(names[right].plain.size() * 16);
        const auto slips = slipsBetween(names[right].plain, names[wrong].plain);
        if (!slips || (*slips > 0 && ratioOf(names[right], names[wrong]) < threshold))
            continue;
        if (!best || *slips < best->slips)
            best = {&names[right], *slips};
    }
    return best;
}

Finding aboutCategory(FindingKind kind, const TableCategory& category)
{
    Finding finding;
    finding.kind = kind;
    finding.category = category.row;
    finding.field = "category";
    finding.text = category.name;
    return finding;
}

}

void CategoryRare::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    for (const TableCategory& category : table.categories()) {
        steps.work(1);
        const auto listings = static_cast<double>(category.listings);
        if (listings >= threshold)
            continue;
        Finding finding = aboutCategory(kind(), category);
        finding.value = listings;
        finding.threshold = threshold;
        finding.score = 1.0 - listings / threshold;
        findings.push_back(std::move(finding));
    }
}

void CategoryMisspelt::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    const std::vector<Name> names = namesByListings(table);
    for (std::size_t wrong = 1; wrong < names.size(); ++wrong) {
        const auto right = meantBy(names, wrong, threshold, steps);
        if (!right)
            continue;
        Finding finding = aboutCategory(kind(), *names[wrong].category);
        finding.value = ratioOf(*right->name, names[wrong]);
        finding.threshold = right->slips == 0 ? 0.0 : threshold; // the same but for signs
        finding.score = 1.0 - static_cast<double>(right->slips) * (1.0 - kSlipScore);
        finding.suggestion = right->name->category->name;
        findings.push_back(std::move(finding));
    }
}

}
