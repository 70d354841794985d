// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/listingcells.h"

#include "ui/itemmodels/listingmodel.h"
#include "ui/itemmodels/typedprice.h"
#include "ui/widgets/convert.h"

#include <QLocale>

namespace vitrine::ui {

QVariant cellText(const ListingSummary& summary, int column, const QLocale& locale)
{
    switch (column) {
    case ListingModel::CoverColumn:
    case ListingModel::TitleColumn: return toQString(summary.listing.title);
    case ListingModel::CategoryColumn: return toQString(summary.categoryName);
    case ListingModel::PriceColumn: return moneyText(summary.listing.price, locale);
    case ListingModel::LocationColumn: return toQString(summary.listing.location);
    case ListingModel::PhotosColumn: return locale.toString(summary.images);
    default: return {};
    }
}

QVariant cellTip(const ListingSummary& summary, int column, const QLocale& locale)
{
    switch (column) {
    case ListingModel::CategoryColumn: return toQString(summary.listing.categoryPath);
    case ListingModel::PhotosColumn: return {};
    default: return cellText(summary, column, locale);
    }
}

QString editText(const ListingSummary& summary, int column, const QLocale& locale)
{
    switch (column) {
    case ListingModel::TitleColumn: return toQString(summary.listing.title);
    case ListingModel::CategoryColumn: return toQString(summary.categoryName);
    case ListingModel::PriceColumn: return priceText(summary.listing.price, locale);
    case ListingModel::LocationColumn: return toQString(summary.listing.location);
    default: return {};
    }
}

std::string fieldOf(int column)
{
    switch (column) {
    case ListingModel::TitleColumn: return "title";
    case ListingModel::CategoryColumn: return "category";
    case ListingModel::PriceColumn: return "price";
    case ListingModel::LocationColumn: return "location";
    default: return {};
    }
}

bool putTyped(ListingSummary& summary, int column, const QString& text, const std::string& currency,
    CellValue& value)
{
    Listing& listing = summary.listing;
    value = toUtf8(text);
    switch (column) {
    case ListingModel::TitleColumn: listing.title = *value; return true;
    case ListingModel::LocationColumn: listing.location = *value; return true;
    case ListingModel::CategoryColumn:
        summary.categoryName = *value;
        if (text.isEmpty())
            value.reset();
        return true;
    case ListingModel::PriceColumn: {
        const auto price =
            typedPrice(text, listing.price ? listing.price->currency : currency, QLocale());
        if (!price)
            return false;
        listing.price = *price;
        value = priceCell(*price);
        return true;
    }
    default: return false;
    }
}

}
