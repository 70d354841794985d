// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// What findings are compared with instead of the rules' own thresholds, in the rules' units.
using Thresholds = std::map<FindingKind, double>;

/// All rules about listings, one a kind, in the order of FindingKind.
std::span<const std::unique_ptr<ListingRule>> listingRules();

/// What the rules find that are not `off`, ordered by kind, group, listing, category and field: the
/// same every time. Kinds of `thresholds` that are not about listings are left alone; a threshold
/// that is negative or no number throws Error InvalidArgument. On cancel throws Cancelled. Its
/// stage is CheckingRows.
std::vector<Finding> findInListings(const ListingTable& table, const Thresholds& thresholds,
    JobContext& context, const std::set<FindingKind>& off = {});

}
