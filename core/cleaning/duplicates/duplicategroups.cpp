// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/duplicates/duplicategroups.h"

#include "core/base/error.h"
#include "core/cleaning/duplicates/completelink.h"
#include "core/cleaning/duplicates/hashsearch.h"
#include "core/jobs/stagepart.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace vitrine::cleaning {

namespace {

using IndexGroup = std::vector<std::size_t>;

// Shares of the time; looking at pairs takes the rest.
constexpr double kNodesEnd = 0.05;
constexpr double kHashesEnd = 0.1;
constexpr double kEmbeddingsEnd = 0.3;

template <typename Things> std::int64_t numberOf(const Things& things)
{
    return static_cast<std::int64_t>(things.size());
}

void checkOptions(const DuplicateOptions& options)
{
    if (options.radius < 0 || options.looseRadius < options.radius
        || options.looseRadius > kMaxHashRadius)
        throw Error(ErrorCode::InvalidArgument, "The distances of duplicates are not possible.",
            "Choose 0 to 15 bits, and no fewer with embeddings than without.");
    if (options.proposeCosine >= 1.0)
        throw Error(ErrorCode::InvalidArgument, "A cosine of 1 leaves no near duplicates.",
            "Choose a value below 1, such as 0.97.");
}

/// Better first.
void sortByWorth(IndexGroup& group, std::span<const PictureFacts> pictures)
{
    const auto worth = [&](std::size_t index) {
        const PictureMeasures& m = pictures[index].measures;
        return std::tuple(-std::int64_t{m.width} * m.height, -m.bytes, pictures[index].row, index);
    };
    std::sort(group.begin(), group.end(),
        [&](std::size_t a, std::size_t b) { return worth(a) < worth(b); });
}

/// Pictures of equal pixels, singles too.
std::vector<IndexGroup> byPixels(std::span<const PictureFacts> pictures)
{
    std::map<std::uint64_t, IndexGroup> groups;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (!pictures[i].problem)
            groups[pictures[i].measures.pixels].push_back(i);
    }
    std::vector<IndexGroup> result;
    for (auto& [pixels, group] : groups) {
        sortByWorth(group, pictures);
        result.push_back(std::move(group));
    }
    return result;
}

/// Finds the groups of near duplicates among pictures of different pixels. Pictures of one hash
/// that look the same are one node, of which the first is compared with others: thousands of alike
/// pictures stay as many nodes as they have hashes.
class NearSearch {
public:
    NearSearch(std::span<const PictureFacts> pictures, const UnitVectors& embeddings,
        const DuplicateOptions& options, const SamePicture& same, JobContext& context)
        : m_pictures(pictures)
        , m_embeddings(embeddings)
        , m_options(options)
        , m_same(same)
        , m_context(context)
    {
    }

    std::vector<IndexGroup> groups(const std::vector<IndexGroup>& distinct)
    {
        gatherNodes(distinct);
        linkByHash();
        if (!m_embeddings.empty())
            linkByEmbedding();
        lookAtLinks();
        return expanded(completeLinkGroups(m_nodes.size(), std::move(m_links), m_context));
    }

private:
    void gatherNodes(const std::vector<IndexGroup>& distinct)
    {
        std::map<std::uint64_t, IndexGroup> byHash;
        for (const IndexGroup& equal : distinct) {
            const std::uint64_t hash = m_pictures[equal.front()].measures.hash;
            if (hash != 0)
                byHash[hash].push_back(equal.front());
        }
        StagePart part(m_context, Stage::ComparingPictures, numberOf(m_pictures), 0.0, kNodesEnd);
        std::int64_t gathered = 0;
        for (auto& [hash, members] : byHash) {
            part.context().report(Stage::ComparingPictures, gathered++, numberOf(byHash));
            if (m_same)
                gatherAlike(members, part.context());
            else
                m_nodes.push_back(std::move(members));
        }
    }

    /// A hash tells no colours: those that look different become nodes of their own.
    void gatherAlike(const IndexGroup& sameHash, JobContext& context)
    {
        const auto first = static_cast<std::ptrdiff_t>(m_nodes.size());
        for (const std::size_t picture : sameHash) {
            context.throwIfStopped();
            const auto alike = std::find_if(m_nodes.begin() + first, m_nodes.end(),
                [&](const IndexGroup& node) { return m_same(node.front(), picture); });
            if (alike != m_nodes.end())
                alike->push_back(picture);
            else
                m_nodes.push_back({picture});
        }
    }

    void linkByHash()
    {
        std::vector<std::array<std::uint64_t, 8>> hashes;
        for (const IndexGroup& node : m_nodes)
            hashes.push_back(m_pictures[node.front()].measures.turnedHashes);
        const bool confirms = !m_embeddings.empty();
        const int radius = confirms ? m_options.looseRadius : m_options.radius;
        StagePart part(
            m_context, Stage::ComparingPictures, numberOf(m_pictures), kNodesEnd, kHashesEnd);
        for (const HashPair& pair : pairsWithin(hashes, radius, part.context())) {
            if (pair.distance <= m_options.radius || isConfirmed(pair))
                link(pair.a, pair.b, static_cast<double>(pair.distance) / kMaxHashRadius);
        }
    }

    bool isConfirmed(const HashPair& pair) const
    {
        return m_embeddings.cosine(m_nodes[pair.a].front(), m_nodes[pair.b].front())
            >= m_options.confirmCosine;
    }

    void linkByEmbedding()
    {
        std::vector<std::uint32_t> members;
        std::vector<std::uint32_t> nodeOf(m_pictures.size(), 0);
        for (std::uint32_t node = 0; node < m_nodes.size(); ++node) {
            members.push_back(static_cast<std::uint32_t>(m_nodes[node].front()));
            nodeOf[m_nodes[node].front()] = node;
        }
        // Where nobody looks, less likely pairs are none.
        const double least = m_options.proposeCosine;
        const PairLimits limits{.least = least,
            .leastOfNearest = m_same ? std::min(m_options.lookCosine, least) : least};
        StagePart part(
            m_context, Stage::ComparingPictures, numberOf(m_pictures), kHashesEnd, kEmbeddingsEnd);
        for (const CosinePair& pair : similarPairs(m_embeddings, members, limits, part.context())) {
            const double distance = (1.0 - pair.cosine) / (1.0 - limits.leastOfNearest);
            link(nodeOf[pair.a], nodeOf[pair.b], distance);
        }
    }

    /// `distance` 0 to 1, from hashes or embeddings; the nearer of the two counts.
    void link(std::uint32_t a, std::uint32_t b, double distance)
    {
        m_links.push_back({std::min(a, b), std::max(a, b), distance});
    }

    /// Keeps one link a pair, and only those to which `same` agrees.
    void lookAtLinks()
    {
        std::sort(m_links.begin(), m_links.end(), [](const Link& x, const Link& y) {
            return std::tie(x.a, x.b, x.distance) < std::tie(y.a, y.b, y.distance);
        });
        const auto samePair = [](const Link& x, const Link& y) { return x.a == y.a && x.b == y.b; };
        m_links.erase(std::unique(m_links.begin(), m_links.end(), samePair), m_links.end());
        if (!m_same)
            return;
        StagePart part(
            m_context, Stage::ComparingPictures, numberOf(m_pictures), kEmbeddingsEnd, 1.0);
        std::int64_t looked = 0;
        const std::int64_t links = numberOf(m_links);
        std::erase_if(m_links, [&](const Link& link) {
            part.context().throwIfStopped();
            part.context().report(Stage::ComparingPictures, looked++, links);
            return !m_same(m_nodes[link.a].front(), m_nodes[link.b].front());
        });
    }

    std::vector<IndexGroup> expanded(const std::vector<std::vector<std::uint32_t>>& joined)
    {
        std::vector<IndexGroup> result;
        for (const auto& nodes : joined) {
            IndexGroup group;
            for (const std::uint32_t node : nodes) {
                group.insert(group.end(), m_nodes[node].begin(), m_nodes[node].end());
                m_nodes[node].clear();
            }
            result.push_back(std::move(group));
        }
        for (IndexGroup& alone : m_nodes) {
            if (alone.size() > 1)
                result.push_back(std::move(alone));
        }
        for (IndexGroup& group : result)
            sortByWorth(group, m_pictures);
        return result;
    }

    std::span<const PictureFacts> m_pictures;
    const UnitVectors& m_embeddings;
    const DuplicateOptions& m_options;
    const SamePicture& m_same;
    JobContext& m_context;
    std::vector<IndexGroup> m_nodes; ///< pictures of one hash each
    std::vector<Link> m_links;
};

/// By the rules in the order of their sureness; two of a group are linked, so that where the hashes
/// say nothing it was the embeddings.
DuplicateMatch matchOf(const PictureFacts& a, const PictureFacts& b, std::optional<double> cosine,
    const DuplicateOptions& options)
{
    const int bits = hashDistance(a.measures, b.measures);
    if (bits <= options.radius || !cosine)
        return {
            DuplicateRule::Hash, static_cast<double>(bits), static_cast<double>(options.radius)};
    if (bits <= options.looseRadius && *cosine >= options.confirmCosine)
        return {DuplicateRule::ConfirmedHash, static_cast<double>(bits),
            static_cast<double>(options.looseRadius)};
    const bool alone = *cosine >= options.proposeCosine;
    return {DuplicateRule::Embedding, *cosine, alone ? options.proposeCosine : options.lookCosine};
}

/// Surer first.
bool isSurer(const DuplicateMatch& a, const DuplicateMatch& b)
{
    if (a.rule != b.rule)
        return a.rule < b.rule;
    return a.rule == DuplicateRule::Embedding ? a.value > b.value : a.value < b.value;
}

std::vector<DuplicateMatch> matchesOf(const IndexGroup& group,
    std::span<const PictureFacts> pictures, const UnitVectors& embeddings,
    const DuplicateOptions& options)
{
    std::vector<DuplicateMatch> matches;
    for (const std::size_t member : group) {
        const auto cosine = embeddings.empty()
            ? std::nullopt
            : std::optional<double>(embeddings.cosine(group.front(), member));
        matches.push_back(matchOf(pictures[group.front()], pictures[member], cosine, options));
    }
    matches.front() = *std::min_element(matches.begin() + 1, matches.end(), isSurer);
    return matches;
}

double scoreOf(const PictureFacts& first, const PictureFacts& member)
{
    constexpr double kUnrelated = 32.0; // bits by which random hashes differ
    const int bits = hashDistance(first.measures, member.measures);
    return std::clamp(1.0 - bits / kUnrelated, 0.0, 1.0);
}

/// One for each member, in order.
std::vector<Finding> findingsOf(
    FindingKind kind, const std::vector<IndexGroup>& groups, std::span<const PictureFacts> pictures)
{
    std::vector<Finding> findings;
    std::int64_t number = 0;
    for (const IndexGroup& group : groups) {
        ++number;
        for (const std::size_t member : group) {
            Finding finding;
            finding.kind = kind;
            finding.image = pictures[member].row;
            finding.group = number;
            finding.score = scoreOf(pictures[group.front()], pictures[member]);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

}

DuplicateGroups findDuplicates(std::span<const PictureFacts> pictures,
    const UnitVectors& embeddings, const DuplicateOptions& options, JobContext& context,
    const SamePicture& same)
{
    checkOptions(options);
    if (!embeddings.empty() && embeddings.values.size() != pictures.size() * embeddings.dimension)
        throw Error(ErrorCode::InvalidArgument, "The embeddings belong to other photos.");
    const std::vector<IndexGroup> distinct = byPixels(pictures);
    DuplicateGroups groups;
    groups.near = NearSearch(pictures, embeddings, options, same, context).groups(distinct);
    for (const IndexGroup& group : distinct) {
        if (group.size() > 1)
            groups.exact.push_back(group);
    }
    std::sort(groups.exact.begin(), groups.exact.end());
    std::sort(groups.near.begin(), groups.near.end());
    for (const IndexGroup& group : groups.near)
        groups.matches.push_back(matchesOf(group, pictures, embeddings, options));
    context.report(Stage::ComparingPictures, numberOf(pictures), numberOf(pictures));
    return groups;
}

std::vector<std::int64_t> groupNumbers(const DuplicateGroups& groups, std::size_t pictures)
{
    std::vector<std::int64_t> numbers(pictures, 0);
    std::int64_t last = 0;
    for (const IndexGroup& group : groups.near) {
        ++last;
        for (const std::size_t member : group)
            numbers[member] = last;
    }
    for (const IndexGroup& group : groups.exact) {
        // The first may stand for all of them in a group of near duplicates.
        const std::int64_t known = numbers[group.front()];
        const std::int64_t number = known != 0 ? known : ++last;
        for (const std::size_t member : group)
            numbers[member] = number;
    }
    return numbers;
}

int hashDistance(const PictureMeasures& a, const PictureMeasures& b)
{
    int least = 64;
    for (const std::uint64_t hash : b.turnedHashes)
        least = std::min(least, std::popcount(a.hash ^ hash));
    return least;
}

std::vector<Finding> duplicateFindings(
    const DuplicateGroups& groups, std::span<const PictureFacts> pictures)
{
    std::vector<Finding> findings = findingsOf(FindingKind::ExactDuplicate, groups.exact, pictures);
    std::vector<Finding> near = findingsOf(FindingKind::NearDuplicate, groups.near, pictures);
    auto finding = near.begin();
    for (const std::vector<DuplicateMatch>& matches : groups.matches) {
        for (const DuplicateMatch& match : matches) {
            finding->text = duplicateRuleName(match.rule);
            finding->value = match.value;
            finding->threshold = match.threshold;
            ++finding;
        }
    }
    std::ranges::move(near, std::back_inserter(findings));
    return findings;
}

}
