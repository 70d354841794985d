// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/duplicaterules.h"

#include "core/base/text.h"
#include "core/cleaning/listings/similargroups.h"
#include "core/cleaning/text/listingwords.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kFewestWordsRepeated = 3;
constexpr std::size_t kFewestWordsSimilar = 8;
constexpr std::size_t kShingleLength = 3;
constexpr double kLeastThreshold = 0.05;
constexpr std::size_t kBytesPerFinding = 32; // of text that takes as long to look at

Finding memberOf(const ListingTable& table, FindingKind kind, std::size_t listing,
    std::size_t first, double value, double threshold)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = table[listing].row;
    finding.value = value;
    finding.threshold = threshold;
    finding.text = text::elided(table[listing].title, kShownBytes);
    finding.group = table[first].row.value;
    return finding;
}

/// The texts that take part in the search for similar ones.
struct Texts {
    std::vector<std::size_t> listings; ///< of the table
    std::vector<HashSet> shingles; ///< of those, in the same order
};

Texts differentTexts(const ListingTable& table, RuleSteps& steps)
{
    Texts texts;
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ListingView listing = table[i];
        const auto words = wordsOf(listing);
        if (words.size() >= kFewestWordsSimilar && seen.insert(hashOfWords(words)).second) {
            texts.listings.push_back(i);
            texts.shingles.push_back(shinglesOf(words, kShingleLength));
        }
        steps.step(listing.title.size() + listing.description.size());
    }
    return texts;
}

/// What each leader has in common with its nearest follower; 0 for those without followers.
std::vector<double> nearestFollowers(const std::vector<Follower>& followers)
{
    std::vector<double> nearest(followers.size(), 0.0);
    for (const Follower& follower : followers)
        nearest[follower.leader] = std::max(nearest[follower.leader], follower.similarity);
    return nearest;
}

}

void RepeatedListing::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> sameWords;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const ListingView listing = table[i];
        const auto words = wordsOf(listing);
        if (words.size() >= kFewestWordsRepeated)
            sameWords[hashOfWords(words)].push_back(i);
        steps.step(listing.title.size() + listing.description.size());
    }
    for (const auto& [hash, members] : sameWords) {
        steps.work(members.size() * kBytesPerFinding);
        const auto count = static_cast<double>(members.size());
        if (members.size() < 2 || count < threshold)
            continue;
        for (const std::size_t member : members)
            findings.push_back(memberOf(table, kind(), member, members.front(), count, threshold));
    }
}

void SimilarListing::find(const ListingTable& table, double threshold, RuleSteps& steps,
    std::vector<Finding>& findings) const
{
    const double least = std::clamp(threshold, kLeastThreshold, 1.0);
    const Texts texts = differentTexts(table, steps);
    steps.check(); // freeing and taking much memory takes its time, too
    const auto followers = followLeaders(texts.shingles, least, steps);
    steps.check();
    const auto nearest = nearestFollowers(followers);
    for (std::size_t i = 0; i < followers.size(); ++i) {
        steps.work(kBytesPerFinding);
        const std::size_t leader = followers[i].leader;
        if (nearest[leader] == 0.0)
            continue;
        const double similarity = leader == i ? nearest[i] : followers[i].similarity;
        findings.push_back(
            memberOf(table, kind(), texts.listings[i], texts.listings[leader], similarity, least));
        findings.back().score = similarity;
    }
}

}
