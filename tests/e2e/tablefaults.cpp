// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tablefaults.h"

#include "core/base/random.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::test {

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kFewToLearnFrom = 10; ///< listings of a category, as the rule has it

std::string root(const std::string& path)
{
    return std::string(text::trimmed(path.substr(0, path.find('/'))));
}

/// Without the tail that names the place.
std::string withoutTail(const std::string& name)
{
    return name.substr(0, name.rfind(" | in "));
}

/// UTF-8 read as Windows-1252, once or twice.
std::string garbled(const std::string& sound, int times)
{
    std::string made = sound;
    for (int i = 0; i < times; ++i)
        made = text::toUtf8(made, "WINDOWS-1252").value_or(made);
    return made;
}

std::string phoneNumber(Random& random)
{
    const auto digits = [&random](std::size_t count) {
        std::string made;
        for (std::size_t i = 0; i < count; ++i)
            made += static_cast<char>('1' + random.below(9));
        return made;
    };
    switch (random.below(4)) {
    case 0: return "07" + digits(3) + " " + digits(6);
    case 1: return "07" + digits(9);
    case 2: return "+44 7" + digits(3) + " " + digits(3) + " " + digits(3);
    default: return "0113 4" + digits(2) + " " + digits(4);
    }
}

std::string contact(Random& random)
{
    const std::string number = std::to_string(100 + random.below(900));
    switch (random.below(7)) {
    case 0: return "jo.green" + number + "@gmail.com";
    case 1: return "jogreen" + number + " at gmail dot com";
    case 2: return "www.green-things" + number + ".co.uk";
    case 3: return "https://greenthings" + number + ".com/sofas";
    default: return phoneNumber(random);
    }
}

/// One letter of the name left out, doubled or another, not the first.
std::string slipped(const std::string& name, Random& random)
{
    std::string made = name;
    const std::size_t at = 1 + random.below(name.size() - 1);
    switch (random.below(3)) {
    case 0: made.erase(at, 1); break;
    case 1: made.insert(at, 1, name[at]); break;
    default: made[at] = name[at] == 'x' ? 'z' : 'x'; break;
    }
    return made;
}

/// Every so manieth word is another.
std::string reworded(const std::string& sound, std::size_t every)
{
    std::string made;
    std::size_t word = 0;
    for (std::size_t at = 0; at < sound.size();) {
        const std::size_t end = std::min(sound.find(' ', at), sound.size());
        const bool changed = ++word % every == 0;
        made += changed ? "lovely" : sound.substr(at, end - at);
        made += end < sound.size() ? " " : "";
        at = end + 1;
    }
    return made;
}

class Planting {
public:
    Planting(
        Marketplace& shop, const std::set<std::string>& spotless, double rate, std::uint64_t seed)
        : m_shop(shop)
        , m_each(static_cast<std::size_t>(rate * static_cast<double>(shop.products.size())))
        , m_random(seed)
        , m_before(listingsByCategory())
    {
        for (std::size_t i = 0; i < shop.products.size(); ++i) {
            if (spotless.contains(shop.products[i].id))
                m_left.push_back(i);
        }
        for (std::size_t i = m_left.size(); i > 1; --i)
            std::swap(m_left[i - 1], m_left[m_random.below(i)]);
    }

    Faults run()
    {
        prices();
        texts();
        copies();
        categories();
        photos();
        ids();
        return std::move(m_faults);
    }

private:
    template <typename Damage> void spoil(FindingKind kind, std::size_t count, const Damage& damage)
    {
        for (std::size_t i = 0; i < count && !m_left.empty(); ++i) {
            Product& product = m_shop.products[m_left.back()];
            m_left.pop_back();
            m_faults[kind].insert(product.id);
            damage(product);
        }
    }
    const std::string& oneOf(const Texts& texts) { return m_random.pick(std::span(texts)); }

    void prices();
    void texts();
    void copies();
    void categories();
    void photos();
    void ids();
    std::map<std::string, std::size_t> listingsByCategory() const;

    Marketplace& m_shop;
    std::size_t m_each;
    Random m_random;
    std::map<std::string, std::size_t>
        m_before; ///< listings by category, before anything is spoilt
    std::vector<std::size_t> m_left; ///< products that nobody has spoilt, shuffled
    Faults m_faults;
};

void Planting::prices()
{
    const Texts none{"", "call me", "-£5.00", "£12 to £15", "POA"};
    const Texts jokes{"£1,234,567.00", "£99,999,999.00", "£11,111,111.00", "£123,456.00"};
    spoil(FindingKind::PriceMissing, m_each, [&](Product& p) { p.price = oneOf(none); });
    spoil(FindingKind::PriceZero, m_each, [](Product& p) { p.price = "£0.00"; });
    spoil(FindingKind::PriceOutlier, m_each, [&](Product& p) {
        const std::size_t point = p.price.find('.');
        if (m_random.chance(0.5) && point != std::string::npos)
            p.price.insert(point, "000");
        else
            p.price = oneOf(jokes);
        std::erase(p.price, ',');
    });
}

void Planting::texts()
{
    const Texts nothing{"", " - ", "n/a", "null", "..."};
    const Texts signs{"it’s as new", "£15 new", "a café style", "naïve art", "don’t miss it",
        "“bargain", "Größe 42", "5–6 years"};
    spoil(FindingKind::TitleEmpty, m_each, [&](Product& p) { p.name = oneOf(nothing); });
    spoil(
        FindingKind::DescriptionEmpty, m_each, [&](Product& p) { p.description = oneOf(nothing); });
    spoil(FindingKind::TitleTooLong, m_each, [](Product& p) {
        p.name = withoutTail(p.name);
        while (p.name.size() < 150)
            p.name += " with everything that belongs to it";
    });
    spoil(FindingKind::DescriptionTooLong, m_each, [](Product& p) {
        const std::string once = p.description + " And once more, from the start. ";
        while (p.description.size() < 8000)
            p.description += once;
    });
    spoil(FindingKind::WrongEncoding, m_each, [&](Product& p) {
        const std::string sign = garbled(oneOf(signs), m_random.chance(0.2) ? 2 : 1);
        if (m_random.chance(0.3))
            p.name = sign + " " + p.name;
        else
            p.description += " Honestly, " + sign + " and clean.";
    });
    spoil(FindingKind::ContactDetails, m_each, [&](Product& p) {
        const std::string how = contact(m_random);
        if (m_random.chance(0.3))
            p.name = "Call " + how + " " + p.name;
        else
            p.description += " Please contact me on " + how + " for more.";
    });
    spoil(FindingKind::LocationMissing, m_each, [&](Product& p) {
        p.name = withoutTail(p.name);
        p.location = oneOf({"", "N/A", "-"});
    });
}

void Planting::copies()
{
    constexpr std::size_t kFewestWords = 30; // of a description, for a copy that is nearly the same
    const auto copy = [&](FindingKind kind, const auto& change) {
        for (std::size_t i = 0; i < m_each / 2 && m_left.size() > 1; ++i) {
            const auto longEnough = [&](std::size_t product) {
                return std::ranges::count(m_shop.products[product].description, ' ')
                    >= static_cast<std::ptrdiff_t>(kFewestWords);
            };
            const auto found = std::find_if(m_left.rbegin(), m_left.rend(), longEnough);
            if (found == m_left.rend())
                return;
            const Product source = m_shop.products[*found];
            m_left.erase(std::next(found).base());
            m_faults[kind].insert(source.id);
            spoil(kind, 1, [&](Product& p) {
                p.name = withoutTail(source.name);
                p.description = source.description;
                change(p);
            });
        }
    };
    copy(FindingKind::RepeatedListing, [&](Product& p) {
        if (m_random.chance(0.5))
            std::ranges::transform(p.name, p.name.begin(),
                [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        p.description += "!!!";
    });
    copy(FindingKind::SimilarListing,
        [](Product& p) { p.description = reworded(p.description, kFewestWords); });
}

std::map<std::string, std::size_t> Planting::listingsByCategory() const
{
    std::map<std::string, std::size_t> counts;
    for (const Product& product : m_shop.products)
        ++counts[root(product.category)];
    return counts;
}

/// What is rare is told by counting afterwards: misspelt names are rare, too.
void Planting::categories()
{
    constexpr std::size_t kLongEnough = 6; // letters of a name that can be misspelt
    constexpr std::size_t kLarge = 60; // listings of a category whose slips are told from others
    spoil(FindingKind::CategoryMissing, m_each, [](Product& p) { p.category.clear(); });
    std::map<std::string, std::string> slips;
    for (const auto& [name, count] : m_before) {
        if (name.size() >= kLongEnough && count >= kLarge)
            slips[name] = slipped(name, m_random);
    }
    std::set<std::string> used;
    for (std::size_t i = m_left.size(); i-- > 0 && used.size() < slips.size();) {
        Product& product = m_shop.products[m_left[i]];
        const std::string name = root(product.category);
        const auto slip = slips.find(name);
        if (slip == slips.end() || !used.insert(name).second)
            continue;
        product.category = slip->second + product.category.substr(name.size());
        m_faults[FindingKind::CategoryMisspelt].insert(slip->second);
        m_left.erase(m_left.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (const char* name : {"Curiosities", "Lost property", "Wedding"}) {
        for (std::size_t i = 0, count = 1 + m_random.below(5); i < count && !m_left.empty(); ++i) {
            m_shop.products[m_left.back()].category = name;
            m_left.pop_back();
        }
    }
    for (const auto& [name, count] : listingsByCategory()) {
        const auto known = m_before.find(name);
        const bool wasRare = known != m_before.end() && known->second < kFewToLearnFrom;
        if (!name.empty() && count < kFewToLearnFrom && !wasRare)
            m_faults[FindingKind::CategoryRare].insert(name);
    }
}

void Planting::photos()
{
    spoil(FindingKind::NoImages, m_each, [&](Product& p) {
        std::erase_if(m_shop.photos, [&](const Photo& photo) { return photo.listing == p.id; });
    });
    for (std::size_t i = 0; i < m_each; ++i) {
        std::string id = m_shop.photos[i].id; // the new one has the form of the others
        id.replace(0, 4, std::to_string(1000 + i));
        m_shop.photos.push_back({id, "sold-" + std::to_string(i)});
        m_faults[FindingKind::OrphanImage].insert(id);
    }
}

/// Last, as what they add is refused.
void Planting::ids()
{
    std::vector<Product> again;
    spoil(FindingKind::RepeatedId, m_each, [&](Product& p) {
        again.push_back(p);
        if (m_random.chance(0.5))
            again.back().price = "£5.00";
    });
    for (std::size_t i = 0; i < m_each; ++i) {
        Product bad = m_shop.products[i];
        bad.id = "no/" + std::to_string(i);
        m_faults[FindingKind::BadId].insert(bad.id);
        again.push_back(std::move(bad));
    }
    m_shop.products.insert(m_shop.products.end(), again.begin(), again.end());
    for (std::size_t i = 0; i < m_each; ++i) {
        const Photo photo = m_shop.photos[i];
        m_faults[FindingKind::RepeatedId].insert(photo.id);
        m_shop.photos.push_back({photo.id, m_random.chance(0.5) ? photo.listing : "another"});
    }
}

}

Faults plantFaults(
    Marketplace& shop, const std::set<std::string>& spotless, double rate, std::uint64_t seed)
{
    return Planting(shop, spotless, rate, seed).run();
}

}
