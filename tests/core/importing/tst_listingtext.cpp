// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/listingtext.h"

#include <QTest>

using namespace vitrine::importing;

class TstListingText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titlesLoseTheirTail_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* raw, const char* location, const char* title,
                             const char* place) {
            QTest::newRow(raw) << QString::fromUtf8(raw) << QString::fromUtf8(location)
                               << QString::fromUtf8(title) << QString::fromUtf8(place);
        };
        row("Mirror wall art | in Wokingham, Berkshire | Gumtree", "Wokingham, Berkshire",
            "Mirror wall art", "Wokingham, Berkshire");
        row("Sofa | in Leeds | Gumtree", "", "Sofa", "Leeds");
        row("Sofa | in Leeds | Gumtree", "York", "Sofa", "Leeds");
        row("Sofa | in Leeds | Some New Site", "", "Sofa", "Leeds");
        row("BASE||SINGLE||DOUBLE |CALL NOW| | in Leeds | Gumtree", "",
            "BASE||SINGLE||DOUBLE |CALL NOW|", "Leeds");
        row("Sofa | in leeds", "Leeds", "Sofa", "leeds");
        row("Sofa | in Leeds", "", "Sofa", "Leeds");
        row("Sofa | in Leeds", "York", "Sofa | in Leeds", "");
        row("Bike | in good condition", "", "Bike | in good condition", "");
        row("Bike | in good condition | Large frame", "York",
            "Bike | in good condition | Large frame", "");
        row("Bike | Large frame", "", "Bike | Large frame", "");
        row("Bike | gumtree", "", "Bike", "");
        row("  Two\r\n  lines\t here ", "", "Two lines here", "");
        row(" | in Leeds | Gumtree", "", "", "Leeds");
        row("One  two\t three four", "", "One two three four", "");
        row("Plain", "", "Plain", "");
        row("|", "", "|", "");
        row("", "", "", "");
        row("Vase | in Évry | Gumtree", "", "Vase", "Évry");
    }

    void titlesLoseTheirTail()
    {
        QFETCH(QString, raw);
        QFETCH(QString, location);
        const Title title = cleanTitle(raw.toStdString(), location.toStdString());
        QTEST(QString::fromStdString(title.text), "title");
        QTEST(QString::fromStdString(title.place), "place");
    }

    void categoriesHaveRoots()
    {
        QCOMPARE(rootCategory("Home & Garden / Dining / Mirrors"), std::string("Home & Garden"));
        QCOMPARE(rootCategory("  Sports,  Leisure "), std::string("Sports, Leisure"));
        QCOMPARE(rootCategory(" / Dining"), std::string());
        QCOMPARE(rootCategory(""), std::string());
    }

    void lineEndsBecomePlain()
    {
        QCOMPARE(withPlainLines(" a\r\nb\rc\n\rd \r\n"), std::string("a\nb\nc\n\nd"));
        QCOMPARE(withPlainLines("\r"), std::string());
    }
};

QTEST_GUILESS_MAIN(TstListingText)
#include "tst_listingtext.moc"
