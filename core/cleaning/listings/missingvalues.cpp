// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/missingvalues.h"

#include "core/base/text.h"
#include "core/cleaning/text/codepoints.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace vitrine::cleaning {

namespace {

bool titleMissing(const ListingView& listing)
{
    return isEmptyText(listing.title);
}

bool descriptionMissing(const ListingView& listing)
{
    return isEmptyText(listing.description);
}

bool categoryMissing(const ListingView& listing)
{
    return !listing.category || isEmptyText(listing.categoryName);
}

bool priceMissing(const ListingView& listing)
{
    return listing.price == nullptr;
}

bool locationMissing(const ListingView& listing)
{
    return isEmptyText(listing.location);
}

bool imagesMissing(const ListingView& listing)
{
    return listing.images == 0;
}

struct Column {
    FindingKind kind;
    const char* name;
    bool (*missing)(const ListingView&);
};

constexpr std::array<Column, 6> kColumns = {{
    {FindingKind::TitleEmpty, "title", titleMissing},
    {FindingKind::DescriptionEmpty, "description", descriptionMissing},
    {FindingKind::CategoryMissing, "category", categoryMissing},
    {FindingKind::PriceMissing, "price", priceMissing},
    {FindingKind::LocationMissing, "location", locationMissing},
    {FindingKind::NoImages, "images", imagesMissing},
}};

const Column& columnOf(FindingKind kind)
{
    const auto column = std::find_if(kColumns.begin(), kColumns.end(),
        [kind](const Column& candidate) { return candidate.kind == kind; });
    assert(column != kColumns.end());
    return *column;
}

/// Spaces and invisible characters beyond ASCII.
bool isBlank(char32_t point)
{
    return point == 0xA0 || point == 0xAD || point == 0x3000 || point == 0xFEFF
        || (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F)
        || (point >= 0x205F && point <= 0x206F);
}

bool saysSomething(char32_t point)
{
    return point < 0x80 ? isWordCharacter(point) : !isBlank(point);
}

}

bool isEmptyText(std::string_view text)
{
    constexpr std::array<std::string_view, 6> kPlaceholders = {
        "n/a", "na", "nan", "none", "null", "undefined"};
    constexpr std::size_t kLongestPlaceholder = 9;
    const std::string_view trimmed = text::trimmed(text);
    bool says = false;
    for (std::size_t at = 0; at < trimmed.size() && !says;) {
        const CodePoint point = codePointAt(trimmed, at);
        says = saysSomething(point.value);
        at += point.bytes;
    }
    if (!says || trimmed.size() > kLongestPlaceholder)
        return !says;
    return std::find(kPlaceholders.begin(), kPlaceholders.end(), text::lowered(trimmed))
        != kPlaceholders.end();
}

MissingValue::MissingValue(FindingKind kind)
    : m_kind(kind)
    , m_column(columnOf(kind).name)
    , m_missing(columnOf(kind).missing)
{
}

void MissingValue::check(
    const ListingView& listing, double /*threshold*/, std::vector<Finding>& findings) const
{
    if (m_missing(listing))
        findings.push_back(about(listing, m_column));
}

std::vector<ColumnGaps> missingByColumn(const ListingTable& table)
{
    std::vector<ColumnGaps> gaps;
    gaps.reserve(kColumns.size());
    for (const Column& column : kColumns)
        gaps.push_back({column.kind, column.name, 0, static_cast<std::int64_t>(table.size())});
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ListingView listing = table[i];
        for (std::size_t c = 0; c < kColumns.size(); ++c)
            gaps[c].missing += kColumns[c].missing(listing) ? 1 : 0;
    }
    return gaps;
}

}
