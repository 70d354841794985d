// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/splits/splits.h"

#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

namespace vitrine::cleaning {

namespace {

void requireFractions(std::span<const double> fractions)
{
    const double sum = std::accumulate(fractions.begin(), fractions.end(), 0.0);
    const bool positive = std::ranges::all_of(fractions, [](double share) { return share > 0.0; });
    if (fractions.empty() || !positive || std::abs(sum - 1.0) > 1e-6) {
        throw Error(ErrorCode::InvalidArgument, "The parts of a split must add up to 1.",
            "Give fractions such as 0.8, 0.1 and 0.1.");
    }
}

template <typename T> void shuffle(std::vector<T>& items, Random& random)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random.below(i)]);
}

/// Categories are numbered from 0, with the images that have none in front.
class GroupDealer {
public:
    GroupDealer(std::span<const std::size_t> groups, std::span<const int> labels,
        std::span<const double> fractions, std::uint64_t seed)
        : m_fractions(fractions)
        , m_random(seed)
    {
        count(groups, labels);
        for (const double share : fractions) {
            std::vector<double> wanted;
            for (const std::size_t images : m_categorySizes)
                wanted.push_back(share * static_cast<double>(images));
            m_wanted.push_back(std::move(wanted));
            m_wantedInAll.push_back(share * static_cast<double>(groups.size()));
        }
    }

    /// The side of each group.
    std::vector<int> deal()
    {
        std::vector<std::size_t> order(m_categorySizes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(
            order, {}, [&](auto category) { return m_categorySizes[category]; });
        for (const std::size_t category : order) {
            for (const std::size_t group : groupsOf(category))
                give(group, sideWanting(category));
        }
        return std::move(m_sides);
    }

private:
    using Counts = std::map<std::size_t, std::size_t>; ///< category to images

    void count(std::span<const std::size_t> groups, std::span<const int> labels)
    {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const auto category = static_cast<std::size_t>(std::max(labels[i], -1) + 1);
            if (groups[i] >= m_groups.size())
                m_groups.resize(groups[i] + 1);
            if (category >= m_categorySizes.size())
                m_categorySizes.resize(category + 1);
            ++m_groups[groups[i]][category];
            ++m_categorySizes[category];
        }
        m_members.resize(m_categorySizes.size());
        for (std::size_t group = 0; group < m_groups.size(); ++group) {
            for (const auto& [category, images] : m_groups[group])
                m_members[category].push_back(group);
        }
        m_sides.assign(m_groups.size(), -1);
    }

    /// Those that have no side yet. Large ones first: the small ones even out what they leave.
    std::vector<std::size_t> groupsOf(std::size_t category)
    {
        std::vector<std::size_t> open;
        std::ranges::copy_if(m_members[category], std::back_inserter(open),
            [&](std::size_t group) { return m_sides[group] < 0; });
        shuffle(open, m_random);
        std::ranges::stable_sort(
            open, std::greater(), [&](std::size_t group) { return m_groups[group].at(category); });
        return open;
    }

    std::size_t sideWanting(std::size_t category)
    {
        std::vector<std::size_t> best;
        for (std::size_t side = 0; side < m_fractions.size(); ++side) {
            const auto wish = [&](std::size_t of) {
                return std::pair(m_wanted[of][category], m_wantedInAll[of]);
            };
            if (!best.empty() && wish(side) > wish(best.front()))
                best.clear();
            if (best.empty() || wish(side) == wish(best.front()))
                best.push_back(side);
        }
        return best[m_random.below(best.size())];
    }

    void give(std::size_t group, std::size_t side)
    {
        m_sides[group] = static_cast<int>(side);
        for (const auto& [category, images] : m_groups[group]) {
            m_wanted[side][category] -= static_cast<double>(images);
            m_wantedInAll[side] -= static_cast<double>(images);
        }
    }

    std::span<const double> m_fractions;
    Random m_random;
    std::vector<Counts> m_groups;
    std::vector<std::size_t> m_categorySizes; ///< images
    std::vector<std::vector<std::size_t>> m_members; ///< category to groups
    std::vector<std::vector<double>> m_wanted; ///< side, category: images still wanted
    std::vector<double> m_wantedInAll;
    std::vector<int> m_sides;
};

}

std::vector<int> splitByGroup(std::span<const std::size_t> groups, std::span<const int> labels,
    std::span<const double> fractions, std::uint64_t seed)
{
    requireFractions(fractions);
    if (groups.size() != labels.size())
        throw Error(ErrorCode::InvalidArgument, "Each image needs one group and one label.");
    const std::vector<int> sideOfGroup = GroupDealer(groups, labels, fractions, seed).deal();
    std::vector<int> sides;
    sides.reserve(groups.size());
    for (const std::size_t group : groups)
        sides.push_back(sideOfGroup[group]);
    return sides;
}

std::vector<int> splitByImage(
    std::size_t count, std::span<const double> fractions, std::uint64_t seed)
{
    requireFractions(fractions);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    shuffle(order, random);
    std::vector<int> sides(count, static_cast<int>(fractions.size()) - 1);
    double end = 0.0;
    std::size_t at = 0;
    for (std::size_t side = 0; side + 1 < fractions.size(); ++side) {
        end += fractions[side] * static_cast<double>(count);
        for (; at < static_cast<std::size_t>(std::lround(end)); ++at)
            sides[order[at]] = static_cast<int>(side);
    }
    return sides;
}

}
