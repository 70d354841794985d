// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/columns.h"
#include "core/catalogue/internal/pricebins.h"
#include "core/catalogue/internal/sqlitereader.h"
#include "core/types/statistics.h"

#include <algorithm>
#include <map>

namespace vitrine::catalogue {

namespace {

#define VITRINE_LISTING_INCLUDED "l.row NOT IN (SELECT listing FROM excluded_listings)"

Quartiles quartilesOf(std::vector<std::int64_t>& values)
{
    Quartiles quartiles;
    quartiles.count = static_cast<std::int64_t>(values.size());
    if (values.empty())
        return quartiles;
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t fourths) {
        return values[(fourths * (values.size() - 1) + 2) / 4];
    };
    quartiles.least = values.front();
    quartiles.lower = at(1);
    quartiles.median = at(2);
    quartiles.upper = at(3);
    quartiles.most = values.back();
    return quartiles;
}

struct PricesOfCategory {
    std::int64_t listings = 0;
    std::map<std::string, std::vector<std::int64_t>> byCurrency;
};

using PricesByCategory = std::map<std::int64_t, PricesOfCategory>; ///< 0: without a category

PricesByCategory readPrices(Connection& connection)
{
    PricesByCategory prices;
    Query query(connection,
        "SELECT l.category, l.price_minor, l.currency FROM listings l"
        " WHERE " VITRINE_LISTING_INCLUDED);
    while (query.next()) {
        PricesOfCategory& category = prices[query.integer(0)];
        ++category.listings;
        if (!query.null(1))
            category.byCurrency[query.text(2)].push_back(query.integer(1));
    }
    return prices;
}

std::string mostCommonCurrency(const PricesByCategory& prices)
{
    std::map<std::string, std::size_t> counts;
    for (const auto& [row, category] : prices) {
        for (const auto& [currency, values] : category.byCurrency)
            counts[currency] += values.size();
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

void takePrices(Connection& connection, CatalogueStatistics& statistics)
{
    PricesByCategory prices = readPrices(connection);
    PriceHistogram& histogram = statistics.prices;
    histogram.currency = mostCommonCurrency(prices);
    std::map<std::int64_t, std::string> names;
    for (Query query(connection, "SELECT row, name FROM categories"); query.next();)
        names[query.integer(0)] = query.text(1);
    std::vector<std::int64_t> all;
    for (auto& [row, category] : prices) {
        statistics.listings += category.listings;
        std::int64_t priced = 0;
        for (const auto& [currency, values] : category.byCurrency)
            priced += static_cast<std::int64_t>(values.size());
        auto& values = category.byCurrency[histogram.currency];
        all.insert(all.end(), values.begin(), values.end());
        histogram.foreign += priced - static_cast<std::int64_t>(values.size());
        histogram.without += category.listings - priced;
        statistics.categories.push_back(
            {{row}, names[row], category.listings, quartilesOf(values)});
    }
    std::stable_sort(statistics.categories.begin(), statistics.categories.end(),
        [](const auto& a, const auto& b) { return a.listings > b.listings; });
    statistics.allPrices = quartilesOf(all);
    histogram.edges = priceEdges(all);
    if (histogram.edges.empty())
        return;
    histogram.listings.resize(histogram.edges.size() - 1);
    for (const std::int64_t price : all)
        ++histogram.listings[priceBin(histogram.edges, price)];
}

void takeMissing(Connection& connection, MissingValues& missing)
{
    Query query(connection,
        "SELECT coalesce(sum(is_empty_text(l.title)), 0),"
        " coalesce(sum(is_empty_text(l.description)), 0),"
        " coalesce(sum(l.category IS NULL OR l.category IN"
        "  (SELECT row FROM categories WHERE is_empty_text(name))), 0),"
        " coalesce(sum(l.price_minor IS NULL), 0), coalesce(sum(is_empty_text(l.location)), 0)"
        " FROM listings l WHERE " VITRINE_LISTING_INCLUDED);
    query.next();
    missing.titles = query.integer(0);
    missing.descriptions = query.integer(1);
    missing.categories = query.integer(2);
    missing.prices = query.integer(3);
    missing.places = query.integer(4);
}

void takePictures(Connection& connection, CatalogueStatistics& statistics)
{
    std::int64_t listingsWith = 0;
    Query counts(connection,
        "SELECT n, count(*) FROM (SELECT min(count(*), ?) AS n FROM images i WHERE i.listing IS NOT"
        " NULL AND " VITRINE_IMAGE_INCLUDED " GROUP BY i.listing) GROUP BY n");
    counts.bind(CatalogueStatistics::kMostPictures);
    while (counts.next()) {
        statistics.pictures[static_cast<std::size_t>(counts.integer(0))] = counts.integer(1);
        listingsWith += counts.integer(1);
    }
    statistics.pictures[0] = statistics.listings - listingsWith;
    statistics.missing.pictures = statistics.pictures[0];

    // The size as cleaning found it, else as the checks did.
    Query sizes(connection,
        "SELECT i.source_bytes, CASE WHEN i.width > 0 THEN max(i.width, i.height)"
        " ELSE (SELECT max(m.width, m.height) FROM measures m WHERE m.image = i.row) END"
        " FROM images i WHERE i.source <> '' AND " VITRINE_IMAGE_INCLUDED);
    std::vector<std::int64_t> bytes;
    std::vector<std::int64_t> sides;
    while (sizes.next()) {
        bytes.push_back(sizes.integer(0));
        statistics.bytesInAll += bytes.back();
        if (sizes.integer(1) > 0)
            sides.push_back(sizes.integer(1));
    }
    statistics.pictureBytes = quartilesOf(bytes);
    statistics.pictureSides = quartilesOf(sides);
}

}

CatalogueStatistics SqliteReader::statistics()
{
    CatalogueStatistics statistics;
    return reading([&] {
        statistics.counts = counts();
        takePrices(*m_connection, statistics);
        takeMissing(*m_connection, statistics.missing);
        takePictures(*m_connection, statistics);
        return std::move(statistics);
    });
}

}
