// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/imaging/standardise.h"
#include "core/types/refusedrow.h"
#include "tests/core/imaging/pictures.h"
#include "tests/core/imaging/scenes.h"
#include "tests/core/workspace/checkedshop.h"
#include "tests/e2e/tablefaults.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::CheckedShop;
using vitrine::test::Faults;
using vitrine::test::Marketplace;
using vitrine::test::TemporaryFolder;

namespace {

using Ids = std::set<std::string>;

/// What a check found: ids of listings, photos and refused rows, names of categories.
Faults found(Workspace& workspace)
{
    std::map<CategoryRow, std::string> names;
    for (const Category& category : workspace.categories())
        names[category.row] = category.name;
    Faults all;
    for (const auto& [row, finding] :
        workspace.inspection().findings({{}, {}, true}, 0, kNoLimit)) {
        all[finding.kind].insert(finding.image       ? workspace.image(finding.image)->id
                : finding.listing                    ? workspace.listing(finding.listing)->id
                : finding.kind == FindingKind::BadId ? refusedRowsOf(finding.text).front().text
                                                     : names[finding.category]);
    }
    return all;
}

struct Floor {
    double precision = 1.0;
    double recall = 1.0;
};

/// Compares what was found with what was planted, and prints both by kind. What was found before
/// anything was planted is the data's own.
void judge(const Faults& truth, const Faults& before, const Faults& after,
    const std::map<FindingKind, Floor>& floors)
{
    qInfo("%-22s %8s %8s %10s %8s", "kind", "planted", "found", "precision", "recall");
    for (const auto& [kind, planted] : truth) {
        Ids flagged = after.contains(kind) ? after.at(kind) : Ids();
        if (before.contains(kind))
            std::erase_if(flagged, [&](const std::string& id) {
                return before.at(kind).contains(id) && !planted.contains(id);
            });
        const auto hits = static_cast<double>(std::ranges::count_if(
            flagged, [&](const std::string& id) { return planted.contains(id); }));
        const double precision = flagged.empty() ? 0.0 : hits / static_cast<double>(flagged.size());
        const double recall = hits / static_cast<double>(planted.size());
        const std::string name(findingKindName(kind));
        qInfo("%-22s %8zu %8zu %8.1f %% %6.1f %%", name.c_str(), planted.size(), flagged.size(),
            100.0 * precision, 100.0 * recall);
        const auto floor = floors.find(kind);
        const Floor least = floor == floors.end() ? Floor() : floor->second;
        QVERIFY2(precision >= least.precision, name.c_str());
        QVERIFY2(recall >= least.recall, name.c_str());
    }
}

}

/// How many of the faults that are planted at a known rate a check finds, and how much else.
class TstPlantedFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofTables_data();
    void ofTables();
    void ofPhotosAndWhatTheyShow();
};

void TstPlantedFaults::ofTables_data()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("generated") << false;
    QTest::newRow("a marketplace's") << true;
}

void TstPlantedFaults::ofTables()
{
    constexpr std::size_t kListings = 2500;
    constexpr double kRate = 0.01; // of each kind
    QFETCH(bool, real);
    Marketplace shop;
    if (real) {
        VITRINE_NEEDS_SHARED(tables, "data/listings");
        shop = test::readMarketplace(tables, kListings);
    } else {
        shop = test::generatedMarketplace(kListings, 5);
    }
    const TemporaryFolder folder;
    JobContext context;
    const auto check = [&](const char* name) {
        const auto workspace = Workspace::create(folder / name);
        workspace->importTables(test::written(shop, folder), context);
        workspace->inspection().check({}, context);
        return found(*workspace);
    };
    const Faults before = check("sound");
    Ids spotless;
    for (const test::Product& product : shop.products)
        spotless.insert(product.id);
    for (const auto& [kind, ids] : before) {
        for (const std::string& id : ids)
            spotless.erase(id);
    }
    const Faults truth = test::plantFaults(shop, spotless, kRate, 7);
    QCOMPARE(truth.size(), static_cast<std::size_t>(FindingKind::OrphanImage) + 1);
    // Three zeros too many make of a cheap thing what a dear one costs.
    judge(truth, before, check("spoilt"),
        {{FindingKind::PriceOutlier, {0.9, 0.8}}, {FindingKind::ContactDetails, {0.95, 0.95}},
            {FindingKind::WrongEncoding, {1.0, 0.95}},
            {FindingKind::SimilarListing, {0.95, 0.95}}});
}

void TstPlantedFaults::ofPhotosAndWhatTheyShow()
{
    constexpr std::array kCategories{"Hats", "Shoes", "Lamps", "Chairs", "Mugs"};
    constexpr int kListings = 100; // of two photos each
    constexpr int kEach = 8;
    const auto listing = [](int n) { return "L" + std::to_string(n); };
    CheckedShop shop(0);
    for (int n = 0; n < kListings; ++n) {
        shop.addListing(listing(n), kCategories.at(static_cast<std::size_t>(n) % 5));
        for (int k = 0; k < 2; ++k) {
            Picture photo = test::photograph(static_cast<std::uint64_t>(n * 2 + k + 1));
            shop.addImage(listing(n) + "-" + std::to_string(k), listing(n), test::jpeg(photo));
        }
    }
    shop.import();
    test::embed(shop, true, [](const std::string&, int label) { return label; });
    JobContext context;
    shop.inspection().split({{0.6, 0.2, 0.2}, 3}, context);
    shop.check();
    Faults before = found(shop.workspace());

    // Listings of their own for each fault, in all categories.
    Faults truth;
    const auto first = [&](int fault, int i) { return listing(fault * kEach + i) + "-0"; };
    std::map<std::string, int> foreign; // what a photo looks like instead of its category
    std::set<std::string> leaking;
    for (int i = 0; i < kEach; ++i) {
        const auto seed = static_cast<std::uint64_t>(1000 + i);
        shop.replacePicture(first(0, i), test::textOf(imaging::encodePng(test::photograph(seed))));
        truth[FindingKind::WrongExtension].insert(first(0, i));
        shop.replacePicture(first(1, i), test::jpeg(test::screen(seed, 360, 480)));
        truth[FindingKind::Screenshot].insert(first(1, i));
        foreign[first(2, i)] = 10 + i; // like nothing else
        foreign[first(3, i)] = -1; // like the next category's
        leaking.insert(first(4, i));
        truth[FindingKind::SplitLeak].insert(listing(4 * kEach + i));
    }
    for (const auto& [image, look] : foreign) {
        truth[FindingKind::Outlier].insert(image); // among its category
        // A photo that is like nothing else may show another side of the same thing.
        (look < 0 ? truth : before)[FindingKind::ListingDisagrees].insert(
            image.substr(0, image.find('-')));
    }
    for (int n = 4; n < kListings; n += 5) { // all mugs were photographed in the evening
        for (int k = 0; k < 2; ++k) {
            const auto seed = static_cast<std::uint64_t>(n * 2 + k + 1);
            const std::string id = listing(n) + "-" + std::to_string(k);
            if (!truth[FindingKind::WrongExtension].contains(id)
                && !truth[FindingKind::Screenshot].contains(id))
                shop.replacePicture(id, test::jpeg(test::brightened(test::photograph(seed), 0.5)));
        }
    }
    truth[FindingKind::CategoryShortcut].insert("Mugs");
    shop.import();
    test::embed(shop, true, [&](const std::string& image, int label) {
        const auto look = foreign.find(image);
        if (look == foreign.end())
            return label;
        return look->second < 0 ? (label + 1) % 5 : look->second;
    });
    {
        const auto catalogue = shop.catalogue();
        std::vector<std::pair<ImageRow, int>> sides;
        for (const auto& [image, side] : catalogue->reader()->splitSides()) {
            const bool leaks = leaking.contains(catalogue->reader()->image(image)->id);
            sides.emplace_back(image, leaks ? (side + 1) % 3 : side);
        }
        const auto writer = catalogue->writer();
        writer->begin();
        writer->replaceSplit(sides);
        writer->commit();
    }
    shop.check();
    // One foreign photo in twenty is near by chance (AgreementOptions).
    judge(truth, before, found(shop.workspace()),
        {{FindingKind::Screenshot, {0.9, 0.9}}, {FindingKind::Outlier, {0.8, 0.95}},
            {FindingKind::ListingDisagrees, {0.8, 0.8}}});
}

QTEST_GUILESS_MAIN(TstPlantedFaults)
#include "tst_planted_faults.moc"
