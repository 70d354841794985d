// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/listingrules.h"

#include "core/base/error.h"
#include "core/cleaning/listings/categoryrules.h"
#include "core/cleaning/listings/duplicaterules.h"
#include "core/cleaning/listings/missingvalues.h"
#include "core/cleaning/listings/pricerules.h"
#include "core/cleaning/listings/textrules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

namespace vitrine::cleaning {

namespace {

using Rule = std::unique_ptr<ListingRule>;

Rule missing(FindingKind kind)
{
    return std::make_unique<MissingValue>(kind);
}

double thresholdOf(const ListingRule& rule, const Thresholds& thresholds)
{
    const auto own = thresholds.find(rule.kind());
    if (own == thresholds.end())
        return rule.defaultThreshold();
    if (!std::isfinite(own->second) || own->second < 0.0)
        throw Error(ErrorCode::InvalidArgument,
            "The threshold of " + std::string(findingKindName(rule.kind())) + " makes no sense.",
            "Give a number from 0 on.");
    return own->second;
}

bool ordered(const Finding& a, const Finding& b)
{
    return std::tie(a.group, a.listing, a.category, a.field)
        < std::tie(b.group, b.listing, b.category, b.field);
}

}

std::span<const std::unique_ptr<ListingRule>> listingRules()
{
    static const std::array kRules = {
        missing(FindingKind::PriceMissing),
        Rule(std::make_unique<PriceZero>()),
        Rule(std::make_unique<PriceOutlierRule>()),
        missing(FindingKind::TitleEmpty),
        Rule(std::make_unique<TitleTooLong>()),
        missing(FindingKind::DescriptionEmpty),
        Rule(std::make_unique<DescriptionTooLong>()),
        Rule(std::make_unique<WrongEncoding>()),
        Rule(std::make_unique<ContactDetails>()),
        missing(FindingKind::CategoryMissing),
        Rule(std::make_unique<CategoryRare>()),
        Rule(std::make_unique<CategoryMisspelt>()),
        missing(FindingKind::LocationMissing),
        Rule(std::make_unique<RepeatedListing>()),
        Rule(std::make_unique<SimilarListing>()),
        missing(FindingKind::NoImages),
    };
    return kRules;
}

std::vector<Finding> findInListings(const ListingTable& table, const Thresholds& thresholds,
    JobContext& context, const std::set<FindingKind>& off)
{
    std::vector<const ListingRule*> rules;
    std::int64_t passes = 0;
    for (const Rule& rule : listingRules()) {
        if (off.contains(rule->kind()))
            continue;
        rules.push_back(rule.get());
        passes += rule->passes();
    }
    RuleSteps steps(context, passes * static_cast<std::int64_t>(table.size()));
    std::vector<Finding> findings;
    for (const ListingRule* rule : rules) {
        const double threshold = thresholdOf(*rule, thresholds);
        const auto known = static_cast<std::ptrdiff_t>(findings.size());
        rule->find(table, threshold, steps, findings);
        std::sort(findings.begin() + known, findings.end(), ordered); // rules come by kind already
        steps.check();
    }
    steps.finish();
    return findings;
}

}
