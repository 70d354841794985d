// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/imaging/resize.h"
#include "tests/core/workspace/checkedshop.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::CheckedShop;
using vitrine::test::darkened;
using vitrine::test::embed;
using vitrine::test::isSkipped;
using vitrine::test::jpeg;
using vitrine::test::photograph;
using vitrine::test::thresholdAction;

namespace {

using Ids = std::set<std::string>;

bool isChecked(const CheckReport& report, FindingKind kind)
{
    return std::ranges::any_of(
        report.kinds, [&](const FindingCount& count) { return count.kind == kind; });
}

}

/// What pictures show, once a network has embedded them.
class TstContentChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholdsOfContentAreFollowedAtOnce();
    void judgesWhatATrainedNetworkSees();
    void findsCropsByTheirEmbeddings();
    void doesNotBelieveARandomNetwork();
    void forgetsWhatCanNoLongerBeChecked();
    void saysWhereCategoriesLookAlike();
};

void TstContentChecks::thresholdsOfContentAreFollowedAtOnce()
{
    CheckedShop shop(40);
    for (int n = 2; n < 40; n += 2) { // every hat but the first is dark
        const std::string id = "L" + std::to_string(n) + "-";
        for (const int k : {0, 1})
            shop.replacePicture(id + std::to_string(k),
                jpeg(darkened(photograph(static_cast<std::uint64_t>(n * 2 + k + 1)))));
    }
    shop.import();
    embed(shop, true, [&](const std::string& image, int label) {
        return image == "L8-0" ? 20 : image.starts_with("L5-") ? 1 - label : label;
    });
    shop.check();
    const auto found = [&](FindingKind kind) {
        return shop.inspection().findings({kind, {}, true}, 0, 1000);
    };
    const auto usual = [&](FindingKind kind) {
        return shop.inspection().threshold(kind).value_or(RuleThreshold()).usual;
    };

    const auto outliers = found(FindingKind::Outlier);
    QVERIFY(!outliers.empty());
    QCOMPARE(outliers.front().finding.threshold, usual(FindingKind::Outlier).value());
    shop.apply(thresholdAction(FindingKind::Outlier, {}, "0.5"));
    QVERIFY(found(FindingKind::Outlier).size() > outliers.size());
    for (const auto& [row, finding] : found(FindingKind::Outlier)) {
        QCOMPARE(finding.threshold, 0.5);
        QVERIFY(finding.value > 0.5);
    }
    shop.apply(thresholdAction(FindingKind::Outlier, {}, "100"));
    QVERIFY(found(FindingKind::Outlier).empty());

    const auto labels = found(FindingKind::LabelIssue);
    QVERIFY(!labels.empty());
    QVERIFY(!usual(FindingKind::LabelIssue)); // it follows from the data
    shop.apply(thresholdAction(FindingKind::LabelIssue, {}, "0"));
    QCOMPARE(found(FindingKind::LabelIssue).size(), std::size_t{80}); // each with a category
    shop.apply(thresholdAction(FindingKind::LabelIssue, {}, "1"));
    QVERIFY(found(FindingKind::LabelIssue).size() < labels.size());

    const auto shortcuts = found(FindingKind::CategoryShortcut);
    QVERIFY(!shortcuts.empty());
    QVERIFY(shortcuts.front().finding.value < 0.999); // one hat is bright
    shop.apply(thresholdAction(FindingKind::CategoryShortcut, {}, "0.999"));
    QVERIFY(found(FindingKind::CategoryShortcut).empty());
    QCOMPARE(shop.counts(FindingKind::CategoryShortcut).examined, 2);

    JobContext context;
    shop.check(); // follows them too
    QVERIFY(found(FindingKind::CategoryShortcut).empty());
    shop.inspection().moveTo({}, context);
    QCOMPARE(found(FindingKind::Outlier).size(), outliers.size());
    QCOMPARE(found(FindingKind::LabelIssue).size(), labels.size());
    QCOMPARE(found(FindingKind::CategoryShortcut).size(), shortcuts.size());
}

void TstContentChecks::judgesWhatATrainedNetworkSees()
{
    CheckedShop shop(40);
    shop.import();
    constexpr int kNothingKnown = 20;
    const Ids misfiled{"L5-0", "L5-1", "L12-0", "L12-1", "L21-0", "L21-1", "L30-0", "L30-1"};
    embed(shop, true, [&](const std::string& image, int label) {
        return image == "L8-0" ? kNothingKnown : misfiled.contains(image) ? 1 - label : label;
    });
    const CheckReport report = shop.check();
    for (const FindingKind kind :
        {FindingKind::Outlier, FindingKind::LabelIssue, FindingKind::ListingDisagrees})
        QVERIFY(isChecked(report, kind) && !isSkipped(report, kind));
    QVERIFY(shop.found(FindingKind::Outlier).contains("L8-0"));
    const Ids found = shop.found(FindingKind::LabelIssue);
    QVERIFY(std::ranges::includes(misfiled, found));
    QVERIFY(found.size() >= 6);
    for (const auto& [row, wrong] :
        shop.inspection().findings({FindingKind::LabelIssue, {}, false}, 0, 8))
        QCOMPARE(wrong.suggestion, wrong.text == "Hats" ? "Shoes" : "Hats");
    QCOMPARE(shop.counts(FindingKind::LabelIssue).examined, 80);
    QCOMPARE(shop.counts(FindingKind::ListingDisagrees).examined, 40);
}

void TstContentChecks::findsCropsByTheirEmbeddings()
{
    CheckedShop shop(20);
    const Picture whole = photograph(9); // that of L4-0
    const Picture crop = imaging::cropped(
        whole, {whole.width / 5, whole.height / 20, whole.width * 3 / 4, whole.height * 3 / 4});
    shop.addImage("crop", "L0", jpeg(crop));
    shop.addImage("other", "L1", jpeg(photograph(500)));
    shop.import();
    const auto needForMore = [&] { return shop.inspection().needForMoreDuplicates(); };
    QVERIFY(!needForMore()); // nobody has looked
    shop.check();
    QVERIFY(shop.found(FindingKind::NearDuplicate).empty());
    QVERIFY(needForMore() == CheckNeed::Embeddings);
    const auto needsOnlyACheck = [&] {
        return std::ranges::any_of(shop.inspection().unchecked(), [](const UncheckedKind& each) {
            return each.kind == FindingKind::Outlier && each.need == CheckNeed::Check;
        });
    };
    QVERIFY(!needsOnlyACheck());
    embed(shop, true, [](const std::string&, int label) { return label; });
    QVERIFY(needsOnlyACheck());
    QVERIFY(needForMore() == CheckNeed::Check);
    const auto catalogue = shop.catalogue();
    auto vector = catalogue->reader()->embedding("0123456789abcdef", shop.image("L4-0"));
    vector[0] += 0.01F;
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->putEmbedding("0123456789abcdef", shop.image("crop"), vector);
        writer->putEmbedding("0123456789abcdef", shop.image("other"), vector);
        writer->commit();
    }
    shop.check();
    QVERIFY(!needForMore());
    const Ids found = shop.found(FindingKind::NearDuplicate);
    QVERIFY(found.contains("crop") && found.contains("L4-0"));
    for (const StoredFinding& stored :
        shop.inspection().findings({FindingKind::NearDuplicate, {}, true}, 0, 100))
        QCOMPARE(stored.finding.text, std::string("network"));
    QVERIFY(!found.contains("other")); // near by its numbers, and another picture to the eye
}

void TstContentChecks::doesNotBelieveARandomNetwork()
{
    CheckedShop shop(20);
    shop.import();
    embed(shop, false, [](const std::string&, int label) { return label; });
    const CheckReport report = shop.check();
    QVERIFY(isSkipped(report, FindingKind::LabelIssue, "random network"));
    QVERIFY(isSkipped(report, FindingKind::Outlier, "pretrained weights"));
    // The same afterwards, for whoever opens the workspace.
    const auto needOf = [&](FindingKind kind) -> std::optional<CheckNeed> {
        for (const UncheckedKind& each : shop.inspection().unchecked()) {
            if (each.kind == kind)
                return each.need;
        }
        return std::nullopt;
    };
    QCOMPARE(shop.inspection().unchecked().size(), report.skipped.size());
    for (const CheckReport::Skipped& skipped : report.skipped)
        QCOMPARE(std::string(checkNeedText(needOf(skipped.kind).value())), skipped.reason);
    QVERIFY(needOf(FindingKind::SplitLeak) == CheckNeed::Split);
    QVERIFY(shop.inspection().needForMoreDuplicates() == CheckNeed::TrainedNetwork);
}

void TstContentChecks::forgetsWhatCanNoLongerBeChecked()
{
    CheckedShop shop(20);
    shop.import();
    embed(shop, true, [](const std::string& image, int label) {
        return image.starts_with("L5-") ? 1 - label : label;
    });
    QVERIFY(isChecked(shop.check(), FindingKind::LabelIssue));
    QVERIFY(shop.inspection().countFindings({FindingKind::LabelIssue, {}, true}) > 0);
    const auto catalogue = shop.catalogue();
    {
        const auto writer = catalogue->writer();
        writer->begin();
        writer->resetCleaning(); // the vectors are gone, as after another side
        writer->commit();
    }
    QVERIFY(isSkipped(shop.check(), FindingKind::LabelIssue));
    QCOMPARE(shop.inspection().countFindings({FindingKind::LabelIssue, {}, true}), std::int64_t(0));
    for (const FindingCount& count : shop.inspection().findingCounts())
        QVERIFY(count.kind != FindingKind::LabelIssue);
}

void TstContentChecks::saysWhereCategoriesLookAlike()
{
    CheckedShop shop(40);
    shop.import();
    const Ids misfiled{"L5-0", "L5-1", "L12-0", "L12-1"};
    const auto seeing = [&](const std::string& image, int label) {
        return misfiled.contains(image) ? 1 - label : label;
    };
    embed(shop, true, seeing);
    QVERIFY(!isSkipped(shop.check(), FindingKind::LabelIssue));
    QVERIFY(!shop.found(FindingKind::LabelIssue).empty());
    const auto need = [&] {
        for (const UncheckedKind& each : shop.inspection().unchecked()) {
            if (each.kind == FindingKind::LabelIssue)
                return each;
        }
        return UncheckedKind{FindingKind::Dark, CheckNeed::Check};
    };

    embed(shop, true, [](const std::string&, int) { return 7; }); // everything looks the same to it
    const CheckReport report = shop.check();
    QVERIFY(isSkipped(report, FindingKind::LabelIssue, "cannot tell the categories apart"));
    QVERIFY(isSkipped(report, FindingKind::LabelIssue, "import weights"));
    QVERIFY(!isChecked(report, FindingKind::LabelIssue));
    QVERIFY(shop.found(FindingKind::LabelIssue).empty()); // what was found before is gone
    QVERIFY(isChecked(report, FindingKind::Outlier));
    QVERIFY(isSkipped(report, FindingKind::ListingDisagrees)); // the network knows no more of those
    // The same afterwards, with its figures; also where somebody has set a threshold.
    const UncheckedKind said = need();
    QVERIFY(said.need == CheckNeed::Recognition);
    QVERIFY(said.recognition.right < 0.75 && said.recognition.byChance > 0.4);
    QVERIFY(isSkipped(report, FindingKind::LabelIssue, checkNeedText(said)));
    QVERIFY(checkNeedText(said).find("%1") == std::string::npos);
    shop.apply(thresholdAction(FindingKind::LabelIssue, {}, "0.1"));
    QVERIFY(shop.found(FindingKind::LabelIssue).empty());
    QVERIFY(need().need == CheckNeed::Recognition);

    embed(shop, true, seeing); // it has learnt
    shop.check();
    QVERIFY(shop.found(FindingKind::LabelIssue).contains("L5-0"));
    QVERIFY(need().kind == FindingKind::Dark);
}

QTEST_GUILESS_MAIN(TstContentChecks)
#include "tst_contentchecks.moc"
