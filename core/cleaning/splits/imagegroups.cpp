// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/splits/imagegroups.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace vitrine::cleaning {

namespace {

/// Union-find with path halving; the smaller index leads.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t count)
        : m_leaders(count)
    {
        std::iota(m_leaders.begin(), m_leaders.end(), std::size_t{0});
    }

    std::size_t find(std::size_t member)
    {
        while (m_leaders[member] != member) {
            m_leaders[member] = m_leaders[m_leaders[member]];
            member = m_leaders[member];
        }
        return member;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_leaders[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_leaders;
};

}

std::vector<std::size_t> imageGroups(
    std::span<const ListingRow> listings, std::span<const std::int64_t> duplicateGroups)
{
    DisjointSets sets(listings.size());
    std::unordered_map<std::int64_t, std::size_t> firstOfListing;
    std::unordered_map<std::int64_t, std::size_t> firstOfDuplicates;
    for (std::size_t i = 0; i < listings.size(); ++i) {
        if (listings[i])
            sets.join(i, firstOfListing.try_emplace(listings[i].value, i).first->second);
        if (!duplicateGroups.empty() && duplicateGroups[i] != 0)
            sets.join(i, firstOfDuplicates.try_emplace(duplicateGroups[i], i).first->second);
    }
    std::vector<std::size_t> groups(listings.size());
    std::size_t count = 0;
    // A leader is the first of its group, so that its number is known to those that follow.
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::size_t leader = sets.find(i);
        groups[i] = leader == i ? count++ : groups[leader];
    }
    return groups;
}

}
