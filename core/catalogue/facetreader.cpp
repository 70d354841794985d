// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/catalogue/internal/listingcondition.h"
#include "core/catalogue/internal/pricebins.h"
#include "core/catalogue/internal/sqlitereader.h"
#include "core/types/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace vitrine::catalogue {

namespace {

/// What a filter may restrict; a listing fails it or not.
enum Restriction : unsigned {
    kWords = 1U << 0U,
    kCategory = 1U << 1U,
    kPrice = 1U << 2U,
    kPlace = 1U << 3U,
    kState = 1U << 4U,
    kPictures = 1U << 5U,
    kFinding = 1U << 6U,
};

/// Whether a listing fails nothing, or nothing but `own`.
bool fits(unsigned failed, unsigned own = 0)
{
    return (failed & ~own) == 0;
}

using FindingSet = std::uint64_t;
static_assert(kFindingKinds <= std::numeric_limits<FindingSet>::digits);
FindingSet bitOf(FindingKind kind)
{
    return FindingSet{1} << static_cast<unsigned>(kind);
}

unsigned bitOf(ListingState state)
{
    return 1U << static_cast<unsigned>(state);
}

/// What of a listing stands in other tables.
struct Marks {
    FindingSet findings = 0;
    std::uint8_t pictures = 0; ///< up to kManyPictures
    bool excluded = false;
    bool edited = false;
    bool words = false; ///< it holds the filter's words

    unsigned states() const
    {
        return bitOf(excluded ? ListingState::Excluded : ListingState::Included)
            | (edited ? bitOf(ListingState::Edited) : 0U);
    }
};

/// The marks of every listing, by row: rows are given out one after another and never taken back.
class MarkTable {
public:
    MarkTable(Connection& connection, const std::string& fullText)
        : m_connection(connection)
    {
        Query size(m_connection, "SELECT coalesce(max(row), 0) FROM listings");
        size.next();
        m_marks.resize(static_cast<std::size_t>(size.integer(0)) + 1);
        forRows(
            "SELECT listing FROM excluded_listings", [](Marks& marks) { marks.excluded = true; });
        forRows(VITRINE_EDITED_LISTINGS, [](Marks& marks) { marks.edited = true; });
        readPictures();
        if (!fullText.empty())
            readWords(fullText);
        readFindings();
    }

    const Marks& of(std::int64_t listing) { return at(listing); }
    FindingSet findingsOfCategory(std::int64_t category) const
    {
        const auto found = m_categories.find(category);
        return found == m_categories.end() ? 0 : found->second;
    }

private:
    Marks& at(std::int64_t listing)
    {
        if (listing < 0 || static_cast<std::size_t>(listing) >= m_marks.size())
            return m_nobody;
        return m_marks[static_cast<std::size_t>(listing)];
    }

    template <typename Mark> void forRows(const char* sql, const Mark& mark)
    {
        Query query(m_connection, sql);
        while (query.next())
            mark(at(query.integer(0)));
    }

    void readPictures()
    {
        Query query(m_connection,
            "SELECT listing, count(*) FROM images WHERE listing IS NOT NULL"
            " AND row NOT IN (SELECT image FROM excluded_images) GROUP BY listing");
        while (query.next()) {
            at(query.integer(0)).pictures =
                static_cast<std::uint8_t>(std::min<std::int64_t>(query.integer(1), kManyPictures));
        }
    }

    void readWords(const std::string& fullText)
    {
        Query query(m_connection, "SELECT rowid FROM listings_text WHERE listings_text MATCH ?");
        query.bind(fullText);
        while (query.next())
            at(query.integer(0)).words = true;
    }

    void readFindings()
    {
        Query query(m_connection, "SELECT kind, of_listing, category FROM open_findings");
        while (query.next()) {
            const auto kind = findingKindFromName(query.view(0));
            if (!kind)
                continue;
            if (!query.null(1))
                at(query.integer(1)).findings |= bitOf(*kind);
            else if (!query.null(2))
                m_categories[query.integer(2)] |= bitOf(*kind);
        }
    }

    Connection& m_connection;
    std::vector<Marks> m_marks;
    Marks m_nobody; ///< what damaged files say of listings that are not there
    std::unordered_map<std::int64_t, FindingSet> m_categories;
};

/// Counts in one pass over the listings.
class FacetCounter {
public:
    FacetCounter(Connection& connection, const ListingFilter& filter, const FacetOptions& options)
        : m_filter(filter)
        , m_options(options)
        , m_fullText(fullTextQuery(filter.words))
        , m_marks(connection, m_fullText)
    {
        for (const ListingState state : filter.states)
            m_states |= bitOf(state);
        for (const int count : filter.pictures)
            m_pictures |= 1U << static_cast<unsigned>(count);
        for (const FindingKind kind : filter.findings)
            m_findings |= bitOf(kind);
        // By place, so that each is looked at once. listings_facets holds all five columns.
        Query query(connection,
            "SELECT row, category, price_minor, currency, location FROM listings"
            " ORDER BY location");
        while (query.next())
            count(query);
        finishPlace();
        nameCategories(connection);
        takePlaces();
        takePrices();
        takeFindings();
    }

    Facets take() { return std::move(m_facets); }

private:
    struct Price {
        std::int64_t minor;
        bool counts; ///< fits all but the price restriction
    };

    void count(const Query& query)
    {
        const Marks& marks = m_marks.of(query.integer(0));
        const std::int64_t category = query.integer(1);
        if (const std::string_view place = query.view(4); !m_placeKnown || place != m_place.name)
            startPlace(place);
        const FindingSet findings = marks.findings | m_marks.findingsOfCategory(category);
        const unsigned failed = (!m_fullText.empty() && !marks.words ? kWords : 0U)
            | (m_filter.categories.empty() || isChosen(m_filter.categories, CategoryRow{category})
                    ? 0U
                    : kCategory)
            | (!m_filter.price || inRange(query, *m_filter.price) ? 0U : kPrice)
            | (m_filter.places.empty() || m_placeChosen ? 0U : kPlace)
            | (m_filter.states.empty() || (marks.states() & m_states) != 0 ? 0U : kState)
            | (m_filter.pictures.empty() || (m_pictures >> marks.pictures & 1U) != 0 ? 0U
                                                                                     : kPictures)
            | (m_filter.findings.empty() || (findings & m_findings) != 0 ? 0U : kFinding);

        m_facets.listings += fits(failed) ? 1 : 0;
        m_categories[category] += fits(failed, kCategory) ? 1 : 0;
        m_place.listings += fits(failed, kPlace) ? 1 : 0;
        m_facets.pictures[marks.pictures] += fits(failed, kPictures) ? 1 : 0;
        for (unsigned state = 0; state < kListingStates; ++state)
            m_facets.states[state] += fits(failed, kState) ? marks.states() >> state & 1U : 0;
        m_anyFindings |= findings;
        for (FindingSet left = fits(failed, kFinding) ? findings : 0; left != 0; left &= left - 1)
            ++m_findingCounts[static_cast<std::size_t>(std::countr_zero(left))];
        if (query.null(2))
            m_facets.prices.without += fits(failed, kPrice) ? 1 : 0;
        else
            pricesIn(query.view(3)).push_back({query.integer(2), fits(failed, kPrice)});
    }

    std::vector<Price>& pricesIn(std::string_view currency)
    {
        if (!m_lastPrices || m_lastPrices->first != currency) // most have the same one
            m_lastPrices = &*m_prices.try_emplace(std::string(currency)).first;
        return m_lastPrices->second;
    }

    template <typename Value>
    static bool isChosen(const std::vector<Value>& chosen, const Value& value)
    {
        return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
    }

    static bool inRange(const Query& query, const PriceRange& range)
    {
        if (query.null(2))
            return false;
        const std::int64_t minor = query.integer(2);
        return (!range.least || minor >= *range.least) && (!range.most || minor <= *range.most)
            && (range.currency.empty() || query.view(3) == range.currency);
    }

    void startPlace(std::string_view name)
    {
        finishPlace();
        m_place = {std::string(name), 0};
        m_placeKnown = true;
        m_placeChosen = isChosen(m_filter.places, m_place.name);
    }

    void finishPlace()
    {
        if (!m_placeKnown)
            return;
        const bool wanted = m_options.placeWords.empty()
            || text::lowered(m_place.name).find(text::lowered(m_options.placeWords))
                != std::string::npos;
        if (wanted && m_place.listings > 0)
            ++m_facets.placesInAll;
        if (m_placeChosen || (wanted && m_place.listings > 0))
            m_facets.places.push_back(m_place);
    }

    /// The places with the most listings, and those of the filter in their order among them.
    void takePlaces()
    {
        auto& places = m_facets.places;
        std::stable_sort(places.begin(), places.end(),
            [](const PlaceCount& a, const PlaceCount& b) { return a.listings > b.listings; });
        std::size_t room = m_options.places;
        const auto isSurplus = [&](const PlaceCount& place) {
            if (isChosen(m_filter.places, place.name))
                return false;
            return room == 0 || room-- == 0;
        };
        places.erase(std::remove_if(places.begin(), places.end(), isSurplus), places.end());
    }

    void nameCategories(Connection& connection)
    {
        Query query(connection, "SELECT row, name FROM categories ORDER BY name COLLATE NOCASE");
        while (query.next()) {
            if (const auto found = m_categories.find(query.integer(0)); found != m_categories.end())
                m_facets.categories.push_back({{found->first}, query.text(1), found->second});
        }
        if (const auto none = m_categories.find(0); none != m_categories.end())
            m_facets.categories.push_back({{}, {}, none->second});
    }

    void takePrices()
    {
        const auto most = std::max_element(m_prices.begin(), m_prices.end(),
            [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        if (most == m_prices.end())
            return;
        PriceHistogram& histogram = m_facets.prices;
        histogram.currency = most->first;
        std::vector<std::int64_t> all;
        all.reserve(most->second.size());
        for (const Price& price : most->second)
            all.push_back(price.minor);
        histogram.edges = priceEdges(all);
        histogram.listings.resize(histogram.edges.size() - 1);
        for (const Price& price : most->second)
            histogram.listings[priceBin(histogram.edges, price.minor)] += price.counts ? 1 : 0;
        for (const auto& [currency, prices] : m_prices) {
            if (currency != histogram.currency)
                histogram.foreign += std::count_if(
                    prices.begin(), prices.end(), [](const Price& price) { return price.counts; });
        }
    }

    void takeFindings()
    {
        for (int i = 0; i < kFindingKinds; ++i) {
            const auto kind = static_cast<FindingKind>(i);
            if ((m_anyFindings & bitOf(kind)) != 0)
                m_facets.findings.push_back({kind, m_findingCounts[static_cast<std::size_t>(i)]});
        }
    }

    const ListingFilter& m_filter;
    const FacetOptions& m_options;
    const std::string m_fullText;
    MarkTable m_marks;
    unsigned m_states = 0;
    unsigned m_pictures = 0;
    FindingSet m_findings = 0;
    FindingSet m_anyFindings = 0;
    std::array<std::int64_t, kFindingKinds> m_findingCounts{};
    std::unordered_map<std::int64_t, std::int64_t> m_categories;
    std::map<std::string, std::vector<Price>> m_prices; ///< by currency
    std::pair<const std::string, std::vector<Price>>* m_lastPrices = nullptr; ///< of m_prices
    PlaceCount m_place; ///< the one that is being counted
    bool m_placeKnown = false;
    bool m_placeChosen = false;
    Facets m_facets;
};

}

Facets SqliteReader::facets(const ListingFilter& filter, const FacetOptions& options)
{
    requireWords(filter);
    return reading([&] { return FacetCounter(*m_connection, filter, options).take(); });
}

}
