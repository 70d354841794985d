// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/demo/demo.h"

#include "core/base/atomicfile.h"
#include "core/base/cpu.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/imaging/standardise.h"
#include "core/workspace/demo/demodrawings.h"
#include "core/workspace/demo/demoscenes.h"
#include "core/workspace/demo/demotexts.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace vitrine {

namespace fs = std::filesystem;

namespace {

using demo::NamedColour;
using demo::Product;

constexpr int kFewestListings = 13;
constexpr int kMostListings = 20'000;
constexpr int kJpegQuality = 88;

struct Photo {
    std::string id;
    std::string_view drawing;
    const NamedColour* colour = nullptr;
    imaging::Scene scene;
    bool damaged = false;
};

struct ShopListing {
    std::string id;
    demo::ListingText text;
    std::vector<Photo> photos;
};

/// Where the shop grows until it is complete; removed when it is not.
class StagingFolder {
public:
    explicit StagingFolder(const fs::path& target)
        : m_path(target.parent_path() / fmt::format(".{}.part", target.filename().string()))
    {
        fs::remove_all(m_path); // what a killed run left
        fs::create_directories(m_path / "images");
    }
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;
    ~StagingFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }
    void becomes(const fs::path& target) { fs::rename(m_path, target); }

private:
    fs::path m_path;
};

/// A random UUID (RFC 4122, version 4).
std::string uuid(Random& random)
{
    const std::uint64_t high = (random.next() & ~std::uint64_t{0xF000}) | 0x4000U;
    const std::uint64_t low = (random.next() & 0x3FFF'FFFF'FFFF'FFFFU) | 0x8000'0000'0000'0000U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU,
        high & 0xFFFFU, low >> 48U, low & 0xFFFF'FFFF'FFFFU);
}

/// 1 to 4, 1.9 on average, as on real marketplaces.
int photoCount(Random& random)
{
    const double share = random.uniform();
    return share < 0.42 ? 1 : share < 0.75 ? 2 : share < 0.92 ? 3 : 4;
}

Photo makePhoto(const Product& product, const NamedColour& colour, const demo::Photographer& by,
    bool first, Random& random)
{
    Photo photo;
    photo.id = uuid(random);
    photo.drawing = product.drawing;
    photo.colour = &colour;
    photo.scene = demo::photoScene(by, first, random);
    return photo;
}

ShopListing makeListing(std::size_t number, std::uint64_t seed)
{
    Random random(seed, number);
    const auto categories = demo::productCategories();
    const demo::ProductCategory& category = categories[number % categories.size()];
    const Product& product =
        category.products[number / categories.size() % category.products.size()];
    const NamedColour& colour = random.pick(demo::colours());

    ShopListing listing;
    listing.id = uuid(random);
    listing.text = demo::listingText(category, product, colour, random);
    const demo::Subject subject{product.hangs ? demo::Pose::Hanging : category.pose, colour.main,
        demo::proportions(product.drawing)};
    const demo::Photographer by = demo::photographer(subject, random);
    const int count = photoCount(random);
    for (int i = 0; i < count; ++i)
        listing.photos.push_back(makePhoto(product, colour, by, i == 0, random));
    return listing;
}

/// What is odd in real shops, once or twice whatever their size, so that pages and reports have it.
void addOddities(std::vector<ShopListing>& shop)
{
    const std::size_t count = shop.size();
    shop[count / 4].photos.clear(); // not the first one, which greets the visitor
    if (count >= 40)
        shop[count / 2].photos.clear();
    for (std::size_t i = 5; i < count; i += 60)
        shop[i].text.price.clear();
    shop[count / 3].text.price = demo::jokePrice();
    shop[count - 1].photos.back().damaged = true;
}

std::vector<ShopListing> planShop(const DemoRequest& request)
{
    std::vector<ShopListing> shop;
    shop.reserve(static_cast<std::size_t>(request.listings));
    for (std::size_t i = 0; i < static_cast<std::size_t>(request.listings); ++i)
        shop.push_back(makeListing(i, request.seed));
    Random random(request.seed);
    for (std::size_t i = shop.size(); i > 1; --i)
        std::swap(shop[i - 1], shop[random.below(i)]);
    addOddities(shop);
    return shop;
}

void writeProducts(const fs::path& file, const std::vector<ShopListing>& shop)
{
    std::string table = ",id,product_name,category,product_description,price,location\n";
    for (std::size_t i = 0; i < shop.size(); ++i) {
        const demo::ListingText& words = shop[i].text;
        table += fmt::format("{},{}", i, shop[i].id);
        for (const std::string& field :
            {words.title, words.category, words.description, words.price, words.location})
            table += "," + text::csvField(field);
        table += '\n';
    }
    writeFileAtomically(file, table, Durability::Renamed);
}

void writeImages(
    const fs::path& file, const std::vector<ShopListing>& shop, const ShopListing& gone)
{
    std::string table = ",id,product_id\n";
    std::size_t row = 0;
    const auto append = [&](const ShopListing& listing) {
        for (const Photo& photo : listing.photos)
            table += fmt::format("{},{},{}\n", row++, photo.id, listing.id);
    };
    std::ranges::for_each(shop, append);
    append(gone);
    writeFileAtomically(file, table, Durability::Renamed);
}

void takePhoto(const Photo& photo, const fs::path& folder)
{
    const Picture picture =
        imaging::photograph(demo::drawing(photo.drawing, *photo.colour), photo.scene);
    const std::vector<std::byte> jpeg = imaging::encodeJpeg(picture, kJpegQuality);
    const std::size_t bytes = photo.damaged ? jpeg.size() / 3 : jpeg.size();
    writeFileAtomically(folder / (photo.id + ".jpg"),
        {reinterpret_cast<const char*>(jpeg.data()), bytes}, Durability::Renamed);
}

/// Takes all photos on every usable core; the first failure ends it.
class PhotoSession {
public:
    PhotoSession(std::vector<const Photo*> photos, fs::path folder, JobContext& context)
        : m_photos(std::move(photos))
        , m_folder(std::move(folder))
        , m_context(context)
    {
    }

    void run()
    {
        const std::size_t count =
            std::min(static_cast<std::size_t>(cpu::usableCores()), m_photos.size());
        m_context.report(Stage::DrawingDemo, 0, std::ssize(m_photos));
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < count; ++i)
                threads.emplace_back([this] { work(); });
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    void work()
    {
        try {
            for (std::size_t i = m_next++; i < m_photos.size(); i = m_next++) {
                m_context.throwIfStopped();
                takePhoto(*m_photos[i], m_folder);
                const std::scoped_lock lock(m_mutex);
                m_context.report(Stage::DrawingDemo, ++m_done, std::ssize(m_photos));
            }
        } catch (...) {
            m_next = m_photos.size();
            const std::scoped_lock lock(m_mutex);
            if (!m_failure)
                m_failure = std::current_exception();
        }
    }

    const std::vector<const Photo*> m_photos;
    const fs::path m_folder;
    JobContext& m_context;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_mutex;
    std::int64_t m_done = 0;
    std::exception_ptr m_failure;
};

void checkRequest(const fs::path& folder, const DemoRequest& request)
{
    if (request.listings < kFewestListings || request.listings > kMostListings) {
        throw Error(ErrorCode::InvalidArgument,
            fmt::format("A demo shop cannot have {} listings.", request.listings),
            fmt::format("Choose {} to {}.", kFewestListings, kMostListings));
    }
    if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder))) {
        throw Error(ErrorCode::AlreadyExists, fmt::format("{} is not empty.", folder.string()),
            "Choose another folder, or remove this one first.");
    }
}

void drawShop(const fs::path& folder, const DemoRequest& request, JobContext& context)
{
    checkRequest(folder, request);
    std::vector<ShopListing> shop = planShop(request);
    ShopListing gone = makeListing(shop.size(), request.seed);
    gone.photos.resize(1);

    StagingFolder staging(folder);
    writeProducts(staging.path() / "Products.csv", shop);
    writeImages(staging.path() / "Images.csv", shop, gone);
    std::vector<const Photo*> photos;
    for (const ShopListing& listing : shop) {
        for (const Photo& photo : listing.photos)
            photos.push_back(&photo);
    }
    photos.push_back(gone.photos.data());
    PhotoSession(std::move(photos), staging.path() / "images", context).run();
    context.throwIfStopped();
    staging.becomes(folder);
}

}

void writeDemoShop(const fs::path& folder, const DemoRequest& request, JobContext& context)
{
    // An absolute path without a slash at the end, so that its parent and name are what they seem.
    fs::path target = fs::absolute(folder).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    try {
        drawShop(target, request, context);
    } catch (const fs::filesystem_error& error) {
        throw systemError(error.code().value(), "make the demo shop", target.string());
    }
}

}
