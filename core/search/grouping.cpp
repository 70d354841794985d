// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/grouping.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace vitrine::search {

namespace {

struct Groups {
    std::vector<ListingMatch> matches;
    bool complete = false; ///< a listing beyond the limit was met: more images would change nothing
};

Groups grouped(const std::vector<VectorHit>& hits, std::size_t limit,
    const std::function<ListingRow(ImageRow)>& listingOf, ListingRow exclude)
{
    Groups groups;
    std::unordered_map<ListingRow, std::size_t> places;
    for (const VectorHit& hit : hits) {
        const ImageRow image{hit.id};
        const ListingRow listing = listingOf(image);
        if (!listing || listing == exclude)
            continue;
        const auto [place, isNew] = places.try_emplace(listing, groups.matches.size());
        if (!isNew) {
            ++groups.matches[place->second].matches;
        } else if (groups.matches.size() < limit) {
            groups.matches.push_back({listing, image, hit.score, 1});
        } else {
            groups.complete = true;
            break;
        }
    }
    return groups;
}

}

std::vector<ListingMatch> nearestListings(const VectorIndex& index, std::span<const float> query,
    int limit, const std::function<ListingRow(ImageRow)>& listingOf, ListingRow exclude)
{
    if (limit < 1)
        throw Error(ErrorCode::InvalidArgument, "A search is for at least one listing.");
    const std::int64_t all = std::max<std::int64_t>(1, index.size());
    // A listing of this kind of shop has two images; most searches are answered in one round.
    std::int64_t fetch = 4 * static_cast<std::int64_t>(limit) + 16;
    while (true) {
        fetch = std::min(fetch, all);
        Groups groups = grouped(index.search(query, static_cast<int>(fetch)),
            static_cast<std::size_t>(limit), listingOf, exclude);
        if (groups.complete || fetch == all)
            return std::move(groups.matches);
        fetch *= 8;
    }
}

}
