// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingtable.h"
#include "core/cleaning/listings/rulesteps.h"
#include "core/types/finding.h"

#include <cstddef>
#include <vector>

namespace vitrine::cleaning {

/// Looks for one kind of fault in a table of listings. Rules have no state: one object serves all
/// threads.
class ListingRule {
public:
    virtual ~ListingRule() = default;
    virtual FindingKind kind() const = 0;
    /// What a finding's value is compared with, in the rule's unit; 0 for rules that compare
    /// nothing.
    virtual double defaultThreshold() const = 0;
    /// How many times `find` walks over the table, for progress.
    virtual int passes() const { return 1; }
    /// Appends what it finds, in any order. Calls `steps.step` at most once a listing and pass;
    /// throws Cancelled there.
    virtual void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const = 0;
};

/// A rule that looks at each listing alone.
class SingleListingRule : public ListingRule {
public:
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const final;

protected:
    virtual void check(
        const ListingView& listing, double threshold, std::vector<Finding>& findings) const = 0;
    /// A finding about `field` of the listing, with its score 1.
    Finding about(const ListingView& listing, const char* field) const;
};

/// A finding shows no more of a text.
inline constexpr std::size_t kShownBytes = 120;

/// The score of a value above its threshold: a half at the threshold, towards 1 far beyond.
double excessScore(double value, double threshold);

}
