// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/internal/listingcondition.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace vitrine::catalogue {

namespace {

/// "?,?,?"
std::string places(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += i == 0 ? "?" : ",?";
    return text;
}

const char* conditionOf(ListingState state)
{
    switch (state) {
    case ListingState::Included: return "l.row NOT IN (SELECT listing FROM excluded_listings)";
    case ListingState::Excluded: return "l.row IN (SELECT listing FROM excluded_listings)";
    case ListingState::Edited: break;
    }
    return "l.row IN (" VITRINE_EDITED_LISTINGS ")";
}

}

std::string fullTextQuery(std::string_view words)
{
    std::string query;
    std::string word;
    bool searchable = false;
    const auto flush = [&] {
        if (searchable)
            query += fmt::format("{}\"{}\"*", query.empty() ? "" : " ", word);
        word.clear();
        searchable = false;
    };
    for (const char c : words) {
        if (c == ' ' || (c >= '\t' && c <= '\r') || c == '\0') {
            flush();
        } else if (c != '"') {
            const auto byte = static_cast<unsigned char>(c);
            searchable = searchable || byte >= 0x80 || std::isalnum(byte) != 0;
            word.push_back(c);
        }
    }
    flush();
    return query;
}

ListingCondition::ListingCondition(const ListingFilter& filter)
{
    if (std::string query = fullTextQuery(filter.words); !query.empty())
        add("l.row IN (SELECT rowid FROM listings_text WHERE listings_text MATCH ?)",
            {std::move(query)});
    if (!filter.categories.empty())
        addCategories(filter.categories);
    if (filter.price)
        addPrice(*filter.price);
    if (!filter.places.empty())
        add(fmt::format("l.location IN ({})", places(filter.places.size())),
            {filter.places.begin(), filter.places.end()});
    if (!filter.states.empty())
        addStates(filter.states);
    if (!filter.pictures.empty())
        addPictures(filter.pictures);
    if (!filter.findings.empty())
        addFindings(filter.findings);
}

void ListingCondition::add(std::string_view condition, std::vector<Parameter> parameters)
{
    m_sql += fmt::format(" AND {}", condition);
    m_parameters.insert(m_parameters.end(), std::move_iterator(parameters.begin()),
        std::move_iterator(parameters.end()));
}

void ListingCondition::addCategories(const std::vector<CategoryRow>& categories)
{
    std::vector<Parameter> rows;
    for (const CategoryRow row : categories) {
        if (row)
            rows.emplace_back(row.value);
    }
    const bool withNone = rows.size() < categories.size();
    const std::string named = fmt::format("l.category IN ({})", places(rows.size()));
    add(withNone ? fmt::format("({} OR l.category IS NULL)", named) : named, std::move(rows));
}

void ListingCondition::addPrice(const PriceRange& range)
{
    add("l.price_minor IS NOT NULL");
    if (range.least)
        add("l.price_minor >= ?", {*range.least});
    if (range.most)
        add("l.price_minor <= ?", {*range.most});
    if (!range.currency.empty())
        add("l.currency = ?", {range.currency});
}

void ListingCondition::addStates(const std::vector<ListingState>& states)
{
    std::string any;
    for (const ListingState state : states)
        any += fmt::format("{}{}", any.empty() ? "" : " OR ", conditionOf(state));
    add(fmt::format("({})", any));
}

void ListingCondition::addPictures(const std::vector<int>& counts)
{
    // Counting ends at the number from which on all are one.
    add(fmt::format("(SELECT count(*) FROM (SELECT 1 FROM images i WHERE i.listing = l.row"
                    " AND i.row NOT IN (SELECT image FROM excluded_images) LIMIT {})) IN ({})",
            kManyPictures, places(counts.size())),
        {counts.begin(), counts.end()});
}

void ListingCondition::addFindings(const std::vector<FindingKind>& kinds)
{
    std::vector<Parameter> names;
    for (int subject = 0; subject < 2; ++subject) { // listings, categories
        for (const FindingKind kind : kinds)
            names.emplace_back(std::string(findingKindName(kind)));
    }
    const std::string list = places(kinds.size());
    add(fmt::format("(l.row IN (SELECT of_listing FROM open_findings WHERE kind IN ({0}))"
                    " OR l.category IN (SELECT category FROM open_findings WHERE kind IN ({0})"
                    " AND category IS NOT NULL))",
            list),
        std::move(names));
}

void ListingCondition::bindTo(Query& query) const
{
    for (const Parameter& parameter : m_parameters)
        std::visit([&](const auto& value) { query.bind(value); }, parameter);
}

}
