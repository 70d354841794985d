// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

namespace vitrine::cleaning {

/// A root category with too few listings to learn from. The value counts its listings, the
/// threshold is the fewest that are enough; the score is the share that lacks.
class CategoryRare final : public ListingRule {
public:
    FindingKind kind() const override { return FindingKind::CategoryRare; }
    double defaultThreshold() const override { return 10.0; }
    int passes() const override { return 0; } // categories are few
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const override;
};

/// A root category whose name is another's but for case, spaces, punctuation or "and" for "&", or
/// for a slip or two of the keyboard (editDistance 1 from four characters on, 2 from eight). The
/// value is how many times as many listings the other one has; a slip needs the threshold, because
/// "Shirts" and "Shorts" are both right. The suggestion is the other name.
class CategoryMisspelt final : public ListingRule {
public:
    FindingKind kind() const override { return FindingKind::CategoryMisspelt; }
    double defaultThreshold() const override { return 20.0; }
    int passes() const override { return 0; }
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const override;
};

}
