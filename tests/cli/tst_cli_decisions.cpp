// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace vitrine::test;

namespace {

/// `listings` listings with a picture's row each; every fifth title holds a phone number, one
/// category is misspelt.
void writeTables(const TemporaryFolder& folder, const std::string& name, int listings)
{
    std::string products = "id,product_name,category,product_description,price,location\n";
    std::string images = "id,product_id\n";
    for (int i = 0; i < listings; ++i) {
        const std::string id = "p" + std::to_string(i);
        const std::string category = i == 6 ? "Furnitur" : i % 2 == 0 ? "Furniture" : "Lamps";
        const std::string title =
            i % 5 == 0 ? "Thing call 07712 345678" : "Thing number " + std::to_string(i);
        products += id + "," + title + "," + category + ",About thing " + std::to_string(i * i)
            + ",£" + std::to_string(i + 1) + ",Leeds\n";
        images += "i" + std::to_string(i) + "," + id + "\n";
    }
    folder.write(name + "-products.csv", products);
    folder.write(name + "-images.csv", images);
}

}

class TstCliDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeTables(m_cli.folder(), "may", 60);
        writeTables(m_cli.folder(), "june", 80);
    }

    void stepsAreUndoneRedoneAndSwitched()
    {
        const QString shop = imported("steps", "may");
        const auto excluded =
            m_cli.json({q("fix"), shop, q("exclude"), q("--listing"), q("p1"), q("p2")});
        QCOMPARE(excluded.exitCode, 0);
        QCOMPARE(excluded.json[q("values")].toInt(), 2);
        const QString step = QString::number(excluded.json[q("step")].toInt());
        QCOMPARE(trainingRows(shop), 58);
        QCOMPARE(m_cli.run({q("history"), shop, q("--undo")}).exitCode, 0);
        QCOMPARE(trainingRows(shop), 60);
        QCOMPARE(m_cli.run({q("history"), shop, q("--undo")}).exitCode, 3); // nothing left
        QCOMPARE(m_cli.run({q("history"), shop, q("--redo")}).exitCode, 0);
        QCOMPARE(m_cli.run({q("history"), shop, q("--off"), step}).exitCode, 0);
        QCOMPARE(trainingRows(shop), 60);
        const auto shown = m_cli.json({q("history"), shop, q("--on"), step, q("--changes"), step});
        QCOMPARE(shown.json[q("changes")].toArray().size(), 2);
        QCOMPARE(shown.json[q("steps")].toArray()[0].toObject()[q("done")].toBool(), true);
        QCOMPARE(trainingRows(shop), 58);
    }

    void duplicatesAreMergedAndNothingElse()
    {
        const QString shop = imported("copies", "may");
        const auto products = m_cli.folder().write("copies.csv",
            "id,product_name,category,product_description,price,location\n"
            "p0,Thing one,Lamps,With the same words,£1,Leeds\n"
            "p1,Thing one,Lamps,With the same words,£1,Leeds\n");
        QCOMPARE(m_cli
                     .json({q("import"), shop, q("--products"),
                         QString::fromStdString(products.string()), q("--images"),
                         m_cli.path("may-images.csv")})
                     .exitCode,
            0);
        QCOMPARE(m_cli.json({q("check"), shop}).exitCode, 0);
        const auto hintOf = [&](const char* action, const char* kind) {
            const CliResult result = m_cli.json({q("fix"), shop, q(action), q("--open"), q(kind)});
            return result.exitCode == 2 ? result.json[q("error")].toObject()[q("hint")].toString()
                                        : q("no error");
        };
        QVERIFY(hintOf("exclude", "repeated_listing").contains(q("Merge")));
        QVERIFY(hintOf("merge", "price_zero").contains(q("near_duplicate")));
        const QByteArray found =
            m_cli.run({q("findings"), shop, q("--kind"), q("repeated_listing")}).out;
        QVERIFY2(found.contains("listing p1 \"Thing one\"  (group "), found); // said once
        QVERIFY2(found.contains("2 of 2 open findings.\n"), found);
        QVERIFY(fix(shop, {q("merge"), q("--open"), q("repeated_listing")}) > 0);
        QCOMPARE(m_cli.json({q("findings"), shop, q("--kind"), q("repeated_listing")})
                     .json[q("total")]
                     .toInt(),
            0);
    }

    void photosThatAreAllTheirListingsHaveStay()
    {
        const QString shop = imported("only", "may"); // a photo each
        const QStringList merge{q("fix"), shop, q("merge"), q("--image"), q("i1"), q("i2")};
        const CliResult json = m_cli.json(merge);
        QCOMPARE(json.exitCode, 0);
        QVERIFY(json.json[q("step")].isNull());
        QCOMPARE(json.json[q("skipped_in_all")].toInt(), 2);
        const CliResult words = m_cli.run(merge);
        QVERIFY2(
            words.out.contains("There was nothing to change.\nLeft as they are: 2.\n"
                               "  i1, i2: All of its group stay, as each is its listing's only "
                               "photo: leave one of the listings out"),
            words.out);
        QCOMPARE(trainingRows(shop), 60);
    }

    void stepsNameTheListings()
    {
        const QString shop = imported("named", "may");
        QVERIFY(
            fix(shop, {q("exclude"), q("--listing"), q("p1"), q("p2"), q("p3"), q("p4"), q("p6")})
            == 5);
        QVERIFY(fix(shop, {q("exclude"), q("--image"), q("i7")}) == 1);
        QVERIFY(fix(shop, {q("threshold"), q("--kind"), q("dark"), q("--to"), q("0.3")}) == 1);
        const QByteArray words = m_cli.run({q("history"), shop}).out;
        QVERIFY2(words.contains(": exclude, 5 listings: \"Thing number 1\", \"Thing number 2\", "
                                "\"Thing number 3\" and 2 more (5 values)\n"),
            words);
        QVERIFY2(words.contains(": exclude, 1 photo: \"Thing number 7\" (1 value)\n"), words);
        // What one of them changed comes first, and of the others no listings are read.
        const QStringList show{q("history"), shop, q("--changes"), q("1")};
        const QByteArray changes = m_cli.run(show).out;
        const auto changed = changes.indexOf("  listing p1 excluded: no -> yes\n");
        QVERIFY2(changes.startsWith("   1  ") && changed > 0, changes);
        QVERIFY2(changes.indexOf("\n   2  ") > changed, changes);
        QVERIFY2(changes.contains(": exclude, 1 photo (1 value)\n"), changes);
        const auto asked = m_cli.json(show).json[q("steps")].toArray();
        QCOMPARE(asked[0].toObject()[q("listings")].toObject()[q("in_all")].toInt(), 5);
        QVERIFY(asked[1].toObject()[q("listings")].isNull());
        const auto steps = m_cli.json({q("history"), shop}).json[q("steps")].toArray();
        QCOMPARE(steps.size(), 3);
        const auto listings = [&steps](int step) {
            return steps[step].toObject()[q("listings")].toObject();
        };
        QCOMPARE(listings(0)[q("titles")].toArray(),
            (QJsonArray{q("Thing number 1"), q("Thing number 2"), q("Thing number 3")}));
        QCOMPARE(listings(0)[q("in_all")].toInt(), 5);
        QCOMPARE(listings(1)[q("titles")].toArray(), QJsonArray{q("Thing number 7")});
        QCOMPARE(listings(2)[q("in_all")].toInt(-1), 0);
        QVERIFY2(words.contains(": threshold dark to \"0.3\" (1 value)\n")
                || words.contains(": threshold dark to 0.3 (1 value)\n"),
            words);
    }

    void conflictsSayWhatWasExpected()
    {
        const QString shop = imported("expected", "may");
        for (const char* title : {"First", "Second"})
            QVERIFY(fix(shop,
                        {q("edit"), q("--listing"), q("p1"), q("--field"), q("title"), q("--to"),
                            q(title)})
                == 1);
        const QStringList show{q("history"), shop, q("--changes"), q("2")};
        const auto change = [&] {
            return m_cli.json(show).json[q("changes")].toArray()[0].toObject();
        };
        QCOMPARE(change()[q("expected")].toString(), q("First"));
        QCOMPARE(change()[q("conflict")].toString(), QString());
        QCOMPARE(m_cli.run({q("history"), shop, q("--off"), q("1")}).exitCode, 0);
        QCOMPARE(change()[q("before")].toString(), q("Thing number 1"));
        QCOMPARE(change()[q("expected")].toString(), q("First"));
        QCOMPARE(change()[q("conflict")].toString(), q("other_value"));
        const QByteArray words = m_cli.run(show).out;
        QVERIFY2(words.contains("listing p1 title: Thing number 1 -> Second (conflict: expected "
                                "First)\n"),
            words);
    }

    void whatIsGoneFromTheTableIsLeftOutOnDemand()
    {
        const QString shop = imported("sold", "june"); // 80 listings
        const QStringList again{q("import"), shop, q("--products"), m_cli.path("may-products.csv"),
            q("--images"), m_cli.path("may-images.csv")};
        const CliResult kept = m_cli.json(again);
        QCOMPARE(kept.json[q("gone")].toInt(), 20);
        QCOMPARE(kept.json[q("gone_left_out")].toBool(), false);
        QCOMPARE(trainingRows(shop), 80);
        const CliResult out = m_cli.run(QStringList(again) << q("--leave-out-gone"));
        QVERIFY(out.out.contains(
            "20 listings that the table no longer has were left out, as one step"));
        QCOMPARE(trainingRows(shop), 60);
        QCOMPARE(m_cli.json(again).json[q("gone")].toInt(), 0); // they are left out already
        QCOMPARE(m_cli.run({q("history"), shop, q("--undo")}).exitCode, 0);
        QCOMPARE(trainingRows(shop), 80);
        // Another shop's table is a slip.
        QFile head(m_cli.path("may-products.csv"));
        QVERIFY(head.open(QIODevice::ReadOnly));
        QFile none(m_cli.path("none.csv"));
        QVERIFY(none.open(QIODevice::WriteOnly));
        none.write(head.readLine());
        none.close();
        const CliResult spared = m_cli.json({q("import"), shop, q("--products"), none.fileName(),
            q("--images"), m_cli.path("may-images.csv"), q("--leave-out-gone")});
        QCOMPARE(spared.exitCode, 0);
        QCOMPARE(spared.json[q("gone")].toInt(), 80);
        QCOMPARE(spared.json[q("gone_spared")].toBool(), true);
        QCOMPARE(spared.json[q("gone_left_out")].toBool(), false);
        QCOMPARE(trainingRows(shop), 80);
        // What is left out says so at the next import.
        QCOMPARE(m_cli.run({q("fix"), shop, q("exclude"), q("--listing"), q("p1")}).exitCode, 0);
        QCOMPARE(m_cli.json(again).json[q("listings_left_out")].toInt(), 1);
    }

    void whatAStepDidIsSaid()
    {
        const QString shop = imported("words", "may");
        const auto said = [&](QStringList arguments) {
            arguments.insert(1, shop);
            return QString::fromUtf8(m_cli.run(arguments).out);
        };
        const auto excluded = said({q("fix"), q("exclude"), q("--listing"), q("p1"), q("p2")});
        QVERIFY2(excluded.contains(q("Step 1: 2 listings left out.")), qPrintable(excluded));
        QVERIFY2(excluded.contains(q("--undo")), qPrintable(excluded));
        QVERIFY(said({q("info")}).contains(q("Left out    2 listings, 2 images")));
        const auto typo =
            said({q("fix"), q("relabel"), q("--listing"), q("p3"), q("--to"), q("Lumps")});
        QVERIFY2(typo.contains(q("category of 1 listing changed")), qPrintable(typo));
        QVERIFY2(typo.contains(q("\"Lumps\" is a new category. Did you mean \"Lamps\"?")),
            qPrintable(typo));
        QVERIFY(said({q("history"), q("--undo"), q("9")}).contains(q("only 2 steps to undo")));
        QCOMPARE(m_cli.run({q("history"), shop, q("--changes"), q("99")}).exitCode, 3);
        const auto recipe =
            m_cli.json({q("history"), shop, q("--save-recipe"), m_cli.path("undone.json")});
        QVERIFY(recipe.json[q("error")].toObject()[q("message")].toString().contains(q("undone")));
    }

    void whatWasNotCheckedIsNotFoundFine()
    {
        const QString shop = imported("unchecked", "may");
        const QStringList fix{q("fix"), shop, q("exclude"), q("--open"), q("dark")};
        QCOMPARE(m_cli.run(fix).exitCode, 3);
        QCOMPARE(m_cli.run({q("check"), shop}).exitCode, 0); // no photos: the tables alone
        QCOMPARE(m_cli.run(fix).exitCode, 3);
        QCOMPARE(m_cli.run({q("findings"), shop, q("--kind"), q("dark")}).exitCode, 3);
        const auto found = m_cli.run({q("findings"), shop, q("--kind"), q("contact_details")});
        QCOMPARE(found.exitCode, 0);
        QVERIFY2(found.out.contains("threshold"), found.out);
    }

    void anotherBranchCanBeReturnedTo()
    {
        const QString shop = imported("branches", "may");
        const auto edit = [&](const char* value) {
            return m_cli
                .json({q("fix"), shop, q("edit"), q("--listing"), q("p1"), q("--field"), q("title"),
                    q("--to"), q(value)})
                .json[q("step")]
                .toInt();
        };
        const int first = edit("First");
        m_cli.run({q("history"), shop, q("--undo")});
        edit("Second");
        auto history = m_cli.json({q("history"), shop});
        QCOMPARE(history.json[q("branches")].toArray().size(), 1);
        QVERIFY(trainingData(shop).contains("Second"));
        m_cli.run({q("history"), shop, q("--go"), QString::number(first)});
        QVERIFY(trainingData(shop).contains("First"));
        QCOMPARE(m_cli.run({q("history"), shop, q("--go"), q("99")}).exitCode, 3);
    }

    void aRecipeDoesTheSameOnOtherTables()
    {
        const QString may = imported("may", "may");
        QCOMPARE(m_cli.run({q("check"), may}).exitCode, 0);
        QVERIFY(fix(may, {q("mask"), q("--open"), q("contact_details")}) > 0);
        QVERIFY(
            fix(may, {q("relabel"), q("--open"), q("category_misspelt"), q("--suggested")}) > 0);
        QVERIFY(fix(may, {q("exclude"), q("--listing"), q("p3")}) > 0);
        QVERIFY(fix(may,
                    {q("edit"), q("--listing"), q("p4"), q("--field"), q("price"), q("--to"),
                        q("12.50 GBP")})
            > 0);
        const QString recipe = m_cli.path("may.json");
        QCOMPARE(m_cli.run({q("history"), may, q("--save-recipe"), recipe}).exitCode, 0);
        QCOMPARE(m_cli.run({q("history"), may, q("--save-recipe"), recipe}).exitCode, 5); // there

        // The same tables: the same data set, to the byte.
        const QString again = imported("again", "may");
        const auto replayed = m_cli.json({q("clean"), again, q("--recipe"), recipe});
        QVERIFY2(replayed.exitCode == 0, replayed.out);
        QCOMPARE(replayed.json[q("recipe")].toObject()[q("applied")].toInt(), 4);
        QCOMPARE(trainingData(again), trainingData(may));
        QVERIFY(trainingData(may).contains("[phone]"));
        QVERIFY(!trainingData(may).contains("07712"));
        QVERIFY(trainingData(may).contains(",Furniture,0,Furnitur,")); // the path is as imported

        // Next month's: findings are found anew, and what is not there is reported.
        const QString june = imported("june", "june");
        QVERIFY(m_cli.folder()
                    .write("lost.json",
                        R"({"vitrine_recipe": 1, "name": "lost", "steps": [
                {"action": "mask", "on": {"open": "contact_details"}},
                {"action": "exclude", "on": {"listings": ["p3", "nobody"]}},
                {"action": "exclude", "on": {"listings": ["p5"]}, "enabled": false}]})")
                    .string()
                    .size()
            > 0);
        const auto other = m_cli.json({q("clean"), june, q("--recipe"), m_cli.path("lost.json")});
        const auto steps = other.json[q("recipe")].toObject()[q("steps")].toArray();
        QCOMPARE(steps[0].toObject()[q("values")].toInt(), 16);
        QCOMPARE(steps[1].toObject()[q("values")].toInt(), 1);
        QCOMPARE(steps[1].toObject()[q("skipped")].toArray()[0].toObject()[q("subject")].toString(),
            q("nobody"));
        QCOMPARE(steps[2].toObject()[q("enabled")].toBool(), false);
        const auto made = m_cli.json({q("history"), june}).json[q("steps")].toArray();
        QCOMPARE(made.size(), 3);
        QCOMPARE(made[2].toObject()[q("enabled")].toBool(), false);
        QCOMPARE(trainingRows(june), 79);
    }

    void pricesAreReadAsAnImportReadsThem()
    {
        const QString shop = imported("prices", "may");
        const auto price = [&](const char* text) {
            const bool done = fix(shop,
                                  {q("edit"), q("--listing"), q("p1"), q("--field"), q("price"),
                                      q("--to=") + QString::fromUtf8(text)})
                == 1;
            const auto rows = QString::fromUtf8(trainingData(shop)).split(QLatin1Char('\n'));
            return done ? rows.filter(q("p1,")).value(0) : QString();
        };
        QVERIFY(price("12.50").contains(q(",12.50,GBP,")));
        QVERIFY(price("£1,234.00").contains(q(",1234.00,GBP,")));
        QVERIFY(price("12,75 EUR").contains(q(",12.75,EUR,")));
        const QStringList field{q("edit"), q("--listing"), q("p1"), q("--field"), q("price")};
        QCOMPARE(fix(shop, field + QStringList{q("--none")}), 1);
        QVERIFY(price("14.50").contains(q(",14.50,GBP,"))); // as most of the shop's are
        QCOMPARE(m_cli
                     .json({q("fix"), shop, q("edit"), q("--listing"), q("p1"), q("--field"),
                         q("price"), q("--to=-3")})
                     .errorCode(),
            q("invalid_argument"));
        QCOMPARE(
            m_cli.json({q("fix"), shop, q("relabel"), q("--listing"), q("p1"), q("--to"), q("  ")})
                .errorCode(),
            q("invalid_argument"));
    }

    void aFindingThatIsNotThereIsNamed()
    {
        const QString shop = imported("gone", "may");
        const auto gone = m_cli.json({q("fix"), shop, q("exclude"), q("--finding"), q("99999")});
        QCOMPARE(gone.exitCode, 3);
        QCOMPARE(gone.errorCode(), q("not_found"));
        QVERIFY(gone.out.contains("99999"));
    }

    void changesAreShownWithIdsAndMoney()
    {
        const QString shop = imported("changes", "may");
        const auto changed = [&](const QStringList& arguments) {
            const int step =
                m_cli.json(QStringList{q("fix"), shop} + arguments).json[q("step")].toInt();
            const QStringList show{q("history"), shop, q("--changes"), QString::number(step)};
            m_words = m_cli.run(show).out;
            return m_cli.json(show).json[q("changes")].toArray();
        };
        const auto price = changed({q("edit"), q("--listing"), q("p4"), q("--field"), q("price"),
            q("--to"), q("12.50")})[0]
                               .toObject();
        QCOMPARE(price[q("id")].toString(), q("p4"));
        QCOMPARE(price[q("before")].toString(), q("5.00 GBP"));
        QCOMPARE(price[q("after")].toString(), q("12.50 GBP"));
        QVERIFY2(m_words.contains("listing p4 price: £5.00 -> £12.50"), m_words);

        const auto merged = changed({q("merge"), q("--listing"), q("p1"), q("p3")});
        QVERIFY(!merged.isEmpty());
        QVERIFY2(m_words.contains("listing p3 excluded: no -> merged into p1"), m_words);
        QVERIFY2(m_words.contains("photo i3 listing: p3 -> p1"), m_words);

        const auto own = changed({q("threshold"), q("--kind"), q("dark"), q("--to"), q("0.25"),
            q("--category"), q("Lamps")});
        QCOMPARE(own[0].toObject()[q("id")].toString(), q("Lamps"));
        QVERIFY2(m_words.contains("rule dark of Lamps: the rule's own -> 0.25"), m_words);
        changed({q("threshold"), q("--kind"), q("dark"), q("--none"), q("--category"), q("Lamps")});
        QVERIFY2(m_words.contains("threshold dark of Lamps to the rule's own"), m_words);
    }

    void filesAreNotWrittenOverTheCatalogue()
    {
        const QString shop = imported("own", "may");
        QCOMPARE(m_cli.run({q("check"), shop}).exitCode, 0);
        QVERIFY(fix(shop, {q("exclude"), q("--listing"), q("p3")}) > 0);
        const QString link = m_cli.path("link.csv");
        const QString catalogue = shop + q("/catalogue.sqlite");
        QVERIFY(QFile::link(catalogue, link));
        for (const QString& target : QStringList{catalogue, shop + q("/new.csv"), link}) {
            const auto csv = m_cli.json({q("findings"), shop, q("--csv"), target, q("--force")});
            QCOMPARE(csv.exitCode, 2);
            QCOMPARE(csv.errorCode(), q("invalid_argument"));
            const auto recipe = m_cli.json(
                {q("history"), shop, q("--undo"), q("--save-recipe"), target, q("--force")});
            QCOMPARE(recipe.exitCode, 2);
        }
        const auto steps = m_cli.json({q("history"), shop}).json[q("steps")].toArray();
        QVERIFY(steps[0].toObject()[q("done")].toBool()); // refused before anything was undone
    }

    void badRecipesChangeNothing()
    {
        const QString shop = imported("bad", "may");
        m_cli.folder().write("bad.json",
            R"({"vitrine_recipe": 1, "steps": [
                {"action": "exclude", "on": {"listings": ["p3"]}}, {"action": "explode", "on": {}}]})");
        const auto result = m_cli.json({q("clean"), shop, q("--recipe"), m_cli.path("bad.json")});
        QCOMPARE(result.exitCode, 4);
        QVERIFY(result.out.contains("explode"));
        QCOMPARE(trainingRows(shop), 60);
        QCOMPARE(m_cli.run({q("clean"), shop, q("--recipe"), m_cli.path("none.json")}).exitCode, 3);
    }

    void aRecipesThresholdOfAnUnknownCategoryIsNotDone()
    {
        const QString shop = imported("nope", "may");
        m_cli.folder().write("nope.json",
            R"({"vitrine_recipe": 1, "steps": [
                {"action": "threshold", "finding": "dark", "value": 0.5, "category": "Nope"}]})");
        const auto result = m_cli.json({q("clean"), shop, q("--recipe"), m_cli.path("nope.json")});
        QCOMPARE(result.exitCode, 0);
        const auto recipe = result.json[q("recipe")].toObject();
        QCOMPARE(recipe[q("applied")].toInt(), 0);
        const auto step = recipe[q("steps")].toArray()[0].toObject();
        QVERIFY(step[q("step")].isNull());
        QVERIFY(step[q("error")].toString().contains(q("Nope")));
        QVERIFY(m_cli.json({q("history"), shop}).json[q("steps")].toArray().isEmpty());
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("nothing chosen") << QStringList{q("exclude")} << QByteArray("--open");
        QTest::newRow("kind") << QStringList{q("exclude"), q("--open"), q("drak")}
                              << QByteArray("dark");
        QTest::newRow("no value") << QStringList{q("relabel"), q("--listing"), q("p1")}
                                  << QByteArray("--to");
        QTest::newRow("price") << QStringList{q("edit"), q("--listing"), q("p1"), q("--field"),
            q("price"), q("--to"), q("cheap")}
                               << QByteArray("12.50 GBP");
        QTest::newRow("field") << QStringList{q("edit"), q("--listing"), q("p1"), q("--field"),
            q("id"), q("--to"), q("x")}
                               << QByteArray("title");
    }
    void mistakesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, text);
        if (m_mistakes.isEmpty())
            m_mistakes = imported("mistakes", "may");
        const auto result = m_cli.run(QStringList{q("fix"), m_mistakes} + arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(text), result.err);
    }

    void aKilledStepIsDoneOrNot()
    {
        writeTables(m_cli.folder(), "large", 3000);
        const QString shop = imported("killed", "large");
        QStringList all{q("fix"), shop, q("exclude"), q("--listing")};
        for (int i = 0; i < 3000; ++i)
            all << q("p") + QString::number(i);
        for (const int milliseconds : {5, 20, 40, 60, 80, 100, 140}) {
            const auto process = m_cli.start(all);
            QTest::qWait(milliseconds);
            process->kill();
            process->waitForFinished();
            const int rows = trainingRows(shop);
            const auto steps = m_cli.json({q("history"), shop}).json[q("steps")].toArray();
            QCOMPARE(steps.size(), rows == 0 ? 1 : 0); // all of it, or nothing
            if (rows == 0)
                break;
            QCOMPARE(rows, 3000);
        }
        const auto after = m_cli.json({q("fix"), shop, q("restore"), q("--listing"), q("p1")});
        QCOMPARE(after.exitCode, 0);
    }

private:
    QString imported(const char* name, const char* tables)
    {
        const QString shop = m_cli.path(name) + q(".vitrine");
        const QString base = m_cli.path(tables);
        const bool made = m_cli.run({q("new"), shop}).exitCode == 0
            && m_cli.run({q("import"), shop, q("--products"), base + q("-products.csv"),
                             q("--images"), base + q("-images.csv")})
                    .exitCode
                == 0;
        return made ? shop : QString();
    }
    /// Values that the step changed.
    int fix(const QString& shop, const QStringList& arguments)
    {
        const auto result = m_cli.json(QStringList{q("fix"), shop} + arguments);
        return result.exitCode == 0 ? result.json[q("values")].toInt() : -1;
    }
    int trainingRows(const QString& shop)
    {
        return m_cli
            .json({q("export"), shop, q("--training-data"), m_cli.path("t.csv"), q("--force")})
            .json[q("training_rows")]
            .toInt();
    }
    QByteArray trainingData(const QString& shop)
    {
        trainingRows(shop);
        QFile file(m_cli.path("t.csv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    CliRunner m_cli;
    QString m_mistakes;
    QByteArray m_words;
};

QTEST_GUILESS_MAIN(TstCliDecisions)
#include "tst_cli_decisions.moc"
