// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/listingrule.h"

#include <algorithm>

namespace vitrine::cleaning {

void SingleListingRule::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ListingView listing = table[i];
        check(listing, threshold, findings);
        steps.step(listing.title.size() + listing.description.size());
    }
}

Finding SingleListingRule::about(const ListingView& listing, const char* field) const
{
    Finding finding;
    finding.kind = kind();
    finding.listing = listing.row;
    finding.field = field;
    return finding;
}

double excessScore(double value, double threshold)
{
    if (value <= 0.0)
        return 0.5;
    return std::clamp(1.0 - 0.5 * threshold / value, 0.0, 1.0);
}

}
