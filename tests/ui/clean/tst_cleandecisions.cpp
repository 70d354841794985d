// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exclusions.h"
#include "tests/ui/clean/labelsfixture.h"
#include "ui/pages/listinglabels.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanShop;
using vitrine::test::LabelsFixture;

/// What pages that decide about photos in their place have in common.
class TstCleanDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListingHasOneLabel();
    void suggestionsAgreeWithinAListing();
    void overtakenDecisionsStay();

private:
    CleanShop m_shop;
};

void TstCleanDecisions::aListingHasOneLabel()
{
    const std::vector<ListingRow> listings{{7}, {8}, {7}, {}, {7}, {8}, {}};
    const auto listingOf = [&](int row) { return listings[static_cast<std::size_t>(row)]; };
    const auto labels = labelsOfListings(
        {{2, QStringLiteral("a")}, {3, QStringLiteral("b")}, {4, QStringLiteral("c")}},
        {static_cast<int>(listings.size()), listingOf, [](int row) { return row == 0; }});
    // Row 0 was decided before, rows 1 and 5 are another listing's, row 6 is of none as row 3 is.
    QCOMPARE(labels,
        (std::map<int, QString>{
            {2, QStringLiteral("a")}, {3, QStringLiteral("b")}, {4, QStringLiteral("a")}}));
    QCOMPARE(labelsOfListings({{5, QStringLiteral("d")}},
                 {static_cast<int>(listings.size()), listingOf, [](int) { return false; }}),
        (std::map<int, QString>{{1, QStringLiteral("d")}, {5, QStringLiteral("d")}}));
}

void TstCleanDecisions::suggestionsAgreeWithinAListing()
{
    LabelsFixture f;
    f.doubt(m_shop.image(0), "Toys");
    f.doubt(m_shop.image(0), "Games"); // of the same listing
    f.doubt(m_shop.image(1), "Games");
    f.start(m_shop.shop);
    f.show();
    f.grid->selectAll();
    QTest::keyClick(f.grid, Qt::Key_Return);
    QCOMPARE(f.word(0), QStringLiteral("Now Toys")); // the first counts, as it is kept
    QCOMPARE(f.word(1), f.word(0));
    QCOMPARE(f.word(2), QStringLiteral("Now Games"));
}

void TstCleanDecisions::overtakenDecisionsStay()
{
    LabelsFixture f(m_shop, 3);
    QTest::keyClick(f.grid, Qt::Key_X);
    QTRY_COMPARE(f.inspection.history().done, std::size_t{1});
    // Another program decides after it.
    JobContext context;
    QVERIFY(
        f.inspection.apply(vitrine::test::excludeImages({m_shop.image(2)}), "Ann", context).step);
    QTest::keyClick(f.grid, Qt::Key_U);
    QTRY_VERIFY(f.presenter().news().text.contains(QStringLiteral("later")));
    QVERIFY(!f.word(0).isEmpty());
    QCOMPARE(f.inspection.history().done, std::size_t{2});
    // Once that is undone, there is nothing in the way.
    QVERIFY(f.inspection.undo(context));
    QTest::keyClick(f.grid, Qt::Key_U);
    QVERIFY(f.word(0).isEmpty());
    QTRY_COMPARE(f.inspection.history().done, std::size_t{0});
    QVERIFY(f.word(0).isEmpty());
}

QTEST_MAIN(TstCleanDecisions)
#include "tst_cleandecisions.moc"
