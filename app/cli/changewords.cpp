// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changewords.h"

#include "core/base/text.h"
#include "core/types/money.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <utility>

namespace vitrine::cli {

using nlohmann::json;

namespace {

constexpr const char* kExcluded = "excluded";

const char* subjectWord(CellSubject subject)
{
    switch (subject) {
    case CellSubject::Listing: return "listing";
    case CellSubject::Image: return "photo";
    case CellSubject::Category: return "category";
    case CellSubject::Rule: break;
    }
    return "rule";
}

const char* conflictWord(CellConflict conflict)
{
    switch (conflict) {
    case CellConflict::OtherValue: return "other_value";
    case CellConflict::Gone: return "gone";
    case CellConflict::None: break;
    }
    return "";
}

std::optional<std::int64_t> rowIn(const std::string& value)
{
    std::int64_t row = 0;
    const char* const end = value.data() + value.size();
    const auto [stop, problem] = std::from_chars(value.data(), end, row);
    return problem == std::errc() && stop == end ? std::optional(row) : std::nullopt;
}

const char* wordForNone(const Cell& cell)
{
    if (cell.subject == CellSubject::Rule)
        return "the rule's own";
    return cell.field == kExcluded || cell.field.starts_with("fine:") ? "no" : "(none)";
}

}

ChangeWords::ChangeWords(const Workspace& workspace)
    : m_workspace(workspace)
{
    for (Category& category : workspace.categories())
        m_categories.emplace(category.row.value, std::move(category.name));
}

std::string ChangeWords::listingId(std::int64_t row) const
{
    const auto listing = m_workspace.listing({row});
    return listing ? listing->id : std::string();
}

std::string ChangeWords::imageId(std::int64_t row) const
{
    const auto image = m_workspace.image({row});
    return image ? image->id : std::string();
}

std::string ChangeWords::categoryName(std::int64_t row) const
{
    const auto known = m_categories.find(row);
    return known == m_categories.end() ? std::string() : known->second;
}

std::string ChangeWords::subjectName(const Cell& cell) const
{
    switch (cell.subject) {
    case CellSubject::Listing: return listingId(cell.row);
    case CellSubject::Image: return imageId(cell.row);
    case CellSubject::Category:
    case CellSubject::Rule: break;
    }
    return categoryName(cell.row);
}

std::string ChangeWords::written(const Cell& cell, const std::string& value) const
{
    const bool ofListing = cell.subject == CellSubject::Listing;
    if (ofListing && cell.field == "price") {
        const auto price = priceOfCell(value);
        return price ? std::string(text::trimmed(toDecimalText(*price))) : value;
    }
    const bool place = cell.subject == CellSubject::Image && cell.field == "listing";
    const auto row = place || cell.field == kExcluded ? rowIn(value) : std::nullopt;
    if (!row)
        return value;
    const std::string id = place || ofListing ? listingId(*row) : imageId(*row);
    return id.empty() ? value : id;
}

std::string ChangeWords::shown(const Cell& cell, const CellValue& value) const
{
    if (!value)
        return wordForNone(cell);
    if (cell.subject == CellSubject::Listing && cell.field == "price") {
        if (const auto price = priceOfCell(value))
            return toString(*price);
    }
    const std::string text = text::elided(text::onOneLine(written(cell, *value)), 60);
    return cell.field == kExcluded && *value != "yes" ? "merged into " + text : text;
}

std::string ChangeWords::line(const CellChange& change) const
{
    const Cell& cell = change.cell;
    const std::string name = subjectName(cell);
    std::string about = subjectWord(cell.subject);
    if (cell.subject == CellSubject::Rule)
        about += " " + cell.field + (name.empty() ? "" : " of " + name);
    else
        about += fmt::format(" {} {}", name.empty() ? std::to_string(cell.row) : name, cell.field);
    return fmt::format("{}: {} -> {}{}", about, shown(cell, change.before),
        shown(cell, change.after), conflictWords(change));
}

/// What the step had expected there, where it found something else.
std::string ChangeWords::conflictWords(const CellChange& change) const
{
    switch (change.conflict) {
    case CellConflict::None: return {};
    case CellConflict::Gone: return " (conflict: it is gone)";
    case CellConflict::OtherValue: break;
    }
    return fmt::format(" (conflict: expected {})", shown(change.cell, change.expected));
}

json ChangeWords::object(const CellChange& change) const
{
    const Cell& cell = change.cell;
    const auto value = [&](const CellValue& of) {
        return of ? json(written(cell, *of)) : json(nullptr);
    };
    const std::string name = subjectName(cell);
    return {{"subject", subjectWord(cell.subject)}, {"row", cell.row},
        {"id", name.empty() ? json(nullptr) : json(name)}, {"field", cell.field},
        {"operation", change.operation}, {"before", value(change.before)},
        {"after", value(change.after)}, {"expected", value(change.expected)},
        {"conflict", conflictWord(change.conflict)}};
}

}
