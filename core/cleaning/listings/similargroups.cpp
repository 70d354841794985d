// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/similargroups.h"

#include "core/cleaning/listings/minhash.h"
#include "core/cleaning/text/listingwords.h"

#include <algorithm>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kMostLeaders = 64; // of a bucket
constexpr std::size_t kWorkPerSignature = 16; // bytes of text that take as long as an element

/// Of one band: which sets agree in it.
class Band {
public:
    /// `keys` are those of all sets, in order.
    explicit Band(const std::vector<std::uint64_t>& keys)
        : m_bucketOf(keys.size(), 0)
        , m_leaders(1)
    {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(keys.size());
        for (std::size_t set = 0; set < keys.size(); ++set)
            sorted[set] = {keys[set], static_cast<std::uint32_t>(set)};
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (sorted[i].first != sorted[i - 1].first)
                continue;
            std::uint32_t& bucket = m_bucketOf[sorted[i - 1].second];
            if (bucket == 0) {
                bucket = static_cast<std::uint32_t>(m_leaders.size());
                m_leaders.emplace_back();
            }
            m_bucketOf[sorted[i].second] = bucket;
        }
    }

    const std::vector<std::uint32_t>& leadersNear(std::size_t set) const
    {
        return m_leaders[m_bucketOf[set]];
    }
    void addLeader(std::size_t set)
    {
        std::vector<std::uint32_t>& leaders = m_leaders[m_bucketOf[set]];
        if (m_bucketOf[set] != 0 && leaders.size() < kMostLeaders)
            leaders.push_back(static_cast<std::uint32_t>(set));
    }

private:
    std::vector<std::uint32_t> m_bucketOf; ///< 0: no other set agrees
    std::vector<std::vector<std::uint32_t>> m_leaders; ///< by bucket; that of 0 stays empty
};

std::vector<Band> bandsOf(const std::vector<HashSet>& sets, double threshold, RuleSteps& steps)
{
    const MinHash minHash(threshold);
    std::vector<std::vector<std::uint64_t>> keys(
        minHash.bands(), std::vector<std::uint64_t>(sets.size()));
    steps.check();
    for (std::size_t set = 0; set < sets.size(); ++set) {
        const auto own = minHash.bandKeys(sets[set]);
        for (std::size_t band = 0; band < keys.size(); ++band)
            keys[band][set] = own[band];
        steps.work(sets[set].size() * kWorkPerSignature);
    }
    std::vector<Band> bands;
    for (auto& bandKeys : keys) {
        bands.emplace_back(bandKeys);
        bandKeys = {};
        steps.check(); // sorting the keys of 100,000 sets takes about 10 ms
    }
    return bands;
}

class Leaders {
public:
    Leaders(const std::vector<HashSet>& sets, double threshold, RuleSteps& steps)
        : m_sets(sets)
        , m_threshold(threshold)
        , m_steps(steps)
        , m_bands(bandsOf(sets, threshold, steps))
    {
    }

    Follower follow(std::size_t set)
    {
        Follower best = {set, 0.0};
        if (m_sets[set].empty())
            return best;
        for (const std::size_t leader : candidates(set)) {
            const double similarity = similarityOf(set, leader);
            if (similarity >= m_threshold && similarity > best.similarity)
                best = {leader, similarity};
        }
        if (best.leader == set) {
            for (Band& band : m_bands)
                band.addLeader(set);
        }
        return best;
    }

private:
    std::vector<std::uint32_t> candidates(std::size_t set) const
    {
        std::vector<std::uint32_t> found;
        for (const Band& band : m_bands) {
            const auto& leaders = band.leadersNear(set);
            found.insert(found.end(), leaders.begin(), leaders.end());
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    double similarityOf(std::size_t a, std::size_t b)
    {
        const auto [less, more] = std::minmax({m_sets[a].size(), m_sets[b].size()});
        if (static_cast<double>(less) < m_threshold * static_cast<double>(more))
            return 0.0; // even if one held the other
        m_steps.work(less + more);
        return jaccard(m_sets[a], m_sets[b]);
    }

    const std::vector<HashSet>& m_sets;
    double m_threshold;
    RuleSteps& m_steps;
    std::vector<Band> m_bands;
};

}

std::vector<Follower> followLeaders(
    const std::vector<HashSet>& sets, double threshold, RuleSteps& steps)
{
    Leaders leaders(sets, threshold, steps);
    std::vector<Follower> followers;
    followers.reserve(sets.size());
    for (std::size_t set = 0; set < sets.size(); ++set) {
        followers.push_back(leaders.follow(set));
        steps.step();
    }
    return followers;
}

}
