// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/columns.h"
#include "core/catalogue/internal/sqlitereader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

namespace vitrine::catalogue {

namespace {

std::vector<ListingImage> readAll(Query& query)
{
    std::vector<ListingImage> images;
    while (query.next())
        images.push_back(readImage(query, 0));
    return images;
}

std::optional<ListingImage> readOne(Query& query)
{
    if (!query.next())
        return std::nullopt;
    return readImage(query, 0);
}

}

ListingImage readImage(const Query& query, int first)
{
    ListingImage image;
    image.row = {query.integer(first)};
    image.id = query.text(first + 1);
    image.listing = {query.integer(first + 2)};
    image.state = static_cast<ImageState>(query.integer(first + 3));
    image.sourceWidth = static_cast<int>(query.integer(first + 4));
    image.sourceHeight = static_cast<int>(query.integer(first + 5));
    image.listingId = query.text(first + 6);
    image.source = query.text(first + 7);
    image.problem = query.text(first + 8);
    image.problemDetail = query.text(first + 9);
    image.excluded = query.integer(first + 10) != 0;
    image.sourceModified = query.integer(first + 11);
    return image;
}

std::vector<ListingImage> SqliteReader::imagesOf(ListingRow row)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_IMAGE_COLUMNS " FROM images i WHERE i.listing = ? ORDER BY i.row");
        query.bind(row.value);
        return readAll(query);
    });
}

std::vector<ListingRow> SqliteReader::listingsOf(std::span<const ImageRow> images)
{
    return reading([&] {
        std::vector<std::int64_t> rows;
        for (const ImageRow image : images)
            rows.push_back(image.value);
        const std::string list = fmt::format("[{}]", fmt::join(rows, ","));
        Query query(*m_connection,
            "SELECT coalesce(i.listing, 0) FROM json_each(?) asked"
            " LEFT JOIN images i ON i.row = asked.value ORDER BY asked.key");
        query.bind(list);
        std::vector<ListingRow> listings;
        while (query.next())
            listings.push_back({query.integer(0)});
        return listings;
    });
}

std::optional<ListingImage> SqliteReader::image(ImageRow row)
{
    return reading([&] {
        Query query(
            *m_connection, "SELECT " VITRINE_IMAGE_COLUMNS " FROM images i WHERE i.row = ?");
        query.bind(row.value);
        return readOne(query);
    });
}

std::optional<ListingImage> SqliteReader::imageById(const std::string& id)
{
    return reading([&] {
        Query query(*m_connection, "SELECT " VITRINE_IMAGE_COLUMNS " FROM images i WHERE i.id = ?");
        query.bind(id);
        return readOne(query);
    });
}

void SqliteReader::forEachImage(const std::function<bool(const ListingImage&)>& visit)
{
    reading([&] {
        Query query(*m_connection, "SELECT " VITRINE_IMAGE_COLUMNS " FROM images i ORDER BY i.row");
        while (query.next() && visit(readImage(query, 0))) { }
    });
}

void SqliteReader::forEachJoined(
    const std::function<bool(const Listing&, const ListingImage&, const Category*)>& visit)
{
    reading([&] {
        std::map<std::int64_t, Category> known;
        for (Category& category : categories())
            known.emplace(category.row.value, std::move(category));
        Query query(*m_connection,
            "SELECT " VITRINE_LISTING_COLUMNS ", l.description, " VITRINE_IMAGE_COLUMNS
            " FROM images i CROSS JOIN listings l ON l.row = i.listing "
            "WHERE " VITRINE_IMAGE_INCLUDED " ORDER BY i.row");
        bool more = true;
        while (more && query.next()) {
            Listing listing = readListing(query, 0);
            listing.description = query.text(kListingColumns);
            const auto category = known.find(listing.category.value);
            more = visit(listing, readImage(query, kListingColumns + 1),
                category == known.end() ? nullptr : &category->second);
        }
    });
}

std::int64_t SqliteReader::countImagesWithoutSource()
{
    return reading([&] {
        Query query(*m_connection, "SELECT count(*) FROM images WHERE source = ''");
        query.next();
        return query.integer(0);
    });
}

/// Of images `i`, with the model's id as the parameter.
#define VITRINE_WAITS_FOR_EMBEDDING                                                                \
    "i.state = 1 AND " VITRINE_IMAGE_INCLUDED " AND NOT EXISTS (SELECT 1 FROM embeddings e JOIN "  \
    "models m ON m.row = e.model WHERE m.id = ? AND e.image = i.row)"

std::vector<ListingImage> SqliteReader::imagesWithoutEmbedding(const std::string& modelId)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_IMAGE_COLUMNS " FROM images i WHERE " VITRINE_WAITS_FOR_EMBEDDING
            " ORDER BY i.row");
        query.bind(modelId);
        return readAll(query);
    });
}

std::int64_t SqliteReader::countImagesWithoutEmbedding(const std::string& modelId)
{
    return reading([&] {
        Query query(
            *m_connection, "SELECT count(*) FROM images i WHERE " VITRINE_WAITS_FOR_EMBEDDING);
        query.bind(modelId);
        query.next();
        return query.integer(0);
    });
}

std::int64_t SqliteReader::countPendingWithEmbedding(const std::string& modelId)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT count(*) FROM images i WHERE i.state = 0 AND EXISTS (SELECT 1 FROM embeddings e"
            " WHERE e.image = i.row AND e.model = (SELECT row FROM models WHERE id = ?))");
        query.bind(modelId);
        query.next();
        return query.integer(0);
    });
}

}
