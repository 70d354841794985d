// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First: moc cannot read <compare>, which ids.h begins with, on its own.
#include "core/cleaning/listings/listingrules.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine::test {

/// Builds a table; rows are numbered from 1.
struct TableBuilder {
    cleaning::ListingTable table;

    /// A listing that no rule minds, for tests to damage.
    static Listing sound(const std::string& title, const std::string& description)
    {
        Listing listing;
        listing.title = title;
        listing.description = description;
        listing.categoryPath = "Sofas / Second hand";
        listing.category = {1};
        listing.price = Money{5000, "GBP"};
        listing.location = "Leeds";
        return listing;
    }
    void add(Listing listing, const std::string& category = "Sofas", int images = 1)
    {
        listing.row = {static_cast<std::int64_t>(table.size()) + 1};
        listing.id = "p" + std::to_string(listing.row.value);
        table.add(listing, category, images);
    }
    void add(const std::string& title, const std::string& description)
    {
        add(sound(title, description));
    }
    /// `count` listings of a category, each with words of its own.
    void addCategory(CategoryRow row, const std::string& name, int count)
    {
        for (int i = 0; i < count; ++i) {
            Listing listing = sound(name + " number " + std::to_string(i), "As seen on the photo.");
            listing.category = row;
            listing.categoryPath = name;
            add(listing, name);
        }
    }
};

inline std::vector<Finding> findingsOf(const cleaning::ListingTable& table, FindingKind kind,
    const cleaning::Thresholds& thresholds = {})
{
    JobContext context;
    std::vector<Finding> findings = cleaning::findInListings(table, thresholds, context);
    std::erase_if(findings, [kind](const Finding& finding) { return finding.kind != kind; });
    return findings;
}

inline std::vector<std::int64_t> rowsOf(const std::vector<Finding>& findings)
{
    std::vector<std::int64_t> rows;
    for (const Finding& finding : findings)
        rows.push_back(finding.listing.value);
    return rows;
}

}
