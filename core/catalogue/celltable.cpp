// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/celltable.h"

#include "core/types/finding.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace vitrine::catalogue {

namespace {

constexpr std::string_view kFinePrefix = "fine:";
constexpr const char* kYes = "yes";

[[noreturn]] void refuse(const Cell& cell, const std::string& why)
{
    throw Error(ErrorCode::InvalidArgument, fmt::format("\"{}\" {}.", cell.field, why));
}

bool isText(const Cell& cell)
{
    return cell.subject == CellSubject::Listing
        && (cell.field == "title" || cell.field == "description" || cell.field == "location");
}

bool isOf(const Cell& cell, CellSubject subject, std::string_view field)
{
    return cell.subject == subject && cell.field == field;
}

bool isExcluded(const Cell& cell)
{
    return isOf(cell, CellSubject::Listing, "excluded")
        || isOf(cell, CellSubject::Image, "excluded");
}

/// The kind and field of "fine:<kind>/<field>"; an empty kind for other cells.
std::pair<std::string, std::string> acceptedKey(const Cell& cell)
{
    if (cell.subject == CellSubject::Rule || !cell.field.starts_with(kFinePrefix))
        return {};
    const std::string key = cell.field.substr(kFinePrefix.size());
    const auto slash = key.find('/');
    if (slash == std::string::npos)
        return {key, {}};
    return {key.substr(0, slash), key.substr(slash + 1)};
}

std::optional<std::int64_t> whole(std::string_view text)
{
    std::int64_t number = 0;
    const auto end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    return problem == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::optional<double> decimal(std::string_view text)
{
    double number = 0.0;
    const auto end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

const char* tableOfCells(CellSubject subject)
{
    switch (subject) {
    case CellSubject::Listing: return "listings";
    case CellSubject::Image: return "images";
    case CellSubject::Category:
    case CellSubject::Rule: break;
    }
    return "categories";
}

CellValue nullable(Query& query)
{
    if (!query.next() || query.null(0))
        return std::nullopt;
    return query.text(0);
}

/// The column of `excluded_listings` or `excluded_images` that names the subject, and the table.
std::pair<const char*, const char*> exclusionOf(CellSubject subject)
{
    return subject == CellSubject::Listing ? std::pair("listing", "excluded_listings")
                                           : std::pair("image", "excluded_images");
}

}

bool CellTable::exists(const Cell& cell)
{
    if (cell.subject == CellSubject::Rule && cell.row == 0)
        return true;
    Query query(
        m_connection, fmt::format("SELECT 1 FROM {} WHERE row = ?", tableOfCells(cell.subject)));
    query.bind(cell.row);
    return query.next();
}

void CellTable::check(const Cell& cell, const CellValue& value)
{
    const auto requireYes = [&] {
        if (value && *value != kYes)
            refuse(cell, "can be \"yes\" or nothing");
    };
    if (isText(cell)) {
        if (!value)
            refuse(cell, "needs a text, which may be empty");
    } else if (isOf(cell, CellSubject::Listing, "price")) {
        if (value && !priceOfCell(value))
            refuse(cell, "needs minor units and a currency");
    } else if (isOf(cell, CellSubject::Listing, "category")) {
        if (value && value->empty())
            refuse(cell, "needs a name, or none");
    } else if (isExcluded(cell)) {
        if (value && *value != kYes && !whole(*value))
            refuse(cell, "can be \"yes\", the row that it was merged into, or nothing");
    } else if (isOf(cell, CellSubject::Image, "listing")) {
        if (value && !whole(*value))
            refuse(cell, "needs the row of a listing");
    } else if (cell.subject == CellSubject::Rule) {
        if (!findingKindFromName(cell.field))
            refuse(cell, "is no kind of finding");
        if (value && !decimal(*value))
            refuse(cell, "needs a number as its threshold");
    } else if (const auto [kind, field] = acceptedKey(cell); !kind.empty()) {
        if (!findingKindFromName(kind))
            refuse(cell, "names no kind of finding");
        requireYes();
    } else {
        refuse(cell, "is no field that can be changed");
    }
}

CellValue CellTable::read(const Cell& cell)
{
    const auto single = [&](const std::string& sql) {
        Query query(m_connection, sql);
        query.bind(cell.row);
        return nullable(query);
    };
    if (isText(cell))
        return single(fmt::format("SELECT {} FROM listings WHERE row = ?", cell.field));
    if (isOf(cell, CellSubject::Listing, "price"))
        return single("SELECT price_minor || ' ' || currency FROM listings WHERE row = ?");
    if (isOf(cell, CellSubject::Listing, "category"))
        return single("SELECT c.name FROM listings l JOIN categories c ON c.row = l.category"
                      " WHERE l.row = ?");
    if (isExcluded(cell)) {
        const auto [column, table] = exclusionOf(cell.subject);
        return single(
            fmt::format("SELECT coalesce(CAST(merged_into AS TEXT), 'yes') FROM {} WHERE {} = ?",
                table, column));
    }
    if (isOf(cell, CellSubject::Image, "listing"))
        return single("SELECT CAST(listing AS TEXT) FROM images WHERE row = ?");
    if (cell.subject == CellSubject::Rule) {
        Query threshold(
            m_connection, "SELECT value FROM thresholds WHERE category = ? AND kind = ?");
        threshold.bind(cell.row).bind(cell.field);
        return threshold.next() ? CellValue(fmt::format("{}", threshold.real(0))) : std::nullopt;
    }
    if (const auto [kind, field] = acceptedKey(cell); !kind.empty()) {
        Query accepted(m_connection,
            "SELECT 'yes' FROM accepted WHERE subject_row = ? AND subject = ? AND kind = ?"
            " AND field = ?");
        accepted.bind(cell.row)
            .bind(static_cast<std::int64_t>(cell.subject))
            .bind(kind)
            .bind(field);
        return nullable(accepted);
    }
    refuse(cell, "is no field that can be changed");
}

void CellTable::write(const Cell& cell, const CellValue& value)
{
    check(cell, value);
    if (isExcluded(cell))
        writeExcluded(cell, value);
    else if (cell.subject == CellSubject::Rule)
        writeThreshold(cell, value);
    else if (cell.field.starts_with(kFinePrefix))
        writeAccepted(cell, value);
    else if (cell.subject == CellSubject::Listing)
        writeListing(cell, value);
    else
        Query(m_connection, "UPDATE images SET listing = ? WHERE row = ?")
            .bind(value ? whole(*value) : std::nullopt)
            .bind(cell.row)
            .run();
}

void CellTable::writeListing(const Cell& cell, const CellValue& value)
{
    if (isText(cell)) {
        Query(m_connection, fmt::format("UPDATE listings SET {} = ? WHERE row = ?", cell.field))
            .bind(*value)
            .bind(cell.row)
            .run();
    } else if (cell.field == "price") {
        const auto amount = priceOfCell(value);
        const std::string currency = amount ? amount->currency : std::string();
        Query(m_connection, "UPDATE listings SET price_minor = ?, currency = ? WHERE row = ?")
            .bind(amount ? std::optional(amount->minor) : std::nullopt)
            .bind(currency)
            .bind(cell.row)
            .run();
    } else {
        Query(m_connection, "UPDATE listings SET category = ? WHERE row = ?")
            .bind(value ? std::optional(m_categoryRow(*value)) : std::nullopt)
            .bind(cell.row)
            .run();
        m_labelsChanged = true;
    }
}

void CellTable::writeExcluded(const Cell& cell, const CellValue& value)
{
    const auto [column, table] = exclusionOf(cell.subject);
    if (value) {
        Query(m_connection,
            fmt::format("INSERT INTO {} ({}, merged_into) VALUES (?, ?) ON CONFLICT DO UPDATE SET"
                        " merged_into = excluded.merged_into",
                table, column))
            .bind(cell.row)
            .bind(whole(*value))
            .run();
    } else {
        Query(m_connection, fmt::format("DELETE FROM {} WHERE {} = ?", table, column))
            .bind(cell.row)
            .run();
    }
    m_labelsChanged = m_labelsChanged || cell.subject == CellSubject::Listing;
}

void CellTable::writeThreshold(const Cell& cell, const CellValue& value)
{
    if (value) {
        Query(m_connection,
            "INSERT INTO thresholds (kind, category, value) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET value = excluded.value")
            .bind(cell.field)
            .bind(cell.row)
            .bindReal(decimal(*value).value_or(0.0))
            .run();
    } else {
        Query(m_connection, "DELETE FROM thresholds WHERE kind = ? AND category = ?")
            .bind(cell.field)
            .bind(cell.row)
            .run();
    }
}

void CellTable::writeAccepted(const Cell& cell, const CellValue& value)
{
    const auto [kind, field] = acceptedKey(cell);
    Query(m_connection,
        value ? "INSERT OR IGNORE INTO accepted (subject, subject_row, kind, field)"
                " VALUES (?, ?, ?, ?)"
              : "DELETE FROM accepted WHERE subject = ? AND subject_row = ? AND kind = ?"
                " AND field = ?")
        .bind(static_cast<std::int64_t>(cell.subject))
        .bind(cell.row)
        .bind(kind)
        .bind(field)
        .run();
}

}
