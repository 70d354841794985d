// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/priceoutliers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace vitrine {

namespace {

constexpr double kJokeWeight = 7.0 / 4.0;
constexpr double kLeastScale = 1.0;
constexpr double kMadToSigma = 1.4826; // of a normal distribution
constexpr std::size_t kFewestPrices = 20;
constexpr std::size_t kJokeDigits = 5;

double median(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Spread {
    double centre = 0.0;
    double scale = kLeastScale;
    std::size_t count = 0;
};

Spread spreadOf(std::vector<double> values)
{
    Spread spread;
    spread.count = values.size();
    if (values.empty())
        return spread;
    spread.centre = median(values);
    for (double& value : values)
        value = std::abs(value - spread.centre);
    spread.scale = std::max(kLeastScale, kMadToSigma * median(values));
    return spread;
}

/// 12345, 1234567, 99999, 1111111; of whole amounts only.
bool isJoke(std::int64_t major)
{
    const std::string digits = std::to_string(major);
    if (digits.size() < kJokeDigits)
        return false;
    bool run = true;
    bool same = true;
    for (std::size_t i = 1; i < digits.size(); ++i) {
        run = run && digits[i] == digits[i - 1] + 1;
        same = same && digits[i] == digits[i - 1];
    }
    return run || same;
}

}

std::size_t PriceOutliers::groupOf(const std::string& currency, const std::string& category)
{
    const auto [entry, added] = m_groups.try_emplace(currency + '\n' + category, m_groups.size());
    const std::size_t group = entry->second;
    if (added) {
        m_currencyOf.push_back(group);
        if (!category.empty())
            m_currencyOf[group] = groupOf(currency, {});
    }
    return group;
}

void PriceOutliers::add(const std::string& category, const Money& price, std::size_t tag)
{
    if (price.minor <= 0)
        return;
    const std::int64_t unit = std::llround(std::pow(10.0, minorDigits(price.currency)));
    m_entries.push_back({groupOf(price.currency, category), tag,
        std::log(static_cast<double>(price.minor) / static_cast<double>(unit)),
        price.minor % unit == 0 && isJoke(price.minor / unit)});
}

std::vector<PriceOutlier> PriceOutliers::find() const
{
    std::vector<std::vector<double>> values(m_groups.size());
    for (const Entry& entry : m_entries) {
        values[entry.group].push_back(entry.logarithm);
        if (m_currencyOf[entry.group] != entry.group)
            values[m_currencyOf[entry.group]].push_back(entry.logarithm);
    }
    std::vector<Spread> spreads;
    spreads.reserve(values.size());
    for (auto& group : values)
        spreads.push_back(spreadOf(std::move(group)));
    std::vector<PriceOutlier> outliers;
    for (const Entry& entry : m_entries) {
        const Spread& own = spreads[entry.group];
        const Spread& spread =
            own.count >= kFewestPrices ? own : spreads[m_currencyOf[entry.group]];
        double score = (entry.logarithm - spread.centre) / spread.scale;
        if (entry.joke && score > 0.0)
            score *= kJokeWeight;
        if (std::abs(score) > m_threshold)
            outliers.push_back({entry.tag, score});
    }
    return outliers;
}

}
