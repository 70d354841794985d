// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// check, findings and split, and their objects' field names, which are an interface.
class TstCliChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_cli.json({q("demo"), shop(), q("--listings"), q("39")}).exitCode, 0);
        const auto products = m_cli.folder().write("Products.csv",
            ",id,product_name,category,product_description,price,location\n"
            "0,A1,\"Chair, oak\",Seats,Call me on 07700 900123 any time,£20.00,Leeds\n"
            "1,A2,Table that seats eight people with two leaves to pull out,Seats,A plain "
            "table,£0.00,Leeds\n"
            "2,A2,Stool,Seats,Twice,£5.00,Leeds\n");
        const auto images = m_cli.folder().write("Images.csv", ",id,product_id\n0,P1,A1\n");
        QCOMPARE(m_cli.json({q("new"), tables()}).exitCode, 0);
        QCOMPARE(m_cli
                     .json({q("import"), tables(), q("--products"),
                         QString::fromStdString(products.string()), q("--images"),
                         QString::fromStdString(images.string())})
                     .exitCode,
            0);
    }

    void findingsNeedACheck()
    {
        const CliResult early = m_cli.json({q("findings"), shop()});
        QCOMPARE(early.exitCode, 3);
        QCOMPARE(early.errorCode(), q("not_ready"));
        // Splitting has looked for leaks between splits, and for nothing else.
        const QString split = m_cli.path("split.vitrine");
        QCOMPARE(m_cli.json({q("demo"), split, q("--listings"), q("13")}).exitCode, 0);
        QCOMPARE(m_cli.json({q("split"), split}).exitCode, 0);
        QCOMPARE(m_cli.json({q("findings"), split}).errorCode(), q("not_ready"));
        const CliResult leaks = m_cli.run({q("findings"), split, q("--kind"), q("split_leak")});
        QCOMPARE(leaks.exitCode, 0);
        QVERIFY(leaks.out.contains("There are no open findings of this kind."));
    }

    void checkMeasuresOnce()
    {
        const CliResult first = m_cli.json({q("check"), shop()});
        QCOMPARE(first.exitCode, 0);
        hasFields(first.json,
            {"kinds", "skipped", "refused", "listings", "images", "measured", "seconds"});
        QVERIFY(first.json[q("refused")].toArray().isEmpty());
        QCOMPARE(first.json[q("listings")].toInt(), 39);
        QVERIFY(first.json[q("measured")].toInt() > 39);
        for (const QJsonValue& kind : first.json[q("kinds")].toArray())
            hasFields(kind.toObject(), {"kind", "open", "found", "examined", "made"});
        QVERIFY(!first.json[q("skipped")].toArray().isEmpty());
        for (const QJsonValue& skipped : first.json[q("skipped")].toArray())
            QVERIFY(skipped.toObject()[q("reason")].toString().endsWith(q(".")));
        QCOMPARE(m_cli.json({q("check"), shop()}).json[q("measured")].toInt(), 0);
        QCOMPARE(m_cli.json({q("check"), shop(), q("--again")}).json[q("measured")].toInt(),
            first.json[q("measured")].toInt());
    }

    void checkSaysInWordsWhatItFound()
    {
        const CliResult words = m_cli.run({q("check"), tables()});
        QCOMPARE(words.exitCode, 0);
        QVERIFY(words.out.contains("Checked 2 listings and 1 photo "));
        QVERIFY(QString::fromUtf8(words.out).contains(
            QRegularExpression(q("\\b1\\s+1\\s+2\\s+price_zero"))));
        QVERIFY(words.out.contains("No photo file is known. Import"));
        QVERIFY(!words.out.contains("There may be more near-identical photos"));
        QVERIFY(words.out.contains("1  duplicate_id (The id of an earlier row), first"
                                   " Products.csv:4  \"A2\""));
        const CliResult json = m_cli.json({q("check"), tables()});
        const QJsonArray refused = json.json[q("refused")].toArray();
        QCOMPARE(refused.size(), 1);
        hasFields(refused[0].toObject(), {"kind", "rows", "first"});
        QCOMPARE(refused[0].toObject()[q("kind")].toString(), q("duplicate_id"));
        QCOMPARE(refused[0].toObject()[q("rows")].toInt(), 1);
        QCOMPARE(refused[0].toObject()[q("first")].toObject()[q("line")].toInt(), 4);
    }

    /// Near duplicates are fewer while the photos are not embedded.
    void saysWhatWouldFindMoreDuplicates()
    {
        const CliResult check = m_cli.run({q("check"), shop()});
        QCOMPARE(check.exitCode, 0);
        const QByteArray note = "Note: There may be more near-identical photos";
        QVERIFY(check.out.contains(note));
        const QByteArray command = "vitrine-cli embed " + shop().toUtf8();
        QVERIFY(check.out.contains(command));
        QVERIFY(m_cli.run({q("findings"), shop()}).out.contains(note));
        QVERIFY(m_cli.run({q("findings"), shop(), q("--kind"), q("near_duplicate")})
                    .out.contains(note));
        QVERIFY(!m_cli.run({q("findings"), shop(), q("--kind"), q("dark")}).out.contains(note));
    }

    void findingsTellWhichIdsCameAgain()
    {
        const CliResult json = m_cli.json({q("findings"), tables(), q("--kind"), q("repeated_id")});
        const QJsonObject repeated = only(json);
        QCOMPARE(repeated[q("listing")].toString(), q("A2"));
        QCOMPARE(repeated[q("text")].toString(), q("Products.csv:4: title, price, description"));
        QCOMPARE(repeated[q("value")].toInt(), 2);
        const CliResult words = m_cli.run({q("findings"), tables(), q("--kind"), q("repeated_id")});
        QVERIFY(words.out.contains(
            "pull out\": Products.csv:4 differs in title, price, description\n"));
    }

    void findingsNameTheirSubjects()
    {
        const CliResult all = m_cli.json({q("findings"), tables()});
        QCOMPARE(all.exitCode, 0);
        hasFields(all.json, {"findings", "total", "kinds"});
        QCOMPARE(all.json[q("findings")].toArray().size(), all.json[q("total")].toInt());
        const QJsonObject zero =
            only(m_cli.json({q("findings"), tables(), q("--kind"), q("price_zero")}));
        hasFields(zero,
            {"row", "kind", "listing", "title", "image", "category", "field", "score", "value",
                "threshold", "text", "suggestion", "group"});
        QCOMPARE(zero[q("listing")].toString(), q("A2"));
        QCOMPARE(zero[q("title")].toString(), kLongTitle);
        QVERIFY(zero[q("image")].isNull());
        const QJsonObject phone =
            only(m_cli.json({q("findings"), tables(), q("--kind"), q("contact_details")}));
        QCOMPARE(phone[q("text")].toString(), q("07700 900123"));
        QCOMPARE(phone[q("suggestion")].toString(), q("Call me on [phone] any time"));
        QCOMPARE(phone[q("field")].toString(), q("description"));

        const CliResult one = m_cli.json({q("findings"), tables(), q("--listing"), q("A1")});
        QCOMPARE(only(one)[q("kind")].toString(), q("contact_details"));
    }

    void findingsShowTitlesInTheRoomThereIs()
    {
        const auto lines = [&](const char* columns) {
            CliRunner& cli = m_cli;
            cli.setVariable(q("COLUMNS"), q(columns));
            const auto words = cli.run({q("findings"), tables(), q("--kind"), q("price_zero")});
            cli.setVariable(q("COLUMNS"), {});
            return QString::fromUtf8(words.out).split(QLatin1Char('\n'));
        };
        // Into a pipe as it is.
        QVERIFY(lines("").value(1).endsWith(q("listing A2 \"%1\", price: £0.00").arg(kLongTitle)));
        const QString narrow = lines("90").value(1);
        QCOMPARE(narrow.size(), 90);
        QVERIFY2(narrow.contains(q("A2 \"Table that seats ")), qPrintable(narrow));
        QVERIFY2(narrow.endsWith(q("…\", price: £0.00")), qPrintable(narrow));
        QVERIFY(lines("20").value(1).contains(q("\"Table tha…\"")));
    }

    void findingsComeInPages()
    {
        const QJsonArray all =
            m_cli.json({q("findings"), tables(), q("-k"), q("100")}).json[q("findings")].toArray();
        QVERIFY(all.size() >= 3);
        const CliResult page =
            m_cli.json({q("findings"), tables(), q("-k"), q("1"), q("--offset"), q("1")});
        QCOMPARE(page.json[q("findings")].toArray(), (QJsonArray{all[1]}));
        QCOMPARE(page.json[q("total")].toInt(), all.size());
    }

    void findingsAsCsv()
    {
        const QString file = m_cli.path("findings.csv");
        const QStringList command{q("findings"), tables(), q("-k"), q("1"), q("--csv"), file};
        const CliResult result = m_cli.json(command);
        QCOMPARE(result.exitCode, 0);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArrayList lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), result.json[q("total")].toInt() + 2); // header, and after the last
        QVERIFY(lines.first().startsWith("row,kind,listing,image,category,"));
        QVERIFY(lines.first().endsWith(",group,title\r"));
        QCOMPARE(m_cli.json(command).errorCode(), q("already_exists"));
        QCOMPARE(m_cli.json(command + QStringList{q("--force")}).exitCode, 0);
    }

    void findingsSayWhatIsNotThere()
    {
        const CliResult kind = m_cli.json({q("findings"), tables(), q("--kind"), q("price_zeroo")});
        QCOMPARE(kind.exitCode, 2);
        QVERIFY(kind.json[q("error")].toObject()[q("hint")].toString().contains(q("price_zero")));
        const CliResult unchecked = m_cli.run({q("findings"), tables(), q("--kind"), q("outlier")});
        QVERIFY(unchecked.exitCode != 0);
        QVERIFY(unchecked.err.contains("\"outlier\" has not been checked."));
        QVERIFY(unchecked.err.contains("No photo file is known. Import")); // as `check` said
        const CliResult listing = m_cli.json({q("findings"), tables(), q("--listing"), q("none")});
        QCOMPARE(listing.errorCode(), q("not_found"));
    }

    void splitDealsOut()
    {
        const QStringList command{q("split"), shop(), q("--fractions"), q("0.5,0.25,0.25")};
        const CliResult split = m_cli.json(command);
        QCOMPARE(split.exitCode, 0);
        hasFields(split.json,
            {"train", "validation", "test", "leaks", "random_leaks", "images_in_random_leaks",
                "seconds"});
        QCOMPARE(split.json[q("leaks")].toInt(), 0);
        QVERIFY(split.json[q("train")].toInt() > split.json[q("test")].toInt());
        QVERIFY(m_cli.run(command).out.contains("for training"));
        QCOMPARE(m_cli.json({q("split"), shop(), q("--fractions"), q("0.5,0.5,0.5")}).errorCode(),
            q("invalid_argument"));
        QCOMPARE(m_cli.json({q("split"), shop(), q("--fractions"), q("0.5,0.5")}).exitCode, 2);
    }

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }
    QString tables() const { return m_cli.path("tables.vitrine"); }

    void hasFields(const QJsonObject& object, std::initializer_list<const char*> names)
    {
        for (const char* name : names)
            QVERIFY2(object.contains(q(name)), name);
    }
    /// The one finding of a result; empty when there are others.
    static QJsonObject only(const CliResult& result)
    {
        const QJsonArray findings = result.json[q("findings")].toArray();
        return findings.size() == 1 ? findings[0].toObject() : QJsonObject();
    }

    const QString kLongTitle = q("Table that seats eight people with two leaves to pull out");
    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstCliChecks)
#include "tst_cli_checks.moc"
