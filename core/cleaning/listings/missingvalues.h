// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::cleaning {

/// No letter, digit or symbol that says anything, or what programs write for nothing: "n/a",
/// "null", "nan", "none", "undefined".
bool isEmptyText(std::string_view text);

/// A value that a listing lacks: PriceMissing, TitleEmpty, DescriptionEmpty, CategoryMissing,
/// LocationMissing or NoImages. Nothing is compared: value and threshold are 0, the score is 1.
class MissingValue final : public SingleListingRule {
public:
    explicit MissingValue(FindingKind kind); ///< one of those six

    FindingKind kind() const override { return m_kind; }
    double defaultThreshold() const override { return 0.0; }

protected:
    void check(const ListingView& listing, double threshold,
        std::vector<Finding>& findings) const override;

private:
    FindingKind m_kind;
    const char* m_column;
    bool (*m_missing)(const ListingView&);
};

/// One bar of a chart.
struct ColumnGaps {
    FindingKind kind = FindingKind::TitleEmpty; ///< of the rule that finds them
    std::string column; ///< "title", "description", "category", "price", "location", "images"
    std::int64_t missing = 0; ///< listings without a value there
    std::int64_t listings = 0;
};

/// By the same tests as the rules, in the order of ColumnGaps' comment.
std::vector<ColumnGaps> missingByColumn(const ListingTable& table);

}
