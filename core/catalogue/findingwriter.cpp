// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/sqlitehistory.h"
#include "core/catalogue/internal/sqlitewriter.h"
#include "core/catalogue/internal/timestamp.h"

#include <fmt/format.h>

#include <bit>

namespace vitrine::catalogue {

void SqliteWriter::putMeasures(const MeasuredImage& image, int version)
{
    const PictureMeasures& measures = image.measures;
    writing([&] {
        Query(m_connection,
            "INSERT OR REPLACE INTO measures (image, version, source_bytes, source_modified, width,"
            " height, bytes, brightness1, brightness5, brightness50, brightness99, entropy,"
            " sharpness, colourfulness, blockiness, flatness, abruptness, pixels, hashes, format,"
            " problem, problem_detail)"
            " SELECT row, ?, source_bytes, source_modified, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?,"
            " ?, ?, ?, ? FROM images WHERE row = ?")
            .bind(version)
            .bind(measures.width)
            .bind(measures.height)
            .bind(measures.bytes)
            .bindReal(measures.brightness1)
            .bindReal(measures.brightness5)
            .bindReal(measures.brightness50)
            .bindReal(measures.brightness99)
            .bindReal(measures.entropy)
            .bindReal(measures.sharpness)
            .bindReal(measures.colourfulness)
            .bindReal(measures.blockiness)
            .bindReal(measures.flatness)
            .bindReal(measures.abruptness)
            .bind(std::bit_cast<std::int64_t>(measures.pixels))
            .bindBlob(measures.turnedHashes.data(), sizeof(measures.turnedHashes))
            .bind(image.format)
            .bind(image.problem)
            .bind(image.problemDetail)
            .bind(image.image.value)
            .run();
    });
}

void SqliteWriter::replaceFindings(
    FindingKind kind, std::span<const Finding> findings, std::int64_t examined, StepRow seen)
{
    const std::string name(findingKindName(kind));
    const std::string now = timestamp();
    writing([&] {
        Query(m_connection, "DELETE FROM findings WHERE kind = ?").bind(name).run();
        Query insert(m_connection,
            "INSERT INTO findings (kind, listing, image, category, field, score, value, threshold,"
            " text, suggestion, group_number, last_step) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?)");
        for (const Finding& finding : findings)
            insert.bind(name)
                .bind(orNull(finding.listing.value))
                .bind(orNull(finding.image.value))
                .bind(orNull(finding.category.value))
                .bind(finding.field)
                .bindReal(finding.score)
                .bindReal(finding.value)
                .bindReal(finding.threshold)
                .bind(finding.text)
                .bind(finding.suggestion)
                .bind(finding.group)
                .bind(seen.value)
                .run();
        Query(m_connection,
            "INSERT OR REPLACE INTO checks (kind, made, examined, found) VALUES (?, ?, ?, ?)")
            .bind(name)
            .bind(now)
            .bind(examined)
            .bind(static_cast<std::int64_t>(findings.size()))
            .run();
    });
}

void SqliteWriter::forgetFindings(FindingKind kind)
{
    const std::string name(findingKindName(kind));
    writing([&] {
        for (const char* table : {"findings", "checks"})
            Query(m_connection, fmt::format("DELETE FROM {} WHERE kind = ?", table))
                .bind(name)
                .run();
    });
}

void SqliteWriter::replaceSplit(std::span<const std::pair<ImageRow, int>> sides)
{
    writing([&] {
        Query(m_connection, "DELETE FROM splits").run();
        Query insert(m_connection, "INSERT INTO splits (image, side) VALUES (?, ?)");
        for (const auto& [image, side] : sides)
            insert.bind(image.value).bind(side).run();
    });
}

std::unique_ptr<History> SqliteWriter::history(const TextOperations& operations)
{
    return std::make_unique<SqliteHistory>(m_connection, operations,
        [this](const std::string& name) { return categoryRow(name).value_or(0); });
}

}
