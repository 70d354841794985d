// SPDX-License-Identifier: GPL-3.0-or-later
// Rules over larger local tables, which are no part of the project.
#include "tests/core/cleaning/listings.h"
#include "tests/core/importing/tables.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>
#include <set>

using namespace vitrine;
using vitrine::test::Shop;

namespace {

cleaning::ListingTable importedTable(const std::filesystem::path& tables)
{
    Shop shop;
    shop.request.products = tables / "Products.csv";
    shop.request.images = tables / "Images.csv";
    shop.import();
    JobContext context;
    return cleaning::readListingTable(*shop.catalogue->reader(), context);
}

/// What cleaning calls the faults of rows that are imported all the same. A price that cannot be
/// read or is negative is none.
const std::map<std::string, FindingKind> kSurviving = {
    {"price_outlier", FindingKind::PriceOutlier},
    {"price_unreadable", FindingKind::PriceMissing},
    {"price_negative", FindingKind::PriceMissing},
    {"price_missing", FindingKind::PriceMissing},
    {"category_missing", FindingKind::CategoryMissing},
    {"title_missing", FindingKind::TitleEmpty},
};

/// The marketplace's ids by row of the table, from 1.
std::vector<std::string> idsByRow(const std::filesystem::path& products)
{
    QFile file(QString::fromStdString(products.string()));
    std::vector<std::string> ids;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            ids.push_back(file.readLine().split(',').value(1).toStdString());
    }
    return ids;
}

}

class TstListingFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plantedFaultsAreFound()
    {
        VITRINE_NEEDS_SHARED(tables, "data/dirty");
        const auto table = importedTable(tables);
        JobContext context;
        std::set<std::pair<std::string, FindingKind>> found;
        std::map<std::int64_t, std::string> idOf;
        for (std::size_t i = 0; i < table.size(); ++i)
            idOf[table[i].row.value] = table[i].id;
        for (const Finding& finding : cleaning::findInListings(table, {}, context))
            found.insert({idOf[finding.listing.value], finding.kind});
        QFile truthFile(QString::fromStdString((tables / "truth.json").string()));
        QVERIFY(truthFile.open(QIODevice::ReadOnly));
        const QJsonObject rows = QJsonDocument::fromJson(truthFile.readAll())
                                     .object()[QLatin1String("product_rows_1_based")]
                                     .toObject();
        const auto ids = idsByRow(tables / "Products.csv");
        int checked = 0;
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            for (const QJsonValue value : row.value().toArray()) {
                const auto kind = kSurviving.find(value.toString().toStdString());
                if (kind == kSurviving.end())
                    continue; // the row is not imported
                ++checked;
                const std::string& id = ids.at(row.key().toUInt());
                QVERIFY2(found.contains({id, kind->second}), qPrintable(row.key()));
            }
        }
        QVERIFY(checked > 0);
    }

    void aMarketplacesListings()
    {
        VITRINE_NEEDS_SHARED(tables, "data/listings");
        const auto table = importedTable(tables);
        JobContext context;
        const auto findings = cleaning::findInListings(table, {}, context);
        std::map<FindingKind, std::size_t> counts;
        for (const Finding& finding : findings)
            ++counts[finding.kind];
        for (const auto& [kind, count] : counts)
            qInfo("%-22s %zu", findingKindName(kind).data(), count);
        qInfo("%zu listings, %.1f MB", table.size(), static_cast<double>(table.bytes()) / 1e6);
        const auto share = [&](FindingKind kind) {
            return static_cast<double>(counts[kind]) / static_cast<double>(table.size());
        };
        std::size_t withoutImages = 0;
        std::size_t free = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            withoutImages += table[i].images == 0 ? 1 : 0;
            free += table[i].price != nullptr && table[i].price->minor == 0 ? 1 : 0;
        }
        QCOMPARE(counts[FindingKind::NoImages], withoutImages);
        QCOMPARE(counts[FindingKind::PriceZero], free);
        QVERIFY(counts[FindingKind::PriceOutlier] > 0);
        QVERIFY(share(FindingKind::PriceOutlier) < 0.01);
        // Numbers and addresses are masked; what is left are attempts to get around that.
        QVERIFY(share(FindingKind::ContactDetails) < 0.02);
        QVERIFY(share(FindingKind::WrongEncoding) < 0.01);
        QVERIFY(share(FindingKind::TitleTooLong) < 0.01);
        QVERIFY(counts[FindingKind::RepeatedListing] > 0);
        QVERIFY(counts[FindingKind::SimilarListing] > 0);
    }
};

QTEST_GUILESS_MAIN(TstListingFindings)
#include "tst_listingfindings.moc"
