// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/listingtable.h"

#include "core/catalogue/reader.h"

namespace vitrine::cleaning {

namespace {

constexpr std::int64_t kListingsPerCheck = 256; // a few milliseconds of reading

using CategoryNames = std::unordered_map<CategoryRow, std::string>;

CategoryNames categoryNames(catalogue::Reader& reader)
{
    CategoryNames names;
    for (Category& category : reader.categories())
        names.emplace(category.row, std::move(category.name));
    return names;
}

}

ListingTable::Text ListingTable::keep(std::string_view text)
{
    const Text kept = {m_arena.size(), text.size()};
    m_arena += text;
    return kept;
}

std::string_view ListingTable::view(Text text) const
{
    return std::string_view(m_arena).substr(text.begin, text.length);
}

void ListingTable::add(const Listing& listing, std::string_view categoryName, int images)
{
    Record record;
    record.row = listing.row;
    record.id = keep(listing.id);
    record.title = keep(listing.title);
    record.description = keep(listing.description);
    record.categoryPath = keep(listing.categoryPath);
    record.location = keep(listing.location);
    record.givenPrice = keep(listing.givenPrice);
    record.price = listing.price;
    record.images = images;
    if (listing.category) {
        const auto [entry, added] =
            m_categoryOf.try_emplace(listing.category, m_categories.size() + 1);
        if (added)
            m_categories.push_back({listing.category, std::string(categoryName), 0});
        record.category = entry->second;
        ++m_categories[record.category - 1].listings;
    }
    m_records.push_back(std::move(record));
}

ListingView ListingTable::operator[](std::size_t index) const
{
    const Record& record = m_records[index];
    ListingView listing;
    listing.row = record.row;
    listing.id = view(record.id);
    listing.title = view(record.title);
    listing.description = view(record.description);
    listing.categoryPath = view(record.categoryPath);
    listing.location = view(record.location);
    listing.givenPrice = view(record.givenPrice);
    listing.price = record.price ? &*record.price : nullptr;
    listing.images = record.images;
    if (record.category != 0) {
        const TableCategory& category = m_categories[record.category - 1];
        listing.category = category.row;
        listing.categoryName = category.name;
    }
    return listing;
}

std::size_t ListingTable::bytes() const
{
    return m_records.capacity() * sizeof(Record) + m_arena.capacity();
}

ListingTable readListingTable(catalogue::Reader& reader, JobContext& context)
{
    ListingTable table;
    CategoryNames names;
    std::int64_t total = 0;
    std::int64_t done = 0;
    reader.forEachListing([&](const Listing& listing, int images) {
        if (done == 0) { // within the visit, both belong to the same state of the catalogue
            total = reader.counts().listings;
            names = categoryNames(reader);
        }
        if (done % kListingsPerCheck == 0) {
            context.throwIfStopped();
            context.report(Stage::CheckingRows, done, total);
        }
        ++done;
        if (listing.excluded)
            return true;
        const auto name = names.find(listing.category);
        table.add(listing, name == names.end() ? std::string_view() : name->second, images);
        return true;
    });
    return table;
}

}
