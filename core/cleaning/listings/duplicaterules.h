// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

namespace vitrine::cleaning {

/// Listings with the same words in title and description, in the same order; case, punctuation and
/// white space aside, numbers not. The group is the row of its first listing. The value counts the
/// group's listings, the threshold is the fewest of them. Listings of one or two words say too
/// little to be called the same.
class RepeatedListing final : public ListingRule {
public:
    FindingKind kind() const override { return FindingKind::RepeatedListing; }
    double defaultThreshold() const override { return 2.0; }
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const override;
};

/// Listings with nearly the same words in title and description: the Jaccard index of their
/// sequences of three words reaches the threshold (0.05 to 1), at 0.8 with one word in 27
/// changed. Grouped around leaders (core/cleaning/listings/similargroups.h); the group is the
/// leader's row, the value the index with the leader. Of a repeated listing only the first takes
/// part. A shop whose standing text is most of every listing has similar listings of unlike goods.
/// Texts of fewer than eight words are left alone: one word makes another thing of them.
class SimilarListing final : public ListingRule {
public:
    FindingKind kind() const override { return FindingKind::SimilarListing; }
    double defaultThreshold() const override { return 0.8; }
    int passes() const override { return 2; }
    void find(const ListingTable& table, double threshold, RuleSteps& steps,
        std::vector<Finding>& findings) const override;
};

}
