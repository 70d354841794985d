// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/producttable.h"

#include "core/base/text.h"
#include "core/importing/listingtext.h"
#include "core/importing/price.h"

namespace vitrine::importing {

namespace {

enum ProductColumn : std::size_t { Id, Name, CategoryPath, Description, Price, Location };

constexpr std::size_t kLongestGivenPrice = 120; ///< bytes that are kept of what is no price

/// In the order of ProductColumn.
const std::vector<WantedColumn>& productColumns()
{
    static const std::vector<WantedColumn> kWanted = {
        {{"id", "uuid", "product_id", "listing_id"}, true},
        {{"product_name", "title", "name"}, true},
        {{"category", "category_path"}, true},
        {{"product_description", "description"}},
        {{"price"}},
        {{"location", "place"}},
    };
    return kWanted;
}

}

ProductTable::ProductTable(
    const std::filesystem::path& file, std::string defaultCurrency, std::stop_token stop)
    : m_table(file, productColumns(), std::move(stop))
    , m_defaultCurrency(std::move(defaultCurrency))
{
}

bool ProductTable::next(TableRow<catalogue::ListingInput>& row)
{
    if (!m_table.next())
        return false;
    row.refused = m_table.refused();
    row.byte = m_table.place().byte;
    readTexts(row.input);
    readPrice(row.input);
    if (row.refused)
        return true;
    if (row.input.title.empty())
        m_table.log(RowFault::TitleMissing, Name);
    if (row.input.rootCategory.empty())
        m_table.log(RowFault::CategoryMissing, CategoryPath);
    if (m_table.has(Price))
        logPrice(row.input);
    return true;
}

void ProductTable::readTexts(catalogue::ListingInput& listing)
{
    listing.id = m_table.field(Id);
    listing.location = collapsed(m_table.field(Location));
    Title title = cleanTitle(m_table.field(Name), listing.location);
    listing.title = std::move(title.text);
    if (listing.location.empty())
        listing.location = std::move(title.place);
    listing.categoryPath = collapsed(m_table.field(CategoryPath));
    listing.rootCategory = rootCategory(listing.categoryPath);
    listing.description = withPlainLines(m_table.field(Description));
}

void ProductTable::readPrice(catalogue::ListingInput& listing)
{
    const std::string_view text = m_table.field(Price);
    const auto price = text.empty() ? std::nullopt : parsePrice(text, m_defaultCurrency);
    const bool usable = price && price->minor >= 0;
    listing.price = usable ? price : std::nullopt;
    listing.givenPrice = usable ? std::string() : text::elided(text, kLongestGivenPrice);
}

void ProductTable::logPrice(const catalogue::ListingInput& listing)
{
    const std::string_view text = m_table.field(Price);
    if (text.empty()) {
        m_table.log(RowFault::PriceMissing, Price);
    } else if (!listing.price) {
        const bool negative = parsePrice(text, m_defaultCurrency).has_value();
        m_table.log(negative ? RowFault::PriceNegative : RowFault::PriceUnreadable, Price);
    } else {
        m_outliers.add(listing.rootCategory, *listing.price, m_prices.size());
        m_prices.push_back({m_table.place(), std::string(text)});
    }
}

std::vector<RowProblem> ProductTable::problems() &&
{
    for (const PriceOutlier& outlier : m_outliers.find()) {
        const SeenPrice& seen = m_prices[outlier.tag];
        m_table.log(RowFault::PriceOutlier, seen.place, Price, seen.text);
    }
    return std::move(m_table).problems();
}

}
