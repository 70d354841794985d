// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/cleaning/content/listingagreement.h"
#include "tests/core/cleaning/clusters.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace vitrine;
using namespace vitrine::cleaning;

namespace {

/// Listings of three pictures; in `odd` ones the last picture is of the next category.
test::Clusters shopWith(const std::set<std::int64_t>& odd)
{
    auto made = test::clusters({.images = 900, .imagesPerListing = 3, .noise = 0.9});
    EmbeddingTable& table = made.table;
    const std::vector<float> original = table.values;
    for (const std::int64_t listing : odd) {
        const auto last = static_cast<std::size_t>(listing) * 3 - 1;
        const std::size_t foreign = (last + 3) % table.size();
        std::copy_n(original.begin() + static_cast<std::ptrdiff_t>(foreign * table.length),
            table.length, table.values.begin() + static_cast<std::ptrdiff_t>(last * table.length));
    }
    return made;
}

std::set<std::int64_t> flagged(const std::vector<ListingAgreement>& listings)
{
    std::set<std::int64_t> found;
    for (const ListingAgreement& judged : listings) {
        if (judged.flagged)
            found.insert(judged.listing.value);
    }
    return found;
}

}

class TstListingAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsForeignPictures_data()
    {
        QTest::addColumn<bool>("withPredictions");
        QTest::newRow("embeddings alone") << false;
        QTest::newRow("with predictions") << true;
    }
    void findsForeignPictures()
    {
        QFETCH(bool, withPredictions);
        std::set<std::int64_t> odd;
        for (std::int64_t listing = 4; listing < 300; listing += 13)
            odd.insert(listing);
        const auto made = shopWith(odd);
        JobContext context;
        const OutOfSample predicted = outOfSample(made.table, {}, context);
        const auto judged =
            listingAgreement(made.table, withPredictions ? &predicted : nullptr, {}, context);
        QCOMPARE(judged.size(), std::size_t{300});
        std::size_t hits = 0;
        std::size_t falseAlarms = 0;
        for (const ListingAgreement& listing : judged) {
            QVERIFY(listing.score >= 0.0 && listing.score <= 1.0);
            if (!listing.flagged)
                continue;
            const bool hit = odd.contains(listing.listing.value);
            ++(hit ? hits : falseAlarms);
            if (hit) // the picture that fits least
                QCOMPARE(listing.image.value, listing.listing.value * 3);
        }
        // One foreign picture in twenty is near by chance; that is what the option says.
        QVERIFY2(hits * 10 >= odd.size() * 8, qPrintable(QString::number(hits)));
        QVERIFY2(falseAlarms <= 5, qPrintable(QString::number(falseAlarms)));
    }

    void turnsFlagsIntoFindings()
    {
        const auto made = shopWith({3, 50});
        JobContext context;
        const auto judged = listingAgreement(made.table, nullptr, {}, context);
        const auto findings = agreementFindings(judged);
        QCOMPARE(findings.size(), flagged(judged).size());
        QVERIFY(findings.front().kind == FindingKind::ListingDisagrees);
        QVERIFY(findings.front().listing);
        QVERIFY(findings.front().value < findings.front().threshold);
        QVERIFY(std::ranges::is_sorted(findings, std::greater(), &Finding::score));
    }

    void passesOverSinglePictures()
    {
        const auto made = test::clusters({.images = 100, .imagesPerListing = 1});
        JobContext context;
        QVERIFY(listingAgreement(made.table, nullptr, {}, context).empty());
    }

    void refusesPredictionsOfOtherImages()
    {
        const auto made = test::clusters({.images = 100});
        const OutOfSample other{5, std::vector<float>(50)};
        JobContext context;
        QVERIFY_THROWS_EXCEPTION(Error, listingAgreement(made.table, &other, {}, context));
    }

    void stopsHalfWay()
    {
        const auto made = shopWith({});
        test::ProgressProbe probe([](const Progress& progress) { return progress.fraction > 0.5; });
        JobContext context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, listingAgreement(made.table, nullptr, {}, context));
        QVERIFY(probe.seen().back().fraction < 1.0);
    }
};

QTEST_GUILESS_MAIN(TstListingAgreement)
#include "tst_listingagreement.moc"
