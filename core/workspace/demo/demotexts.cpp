// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demotexts.h"

#include "core/types/money.h"
#include "core/workspace/demo/demodrawings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace vitrine::demo {

namespace {

using Words = std::span<const std::string_view>;

struct Place {
    std::string_view town;
    std::string_view county;
};

constexpr Place kPlaces[] = {
    {"Leeds", "West Yorkshire"},
    {"Bath", "Somerset"},
    {"Brighton", "East Sussex"},
    {"Norwich", "Norfolk"},
    {"Stirling", ""},
    {"Whitby", "North Yorkshire"},
    {"Camden", "London"},
    {"Peckham", "London"},
    {"Walthamstow", "London"},
    {"Truro", "Cornwall"},
    {"Cardiff", ""},
    {"Aberystwyth", "Ceredigion"},
    {"Leith", "Edinburgh"},
    {"Inverness", "Highland"},
    {"Bangor", "County Down"},
    {"Hebden Bridge", "West Yorkshire"},
    {"Ludlow", "Shropshire"},
    {"Stroud", "Gloucestershire"},
    {"Didsbury", "Manchester"},
    {"Kendal", "Cumbria"},
    {"St Albans", "Hertfordshire"},
    {"Lewes", "East Sussex"},
    {"Whitley Bay", "Tyne and Wear"},
    {"Chesterfield", "Derbyshire"},
    {"Bury St Edmunds", "Suffolk"},
    {"Matlock", "Derbyshire"},
};

constexpr std::string_view kTitles[] = {"{c} {m} {n}", "{c} {n}", "{n}, {c}", "{m} {n} - {c}",
    "{c} {m} {n}, hardly used", "Lovely {c} {n}", "{n} in {c}", "Quick sale: {c} {n}",
    "{m} {n}, {c}, good condition"};

// Sentences fit one thing and pairs alike. In openings and closings the last one is for small
// things.
constexpr std::string_view kOpenings[] = {"{c} {m} {n} looking for a new home.",
    "For sale: {c} {n}.", "Selling my {c} {n}.", "{m} {n} in {c}, as in the pictures.",
    "{c} {n}, more photos on request.", "Having a clear-out before we move, so the {n} must go.",
    "Bought two years ago, hardly used since.", "Unwanted present."};

constexpr std::string_view kOpeningsWithoutColour[] = {"Selling my {n}.",
    "Lovely {n}, must go this week.", "Having a clear-out before we move, so the {n} must go.",
    "No room any more, sadly.", "Unwanted present."};

constexpr std::string_view kConditions[] = {"As new.", "Very good condition for its age.",
    "A few scratches that you only see from close up.", "Good used condition.",
    "Some signs of wear, see photos.", "No marks, no damage.", "Nothing to complain about.",
    "One small mark on the back, otherwise perfect."};

constexpr std::string_view kClosings[] = {"Collection from {p}.", "Pick-up only, {p}.",
    "Cash on collection please, near {p} station.", "Happy to deliver within ten miles of {p}.",
    "Smoke-free and pet-free home in {p}.", "Open to sensible offers. Collection {p}.",
    "First to see will buy. Based in {p}.", "Can post at cost, or collect in {p}."};

constexpr std::string_view kAsides[] = {"No time wasters, please.", "Thanks for looking!",
    "Please see my other things.", "Price is a bit flexible. 😊",
    "Colour is a little darker in real life.", "Messages answered in the evening."};

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::vector<std::string_view> parts(std::string_view list)
{
    std::vector<std::string_view> found;
    while (!list.empty()) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        found.push_back(list.substr(0, bar));
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
    return found;
}

std::string roundedPrice(const Product& product, Random& random)
{
    constexpr double kSpread = 0.55; // of the logarithm: most between half and double the median
    constexpr double kWidest = 1.4; // deviations: nothing strays as far as a typing mistake would
    const double pounds =
        product.price * std::exp(kSpread * std::clamp(random.normal(), -kWidest, kWidest));
    const double step = pounds < 20 ? 1 : pounds < 200 ? 5 : pounds < 2000 ? 10 : 50;
    const double whole = std::max(1.0, std::round(pounds / step)) * step;
    const bool odd = random.chance(0.12) && whole > 1.0; // £19.99
    return toString(Money{std::llround(whole * 100) - (odd ? 1 : 0), "GBP"});
}

struct Filling {
    std::string_view colour;
    std::string_view material;
    std::string_view noun;
    std::string_view town;
    std::string size; ///< of clothes

    std::string into(std::string_view pattern) const
    {
        std::string text = replaced(std::string(pattern), "{c}", colour);
        text = replaced(std::move(text), "{m}", material);
        text = replaced(std::move(text), "{n}", noun);
        text = replaced(std::move(text), "{s}", size);
        return capitalised(replaced(std::move(text), "{p}", town));
    }
};

/// One of `from`, whose last entry is only for what can be carried under an arm.
std::string_view pickFor(const Product& product, Words from, Random& random)
{
    constexpr double kPoundsOfSmallThings = 90;
    return random.pick(product.price > kPoundsOfSmallThings ? from.first(from.size() - 1) : from);
}

std::string describe(const Filling& filling, const Product& product, Random& random)
{
    std::vector<std::string> sentences;
    // With titles of its own a product is not itself of the colour: only its pot or cover is.
    const Words openings =
        product.titles.empty() ? Words(kOpenings) : Words(kOpeningsWithoutColour);
    sentences.push_back(filling.into(pickFor(product, openings, random)));
    const std::vector<std::string_view> facts = parts(product.facts);
    const std::size_t start = random.below(facts.size());
    const std::size_t count = 1 + random.below(2);
    for (std::size_t i = 0; i < count; ++i)
        sentences.push_back(filling.into(facts[(start + i) % facts.size()]));
    sentences.emplace_back(random.pick(Words(kConditions)));
    if (random.chance(0.3))
        sentences.emplace_back(random.pick(Words(kAsides)));
    sentences.push_back(filling.into(pickFor(product, kClosings, random)));

    const std::string_view between = random.chance(0.12) ? "\n" : " ";
    std::string text;
    for (const std::string& sentence : sentences) {
        if (!text.empty())
            text += between;
        text += sentence;
    }
    return text;
}

}

ListingText listingText(const ProductCategory& category, const Product& product,
    const NamedColour& colour, Random& random)
{
    const Place& place = random.pick(std::span<const Place>(kPlaces));
    const std::vector<std::string_view> materials = parts(product.materials);
    const Filling filling{colour.name, materials[random.below(materials.size())], product.noun,
        place.town, std::to_string(6 + 2 * random.below(5))};
    const std::vector<std::string_view> own = parts(product.titles);
    const std::string_view pattern = random.pick(own.empty() ? Words(kTitles) : Words(own));

    ListingText text;
    text.location = place.county.empty() ? std::string(place.town)
                                         : fmt::format("{}, {}", place.town, place.county);
    text.title = fmt::format("{} | in {} | Vitrine", filling.into(pattern), text.location);
    text.category = fmt::format("{} / {}", category.root, product.path);
    text.description = describe(filling, product, random);
    text.price = roundedPrice(product, random);
    return text;
}

std::string jokePrice()
{
    return toString(Money{12'345'678, "GBP"});
}

}
