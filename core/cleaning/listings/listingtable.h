// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/listing.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// One listing as the rules see it. Everything it points to lives in the table.
struct ListingView {
    ListingRow row;
    std::string_view id;
    std::string_view title;
    std::string_view description;
    std::string_view categoryPath;
    std::string_view location;
    CategoryRow category; ///< the root; none when the source gave none
    std::string_view categoryName; ///< of the root
    const Money* price = nullptr; ///< null without one
    std::string_view givenPrice; ///< as Listing::givenPrice
    int images = 0;
};

struct TableCategory {
    CategoryRow row;
    std::string name;
    std::int64_t listings = 0;
};

/// The listings of a catalogue in memory, so that rules may look at them as often as they need. The
/// texts stand in one arena: a listing takes 168 bytes and its texts. 100,000 with texts of 450
/// bytes are about 60 MB.
class ListingTable {
public:
    /// `categoryName` is that of the listing's root, empty without one.
    void add(const Listing& listing, std::string_view categoryName, int images);

    std::size_t size() const { return m_records.size(); }
    ListingView operator[](std::size_t index) const;
    /// Those that have listings, in the order in which they were met.
    const std::vector<TableCategory>& categories() const { return m_categories; }
    std::size_t bytes() const; ///< of memory, about

private:
    struct Text {
        std::size_t begin = 0;
        std::size_t length = 0;
    };
    struct Record {
        ListingRow row;
        Text id;
        Text title;
        Text description;
        Text categoryPath;
        Text location;
        Text givenPrice;
        std::optional<Money> price;
        std::size_t category = 0; ///< of m_categories, from 1; 0 is none
        int images = 0;
    };
    Text keep(std::string_view text);
    std::string_view view(Text text) const;

    std::vector<Record> m_records;
    std::string m_arena;
    std::vector<TableCategory> m_categories;
    std::unordered_map<CategoryRow, std::size_t> m_categoryOf; ///< as in Record
};

/// Those that are not left out, by one streaming pass over one state of the catalogue. On cancel
/// throws Cancelled. Throws what Reader throws. Its stage is CheckingRows.
ListingTable readListingTable(catalogue::Reader& reader, JobContext& context);

}
