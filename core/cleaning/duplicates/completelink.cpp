// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/completelink.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace vitrine::cleaning {

namespace {

class Clusters {
public:
    explicit Clusters(std::size_t nodes)
        : m_clusterOf(nodes)
        , m_members(nodes)
        , m_linksTo(nodes)
    {
        for (std::uint32_t node = 0; node < nodes; ++node) {
            m_clusterOf[node] = node;
            m_members[node] = {node};
        }
    }

    /// The links come nearest first: the one that completes a pair of clusters is the farthest
    /// between them, which is the distance by complete link.
    void add(const Link& link)
    {
        const std::uint32_t a = m_clusterOf[link.a];
        const std::uint32_t b = m_clusterOf[link.b];
        if (a == b)
            return;
        const std::size_t count = ++m_linksTo[a][b];
        m_linksTo[b][a] = count;
        if (count == m_members[a].size() * m_members[b].size())
            merge(a, b);
    }

    std::vector<std::vector<std::uint32_t>> groups() &&
    {
        std::vector<std::vector<std::uint32_t>> result;
        for (auto& members : m_members) {
            if (members.size() < 2)
                continue;
            std::sort(members.begin(), members.end());
            result.push_back(std::move(members));
        }
        std::sort(result.begin(), result.end());
        return result;
    }

private:
    void merge(std::uint32_t into, std::uint32_t from)
    {
        if (m_linksTo[into].size() < m_linksTo[from].size())
            std::swap(into, from);
        for (const std::uint32_t member : m_members[from])
            m_clusterOf[member] = into;
        m_members[into].insert(
            m_members[into].end(), m_members[from].begin(), m_members[from].end());
        m_members[from].clear();
        m_linksTo[into].erase(from);
        m_linksTo[from].erase(into);
        for (const auto& [other, count] : std::exchange(m_linksTo[from], {})) {
            m_linksTo[other].erase(from);
            m_linksTo[other][into] = (m_linksTo[into][other] += count);
        }
    }

    std::vector<std::uint32_t> m_clusterOf;
    std::vector<std::vector<std::uint32_t>> m_members;
    std::vector<std::unordered_map<std::uint32_t, std::size_t>> m_linksTo;
};

}

std::vector<std::vector<std::uint32_t>> completeLinkGroups(
    std::size_t nodes, std::vector<Link> links, const JobContext& context)
{
    constexpr std::size_t kBetweenChecks = 1024;
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) {
        return std::tie(x.distance, x.a, x.b) < std::tie(y.distance, y.a, y.b);
    });
    Clusters clusters(nodes);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (i % kBetweenChecks == 0)
            context.throwIfStopped();
        clusters.add(links[i]);
    }
    return std::move(clusters).groups();
}

}
