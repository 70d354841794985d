// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/pricerules.h"

#include "core/types/priceoutliers.h"

#include <cmath>
#include <string>

namespace vitrine::cleaning {

void PriceZero::check(
    const ListingView& listing, double /*threshold*/, std::vector<Finding>& findings) const
{
    if (listing.price == nullptr || listing.price->minor != 0)
        return;
    findings.push_back(about(listing, "price"));
    findings.back().text = toString(*listing.price);
}

double PriceOutlierRule::defaultThreshold() const
{
    return PriceOutliers::kThreshold;
}

void PriceOutlierRule::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    PriceOutliers prices(threshold);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ListingView listing = table[i];
        if (listing.price != nullptr)
            prices.add(std::string(listing.categoryName), *listing.price, i);
        steps.step();
    }
    for (const PriceOutlier& outlier : prices.find()) {
        const ListingView listing = table[outlier.tag];
        Finding finding;
        finding.kind = kind();
        finding.listing = listing.row;
        finding.field = "price";
        finding.value = outlier.score;
        finding.threshold = threshold;
        finding.score = excessScore(std::abs(outlier.score), threshold);
        finding.text = toString(*listing.price);
        findings.push_back(std::move(finding));
    }
}

}
