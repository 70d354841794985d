// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

namespace vitrine::cleaning {

/// Given away or never filled in; people decide which.
class PriceZero final : public SingleListingRule {
public:
    FindingKind kind() const override { return FindingKind::PriceZero; }
    double defaultThreshold() const override { return 0.0; }

protected:
    void check(const ListingView&, double, std::vector<Finding>&) const override;
};

/// Prices that nobody means, by PriceOutliers. The value is the modified z-score of the price's
/// logarithm within its category, negative on the cheap side, and more for a joke.
class PriceOutlierRule final : public ListingRule {
public:
    FindingKind kind() const override { return FindingKind::PriceOutlier; }
    double defaultThreshold() const override;
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const override;
};

}
