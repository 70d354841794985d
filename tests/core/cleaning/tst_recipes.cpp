// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
#include <string> // first: moc cannot read <compare>, which ids.h begins with, on its own
// clang-format on
#include "core/cleaning/deciding/recipe.h"
#include "tests/core/cleaning/actionshop.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::cleaning;
using vitrine::cleaning::test::action;
using vitrine::cleaning::test::finding;
using vitrine::cleaning::test::Shop;
using vitrine::test::errorOf;

/// Actions and recipes as JSON, and thresholds on the scale of their rules.
class TstRecipes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsComeBackFromJson()
    {
        const Shop shop;
        shop.found(FindingKind::ContactDetails,
            {finding(FindingKind::ContactDetails, {1}, {}, "description")});
        const auto reader = shop.reader();
        Action edit = action(ActionKind::Edit);
        edit.on.listings = {{1}, {2}};
        edit.field = "price";
        edit.value = priceCell(Money{5, "GBP"});
        Action merge = action(ActionKind::Merge);
        merge.on.images = {{1}, {2}};
        merge.keep = KeepRule::Sharpest;
        merge.kept = 2;
        Action threshold = action(ActionKind::Threshold);
        threshold.finding = FindingKind::Dark;
        threshold.category = shop.category("Sofas");
        threshold.value = "0.25";
        Action mask = action(ActionKind::Mask);
        mask.on.findings = {
            reader->findings({FindingKind::ContactDetails, {}, false}, 0, 1)[0].row};
        mask.value = "0.75";
        for (const Action& each : {edit, merge, threshold, mask}) {
            const std::string json = actionToJson(each, *reader);
            const LocalAction back = actionFromJson(json, *reader);
            QVERIFY2(back.missing.empty(), json.c_str());
            QCOMPARE(actionToJson(back.action, *reader), json);
            QCOMPARE(back.action.value, each.value);
            QCOMPARE(back.action.kept, each.kept);
            QCOMPARE(back.action.on.findings, each.on.findings);
        }
        QVERIFY(actionToJson(edit, *reader).find("\"0.05 GBP\"") != std::string::npos);
        const auto gone = actionFromJson(
            R"({"action":"exclude","on":{"listings":["a","zz"],"images":["yy"]}})", *reader);
        QCOMPARE(gone.missing, (std::vector<std::string>{"zz", "yy"}));
    }

    void aThresholdLiesOnTheScaleOfItsRule_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("ofCategory");
        QTest::addColumn<bool>("sound");

        QTest::newRow("dark") << "dark"
                              << "0.25" << true << true;
        QTest::newRow("below the scale") << "dark"
                                         << "-3" << false << false;
        QTest::newRow("no number") << "dark"
                                   << "half" << false << false;
        QTest::newRow("compares nothing") << "price_missing"
                                          << "3" << false << false;
        QTest::newRow("yes or no") << "wrong_extension"
                                   << "0.5" << false << false;
        QTest::newRow("bits") << "near_duplicate"
                              << "8" << false << true;
        QTest::newRow("share of words") << "similar_listing"
                                        << "40" << false << false;
        QTest::newRow("too many bits") << "near_duplicate"
                                       << "40" << false << false;
        QTest::newRow("deviations") << "outlier"
                                    << "5" << false << true;
        QTest::newRow("likelihood") << "label_issue"
                                    << "0.6" << false << true;
        QTest::newRow("more than certain") << "label_issue"
                                           << "1.5" << false << false;
        QTest::newRow("area") << "category_shortcut"
                              << "0.9" << false << true;
        QTest::newRow("less than chance") << "category_shortcut"
                                          << "0.4" << false << false;
        QTest::newRow("a limit for each listing") << "listing_disagrees"
                                                  << "0.4" << false << false;
        QTest::newRow("words") << "title_too_long"
                               << "300" << false << true;
        QTest::newRow("rules about listings know no categories") << "title_too_long"
                                                                 << "300" << true << false;
    }
    void aThresholdLiesOnTheScaleOfItsRule()
    {
        QFETCH(QString, kind);
        QFETCH(QString, value);
        QFETCH(bool, ofCategory);
        QFETCH(bool, sound);
        const Shop shop;
        Action threshold = action(ActionKind::Threshold);
        threshold.finding = findingKindFromName(kind.toStdString());
        threshold.value = value.toStdString();
        if (ofCategory)
            threshold.category = shop.category("Sofas");
        const auto code = errorOf([&] { shop.resolve(threshold); });
        QCOMPARE(code.has_value(), !sound);
        QVERIFY(sound || code == ErrorCode::InvalidArgument);
    }

    void aThresholdOfAnUnknownCategoryIsNoneOfAll()
    {
        const Shop shop;
        const auto local = actionFromJson(
            R"({"action":"threshold","finding":"dark","value":0.5,"category":"Nope"})",
            *shop.reader());
        QVERIFY(local.impossible.find("Nope") != std::string::npos);
        const auto known = actionFromJson(
            R"({"action":"threshold","finding":"dark","value":0.5,"category":"Sofas"})",
            *shop.reader());
        QVERIFY(known.impossible.empty());
        QCOMPARE(known.action.category, shop.category("Sofas"));
    }

    void recipesAreCheckedBeforeAnythingIsDone_data()
    {
        QTest::addColumn<QByteArray>("json");

        QTest::newRow("no JSON") << QByteArray("exclude all");
        QTest::newRow("no recipe") << QByteArray(R"({"steps":[]})");
        QTest::newRow("no steps") << QByteArray(R"({"vitrine_recipe":1})");
        const auto step = [](const char* json) -> QByteArray {
            return QByteArray(R"({"vitrine_recipe":1,"steps":[)") + json + "]}";
        };
        QTest::newRow("unknown action") << step(R"({"action":"explode","on":{}})");
        QTest::newRow("no selection") << step(R"({"action":"exclude"})");
        QTest::newRow("no value") << step(R"({"action":"relabel","on":{}})");
        QTest::newRow("values for listings")
            << step(R"({"action":"relabel","on":{"listings":["a"]},"values":["x"]})");
        QTest::newRow("a value too few")
            << step(R"({"action":"relabel","on":{"images":["i1","i2"]},"values":["x"]})");
        QTest::newRow("values that are numbers")
            << step(R"({"action":"relabel","on":{"images":["i"]},"values":[1]})");
        QTest::newRow("no field") << step(R"({"action":"edit","on":{},"value":"x"})");
        QTest::newRow("kind") << step(R"({"action":"threshold","finding":"ugly","value":1})");
        QTest::newRow("price") << step(
            R"({"action":"edit","on":{},"field":"price","value":"cheap"})");
        QTest::newRow("negative price")
            << step(R"({"action":"edit","on":{},"field":"price","value":"-3.00 GBP"})");
        QTest::newRow("enabled") << step(R"({"action":"mask","on":{},"enabled":"no"})");
        QTest::newRow("keep") << step(R"({"action":"merge","on":{},"keep":"prettiest"})");
        QTest::newRow("no object") << step("3");
        QTest::newRow("kind of open") << step(R"({"action":"exclude","on":{"open":"nonsense"}})");
        QTest::newRow("ids that are numbers")
            << step(R"({"action":"exclude","on":{"images":[1]}})");
        QTest::newRow("no list of ids") << step(R"({"action":"mask","on":{"listings":"a"}})");
        QTest::newRow("unknown selection") << step(R"({"action":"mask","on":{"listing":["a"]}})");
        QTest::newRow("finding without subject")
            << step(R"({"action":"accept","on":{"findings":[{"kind":"dark"}]}})");
        QTest::newRow("kind of a finding")
            << step(R"({"action":"accept","on":{"findings":[{"kind":"drak","image":"i"}]}})");
        QTest::newRow("what is fine") << step(R"({"action":"accept","on":{"images":["i"]}})");
        QTest::newRow("kind that is fine")
            << step(R"({"action":"accept","on":{"images":["i"]},"finding":"drak"})");
        QTest::newRow("kept of a wrong form")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":"i1"})");
        QTest::newRow("kept by number")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":{"image":1}})");
        QTest::newRow("kept of another sort")
            << step(R"({"action":"merge","on":{"images":["i1","i2"]},"kept":{"listing":"a"}})");
        QTest::newRow("kept of another sort of finding")
            << step(R"({"action":"merge","on":{"open":"near_duplicate"},"kept":{"listing":"a"}})");
        QTest::newRow("field") << step(R"({"action":"edit","on":{},"field":"id","value":"x"})");
        QTest::newRow("text as threshold")
            << step(R"({"action":"threshold","finding":"dark","value":"half"})");
        QTest::newRow("how sure, as a text")
            << step(R"({"action":"mask","on":{},"threshold":"0.5"})");
        QTest::newRow("category by number")
            << step(R"({"action":"threshold","finding":"dark","value":0.5,"category":3})");
    }
    void recipesAreCheckedBeforeAnythingIsDone()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(errorOf([&] { recipeFromJson(json.toStdString()); }), ErrorCode::Corrupt);
    }

    void recipesComeBack()
    {
        QCOMPARE(errorOf([] { recipeFromJson(R"({"vitrine_recipe":2,"steps":[]})"); }),
            ErrorCode::NewerVersion);
        const Recipe recipe{"spring",
            {{R"({"action":"mask","on":{"open":"contact_details"}})", true},
                {R"({"action":"exclude","on":{"listings":["a"]}})", false}}};
        const Recipe back = recipeFromJson(recipeToJson(recipe));
        QCOMPARE(back.name, "spring");
        QCOMPARE(back.steps.size(), std::size_t(2));
        QCOMPARE(back.steps[0].action, recipe.steps[0].action);
        QVERIFY(!back.steps[1].enabled);
        QVERIFY(needsFindings(back.steps[0].action));
        QVERIFY(!needsFindings(back.steps[1].action));
    }
};

QTEST_GUILESS_MAIN(TstRecipes)
#include "tst_recipes.moc"
