// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/decode.h"
#include "core/imaging/drawing.h"
#include "core/workspace/demo/demo.h"
#include "core/workspace/demo/demodrawings.h"
#include "core/workspace/demo/demotexts.h"
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace vitrine;
namespace fs = std::filesystem;

namespace {

/// Relative path to contents of every file below `folder`.
std::map<std::string, std::string> contents(const fs::path& folder)
{
    std::map<std::string, std::string> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            found[fs::relative(entry.path(), folder).string()] = readFile(entry.path());
    }
    return found;
}

std::map<std::string, std::string> drawnShop(int listings, std::uint64_t seed)
{
    const test::TemporaryFolder folder;
    JobContext context;
    writeDemoShop(folder / "shop", {listings, seed}, context);
    return contents(folder / "shop");
}

std::set<std::string> unreadablePictures(const fs::path& folder)
{
    std::set<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (imaging::decodeFile(entry.path()).problem)
            found.insert(entry.path().filename().string());
    }
    return found;
}

std::size_t pixelsThatDiffer(const Picture& a, const Picture& b)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
        const int apart = std::abs(a.rgb[i] - b.rgb[i]) + std::abs(a.rgb[i + 1] - b.rgb[i + 1])
            + std::abs(a.rgb[i + 2] - b.rgb[i + 2]);
        count += apart > 24 ? 1 : 0;
    }
    return count;
}

imaging::Scene smallStudio()
{
    imaging::Scene scene;
    scene.width = 120;
    scene.height = 120;
    scene.scale = 0.95;
    scene.noise = 0.0;
    return scene;
}

}

class TstDemo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedGivesTheSameBytes();
    void cancelledLeavesNothing();
    void refusesWhatItCannotMake();
    void everyDrawingShowsItsProduct();
    void everyDrawingTakesItsColour();
    void titlesAndPricesLookLikeAMarketplace();
    void categoriesAreEven_data();
    void categoriesAreEven();
    void importsWithoutSurprises();
};

void TstDemo::sameSeedGivesTheSameBytes()
{
    const auto first = drawnShop(20, 7);
    QVERIFY(first.size() > 20);
    QVERIFY(first == drawnShop(20, 7));
    const auto other = drawnShop(20, 8);
    QVERIFY(first.at("Products.csv") != other.at("Products.csv"));
    std::set<std::string> beginnings;
    for (const auto& [name, bytes] : first)
        beginnings.insert(name.substr(0, std::string("images/01234567").size()));
    QCOMPARE(beginnings.size(), first.size()); // ids are random in every part
    QVERIFY(std::ranges::none_of(first, [&](const auto& file) {
        return file.first.starts_with("images/") && other.contains(file.first);
    }));
}

void TstDemo::cancelledLeavesNothing()
{
    const test::TemporaryFolder folder;
    test::ProgressProbe probe([](const Progress& progress) { return progress.done >= 5; });
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, writeDemoShop(folder / "shop", {40, 1}, context));
    QVERIFY(fs::is_empty(folder.path()));
    QVERIFY(probe.seen().back().done < probe.seen().back().total);
}

void TstDemo::refusesWhatItCannotMake()
{
    const test::TemporaryFolder folder;
    JobContext context;
    const auto codeFor = [&](const fs::path& target, int listings) {
        try {
            writeDemoShop(target, {listings, 1}, context);
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::Internal;
    };
    QCOMPARE(codeFor(folder / "few", 12), ErrorCode::InvalidArgument);
    QCOMPARE(codeFor(folder / "many", 20'001), ErrorCode::InvalidArgument);
    folder.write("mine/notes.txt", "keep");
    QCOMPARE(codeFor(folder / "mine", 13), ErrorCode::AlreadyExists);
    QCOMPARE(contents(folder.path()).size(), std::size_t{1});
}

void TstDemo::everyDrawingShowsItsProduct()
{
    const std::string nothing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 400'/>";
    const Picture empty = imaging::photograph(nothing, smallStudio());
    std::set<std::string_view> used;
    for (const demo::ProductCategory& category : demo::productCategories()) {
        QVERIFY(category.products.size() >= 3);
        for (const demo::Product& product : category.products) {
            used.insert(product.drawing);
            const std::string svg = demo::drawing(product.drawing, demo::colours()[7]);
            const std::size_t drawn =
                pixelsThatDiffer(imaging::photograph(svg, smallStudio()), empty);
            QVERIFY2(drawn > empty.rgb.size() / 3 / 10, product.drawing.data());
        }
    }
    const fs::path folder = test::sourceFolder() / "resources/demo";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        QVERIFY2(used.contains(entry.path().stem().string()), entry.path().c_str());
}

void TstDemo::everyDrawingTakesItsColour()
{
    for (const demo::ProductCategory& category : demo::productCategories()) {
        for (const demo::Product& product : category.products) {
            const auto inColour = [&](std::size_t index) {
                const std::string svg = demo::drawing(product.drawing, demo::colours()[index]);
                return imaging::photograph(svg, smallStudio());
            };
            QVERIFY2(pixelsThatDiffer(inColour(3), inColour(7)) > 300, product.drawing.data());
        }
    }
    QVERIFY_THROWS_EXCEPTION(Error, demo::drawing("no-such-thing", demo::colours()[0]));
}

void TstDemo::titlesAndPricesLookLikeAMarketplace()
{
    Random random(3);
    for (const demo::ProductCategory& category : demo::productCategories()) {
        for (const demo::Product& product : category.products) {
            for (const demo::NamedColour& colour : demo::colours()) {
                const demo::ListingText text = demo::listingText(category, product, colour, random);
                QVERIFY(text.title.ends_with(" | in " + text.location + " | Vitrine"));
                QVERIFY(text.category.starts_with(std::string(category.root) + " / "));
                QVERIFY(text.price.starts_with("£"));
                const std::string all = text.title + text.description;
                QVERIFY2(all.find_first_of("{}") == std::string::npos, all.c_str());
            }
        }
    }
}

void TstDemo::categoriesAreEven_data()
{
    QTest::addColumn<int>("listings");
    QTest::addColumn<int>("categories");
    QTest::newRow("fewest") << 13 << 13;
    QTest::newRow("one more than the categories") << 18 << 17;
}

void TstDemo::categoriesAreEven()
{
    QFETCH(int, listings);
    QFETCH(int, categories);
    const test::TemporaryFolder folder;
    JobContext context;
    const auto workspace = Workspace::create(folder / "even.vitrine");
    const ImportReport report = workspace->makeDemo({listings, 5}, context);
    QCOMPARE(report.products, std::int64_t{listings});
    QCOMPARE(report.categories, std::int64_t{categories});
    std::vector<std::int64_t> counts;
    for (const Category& category : workspace->categories())
        counts.push_back(category.listings);
    QVERIFY(std::ranges::max(counts) - std::ranges::min(counts) <= 1);
}

void TstDemo::importsWithoutSurprises()
{
    const test::TemporaryFolder folder;
    JobContext context;
    QVERIFY(DemoRequest{}.listings >= 300);
    const auto workspace = Workspace::create(folder / "shop.vitrine");
    const ImportReport report = workspace->makeDemo({120, 1}, context);
    QCOMPARE(report.products, std::int64_t{120});
    QCOMPARE(report.categories, std::ssize(demo::productCategories()));
    QCOMPARE(report.listingsWithoutImages, std::int64_t{2});
    QCOMPARE(report.orphanImages, std::int64_t{1});
    QCOMPARE(report.imagesWithoutFile, std::int64_t{0});
    const double pictures =
        static_cast<double>(report.joined) / static_cast<double>(report.products);
    QVERIFY2(pictures > 1.7 && pictures < 2.1, qPrintable(QString::number(pictures)));
    std::map<std::string, int> problems;
    for (const RowProblem& problem : report.problems)
        ++problems[problem.kind];
    const std::map<std::string, int> expected{{"price_missing", 2}, {"price_outlier", 1}};
    QVERIFY2(problems == expected, report.problems.front().kind.c_str());
    for (const ListingSummary& summary : workspace->listings({}, {}, 0, 1000))
        QVERIFY2(
            summary.listing.title.find('|') == std::string::npos, summary.listing.title.c_str());
    QCOMPARE(unreadablePictures(folder / "shop.vitrine/demo/images").size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstDemo)
#include "tst_demo.moc"
