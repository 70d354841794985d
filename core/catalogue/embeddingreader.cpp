// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/sqlitereader.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>

namespace vitrine::catalogue {

static_assert(std::endian::native == std::endian::little,
    "Vectors are stored little-endian and copied as they are.");

namespace {

/// The vector of `image` in column 0 of `query`, `length` numbers.
void readVector(const Query& query, std::size_t length, ImageRow image, std::vector<float>& vector)
{
    const std::string_view bytes = query.blob(0);
    if (bytes.size() != length * sizeof(float)) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("The vector of image {} holds {} bytes instead of {}.", image.value,
                bytes.size(), length * sizeof(float)),
            "Compute the embeddings anew.");
    }
    vector.resize(length);
    std::memcpy(vector.data(), bytes.data(), bytes.size());
}

}

std::vector<ModelRecord> SqliteReader::models()
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT id, name, backbone, weights_sha256, pretrained, preprocessing, precision, "
            "length,"
            " created, input_side FROM models ORDER BY created DESC, row DESC");
        std::vector<ModelRecord> models;
        while (query.next()) {
            models.push_back(
                {query.text(0), query.text(1), query.text(2), query.text(3), query.integer(4) != 0,
                    query.text(5), query.text(6), static_cast<int>(query.integer(7)), query.text(8),
                    static_cast<int>(query.integer(9))});
        }
        return models;
    });
}

std::int64_t SqliteReader::countEmbeddings(const std::string& modelId)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT count(*) FROM embeddings WHERE model = (SELECT row FROM models WHERE id = ?)");
        query.bind(modelId);
        query.next();
        return query.integer(0);
    });
}

std::vector<float> SqliteReader::embedding(const std::string& modelId, ImageRow image)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT e.vector, m.length FROM models m JOIN embeddings e ON e.model = m.row"
            " WHERE m.id = ? AND e.image = ?");
        query.bind(modelId).bind(image.value);
        std::vector<float> vector;
        if (query.next())
            readVector(query, static_cast<std::size_t>(query.integer(1)), image, vector);
        return vector;
    });
}

void SqliteReader::forEachEmbedding(
    const std::string& modelId, const std::function<bool(const EmbeddingRow&)>& visit)
{
    reading([&] {
        Query query(*m_connection,
            "SELECT e.vector, m.length, e.image FROM models m JOIN embeddings e ON e.model = m.row"
            " WHERE m.id = ? ORDER BY e.image");
        query.bind(modelId);
        std::vector<float> vector;
        bool more = true;
        while (more && query.next()) {
            const ImageRow image{query.integer(2)};
            readVector(query, static_cast<std::size_t>(query.integer(1)), image, vector);
            more = visit({image, vector});
        }
    });
}

std::string SqliteReader::embeddingsStamp(const std::string& modelId)
{
    return reading([&]() -> std::string {
        Query query(*m_connection, "SELECT stamp FROM models WHERE id = ?");
        query.bind(modelId);
        return query.next() ? query.text(0) : std::string();
    });
}

std::string SqliteReader::exclusionsStamp()
{
    return reading([&] {
        // Squares, so that one row for another shows; remainders, so that sums stay integers.
        const auto sums = [&](const char* sql) {
            Query query(*m_connection, sql);
            query.next();
            return fmt::format("{}.{}.{}", query.integer(0), query.integer(1), query.integer(2));
        };
        return sums("SELECT COUNT(*), COALESCE(SUM(listing), 0), COALESCE(SUM(listing * listing % "
                    "1000003), 0)"
                    " FROM excluded_listings")
            + "-"
            + sums("SELECT COUNT(*), COALESCE(SUM(image), 0), COALESCE(SUM(image * image % "
                   "1000003), 0)"
                   " FROM excluded_images");
    });
}

}
