// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/marketplace.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/importing/csvreader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>
#include <span>
#include <string_view>

namespace vitrine::test {

namespace {

/// Rows of a CSV table by the names of their columns.
class NamedRows {
public:
    explicit NamedRows(const std::filesystem::path& file)
        : m_reader(file)
    {
    }

    bool next()
    {
        while (m_reader.next(m_row)) {
            if (m_row.fault == importing::CsvFault::None)
                return true;
        }
        return false;
    }
    std::string operator[](const char* column) const
    {
        const auto& header = m_reader.header();
        const auto at = std::ranges::find(header, column) - header.begin();
        return std::string(m_row.fields[static_cast<std::size_t>(at)]);
    }

private:
    importing::CsvReader m_reader;
    importing::CsvRow m_row;
};

std::string line(std::initializer_list<std::string_view> fields)
{
    std::string joined;
    for (const std::string_view field : fields)
        joined += (joined.empty() ? "" : ",") + text::csvField(field);
    return joined + "\n";
}

/// Words that mean nothing, so that no rule takes them for numbers or addresses.
std::string word(Random& random)
{
    constexpr std::array<std::string_view, 16> kSyllables{"ba", "ke", "li", "mo", "nu", "ra", "sti",
        "ven", "dor", "pel", "gri", "fa", "lum", "tas", "wi", "sho"};
    std::string made;
    for (std::size_t i = 0, count = 2 + random.below(3); i < count; ++i)
        made += random.pick(std::span<const std::string_view>(kSyllables));
    return made;
}

std::string words(Random& random, std::size_t count)
{
    std::string made;
    for (std::size_t i = 0; i < count; ++i)
        made += (i == 0 ? "" : i % 9 == 0 ? ". " : " ") + word(random);
    return made;
}

struct Goods {
    const char* path;
    double pounds; ///< in the middle
    double share;
};

constexpr std::array<Goods, 8> kGoods{{
    {"Furniture / Sofas", 120.0, 0.24},
    {"Electronics / Phones", 180.0, 0.20},
    {"Musical instruments / Guitars", 220.0, 0.14},
    {"Home appliances / Kettles", 35.0, 0.12},
    {"Gardening / Tools", 25.0, 0.10},
    {"Bicycles / Road", 260.0, 0.08},
    {"Children's toys / Wooden", 12.0, 0.07},
    {"Clothing / Coats", 30.0, 0.05},
}};

const Goods& goodsAt(double place)
{
    for (const Goods& goods : kGoods) {
        place -= goods.share;
        if (place < 0.0)
            return goods;
    }
    return kGoods.back();
}

}

Marketplace readMarketplace(const std::filesystem::path& folder, std::size_t products)
{
    Marketplace shop;
    std::set<std::string> known;
    for (NamedRows rows(folder / "Products.csv"); shop.products.size() < products && rows.next();) {
        shop.products.push_back({rows["id"], rows["product_name"], rows["category"],
            rows["product_description"], rows["price"], rows["location"]});
        known.insert(shop.products.back().id);
    }
    for (NamedRows rows(folder / "Images.csv"); rows.next();) {
        if (known.contains(rows["product_id"]))
            shop.photos.push_back({rows["id"], rows["product_id"]});
    }
    return shop;
}

Marketplace generatedMarketplace(std::size_t products, std::uint64_t seed)
{
    constexpr std::array<std::string_view, 5> kTowns{"Leeds", "York", "Ayr", "Truro", "Ely"};
    Marketplace shop;
    Random random(seed);
    for (std::size_t i = 0; i < products; ++i) {
        const Goods& goods = goodsAt(random.uniform());
        Product product;
        product.id = "p" + std::to_string(i);
        product.name = words(random, 3 + random.below(4));
        product.category = goods.path;
        product.description = words(random, 25 + random.below(60));
        const double pounds = std::round(goods.pounds * std::exp(0.5 * random.normal()));
        product.price = "£" + std::to_string(static_cast<int>(std::max(1.0, pounds))) + ".00";
        product.location = random.pick(std::span<const std::string_view>(kTowns));
        for (std::size_t photo = 0, count = 1 + random.below(3); photo < count; ++photo)
            shop.photos.push_back({product.id + "-" + std::to_string(photo), product.id});
        shop.products.push_back(std::move(product));
    }
    return shop;
}

ImportRequest written(const Marketplace& shop, const TemporaryFolder& folder)
{
    std::string products =
        line({"id", "product_name", "category", "product_description", "price", "location"});
    for (const Product& each : shop.products)
        products +=
            line({each.id, each.name, each.category, each.description, each.price, each.location});
    std::string photos = line({"id", "product_id"});
    for (const Photo& each : shop.photos)
        photos += line({each.id, each.listing});
    return {folder.write("Products.csv", products), folder.write("Images.csv", photos), {}};
}

}
