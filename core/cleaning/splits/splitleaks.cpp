// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/splits/splitleaks.h"

#include "core/base/error.h"

#include <map>
#include <set>

namespace vitrine::cleaning {

namespace {

struct Spread {
    std::set<int> sides;
    std::vector<std::size_t> images;
};

using Spreads = std::map<std::int64_t, Spread>;

void add(Spreads& spreads, std::int64_t key, std::size_t image, int side)
{
    if (key == 0)
        return;
    spreads[key].sides.insert(side);
    spreads[key].images.push_back(image);
}

struct Leaking {
    Spreads listings;
    Spreads duplicates;
};

Leaking leaking(std::span<const ListingRow> listings, std::span<const std::int64_t> duplicateGroups,
    std::span<const int> sides)
{
    if (listings.size() != sides.size()
        || (!duplicateGroups.empty() && duplicateGroups.size() != sides.size()))
        throw Error(ErrorCode::InvalidArgument, "Each image needs one listing and one side.");
    Leaking all;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        add(all.listings, listings[i].value, i, sides[i]);
        if (!duplicateGroups.empty())
            add(all.duplicates, duplicateGroups[i], i, sides[i]);
    }
    const auto whole = [](const auto& entry) { return entry.second.sides.size() < 2; };
    std::erase_if(all.listings, whole);
    std::erase_if(all.duplicates, whole);
    return all;
}

Finding leakFinding(const Spread& spread, std::int64_t group)
{
    Finding finding;
    finding.kind = FindingKind::SplitLeak;
    finding.value = static_cast<double>(spread.sides.size());
    finding.threshold = 1.0;
    finding.group = group;
    return finding;
}

}

SplitLeaks leaks(std::span<const ListingRow> listings,
    std::span<const std::int64_t> duplicateGroups, std::span<const int> sides)
{
    SplitLeaks found;
    std::set<std::size_t> images;
    const Leaking all = leaking(listings, duplicateGroups, sides);
    for (const auto& [listing, spread] : all.listings) {
        found.listings.push_back({listing});
        images.insert(spread.images.begin(), spread.images.end());
    }
    for (const auto& [group, spread] : all.duplicates) {
        found.duplicateGroups.push_back(group);
        images.insert(spread.images.begin(), spread.images.end());
    }
    found.images = images.size();
    return found;
}

std::vector<Finding> leakFindings(std::span<const ImageRow> images,
    std::span<const ListingRow> listings, std::span<const std::int64_t> duplicateGroups,
    std::span<const int> sides)
{
    if (images.size() != sides.size())
        throw Error(ErrorCode::InvalidArgument, "Each image needs one side.");
    std::vector<Finding> findings;
    const Leaking all = leaking(listings, duplicateGroups, sides);
    for (const auto& [listing, spread] : all.listings) {
        findings.push_back(leakFinding(spread, 0));
        findings.back().listing = {listing};
    }
    for (const auto& [group, spread] : all.duplicates) {
        findings.push_back(leakFinding(spread, group));
        findings.back().image = images[spread.images.front()];
    }
    return findings;
}

}
