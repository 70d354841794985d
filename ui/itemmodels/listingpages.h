// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listing.h"
#include "core/types/listingquery.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace vitrine::ui {

/// The pages of a long list that are in memory: those that were used last, at most kMost.
class ListingPages {
public:
    using Page = std::vector<ListingSummary>;
    static constexpr int kRows = 200; ///< of a page
    static constexpr std::size_t kMost = 24;

    void clear() { m_pages.clear(); }
    /// Instead of what was there; the page that was not used for longest makes room.
    void put(int page, Page rows);
    bool contains(int page) const { return m_pages.contains(page); }
    /// Null when that row is not in memory. Counts as a use of its page.
    const ListingSummary* at(int row) const;
    ListingSummary* at(int row);
    int rowOf(ListingRow listing) const; ///< -1 when it is not in memory
    std::vector<int> rowsThatBegin(const QString& title) const; ///< in any case; ascending
    std::vector<int> lastUsed(std::size_t most) const; ///< the last one first

private:
    struct Cached {
        Page rows;
        std::uint64_t used = 0;
    };

    mutable std::unordered_map<int, Cached> m_pages;
    mutable std::uint64_t m_clock = 0;
};

}
