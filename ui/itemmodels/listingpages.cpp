// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/listingpages.h"

#include "ui/widgets/convert.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

void ListingPages::put(int page, Page rows)
{
    if (m_pages.size() >= kMost && !m_pages.contains(page)) {
        m_pages.erase(std::min_element(m_pages.begin(), m_pages.end(),
            [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
    }
    m_pages.insert_or_assign(page, Cached{std::move(rows), ++m_clock});
}

const ListingSummary* ListingPages::at(int row) const
{
    const auto found = row < 0 ? m_pages.end() : m_pages.find(row / kRows);
    if (found == m_pages.end())
        return nullptr;
    found->second.used = ++m_clock;
    const auto within = static_cast<std::size_t>(row % kRows);
    return within < found->second.rows.size() ? &found->second.rows[within] : nullptr;
}

ListingSummary* ListingPages::at(int row)
{
    return const_cast<ListingSummary*>(std::as_const(*this).at(row));
}

int ListingPages::rowOf(ListingRow listing) const
{
    for (const auto& [page, cached] : m_pages) {
        const auto found = std::find_if(cached.rows.begin(), cached.rows.end(),
            [listing](const ListingSummary& summary) { return summary.listing.row == listing; });
        if (found != cached.rows.end())
            return page * kRows + static_cast<int>(found - cached.rows.begin());
    }
    return -1;
}

std::vector<int> ListingPages::rowsThatBegin(const QString& title) const
{
    std::vector<int> rows;
    for (const auto& [page, cached] : m_pages) {
        for (std::size_t i = 0; i < cached.rows.size(); ++i) {
            if (toQString(cached.rows[i].listing.title).startsWith(title, Qt::CaseInsensitive))
                rows.push_back(page * kRows + static_cast<int>(i));
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<int> ListingPages::lastUsed(std::size_t most) const
{
    std::vector<std::pair<std::uint64_t, int>> byUse;
    for (const auto& [page, cached] : m_pages)
        byUse.emplace_back(cached.used, page);
    std::sort(byUse.rbegin(), byUse.rend());
    byUse.resize(std::min(byUse.size(), most));
    std::vector<int> pages;
    for (const auto& [used, page] : byUse)
        pages.push_back(page);
    return pages;
}

}
