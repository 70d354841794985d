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

bool ProductTable::next(catalogue::ListingInput& listing)
{
    if (!m_table.next())
        return false;
    listing.id = m_table.field(Id);
    listing.location = collapsed(m_table.field(Location));
    Title title = cleanTitle(m_table.field(Name), listing.location);
    listing.title = std::move(title.text);
    if (listing.location.empty())
        listing.location = std::move(title.place);
    listing.categoryPath = collapsed(m_table.field(CategoryPath));
    listing.rootCategory = rootCategory(listing.categoryPath);
    listing.description = withPlainLines(m_table.field(Description));
    if (listing.title.empty())
        m_table.log(RowFault::TitleMissing, Name);
    if (listing.rootCategory.empty())
        m_table.log(RowFault::CategoryMissing, CategoryPath);
    readPrice(listing);
    return true;
}

void ProductTable::readPrice(catalogue::ListingInput& listing)
{
    listing.price.reset();
    listing.givenPrice.clear();
    if (!m_table.has(Price))
        return;
    const std::string_view text = m_table.field(Price);
    const auto price = parsePrice(text, m_defaultCurrency);
    if (text.empty()) {
        m_table.log(RowFault::PriceMissing, Price);
    } else if (!price || price->minor < 0) {
        m_table.log(price ? RowFault::PriceNegative : RowFault::PriceUnreadable, Price);
        listing.givenPrice = text::elided(text, kLongestGivenPrice);
    } else {
        listing.price = price;
        m_outliers.add(listing.rootCategory, *price, m_prices.size());
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
