// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/catalogue/generatedshop.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace vitrine::bench {

namespace {

using namespace vitrine::catalogue;

constexpr std::array kCategories{"Home & Garden", "Clothes, Footwear & Accessories",
    "Baby & Kids Stuff", "Sports, Leisure & Travel", "Appliances", "DIY Tools & Materials",
    "Computers & Software", "Office Furniture & Equipment", "Music, Films, Books & Games", "Phones",
    "Video Games & Consoles", "Health & Beauty", "Musical Instruments & DJ Equipment"};
constexpr std::array kSyllables{"ka", "lo", "mi", "ter", "ban", "du", "ris", "sol", "ven", "por"};

/// Draws ranks: the n-th is as common as 1 / (n + 2).
class Zipf {
public:
    explicit Zipf(int count)
    {
        double sum = 0.0;
        for (int i = 0; i < count; ++i)
            m_sums.push_back(sum += 1.0 / (i + 2));
    }
    int operator()(std::mt19937& random) const
    {
        const double place = std::uniform_real_distribution(0.0, m_sums.back())(random);
        return static_cast<int>(
            std::upper_bound(m_sums.begin(), m_sums.end() - 1, place) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

class Generator {
public:
    Generator(const GeneratedShopSize& size, const std::vector<std::string>& sources)
        : m_size(size)
        , m_sources(sources)
        , m_words(size.words)
        , m_places(size.places)
        , m_categories(static_cast<int>(kCategories.size()))
    {
    }

    ListingInput listing(int number)
    {
        ListingInput listing;
        listing.id = fmt::format("listing-{}", number);
        listing.title = text(3 + draw(6));
        listing.description = draw(25) == 0 ? std::string() : text(20 + draw(120));
        if (draw(50) > 0)
            listing.rootCategory = kCategories[static_cast<std::size_t>(m_categories(m_random))];
        listing.categoryPath = listing.rootCategory + " / Other";
        if (draw(30) > 0)
            listing.price = Money{
                100 * std::llround(std::exp(std::normal_distribution(3.5, 1.6)(m_random))), "GBP"};
        if (draw(40) > 0)
            listing.location = fmt::format("{}, {}", named(m_places(m_random)), named(draw(40)));
        return listing;
    }

    ImageInput image(int number)
    {
        const std::string source =
            m_sources.empty() ? "" : m_sources[static_cast<std::size_t>(number) % m_sources.size()];
        return {fmt::format("image-{}", number), fmt::format("listing-{}", draw(m_size.listings)),
            source, 30'000 + draw(90'000), 1};
    }

    std::vector<Finding> findings(FindingKind kind, bool ofImages, int count)
    {
        std::vector<Finding> findings(static_cast<std::size_t>(count));
        for (Finding& finding : findings) {
            finding.kind = kind;
            if (ofImages)
                finding.image = {1 + draw(m_size.images)};
            else
                finding.listing = {1 + draw(m_size.listings)};
        }
        return findings;
    }

    std::vector<CellEdit> edits(const std::string& field, int count, bool texts)
    {
        std::vector<CellEdit> edits;
        const int step = std::max(1, m_size.listings / std::max(1, count));
        for (int row = 1; row <= m_size.listings && count > 0; row += step, --count) {
            edits.push_back(
                {{CellSubject::Listing, row, field}, kSetValue, texts ? text(4) : "yes"});
        }
        return edits;
    }

private:
    int draw(int below)
    {
        return std::uniform_int_distribution(0, std::max(below, 1) - 1)(m_random);
    }

    static std::string named(int rank)
    {
        std::string name = generatedWord(rank);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        return name;
    }

    std::string text(int words)
    {
        std::string text;
        for (int i = 0; i < words; ++i)
            text += i == 0 ? named(m_words(m_random)) : " " + generatedWord(m_words(m_random));
        return text;
    }

    const GeneratedShopSize& m_size;
    const std::vector<std::string>& m_sources;
    std::mt19937 m_random{20240531};
    Zipf m_words;
    Zipf m_places;
    Zipf m_categories;
};

}

std::string generatedWord(int rank)
{
    std::string word;
    do {
        word += kSyllables[static_cast<std::size_t>(rank) % kSyllables.size()];
        rank /= static_cast<int>(kSyllables.size());
    } while (rank > 0);
    return word;
}

void generateShop(
    Catalogue& catalogue, const GeneratedShopSize& size, const std::vector<std::string>& sources)
{
    Generator generator(size, sources);
    const auto writer = catalogue.writer();
    writer->begin();
    for (int i = 0; i < size.listings; ++i)
        writer->putListing(generator.listing(i));
    for (int i = 0; i < size.images; ++i)
        writer->putImage(generator.image(i));
    writer->finishImport();
    writer->commit();

    writer->begin();
    const TextOperations none;
    const auto history = writer->history(none);
    if (size.excluded > 0)
        history->add("generator", "{}", generator.edits("excluded", size.excluded, false));
    if (size.edited > 0)
        history->add("generator", "{}", generator.edits("title", size.edited, true));
    const int each = size.findings / 4;
    writer->replaceFindings(FindingKind::ContactDetails,
        generator.findings(FindingKind::ContactDetails, false, each), size.listings, {});
    writer->replaceFindings(FindingKind::PriceOutlier,
        generator.findings(FindingKind::PriceOutlier, false, each), size.listings, {});
    writer->replaceFindings(
        FindingKind::Blurry, generator.findings(FindingKind::Blurry, true, each), size.images, {});
    writer->replaceFindings(FindingKind::NearDuplicate,
        generator.findings(FindingKind::NearDuplicate, true, each), size.images, {});
    writer->commit();
}

}
