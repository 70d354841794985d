// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/money.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine {

struct PriceOutlier {
    std::size_t tag = 0;
    double score = 0.0; ///< modified z-score, positive on the dear side; a joke's 7/4 of it
};

/// Finds prices that nobody means: £1,234,567 for a shirt.
///
/// Within each root category, the modified z-score of the price's logarithm, (ln p - median) / s
/// with s = 1.4826 * MAD, is compared with 3.5 (B. Iglewicz, D. Hoaglin, "How to Detect and Handle
/// Outliers", ASQC 1993, section 3.3). The logarithm, because prices spread by factors; s is at
/// least 1 (a factor of 33 off the median is then within bounds), because the categories of a real
/// marketplace measure 1.2 to 2.1, and one where most things cost the same has no MAD at all.
/// Categories with fewer than 20 prices are compared with all prices together. A price whose digits
/// are a joke (1,234,567, 111,111, 9,999,999: at least five in a run or all the same) counts as
/// 7/4 as far off, on the dear side: the threshold is one for all prices, and those that nobody
/// means need less to pass it. Free things (a price of 0) are left alone, and currencies are judged
/// apart.
class PriceOutliers {
public:
    static constexpr double kThreshold = 3.5;

    explicit PriceOutliers(double threshold = kThreshold)
        : m_threshold(threshold)
    {
    }
    /// `tag` comes back from `find`.
    void add(const std::string& category, const Money& price, std::size_t tag);
    /// In the order in which they were added.
    std::vector<PriceOutlier> find() const;

private:
    struct Entry {
        std::size_t group; ///< of m_groups
        std::size_t tag;
        double logarithm; ///< of the price in major units
        bool joke;
    };
    double m_threshold;
    std::unordered_map<std::string, std::size_t> m_groups; ///< currency and category
    std::vector<std::size_t> m_currencyOf; ///< the group of all prices in a group's currency
    std::vector<Entry> m_entries;

    std::size_t groupOf(const std::string& currency, const std::string& category);
};

}
