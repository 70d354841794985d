// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

namespace {

Finding about(FindingKind kind, ListingRow listing, ImageRow image, double score)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = listing;
    finding.image = image;
    finding.score = score;
    finding.text = "what is wrong";
    return finding;
}

MeasuredImage measured(ImageRow image)
{
    MeasuredImage result;
    result.image = image;
    result.measures.width = 640;
    result.measures.brightness99 = 0.75;
    result.measures.pixels = ~std::uint64_t(0);
    result.measures.turnedHashes = {1, 2, 3, 4, 5, 6, 7, ~std::uint64_t(0)};
    result.measures.hash = 1;
    result.format = "jpeg";
    return result;
}

struct Shop : TemporaryCatalogue {
    Shop()
    {
        write([](Writer& writer) {
            for (const char* id : {"a", "b", "c"}) {
                writer.putListing(listingInput(id, std::string("Sofa ") + id));
                writer.putImage(imageInput(std::string(id) + "1", id));
            }
            writer.finishImport();
        });
    }
    template <typename Work> void write(const Work& work)
    {
        const auto writer = catalogue->writer();
        writer->begin();
        work(*writer);
        writer->commit();
    }
    void decide(const Cell& cell, const CellValue& value)
    {
        write([&](Writer& writer) {
            const std::vector<CellEdit> cells{{cell, kSetValue, value}};
            writer.history(m_none)->add("Ann", "{}", cells);
        });
    }
    std::int64_t open(FindingKind kind) const { return reader()->countFindings({kind, {}, false}); }

private:
    TextOperations m_none;
};

}

class TstFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCategoryThatDisappearsTakesItsFindingsAlong()
    {
        Shop shop;
        shop.write([](Writer& writer) {
            writer.putListing(listingInput("a", "Sofa a", "Gardn"));
            writer.putListing(listingInput("b", "Sofa b", "Lmaps"));
            writer.finishImport();
        });
        const auto reader = shop.reader();
        const auto category = [&](const std::string& name) {
            for (const Category& each : reader->categories()) {
                if (each.name == name)
                    return each.row;
            }
            return CategoryRow();
        };
        std::vector<Finding> misspelt(2);
        for (Finding& each : misspelt)
            each.kind = FindingKind::CategoryMisspelt;
        misspelt[0].category = category("Gardn");
        misspelt[1].category = category("Lmaps");
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::CategoryMisspelt, misspelt, 3, {});
        });
        const Cell darkLamps{CellSubject::Rule, category("Lmaps").value, "dark"};
        shop.decide(darkLamps, "0.25");
        TextOperations none;
        shop.write([&](Writer& writer) {
            writer.history(none)->suspend();
            writer.putListing(listingInput("a", "Sofa a"));
            writer.putListing(listingInput("b", "Sofa b"));
            writer.finishImport();
            writer.history(none)->reapply();
        });
        // A category that a step speaks of stays, with what the step did.
        QCOMPARE(reader->countFindings({FindingKind::CategoryMisspelt, {}, true}), std::int64_t(1));
        QCOMPARE(reader->cellValue(darkLamps), CellValue("0.25"));
    }

    void aCategoryWithoutListingsIsMended()
    {
        Shop shop;
        Finding rare;
        rare.kind = FindingKind::CategoryRare;
        rare.category = shop.reader()->categories().front().row;
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::CategoryRare, std::vector{rare}, 1, {});
        });
        for (const int listing : {1, 2, 3}) {
            QCOMPARE(shop.open(FindingKind::CategoryRare), std::int64_t(1));
            shop.decide({CellSubject::Listing, listing, "category"}, "Chairs");
        }
        QCOMPARE(shop.open(FindingKind::CategoryRare), std::int64_t(0));
        const auto reader = shop.reader();
        QCOMPARE(reader->findingCounts().front().open, std::int64_t(0));
        QVERIFY(reader->findings({FindingKind::CategoryRare, {}, false}, 0, 9).empty());
        QCOMPARE(
            reader->findings({FindingKind::CategoryRare, {}, true}, 0, 9).size(), std::size_t(1));
    }

    void keepsThemByKindTheWorstFirst()
    {
        Shop shop;
        const std::vector dark{about(FindingKind::Dark, {}, {1}, 0.2),
            about(FindingKind::Dark, {}, {2}, 0.9), about(FindingKind::Dark, {}, {3}, 0.5)};
        const std::vector price{about(FindingKind::PriceZero, {1}, {}, 1.0)};
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::Dark, dark, 3, {});
            writer.replaceFindings(FindingKind::PriceZero, price, 3, {});
        });
        const auto reader = shop.reader();
        const auto found = reader->findings({FindingKind::Dark, {}, false}, 0, 2);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].finding.image, ImageRow{2});
        QCOMPARE(found[1].finding.image, ImageRow{3});
        QCOMPARE(found[0].finding.text, "what is wrong");
        QCOMPARE(reader->finding(found[1].row)->finding.image, ImageRow{3});
        QVERIFY(!reader->finding(999));
        QCOMPARE(
            reader->findings({FindingKind::Dark, {}, false}, 2, 9)[0].finding.image, ImageRow{1});
        QCOMPARE(reader->countFindings({{}, {1}, false}), std::int64_t(2)); // its own, its image's
        const auto counts = reader->findingCounts();
        QCOMPARE(counts.size(), std::size_t(2));
        QCOMPARE(counts[0].kind, FindingKind::PriceZero);
        QCOMPARE(counts[1].found, std::int64_t(3));
        QCOMPARE(counts[1].examined, std::int64_t(3));

        shop.write([&](Writer& writer) { writer.replaceFindings(FindingKind::Dark, {}, 3, {}); });
        QCOMPARE(shop.open(FindingKind::Dark), std::int64_t(0));
        QCOMPARE(shop.open(FindingKind::PriceZero), std::int64_t(1));
    }

    void groupsStayTogetherTheOneToKeepFirst()
    {
        Shop shop;
        std::vector<Finding> pairs;
        for (const auto& [image, group, score] : std::vector<std::tuple<int, int, double>>{
                 {1, 1, 0.3}, {2, 1, 0.4}, {3, 2, 0.2}, {1, 2, 0.9}}) {
            pairs.push_back(about(FindingKind::NearDuplicate, {}, {image}, score));
            pairs.back().group = group;
        }
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::NearDuplicate, pairs, 3, {});
        });
        std::vector<std::int64_t> images;
        for (const StoredFinding& stored :
            shop.reader()->findings({FindingKind::NearDuplicate, {}, false}, 0, 9))
            images.push_back(stored.finding.image.value);
        QCOMPARE(images, (std::vector<std::int64_t>{3, 1, 1, 2}));
    }

    void decisionsSettleThem()
    {
        Shop shop;
        std::vector<Finding> dark;
        for (int image = 1; image <= 3; ++image)
            dark.push_back(about(FindingKind::Dark, {}, {image}, 0.5));
        for (Finding& each : dark)
            each.group = 5;
        std::vector contact{about(FindingKind::ContactDetails, {1}, {}, 1.0)};
        contact[0].field = "title";
        const std::vector labels{about(FindingKind::LabelIssue, {}, {1}, 1.0)};
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::Dark, dark, 3, {});
            writer.replaceFindings(FindingKind::ContactDetails, contact, 3, {});
            writer.replaceFindings(FindingKind::LabelIssue, labels, 3, {});
        });
        const auto ofGroup = [&shop](bool settled, std::int64_t group) {
            return shop.reader()->countFindings({FindingKind::Dark, {}, settled, {group}});
        };
        QCOMPARE(ofGroup(false, 5), std::int64_t(3));
        QCOMPARE(ofGroup(false, 7), std::int64_t(0));
        shop.decide({CellSubject::Image, 1, "fine:dark"}, "yes");
        QCOMPARE(shop.open(FindingKind::Dark), std::int64_t(2));
        QCOMPARE(ofGroup(false, 5), std::int64_t(2));
        QCOMPARE(ofGroup(true, 5), std::int64_t(3));
        shop.decide({CellSubject::Image, 2, "excluded"}, "yes");
        QCOMPARE(shop.open(FindingKind::Dark), std::int64_t(1));
        shop.decide({CellSubject::Listing, 3, "excluded"}, "yes"); // takes its images along
        QCOMPARE(shop.open(FindingKind::Dark), std::int64_t(0));
        QCOMPARE(shop.reader()->countFindings({FindingKind::Dark, {}, true}), std::int64_t(3));

        shop.decide({CellSubject::Listing, 1, "description"}, "Other");
        QCOMPARE(shop.open(FindingKind::ContactDetails), std::int64_t(1)); // another field
        shop.decide({CellSubject::Listing, 1, "title"}, "Mended");
        QCOMPARE(shop.open(FindingKind::ContactDetails), std::int64_t(0));
        shop.decide({CellSubject::Listing, 1, "category"}, "Lamps");
        QCOMPARE(shop.open(FindingKind::LabelIssue), std::int64_t(0));

        // A rule that looks again knows better.
        const StepRow seen = shop.reader()->newestStep();
        shop.write([&](Writer& writer) {
            writer.replaceFindings(FindingKind::ContactDetails, contact, 3, seen);
        });
        QCOMPARE(shop.open(FindingKind::ContactDetails), std::int64_t(1));
    }

    void keepsMeasuresUntilTheFileChanges()
    {
        Shop shop;
        QCOMPARE(shop.reader()->unmeasuredImages(1).size(), std::size_t(3));
        shop.write([](Writer& writer) {
            writer.putMeasures(measured({1}), 1);
            writer.putMeasures(measured({2}), 1);
        });
        QCOMPARE(shop.reader()->unmeasuredImages(1), std::vector<ImageRow>{{3}});
        QCOMPARE(shop.reader()->unmeasuredImages(2).size(), std::size_t(3));
        std::vector<MeasuredImage> all;
        shop.reader()->forEachMeasured([&](const MeasuredImage& image) {
            all.push_back(image);
            return true;
        });
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].measures.turnedHashes, measured({1}).measures.turnedHashes);
        QCOMPARE(all[0].measures.pixels, ~std::uint64_t(0));
        QCOMPARE(all[0].measures.brightness99, 0.75);
        QCOMPARE(all[0].format, "jpeg");

        shop.write([](Writer& writer) {
            auto changed = imageInput("a1", "a");
            changed.sourceBytes += 1;
            writer.putImage(changed);
            writer.finishImport();
        });
        QCOMPARE(shop.reader()->unmeasuredImages(1), (std::vector<ImageRow>{{1}, {3}}));
    }

    void givesImagesThatAreNotLeftOut()
    {
        Shop shop;
        shop.write([](Writer& writer) {
            writer.putImage(imageInput("lost", "no such listing"));
            writer.finishImport();
            writer.putMeasures(measured({1}), 1);
            writer.putMeasures(measured({2}), 1);
        });
        shop.decide({CellSubject::Image, 2, "excluded"}, "yes");
        shop.decide({CellSubject::Listing, 3, "category"}, std::nullopt);
        std::vector<IncludedImage> all;
        shop.reader()->forEachIncluded([&](const IncludedImage& image) {
            all.push_back(image);
            return true;
        });
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0].row, ImageRow{1});
        QCOMPARE(all[0].listing, ListingRow{1});
        QVERIFY(all[0].category && !all[0].source.empty());
        QCOMPARE(all[0].label, 0);
        QCOMPARE(all[0].measured->measures.turnedHashes, measured({1}).measures.turnedHashes);
        QCOMPARE(all[1].row, ImageRow{3});
        QVERIFY(!all[1].measured && !all[1].category);
        QCOMPARE(all[1].label, -1);
        QVERIFY(!all[2].listing); // the orphan
    }

    void versionTellsOfCommits()
    {
        Shop shop;
        const auto reader = shop.reader();
        const std::int64_t before = reader->version();
        QCOMPARE(reader->version(), before);
        shop.write([](Writer& writer) { writer.putMeasures(measured({1}), 1); });
        QVERIFY(reader->version() != before);
    }

    void keepsThresholdsAndSplits()
    {
        Shop shop;
        shop.decide({CellSubject::Rule, 0, "dark"}, "0.25");
        shop.decide({CellSubject::Rule, 1, "dark"}, "0.5");
        const auto thresholds = shop.reader()->thresholds();
        QCOMPARE(thresholds.at({FindingKind::Dark, CategoryRow{}}), 0.25);
        QCOMPARE(thresholds.at({FindingKind::Dark, CategoryRow{1}}), 0.5);

        const std::vector<std::pair<ImageRow, int>> sides{{{1}, 0}, {{2}, 2}};
        shop.write([&](Writer& writer) { writer.replaceSplit(sides); });
        QCOMPARE(shop.reader()->splitSides(), (std::map<ImageRow, int>{{{1}, 0}, {{2}, 2}}));
    }
};

QTEST_GUILESS_MAIN(TstFindings)
#include "tst_findings.moc"
