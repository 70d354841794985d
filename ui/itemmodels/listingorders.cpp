// SPDX-License-Identifier: GPL-3.0-or-later
// Which order a column of ListingModel stands for.
#include "ui/itemmodels/listingmodel.h"

namespace vitrine::ui {

std::optional<ListingOrder> ListingModel::orderOf(int column, Qt::SortOrder direction)
{
    const bool up = direction == Qt::AscendingOrder;
    switch (column) {
    case TitleColumn: return up ? ListingOrder::Title : ListingOrder::TitleDescending;
    case CategoryColumn: return up ? ListingOrder::Category : ListingOrder::CategoryDescending;
    case PriceColumn: return up ? ListingOrder::PriceAscending : ListingOrder::PriceDescending;
    case LocationColumn: return up ? ListingOrder::Location : ListingOrder::LocationDescending;
    default: return std::nullopt;
    }
}

Qt::SortOrder ListingModel::directionOf(ListingOrder order)
{
    const auto up = orderOf(columnOf(order), Qt::AscendingOrder);
    return !up || up == order ? Qt::AscendingOrder : Qt::DescendingOrder;
}

int ListingModel::columnOf(ListingOrder order)
{
    switch (order) {
    case ListingOrder::Catalogue: return -1;
    case ListingOrder::Title:
    case ListingOrder::TitleDescending: return TitleColumn;
    case ListingOrder::PriceAscending:
    case ListingOrder::PriceDescending: return PriceColumn;
    case ListingOrder::Category:
    case ListingOrder::CategoryDescending: return CategoryColumn;
    case ListingOrder::Location:
    case ListingOrder::LocationDescending: return LocationColumn;
    }
    return -1;
}

void ListingModel::sort(int column, Qt::SortOrder direction)
{
    setQuery(m_filter, orderOf(column, direction).value_or(ListingOrder::Catalogue));
}

}
