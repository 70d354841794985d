// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/facetchoice.h"

#include "ui/pages/catalogue/findingnames.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace vitrine::ui {
namespace {

struct FacetWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::FacetWords)
};

template <typename Value> void choose(std::vector<Value>& values, const Value& value, bool chosen)
{
    std::erase(values, value);
    if (chosen)
        values.push_back(value);
}

template <typename Value> bool holds(const std::vector<Value>& values, const Value& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

template <typename... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

QString categoryName(const std::string& name)
{
    return name.empty() ? FacetWords::tr("No category") : toQString(name);
}

QString placeName(const std::string& name)
{
    return name.empty() ? FacetWords::tr("No place") : toQString(name);
}

QString stateName(ListingState state)
{
    switch (state) {
    case ListingState::Included: return FacetWords::tr("In the data set");
    case ListingState::Excluded: return FacetWords::tr("Left out");
    case ListingState::Edited: break;
    }
    return FacetWords::tr("Edited");
}

QString picturesName(int pictures)
{
    switch (pictures) {
    case 0: return FacetWords::tr("No photo");
    case 1: return FacetWords::tr("1 photo");
    case kManyPictures: return FacetWords::tr("%1 photos or more").arg(pictures);
    default: return FacetWords::tr("%1 photos").arg(pictures);
    }
}

QString categoryName(const Facets& facets, CategoryRow row)
{
    const auto found = std::find_if(facets.categories.begin(), facets.categories.end(),
        [row](const CategoryCount& category) { return category.row == row; });
    return found == facets.categories.end() ? FacetWords::tr("Category")
                                            : categoryName(found->name);
}

QString nameOf(const FacetChoice& choice, const Facets& facets)
{
    return std::visit(Overloaded{
                          [&](CategoryRow row) { return categoryName(facets, row); },
                          [](const PlaceName& place) { return placeName(place.name); },
                          [](ListingState state) { return stateName(state); },
                          [](PictureCount count) { return picturesName(count.pictures); },
                          [](FindingKind kind) { return findingName(kind); },
                      },
        choice);
}

}

ListingFilter withChoice(ListingFilter filter, const FacetChoice& choice, bool chosen)
{
    std::visit(Overloaded{
                   [&](CategoryRow row) { choose(filter.categories, row, chosen); },
                   [&](const PlaceName& place) { choose(filter.places, place.name, chosen); },
                   [&](ListingState state) { choose(filter.states, state, chosen); },
                   [&](PictureCount count) { choose(filter.pictures, count.pictures, chosen); },
                   [&](FindingKind kind) { choose(filter.findings, kind, chosen); },
               },
        choice);
    return filter;
}

bool isChosen(const ListingFilter& filter, const FacetChoice& choice)
{
    return std::visit(
        Overloaded{
            [&](CategoryRow row) { return holds(filter.categories, row); },
            [&](const PlaceName& place) { return holds(filter.places, place.name); },
            [&](ListingState state) { return holds(filter.states, state); },
            [&](PictureCount count) { return holds(filter.pictures, count.pictures); },
            [&](FindingKind kind) { return holds(filter.findings, kind); },
        },
        choice);
}

std::vector<FacetLine> categoryLines(const Facets& facets, const ListingFilter& filter)
{
    std::vector<FacetLine> lines;
    for (const CategoryCount& category : facets.categories) {
        lines.push_back({category.row, categoryName(category.name), category.listings,
            isChosen(filter, category.row)});
    }
    const auto isNamed = [](const FacetLine& line) {
        return bool(std::get<CategoryRow>(line.choice));
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const FacetLine& a, const FacetLine& b) {
        if (isNamed(a) != isNamed(b))
            return isNamed(a); // those without one come last
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return lines;
}

std::vector<FacetLine> placeLines(const Facets& facets, const ListingFilter& filter)
{
    std::vector<FacetLine> lines;
    for (const PlaceCount& place : facets.places) {
        const PlaceName name{place.name};
        lines.push_back({name, placeName(place.name), place.listings, isChosen(filter, name)});
    }
    return lines;
}

std::vector<FacetLine> stateLines(const Facets& facets, const ListingFilter& filter)
{
    std::vector<FacetLine> lines;
    for (int i = 0; i < kListingStates; ++i) {
        const auto state = static_cast<ListingState>(i);
        lines.push_back({state, stateName(state), facets.states[static_cast<std::size_t>(i)],
            isChosen(filter, state)});
    }
    return lines;
}

std::vector<FacetLine> pictureLines(const Facets& facets, const ListingFilter& filter)
{
    std::vector<FacetLine> lines;
    for (int i = 0; i <= kManyPictures; ++i) {
        lines.push_back({PictureCount{i}, picturesName(i),
            facets.pictures[static_cast<std::size_t>(i)], isChosen(filter, PictureCount{i})});
    }
    return lines;
}

std::vector<FacetLine> findingLines(const Facets& facets, const ListingFilter& filter)
{
    std::vector<FacetLine> lines;
    for (const FindingKindCount& finding : facets.findings) {
        lines.push_back({finding.kind, findingName(finding.kind), finding.listings,
            isChosen(filter, finding.kind)});
    }
    return lines;
}

QString priceRangeText(const PriceRange& range, const QLocale& locale)
{
    const auto money = [&](std::int64_t minor) {
        return moneyText(Money{minor, range.currency}, locale);
    };
    if (range.least && range.most)
        return FacetWords::tr("%1 to %2").arg(money(*range.least), money(*range.most));
    if (range.least)
        return FacetWords::tr("From %1").arg(money(*range.least));
    if (range.most)
        return FacetWords::tr("Up to %1").arg(money(*range.most));
    return FacetWords::tr("Any price");
}

std::vector<FilterChip> chipsOf(
    const ListingFilter& filter, const Facets& facets, const QLocale& locale)
{
    std::vector<FilterChip> chips;
    const auto add = [&](const FacetChoice& choice) {
        chips.push_back({nameOf(choice, facets), withChoice(filter, choice, false)});
    };
    if (!filter.words.empty()) {
        ListingFilter without = filter;
        without.words.clear();
        chips.push_back({FacetWords::tr("“%1”").arg(toQString(filter.words)), without});
    }
    for (const CategoryRow row : filter.categories)
        add(row);
    if (filter.price) {
        ListingFilter without = filter;
        without.price.reset();
        chips.push_back({priceRangeText(*filter.price, locale), without});
    }
    for (const std::string& place : filter.places)
        add(PlaceName{place});
    for (const ListingState state : filter.states)
        add(state);
    for (const int pictures : filter.pictures)
        add(PictureCount{pictures});
    for (const FindingKind kind : filter.findings)
        add(kind);
    return chips;
}

}
