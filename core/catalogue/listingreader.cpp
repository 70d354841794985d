// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/columns.h"
#include "core/catalogue/internal/listingcondition.h"
#include "core/catalogue/internal/sqlitereader.h"

#include <fmt/format.h>

#include <algorithm>

namespace vitrine::catalogue {

namespace {

/// Listings without the value last, as a blob sorts after every number and text. The first half
/// comes sorted from indexes, so that listings are not sorted anew for every page. `with` selects a
/// row and its value.
std::string withoutLast(
    std::string_view with, std::string_view column, const std::string& condition)
{
    return fmt::format("{0} AND {2} UNION ALL SELECT l.row, x'FF' FROM listings l"
                       " WHERE l.{1} IS NULL AND {2} ORDER BY 2, 1",
        with, column, condition);
}

std::string orderedSql(ListingOrder order, const std::string& condition)
{
    const auto by = [&](std::string_view columns) {
        return fmt::format("SELECT l.row FROM listings l WHERE {} ORDER BY {}", condition, columns);
    };
    switch (order) {
    case ListingOrder::Title: return by("l.title COLLATE NOCASE, l.row");
    case ListingOrder::PriceAscending:
        return withoutLast(
            "SELECT l.row, l.price_minor FROM listings l WHERE l.price_minor IS NOT NULL",
            "price_minor", condition);
    case ListingOrder::PriceDescending: // NULL sorts before everything, so it is last already
        return by("l.price_minor DESC, l.row DESC");
    case ListingOrder::Category:
        return withoutLast("SELECT l.row, c.name FROM categories c CROSS JOIN listings l"
                           " WHERE l.category = c.row",
            "category", condition);
    case ListingOrder::Location: return by("l.location COLLATE NOCASE, l.row");
    case ListingOrder::TitleDescending: return by("l.title COLLATE NOCASE DESC, l.row DESC");
    case ListingOrder::CategoryDescending:
        return fmt::format("SELECT l.row, c.name FROM categories c CROSS JOIN listings l"
                           " WHERE l.category = c.row AND {0} UNION ALL SELECT l.row, NULL FROM"
                           " listings l WHERE l.category IS NULL AND {0} ORDER BY 2 DESC, 1 DESC",
            condition);
    case ListingOrder::LocationDescending: return by("l.location COLLATE NOCASE DESC, l.row DESC");
    case ListingOrder::Catalogue: break;
    }
    return by("l.row");
}

std::vector<ListingRow> pageOf(Connection& connection, const ListingFilter& filter,
    ListingOrder order, std::int64_t offset, std::int64_t limit)
{
    const ListingCondition condition(filter);
    Query query(connection, orderedSql(order, condition.sql()) + " LIMIT ? OFFSET ?");
    condition.bindTo(query);
    if (order == ListingOrder::Category || order == ListingOrder::CategoryDescending
        || order == ListingOrder::PriceAscending)
        condition.bindTo(query); // the condition stands in both halves
    query.bind(std::max<std::int64_t>(limit, 0)).bind(std::max<std::int64_t>(offset, 0));
    std::vector<ListingRow> rows;
    while (query.next())
        rows.push_back({query.integer(0)});
    return rows;
}

std::optional<ListingSummary> readSummary(Connection& connection, ListingRow row)
{
    // State 1 is Ready: the first usable image, else the first.
    Query query(connection,
        "SELECT " VITRINE_LISTING_COLUMNS ", c.name, (SELECT i.row FROM images i WHERE i.listing = "
        "l.row ORDER BY i.state <> 1, i.row LIMIT 1)"
        ", (SELECT count(*) FROM images i WHERE i.listing = l.row"
        "  AND i.row NOT IN (SELECT image FROM excluded_images))"
        " FROM listings l LEFT JOIN categories c ON c.row = l.category WHERE l.row = ?");
    query.bind(row.value);
    if (!query.next())
        return std::nullopt;
    return ListingSummary{readListing(query, 0), query.text(kListingColumns),
        {query.integer(kListingColumns + 1)}, static_cast<int>(query.integer(kListingColumns + 2))};
}

}

Listing readListing(const Query& query, int first)
{
    Listing listing;
    listing.row = {query.integer(first)};
    listing.id = query.text(first + 1);
    listing.title = query.text(first + 2);
    listing.category = {query.integer(first + 3)};
    if (!query.null(first + 4))
        listing.price = Money{query.integer(first + 4), query.text(first + 5)};
    listing.location = query.text(first + 6);
    listing.categoryPath = query.text(first + 7);
    listing.excluded = query.integer(first + 8) != 0;
    return listing;
}

CatalogueCounts SqliteReader::counts()
{
    return reading([&] {
        CatalogueCounts counts;
        Query images(*m_connection,
            "SELECT count(*), count(listing), count(DISTINCT listing), coalesce(sum(state = 1), 0),"
            " coalesce(sum(state = 2), 0) FROM images");
        images.next();
        counts.images = images.integer(0);
        counts.joined = images.integer(1);
        counts.orphanImages = counts.images - counts.joined;
        counts.imagesReady = images.integer(3);
        counts.imagesFailed = images.integer(4);
        counts.imagesPending = counts.images - counts.imagesReady - counts.imagesFailed;
        Query others(*m_connection,
            "SELECT (SELECT count(*) FROM listings), (SELECT count(*) FROM categories WHERE"
            "  encoder_index IS NOT NULL), (SELECT count(*) FROM excluded_listings),"
            " (SELECT count(*) FROM images i WHERE i.row IN (SELECT image FROM excluded_images)"
            "  OR i.listing IN (SELECT listing FROM excluded_listings)),"
            " (SELECT count(*) FROM excluded_listings e WHERE NOT EXISTS"
            "  (SELECT 1 FROM images i WHERE i.listing = e.listing))");
        // The first step that changed a listing's category saw the imported one.
        Query imported(*m_connection,
            "WITH changed AS (SELECT subject_row AS listing, before, min(step) FROM step_cells"
            "  WHERE applied = 1 AND subject = 0 AND field = 'category' GROUP BY subject_row)"
            " SELECT count(*) FROM (SELECT name FROM categories c WHERE EXISTS"
            "  (SELECT 1 FROM listings l WHERE l.category = c.row"
            "   AND l.row NOT IN (SELECT listing FROM changed))"
            "  UNION SELECT before FROM changed WHERE before IS NOT NULL)");
        others.next();
        imported.next();
        counts.categoriesImported = imported.integer(0);
        counts.listings = others.integer(0);
        counts.listingsWithoutImages = counts.listings - images.integer(2) - others.integer(4);
        counts.categories = others.integer(1);
        counts.listingsExcluded = others.integer(2);
        counts.imagesExcluded = others.integer(3);
        return counts;
    });
}

std::vector<Category> SqliteReader::categories()
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT c.row, c.name, coalesce(c.encoder_index, -1),"
            " (SELECT count(*) FROM listings l WHERE l.category = c.row AND NOT EXISTS"
            "  (SELECT 1 FROM excluded_listings x WHERE x.listing = l.row)),"
            " (SELECT count(*) FROM listings l JOIN images i ON i.listing = l.row"
            "  WHERE l.category = c.row AND " VITRINE_IMAGE_INCLUDED ")"
            " FROM categories c WHERE c.encoder_index IS NOT NULL ORDER BY c.encoder_index");
        std::vector<Category> categories;
        while (query.next())
            categories.push_back({{query.integer(0)}, query.text(1),
                static_cast<int>(query.integer(2)), query.integer(3), query.integer(4)});
        return categories;
    });
}

/// New listings are not always in the word index (Writer::deferWords).
void SqliteReader::requireWords(const ListingFilter& filter)
{
    if (filter.words.empty())
        return;
    const bool behind = reading([&] {
        Query query(
            *m_connection, "SELECT max(row) > (SELECT last_row FROM text_progress) FROM listings");
        query.next();
        return query.integer(0) != 0;
    });
    if (behind)
        m_indexWords();
}

std::int64_t SqliteReader::countListings(const ListingFilter& filter)
{
    requireWords(filter);
    return reading([&] {
        const ListingCondition condition(filter);
        Query query(*m_connection, "SELECT count(*) FROM listings l WHERE " + condition.sql());
        condition.bindTo(query);
        query.next();
        return query.integer(0);
    });
}

std::vector<ListingSummary> SqliteReader::listings(
    const ListingFilter& filter, ListingOrder order, std::int64_t offset, std::int64_t limit)
{
    requireWords(filter);
    return reading([&] {
        std::vector<ListingSummary> page;
        for (const ListingRow row : pageOf(*m_connection, filter, order, offset, limit)) {
            if (auto found = readSummary(*m_connection, row))
                page.push_back(std::move(*found));
        }
        return page;
    });
}

std::vector<ListingRow> SqliteReader::listingRows(
    const ListingFilter& filter, ListingOrder order, std::int64_t offset, std::int64_t limit)
{
    requireWords(filter);
    return reading([&] { return pageOf(*m_connection, filter, order, offset, limit); });
}

std::optional<ListingSummary> SqliteReader::summary(ListingRow row)
{
    return reading([&] { return readSummary(*m_connection, row); });
}

std::optional<Listing> SqliteReader::listing(ListingRow row)
{
    return reading([&]() -> std::optional<Listing> {
        Query query(*m_connection,
            "SELECT " VITRINE_LISTING_COLUMNS ", l.description, l.given_price FROM listings l"
            " WHERE l.row = ?");
        query.bind(row.value);
        if (!query.next())
            return std::nullopt;
        Listing listing = readListing(query, 0);
        listing.description = query.text(kListingColumns);
        listing.givenPrice = query.text(kListingColumns + 1);
        return listing;
    });
}

std::optional<ListingRow> SqliteReader::listingById(const std::string& id)
{
    return reading([&]() -> std::optional<ListingRow> {
        Query query(*m_connection, "SELECT row FROM listings WHERE id = ?");
        query.bind(id);
        if (!query.next())
            return std::nullopt;
        return ListingRow{query.integer(0)};
    });
}

void SqliteReader::forEachListing(const std::function<bool(const Listing&, int)>& visit)
{
    reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_LISTING_COLUMNS ", l.description, l.given_price,"
            " (SELECT count(*) FROM images i WHERE i.listing = l.row AND NOT EXISTS"
            "  (SELECT 1 FROM excluded_images x WHERE x.image = i.row))"
            " FROM listings l ORDER BY l.row");
        bool more = true;
        while (more && query.next()) {
            Listing listing = readListing(query, 0);
            listing.description = query.text(kListingColumns);
            listing.givenPrice = query.text(kListingColumns + 1);
            more = visit(listing, static_cast<int>(query.integer(kListingColumns + 2)));
        }
    });
}

}
