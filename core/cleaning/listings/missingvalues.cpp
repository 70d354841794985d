// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/missingvalues.h"

#include "core/base/text.h"
#include "core/types/emptytext.h"

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
    if (!m_missing(listing))
        return;
    findings.push_back(about(listing, m_column));
    if (m_kind == FindingKind::PriceMissing)
        findings.back().text = text::elided(listing.givenPrice, kShownBytes);
}

}
