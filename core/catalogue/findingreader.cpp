// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/columns.h"
#include "core/catalogue/internal/sqlitereader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bit>
#include <cstring>

namespace vitrine::catalogue {

namespace {

#define VITRINE_FINDING_COLUMNS                                                                    \
    "row, kind, coalesce(listing, 0), coalesce(image, 0), coalesce(category, 0), field, score, "   \
    "value, threshold, text, suggestion, group_number"

/// Of an open finding about a category: it has listings that are not left out, and so a number.
#define VITRINE_CATEGORY_IN_USE                                                                    \
    "NOT EXISTS (SELECT 1 FROM categories k WHERE k.row = f.category AND k.encoder_index IS NULL)"

/// Which findings a FindingQuery is about. Must live as long as what it is bound to.
class FindingCondition {
public:
    explicit FindingCondition(const FindingQuery& query)
        : m_query(query)
    {
        if (query.kind)
            m_kind = findingKindName(*query.kind);
        m_groups = fmt::format("[{}]", fmt::join(query.groups, ","));
    }

    /// "open_findings f WHERE ..."
    std::string sql() const
    {
        std::string sql = m_query.settled ? "findings f WHERE 1"
                                          : "open_findings f WHERE " VITRINE_CATEGORY_IN_USE;
        if (m_query.kind)
            sql += " AND f.kind = ?";
        if (m_query.listing)
            sql += " AND (f.listing = ? OR f.image IN (SELECT row FROM images WHERE listing = ?))";
        if (!m_query.groups.empty()) // as the index findings_by_group has them
            sql += " AND f.group_number <> 0"
                   " AND f.group_number IN (SELECT value FROM json_each(?))";
        return sql;
    }

    void bindTo(Query& query) const
    {
        if (m_query.kind)
            query.bind(m_kind);
        if (m_query.listing)
            query.bind(m_query.listing.value).bind(m_query.listing.value);
        if (!m_query.groups.empty())
            query.bind(m_groups);
    }

private:
    const FindingQuery& m_query;
    std::string m_kind;
    std::string m_groups; ///< JSON
};

Finding readFinding(const Query& query, int first)
{
    Finding finding;
    finding.kind = findingKindFromName(query.view(first)).value_or(FindingKind::PriceMissing);
    finding.listing = {query.integer(first + 1)};
    finding.image = {query.integer(first + 2)};
    finding.category = {query.integer(first + 3)};
    finding.field = query.text(first + 4);
    finding.score = query.real(first + 5);
    finding.value = query.real(first + 6);
    finding.threshold = query.real(first + 7);
    finding.text = query.text(first + 8);
    finding.suggestion = query.text(first + 9);
    finding.group = query.integer(first + 10);
    return finding;
}

#define VITRINE_MEASURED_COLUMNS                                                                   \
    "m.image, m.width, m.height, m.bytes, m.brightness1, m.brightness5, m.brightness50, "          \
    "m.brightness99, m.entropy, m.sharpness, m.colourfulness, m.blockiness, m.flatness, "          \
    "m.abruptness, m.pixels, m.hashes, m.format, m.problem, m.problem_detail"
constexpr int kMeasuredColumns = 19;

MeasuredImage readMeasured(const Query& query)
{
    MeasuredImage image;
    image.image = {query.integer(0)};
    PictureMeasures& measures = image.measures;
    measures.width = static_cast<int>(query.integer(1));
    measures.height = static_cast<int>(query.integer(2));
    measures.bytes = query.integer(3);
    measures.brightness1 = query.real(4);
    measures.brightness5 = query.real(5);
    measures.brightness50 = query.real(6);
    measures.brightness99 = query.real(7);
    measures.entropy = query.real(8);
    measures.sharpness = query.real(9);
    measures.colourfulness = query.real(10);
    measures.blockiness = query.real(11);
    measures.flatness = query.real(12);
    measures.abruptness = query.real(13);
    measures.pixels = std::bit_cast<std::uint64_t>(query.integer(14));
    const std::string_view hashes = query.blob(15);
    if (hashes.size() != sizeof(measures.turnedHashes)) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("The hashes of image {} are damaged.", image.image.value),
            "Check the data set again.");
    }
    std::memcpy(measures.turnedHashes.data(), hashes.data(), hashes.size());
    measures.hash = measures.turnedHashes.front();
    image.format = query.text(16);
    image.problem = query.text(17);
    image.problemDetail = query.text(18);
    return image;
}

IncludedImage readIncluded(const Query& query)
{
    IncludedImage image;
    image.row = {query.integer(kMeasuredColumns)};
    image.listing = {query.integer(kMeasuredColumns + 1)};
    image.category = {query.integer(kMeasuredColumns + 2)};
    image.label = static_cast<int>(query.integer(kMeasuredColumns + 3));
    image.source = query.text(kMeasuredColumns + 4);
    if (query.integer(0) != 0)
        image.measured = readMeasured(query);
    return image;
}

}

std::vector<FindingCount> SqliteReader::findingCounts()
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT c.kind, (SELECT count(*) FROM open_findings f WHERE f.kind = c.kind"
            "  AND " VITRINE_CATEGORY_IN_USE "), c.found, c.examined, c.made FROM checks c");
        std::map<FindingKind, FindingCount> counts;
        while (query.next()) {
            if (const auto kind = findingKindFromName(query.view(0)))
                counts[*kind] = {
                    *kind, query.integer(1), query.integer(2), query.integer(3), query.text(4)};
        }
        std::vector<FindingCount> ordered;
        for (auto& [kind, count] : counts)
            ordered.push_back(std::move(count));
        return ordered;
    });
}

std::int64_t SqliteReader::countFindings(const FindingQuery& wanted)
{
    return reading([&] {
        const FindingCondition condition(wanted);
        Query query(*m_connection, "SELECT count(*) FROM " + condition.sql());
        condition.bindTo(query);
        query.next();
        return query.integer(0);
    });
}

std::vector<StoredFinding> SqliteReader::findings(
    const FindingQuery& wanted, std::int64_t offset, std::int64_t limit)
{
    return reading([&] {
        const FindingCondition condition(wanted);
        Query query(*m_connection,
            fmt::format("SELECT " VITRINE_FINDING_COLUMNS " FROM"
                        " (SELECT f.*, CASE group_number WHEN 0 THEN score"
                        "   ELSE max(score) OVER (PARTITION BY kind, group_number) END AS worst"
                        "  FROM {})"
                        " ORDER BY worst DESC, kind, group_number, row LIMIT ? OFFSET ?",
                condition.sql()));
        condition.bindTo(query);
        query.bind(limit).bind(offset);
        std::vector<StoredFinding> findings;
        while (query.next())
            findings.push_back({query.integer(0), readFinding(query, 1)});
        return findings;
    });
}

std::optional<StoredFinding> SqliteReader::finding(std::int64_t row)
{
    return reading([&]() -> std::optional<StoredFinding> {
        Query query(
            *m_connection, "SELECT " VITRINE_FINDING_COLUMNS " FROM findings WHERE row = ?");
        query.bind(row);
        if (!query.next())
            return std::nullopt;
        return StoredFinding{query.integer(0), readFinding(query, 1)};
    });
}

StoredThresholds SqliteReader::thresholds()
{
    return reading([&] {
        Query query(*m_connection, "SELECT kind, category, value FROM thresholds");
        StoredThresholds thresholds;
        while (query.next()) {
            if (const auto kind = findingKindFromName(query.view(0)))
                thresholds[{*kind, {query.integer(1)}}] = query.real(2);
        }
        return thresholds;
    });
}

std::vector<ImageRow> SqliteReader::unmeasuredImages(int version)
{
    return reading([&] {
        Query query(*m_connection,
            "SELECT i.row FROM images i LEFT JOIN measures m ON m.image = i.row"
            " WHERE i.source <> '' AND (m.version IS NOT ? OR m.source_bytes <> i.source_bytes"
            "  OR m.source_modified <> i.source_modified) ORDER BY i.row");
        query.bind(version);
        std::vector<ImageRow> rows;
        while (query.next())
            rows.push_back({query.integer(0)});
        return rows;
    });
}

std::optional<MeasuredImage> SqliteReader::measured(ImageRow image)
{
    return reading([&] {
        Query query(
            *m_connection, "SELECT " VITRINE_MEASURED_COLUMNS " FROM measures m WHERE m.image = ?");
        query.bind(image.value);
        return query.next() ? std::optional(readMeasured(query)) : std::nullopt;
    });
}

void SqliteReader::forEachMeasured(const std::function<bool(const MeasuredImage&)>& visit)
{
    reading([&] {
        Query query(
            *m_connection, "SELECT " VITRINE_MEASURED_COLUMNS " FROM measures m ORDER BY m.image");
        while (query.next() && visit(readMeasured(query))) { }
    });
}

void SqliteReader::forEachIncluded(const std::function<bool(const IncludedImage&)>& visit)
{
    reading([&] {
        Query query(*m_connection,
            "SELECT " VITRINE_MEASURED_COLUMNS ", i.row, i.listing, l.category,"
            " coalesce(c.encoder_index, -1), i.source FROM images i"
            " LEFT JOIN measures m ON m.image = i.row LEFT JOIN listings l ON l.row = i.listing"
            " LEFT JOIN categories c ON c.row = l.category"
            " WHERE " VITRINE_IMAGE_INCLUDED " ORDER BY i.row");
        while (query.next() && visit(readIncluded(query))) { }
    });
}

std::map<ImageRow, int> SqliteReader::splitSides()
{
    return reading([&] {
        Query query(*m_connection, "SELECT image, side FROM splits");
        std::map<ImageRow, int> sides;
        while (query.next())
            sides.emplace(ImageRow{query.integer(0)}, static_cast<int>(query.integer(1)));
        return sides;
    });
}

}
