// SPDX-License-Identifier: GPL-3.0-or-later
// Imports of larger local tables, which are no part of the project.
#include "core/importing/csvreader.h"
#include "tests/core/importing/tables.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <set>

using namespace vitrine;
using vitrine::test::Shop;

namespace {

/// Where each data row of a table starts, from row 1.
std::vector<std::int64_t> linesOfRows(const std::filesystem::path& file)
{
    importing::CsvReader reader(file);
    importing::CsvRow row;
    std::vector<std::int64_t> lines = {0};
    while (reader.next(row))
        lines.push_back(row.line);
    return lines;
}

}

class TstRealTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarketplacesTables()
    {
        VITRINE_NEEDS_SHARED(tables, "data/listings");
        Shop shop;
        shop.request.products = tables / "Products.csv";
        shop.request.images = tables / "Images.csv";
        const ImportReport report = shop.import();
        QCOMPARE(report.products, 7156);
        QCOMPARE(report.images, 12604);
        QCOMPARE(report.joined, 12604);
        QCOMPARE(report.categories, 13);
        QCOMPARE(report.listingsWithoutImages, 104);
        QCOMPARE(report.orphanImages, 0);
        QCOMPARE(report.imagesWithoutFile, 12604);
        bool joke = false;
        for (const RowProblem& problem : report.problems) {
            QCOMPARE(problem.kind, std::string("price_outlier"));
            joke = joke || problem.text == "£10,000,000.00";
        }
        QVERIFY(joke);
        QVERIFY(report.problems.size() < 72); // one in a hundred
        const auto reader = shop.catalogue->reader();
        QCOMPARE(reader->listing({1})->title, std::string("Mirror wall art"));
        for (const ListingSummary& summary : reader->listings({}, ListingOrder::Title, 0, 8000)) {
            QVERIFY2(summary.listing.title.find("| Gumtree") == std::string::npos,
                summary.listing.title.c_str());
            QVERIFY(summary.listing.price && summary.listing.price->currency == "GBP");
        }
        QCOMPARE(shop.import().unchanged, 7156 + 12604);
    }

    void everyPlantedFaultIsReported()
    {
        VITRINE_NEEDS_SHARED(tables, "data/dirty");
        Shop shop;
        shop.request.products = tables / "Products.csv";
        shop.request.images = tables / "Images.csv";
        shop.request.pictures = tables / "images";
        const ImportReport report = shop.import();
        QFile truthFile(QString::fromStdString((tables / "truth.json").string()));
        QVERIFY(truthFile.open(QIODevice::ReadOnly));
        const QJsonObject truth = QJsonDocument::fromJson(truthFile.readAll()).object();
        const auto lines = linesOfRows(shop.request.products);
        using Fault = std::pair<std::int64_t, std::string>;
        std::set<Fault> planted;
        const QJsonObject rows = truth[QLatin1String("product_rows_1_based")].toObject();
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            for (const QJsonValue kind : row.value().toArray())
                planted.insert({lines[row.key().toUInt()], kind.toString().toStdString()});
        }
        std::set<Fault> found;
        for (const RowProblem& problem : report.problems) {
            QCOMPARE(problem.file, std::string("Products.csv"));
            found.insert({problem.line, problem.kind});
        }
        QVERIFY(!planted.empty());
        QCOMPARE(found, planted);
        // The image of the row whose id was damaged has lost its listing as well.
        QVERIFY(report.orphanImages >= truth[QLatin1String("orphan_images")].toInteger());
    }
};

QTEST_GUILESS_MAIN(TstRealTables)
#include "tst_realtables.moc"
