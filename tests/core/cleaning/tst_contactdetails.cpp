// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/contactdetails.h"

#include <QTest>

using namespace vitrine::cleaning;

namespace {

void addTexts(std::initializer_list<const char*> texts)
{
    for (const char* text : texts)
        QTest::newRow(text) << QByteArray(text);
}

void addPairs(std::initializer_list<std::pair<const char*, const char*>> pairs)
{
    for (const auto& [text, masked] : pairs)
        QTest::newRow(text) << QByteArray(text) << QByteArray(masked);
}

}

class TstContactDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isMasked_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        addPairs({
            {"Call 07712345678.", "Call [phone]."},
            {"07712 345678", "[phone]"},
            {"07712 345 678 after six", "[phone] after six"},
            {"tel 020 7946 0123", "tel [phone]"},
            {"(01925) 630418", "[phone]"},
            {"0161-496-0123", "[phone]"},
            {"0161.496.0123 or 0113 496 0456", "[phone] or [phone]"},
            {"0 7 7 1 2 3 4 5 6 7 8", "[phone]"},
            {"0-7-7-1-2-3-4-5-6-7-8!", "[phone]!"},
            {"+44 7712 345678", "[phone]"},
            {"+44 (0)7712 345678", "[phone]"},
            {"0044 7712 345678", "[phone]"},
            {"447712345678", "[phone]"},
            {"+1 (212) 555-0123", "[phone]"},
            {"+33 6 12 34 56 78", "[phone]"},
            {"+49-30-1234567", "[phone]"},
            {"call (212) 555-0123", "call [phone]"},
            {"O7712345678", "[phone]"},
            {"o77l2 345 67O", "o77l2 345 67O"}, // ten digits
            {"o77l2 345 678", "[phone]"},
            {"077I2 34O 678", "[phone]"},
            {"Info 0️⃣2️⃣0️⃣ 7️⃣9️⃣4️⃣6️⃣0️⃣1️⃣2️⃣3️⃣ "
             "now",
                "Info [phone] now"},
            {"０７７１２３４５６７８", "[phone]"},
            {"𝟎𝟕𝟕𝟏𝟐 𝟑𝟒𝟓𝟔𝟕𝟖", "[phone]"},
            {"zero seven seven one two three four five six seven eight", "[phone]"},
            {"oh double seven one two 345678", "[phone]"},
            {"Ring 07 seven one 2 345678 now", "Ring [phone] now"},
            {"Contact07712345678Thanks", "Contact[phone]Thanks"},
            {"on 07712345678Can deliver", "on [phone]Can deliver"},
            {"07712345678/07712345679", "[phone]/[phone]"},
            {"2 left, 07712345678", "2 left, [phone]"},
            {"call 01204 12345", "call [phone]"},
            {"text on 07 71 23 45 67 8", "text on [phone]"},
            {"mail jo.bloggs+x@mail.example.com today", "mail [e-mail] today"},
            {"<jo@example.co.uk>", "<[e-mail]>"},
            {"jo at gmail dot com", "[e-mail]"},
            {"jo (at) example.com", "[e-mail]"},
            {"jo[at]example[dot]com", "[e-mail]"},
            {"jo @ gmail.com", "[e-mail]"},
            {"jo@gmail . com", "[e-mail]"},
            {"JO@EXAMPLE.COM", "[e-mail]"},
            {"see https://shop.example/a?b=1.", "see [link]."},
            {"(www.shop.example)", "([link])"},
            {"Visit shop.co.ukOpen daily", "Visit [link]Open daily"},
            {"shop.com/sofas, cheap", "[link], cheap"},
            {"my-shop.com", "[link]"},
            {"SHOP.COM", "[link]"},
            {"Buy online @shop.com", "Buy online @[link]"},
            {"shop .com", "[link]"},
            {"shop dot com", "[link]"},
            {"shop dot co dot uk", "[link]"},
            {"www shop com", "[link]"},
            {"https://shop.example/07712345678", "[link]"},
            {"Tel 07712 345678, jo@example.com, www.shop.example", "Tel [phone], [e-mail], [link]"},
        });
    }
    void isMasked()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        const std::string masked = maskContactDetails(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(masked), wanted);
        QCOMPARE(maskContactDetails(masked), masked);
    }

    void isNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        addTexts({
            "",
            "£1,234.00 or £0771234567",
            "Since 1998, used 2015 2016 2017",
            "01/02/2022 10:30, 25-02-2022 11.00, 2022-02-25 10",
            "W30 L32, sizes 06 08 10 12 14 16",
            "Sizes 8 10 12 14 16 18 20",
            "120x80x75 cm, 1200 x 600 x 18 mm",
            "0771234567x12345678",
            "EAN 5012345678900, EAN: 0712345678911",
            "ISBN 0141439513, isbn 0-14-143951-3",
            "Part number 07712345678",
            "Model no. 01234 567891",
            "LB07712345678, AB-07712345678-01",
            "Order 12-07712345678-3",
            "LS1 4DT, SW1A 1AA, NE6 1JR",
            "Windows 10 11 2000, PS2 PS3 PS4 PS5",
            "3+2 Seater, 10 000 000 people",
            "0.000-000.0.0000 watts",
            "12/22/16/18/11/20/14 26",
            "Call 00000000000, 00000 000000, 0000-0000000, +00 0000000000",
            "text 0 0 0 0 0 0 0 0 0 0 0 or 07  000000000 or o0000000000",
            "keys 01234567890",
            "one two three four five six seven eight nine",
            "zero scratches, double seven",
            "230VAC @50Hz, i5 @3.40GHz, follow @shop_uk",
            "Look at argos, meet at mail, pick up at live show",
            "Thursday @ eleven",
            "xxx@xxx.com",
            "Polka dot dress, dot and dab",
            "ASP.NET, node.js, readme.txt, e.g. this, i.e. that",
            "As new.It works.Net curtains.In box, worn.UK size 5",
            "5.5in, 2.4m, v1.2.3, 10.com",
            "[phone] [e-mail] [link]",
            "IMEI 357712345678901",
            "Top 5️⃣ of 2️⃣0️⃣2️⃣2️⃣",
            "1080p 4k 3840 2160 60",
        });
    }
    void isNone()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(maskContactDetails(text.toStdString())), text);
    }

    void matchesSayWhatTheyAre()
    {
        const std::string text = "Ring 07712 345678 or shop .com";
        const auto matches = findContactDetails(text);
        QCOMPARE(matches.size(), 2U);
        QVERIFY(matches[0].kind == ContactKind::Phone);
        QCOMPARE(text.substr(matches[0].begin, matches[0].bytes), std::string("07712 345678"));
        QVERIFY(matches[1].kind == ContactKind::Link);
        QVERIFY(matches[0].score > matches[1].score);
        QVERIFY(matches[1].score > 0.0 && matches[0].score <= 1.0);
    }

    void hostileTextsEnd()
    {
        for (const char* piece : {"0 ", "07712345678 ", "@", "a.", " at ", "www.", "one ", "0o",
                 "double ", ".com", "dot com ", "+", "(", "\xC3", "-1"}) {
            std::string text;
            for (int i = 0; i < 20'000; ++i)
                text += piece;
            const std::string masked = maskContactDetails(text);
            QVERIFY(!masked.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TstContactDetails)
#include "tst_contactdetails.moc"
