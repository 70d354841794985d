// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/orderchoices.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace vitrine::ui {
namespace {

constexpr const char* kContext = "vitrine::ui::CatalogueTools";

constexpr std::array kChoices{
    OrderChoice{ListingOrder::Catalogue, "imported",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "As imported")},
    OrderChoice{
        ListingOrder::Title, "title", QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By title")},
    OrderChoice{ListingOrder::TitleDescending, "title-descending",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By title, Z to A")},
    OrderChoice{ListingOrder::PriceAscending, "price",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "Cheapest first")},
    OrderChoice{ListingOrder::PriceDescending, "price-descending",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "Most expensive first")},
    OrderChoice{ListingOrder::Category, "category",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By category")},
    OrderChoice{ListingOrder::CategoryDescending, "category-descending",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By category, Z to A")},
    OrderChoice{ListingOrder::Location, "place",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By place")},
    OrderChoice{ListingOrder::LocationDescending, "place-descending",
        QT_TRANSLATE_NOOP("vitrine::ui::CatalogueTools", "By place, Z to A")},
};

}

std::span<const OrderChoice> orderChoices()
{
    return kChoices;
}

QString orderLabel(const OrderChoice& choice)
{
    return QCoreApplication::translate(kContext, choice.label);
}

QString orderName(ListingOrder order)
{
    const auto found = std::ranges::find(kChoices, order, &OrderChoice::order);
    return found == kChoices.end() ? QString() : QString::fromLatin1(found->name);
}

std::optional<ListingOrder> orderNamed(const QString& name)
{
    const auto found = std::ranges::find_if(
        kChoices, [&](const OrderChoice& choice) { return name == QLatin1String(choice.name); });
    return found == kChoices.end() ? std::nullopt : std::optional(found->order);
}

}
