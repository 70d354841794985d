// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/text/codepoints.h"
#include "core/cleaning/text/mojibake.h"

#include <QTest>

#include <array>

using namespace vitrine::cleaning;

namespace {

/// UTF-8 read as Windows-1252, or as Latin-1 where that has nothing, as browsers do.
std::string misread(const std::string& text)
{
    constexpr std::array<char32_t, 32> kHigh = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026,
        0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018,
        0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D, 0x017E, 0x0178};
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : byte);
    }
    return out;
}

/// UTF-8 read as Latin-1: what Windows-1252 has between 0x80 and 0x9F becomes a C1 control.
std::string misreadAsLatin1(const std::string& text)
{
    std::string out;
    for (const char c : text)
        appendUtf8(out, static_cast<unsigned char>(c));
    return out;
}

std::string repairOf(const std::string& text)
{
    const auto damage = findEncodingDamage(text);
    return damage ? damage->repaired : "(sound)";
}

}

class TstMojibake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void misreadTextIsRepaired_data()
    {
        QTest::addColumn<QByteArray>("right");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QByteArray(text);
        };
        row("pounds", "Only £5 each");
        row("apostrophe", "I don’t drive");
        row("quotes and dashes", "The “big” one – used … twice");
        row("French", "Table basse en chêne, à récupérer chez moi");
        row("German", "Schöne Möbel, Größe 38, Öfen aus Österreich, Übergröße");
        row("Spanish", "Año 2019, niña, español");
        row("Portuguese", "São João, maçã, IRMÃ, Ã quente");
        row("Danish", "Århus, Ærø, øl");
        row("Polish", "Zażółć gęślą jaźń, się, świat");
        row("Czech", "Příliš žluťoučký kůň");
        row("Turkish", "Işık, çiğdem, ağaç");
        row("Romanian", "Țară și ștergar");
        row("Russian", "Продам стол и стул, Москва");
        row("Greek", "Καφές και ούζο");
        row("Hebrew", "שולחן וכיסא");
        row("Chinese", "你好，家具出售");
        row("Japanese", "机と椅子");
        row("emoji", "Bargain 😀🔥 today 🚚");
        row("symbols", "20 °C, 5 m², LEGO®, ½ price, ★★★, → here");
        row("euro", "50 €");
        row("no-break space", "5\u00A0kg");
    }
    void misreadTextIsRepaired()
    {
        QFETCH(QByteArray, right);
        const std::string text = right.toStdString();
        QCOMPARE(repairOf(misread(text)), text);
        QCOMPARE(repairOf(misread(misread(text))), text);
        QCOMPARE(repairOf(misreadAsLatin1(text)), text);
    }

    void rightTextIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QByteArray(text);
        };
        row("ASCII", "Sofa, $5 & more");
        row("empty", "");
        row("Danish", "Ârhus og Århus, Ærø, på Å, SMÅ”");
        row("Portuguese", "São Tomé, maçã, IRMÃ…, “AMANHÔ, MANHÃ – hoje, À NOITE");
        row("French",
            "À Paris : grâce à\u00A0«\u00A0l’été\u00A0», Noël, cœur, “café”… NESCAFÉ® CAFÉ™");
        row("French prices", "payé\u00A0€50, prix fixé – 20\u00A0€");
        row("German", "„Spaß“, GROß–KLEIN, ÄÖÜ…, „SCHÄ“, Größe “XL”");
        row("Swedish", "”SMÅ” och ”stora” – så är det på Öland…");
        row("Spanish", "¿Qué? ¡Sí! ESPAÑA… “niñ”, Nº 5, ESPAÑ®");
        row("Italian", "Perché “no”? Città…, è – sì, «però»");
        row("Romanian", "România, Â și Î, ÎN CÂ…");
        row("Vietnamese", "Tiếng Việt, Ân cần, CẦN “BÂ”");
        row("Turkish", "Ürün çok iyi, ÖĞRENCİ “Ö”");
        row("Welsh", "Tŷ â gardd – â…");
        row("Polish", "Zażółć „gęślą” jaźń…");
        row("Russian", "Продаю «стол» — недорого…");
        row("Greek", "Καφές “ούζο”…");
        row("Hebrew", "שולחן 3×½");
        row("Chinese", "你好，“家具”出售…");
        row("emoji and prices", "👉 Only £5 🚚 – “new” ½ price ★★★ 20°C 5m²");
        row("Icelandic", "Það er “það” ÞÚ… ð–");
    }
    void rightTextIsLeftAlone()
    {
        QFETCH(QByteArray, text);
        const auto damage = findEncodingDamage(text.toStdString());
        QVERIFY2(!damage, damage ? damage->example.c_str() : "");
    }

    void damagedPartsAreRepairedAmongRightOnes()
    {
        const auto damage = findEncodingDamage("From Ârhus 👍 only Â£5, donâ€™t wait");
        QVERIFY(damage.has_value());
        QCOMPARE(damage->repaired, std::string("From Ârhus 👍 only £5, don’t wait"));
        QCOMPARE(damage->places, 2);
        QVERIFY(damage->example.find("Â£5") != std::string::npos);
    }

    void whatIsLostIsFoundAndNotRepaired()
    {
        const auto damage = findEncodingDamage("Caf\uFFFD table");
        QVERIFY(damage.has_value());
        QCOMPARE(damage->places, 1);
        QVERIFY(damage->repaired.empty());
        const auto both = findEncodingDamage("Caf\uFFFD for Â£5");
        QCOMPARE(both->places, 2);
        QCOMPARE(both->repaired, std::string("Caf\uFFFD for £5"));
        QVERIFY(findEncodingDamage("\xC3 broken \xFF")->repaired.find("broken") != std::string::npos
            || findEncodingDamage("\xC3 broken \xFF")->repaired.empty());
    }

    void controlsAreWindowsPunctuation()
    {
        const auto damage = findEncodingDamage("The \u0093big\u0094 one \u0096 it\u0092s \u0081");
        QCOMPARE(damage->places, 5);
        QCOMPARE(damage->repaired, std::string("The “big” one – it’s \u0081"));
    }

    void aDoubtfulPlaceNeedsASureOne()
    {
        QVERIFY(!findEncodingDamage("“CAFÃ…"));
        QCOMPARE(repairOf("“CAFÃ… and Â£5"), std::string("“CAFÅ and £5"));
    }
};

QTEST_GUILESS_MAIN(TstMojibake)
#include "tst_mojibake.moc"
