// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/itemmodels/outgoing.h"

#include <QLocale>
#include <QMimeData>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;

/// What goes to other programs of more rows than can go.
class TstOutgoing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_shop = test::makeShop(m_folder.path(), {.listings = 5, .pictures = true});
    }

    void theFirstRowsGoWhateverTheyAreAbout()
    {
        Outgoing outgoing; // all but the last rows of one listing
        const QString line = QStringLiteral("row\n");
        int rows = 0;
        while (outgoing.add({1}, {2}, line))
            ++rows;
        QCOMPARE(rows, kMostOutgoing);
        for (const std::int64_t listing : {3, 4})
            QVERIFY(!outgoing.add({2}, {listing}, line));
        const auto mime = outgoing.asMime(*m_shop);
        QCOMPARE(mime->text().count(QLatin1Char('\n')), kMostOutgoing);
        QCOMPARE(mime->urls().size(), qsizetype{kMostOutgoing});
        // The header, and the one listing that is among them, once.
        const QByteArray csv = mime->data(QStringLiteral("text/csv"));
        QCOMPARE(csv.count('\n'), 2);
        QVERIFY(csv.contains("L1,"));
    }

    void nothingIsToldWhereAllGo()
    {
        QVERIFY(!newsOfOutgoing(kMostOutgoing));
        const auto news = newsOfOutgoing(kMostOutgoing + 1);
        QVERIFY(news && !news->help.isEmpty());
        QCOMPARE(news->text, QStringLiteral("Only the first 1,000 of 1,001 rows are taken along."));
    }

    void nothingGoesOfNothing() { QVERIFY(!Outgoing().asMime(*m_shop)); }

private:
    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop;
};

QTEST_MAIN(TstOutgoing)
#include "tst_outgoing.moc"
