// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/clean/propertypane.h"
#include "ui/widgets/charts/thresholdhistogram.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

/// Thresholds that are tried, set and taken back, and what they find.
class TstCleanThresholds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsAThreshold();
    void decidesAboutOneCategory();
    void setsThresholdsWithoutAHistogram();
    void keepsWhatIsTried();
    void keepsWhatIsEntered();
    void anotherOneThatIsSetEndsTrying();

private:
    CleanShop m_shop;
};

void TstCleanThresholds::setsAThreshold()
{
    CleanFixture f;
    std::vector<std::pair<ImageRow, double>> values;
    for (const ImageRow each : m_shop.images)
        values.emplace_back(each, (static_cast<double>(values.size()) + 0.5) / 24.0);
    f.inspection.setValues(FindingKind::Dark, values, true, 0.25);
    f.add(FindingKind::Dark, {}, m_shop.image(0));
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::Dark);
    auto* pane = f.child<PropertyPane>("cleanProperty");
    QTRY_COMPARE(f.child<QLabel>("cleanFound")->text(), QStringLiteral("6 of 24 found"));
    QVERIFY(!f.child<QPushButton>("cleanSetThreshold")->isVisible());
    QVERIFY(f.child<QPushButton>("cleanExcludeAll")->isEnabled());

    auto* histogram = f.child<ThresholdHistogram>("thresholdHistogram");
    Q_EMIT histogram->thresholdMoved(0.5); // as while dragging
    QCOMPARE(f.child<QLabel>("cleanFound")->text(), QStringLiteral("12 of 24 found"));
    QCOMPARE(f.child<QDoubleSpinBox>("cleanThreshold")->value(), 0.5);
    QTRY_COMPARE(f.child<PhotoStrip>("cleanBeyond")->items().size(), std::size_t{12});
    QCOMPARE(f.child<PhotoStrip>("cleanBeyond")->items().front().image, m_shop.image(11));
    QCOMPARE(f.child<PhotoStrip>("cleanWithin")->items().front().image, m_shop.image(12));
    // What is only tried cannot be left out yet.
    QVERIFY(!f.child<QPushButton>("cleanExcludeAll")->isVisible());
    f.child<QDoubleSpinBox>("cleanThreshold")->setValue(0.75);
    QCOMPARE(histogram->threshold(), 0.75);
    f.click("cleanSetThreshold");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(*f.inspection.applied().front().value, std::string("0.75"));
    QTRY_VERIFY(pane->presenter().histogram().has_value() && !pane->presenter().isTrying());
    QTRY_VERIFY(f.child<QPushButton>("cleanThresholdReset")->isVisible());

    f.click("cleanExcludeAll");
    QTRY_COMPARE(f.line(FindingKind::Dark).open, 0);
    QVERIFY(f.inspection.applied().back().on.openOf == FindingKind::Dark);
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Exclude);
}

void TstCleanThresholds::decidesAboutOneCategory()
{
    CleanFixture f;
    f.inspection.setValues(FindingKind::Dark,
        {{m_shop.image(0), 0.1}, {m_shop.image(1), 0.15}, {m_shop.image(2), 0.2},
            {m_shop.image(3), 0.6}},
        true, 0.25);
    for (std::size_t i = 0; i < 3; ++i)
        f.add(FindingKind::Dark, {}, m_shop.image(i));
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::Dark);
    QTRY_COMPARE(
        f.child<QPushButton>("cleanExcludeAll")->text(), QStringLiteral("Leave out all 3"));
    const std::vector<Category>& categories = f.presenter().categories();
    f.inspection.setCategories({{m_shop.image(0).value, categories[0].row},
        {m_shop.image(1).value, categories[1].row}, {m_shop.image(2).value, categories[1].row}});
    const auto choose = [&f](int line) {
        auto* box = f.child<QComboBox>("cleanPropertyCategory");
        box->setCurrentIndex(line);
        Q_EMIT box->activated(line);
    };
    choose(3); // none of its pictures is dark
    QTRY_COMPARE(f.child<QLabel>("cleanFound")->text(), QStringLiteral("0 of 0 found"));
    QVERIFY(!f.child<QPushButton>("cleanExcludeAll")->isEnabled());
    QVERIFY(!f.child<QPushButton>("cleanAcceptAll")->isEnabled());
    choose(2);
    QTRY_COMPARE(
        f.child<QPushButton>("cleanExcludeAll")->text(), QStringLiteral("Leave out all 2"));
    f.click("cleanExcludeAll");
    QTRY_COMPARE(f.line(FindingKind::Dark).open, 1);
    QVERIFY(!f.inspection.applied().back().on.openOf);
    QCOMPARE(f.inspection.applied().back().on.findings, (std::vector<std::int64_t>{2, 3}));
    QTRY_VERIFY(!f.child<QPushButton>("cleanExcludeAll")->isEnabled());
    choose(1);
    QTRY_COMPARE(
        f.child<QPushButton>("cleanExcludeAll")->text(), QStringLiteral("Leave out the one open"));
    QVERIFY(f.child<QPushButton>("cleanExcludeAll")->isEnabled());
}

void TstCleanThresholds::setsThresholdsWithoutAHistogram()
{
    CleanFixture f;
    f.inspection.setThreshold(FindingKind::Outlier, {0.0, 100.0, 3.5, {}});
    f.inspection.setThreshold(FindingKind::LabelIssue, {0.0, 1.0, {}, {}});
    f.add(FindingKind::Outlier, {}, m_shop.image(0));
    f.add(FindingKind::LabelIssue, {}, m_shop.image(1));
    f.start(m_shop.shop);
    auto* bar = f.child<QWidget>("cleanThresholdBar");
    auto* value = f.child<QDoubleSpinBox>("cleanRuleThreshold");
    QVERIFY(!bar->isVisible());
    f.page.showKind(FindingKind::Outlier);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(value->value(), 3.5);
    QVERIFY(!f.child<QPushButton>("cleanSetRule")->isVisible());
    QVERIFY(!f.child<QPushButton>("cleanResetRule")->isVisible());
    value->setValue(5.0);
    f.click("cleanSetRule");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(f.inspection.applied().front().kind, ActionKind::Threshold);
    QCOMPARE(*f.inspection.applied().front().value, std::string("5"));
    QTRY_VERIFY(f.child<QPushButton>("cleanResetRule")->isVisible());
    QVERIFY(!f.child<QPushButton>("cleanSetRule")->isVisible());
    f.click("cleanResetRule");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QVERIFY(!f.inspection.applied().back().value);
    QTRY_COMPARE(value->value(), 3.5);

    // By itself it finds as many as are expected.
    f.page.showKind(FindingKind::LabelIssue);
    QTRY_COMPARE(value->text(), QStringLiteral("automatic"));
    value->setValue(0.6);
    f.click("cleanSetRule");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{3});
    QCOMPARE(*f.inspection.applied().back().value, std::string("0.6"));
    QTRY_VERIFY(f.child<QPushButton>("cleanResetRule")->isVisible());
    value->setValue(value->minimum());
    f.click("cleanSetRule");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{4});
    QVERIFY(!f.inspection.applied().back().value);

    f.page.showKind(FindingKind::PriceMissing); // it is there or is not
    QTRY_VERIFY(!bar->isVisible());
}

void TstCleanThresholds::keepsWhatIsTried()
{
    CleanFixture f;
    std::vector<std::pair<ImageRow, double>> values;
    for (const ImageRow each : m_shop.images)
        values.emplace_back(each, (static_cast<double>(values.size()) + 0.5) / 24.0);
    f.inspection.setValues(FindingKind::Dark, values, true, 0.25);
    f.inspection.setValues(FindingKind::Blurry, values, true, 0.125);
    f.add(FindingKind::Dark, {}, m_shop.image(0));
    f.start(m_shop.shop);
    auto* pane = f.child<PropertyPane>("cleanProperty");
    auto* histogram = f.child<ThresholdHistogram>("thresholdHistogram");
    auto* set = f.child<QPushButton>("cleanSetThreshold");
    auto* drop = f.child<QPushButton>("cleanThresholdDrop");
    auto* box = f.child<QComboBox>("cleanPropertyCategory");
    const auto look = [&](FindingKind kind) {
        f.page.showKind(kind);
        return QTest::qWaitFor([&] {
            const auto& shown = pane->presenter().histogram();
            return shown && shown->kind == kind;
        });
    };
    QVERIFY(look(FindingKind::Dark));
    QVERIFY(!drop->isVisible());
    Q_EMIT histogram->thresholdMoved(0.5); // as while dragging
    QVERIFY(set->isVisible() && drop->isVisible());
    QVERIFY(look(FindingKind::Blurry)); // has a threshold of its own
    QCOMPARE(histogram->threshold(), 0.125);
    QVERIFY(!set->isVisible());
    QVERIFY(look(FindingKind::Dark));
    QCOMPARE(histogram->threshold(), 0.5);
    QCOMPARE(f.child<QDoubleSpinBox>("cleanThreshold")->value(), 0.5);
    QCOMPARE(f.child<QLabel>("cleanFound")->text(), QStringLiteral("12 of 24 found"));
    QVERIFY(set->isVisible());
    // So has each category.
    const auto choose = [&](int line) {
        box->setCurrentIndex(line);
        Q_EMIT box->activated(line);
        return QTest::qWaitFor([&] { return pane->presenter().histogram().has_value(); });
    };
    QVERIFY(choose(1));
    QCOMPARE(histogram->threshold(), 0.25);
    Q_EMIT histogram->thresholdMoved(0.75);
    QVERIFY(choose(0));
    QCOMPARE(histogram->threshold(), 0.5);
    QVERIFY(choose(1));
    QCOMPARE(histogram->threshold(), 0.75);
    QVERIFY(look(FindingKind::Blurry));
    QVERIFY(look(FindingKind::Dark)); // where it was tried last
    QCOMPARE(box->currentIndex(), 1);
    QCOMPARE(histogram->threshold(), 0.75);
    QTest::mouseClick(drop, Qt::LeftButton);
    QCOMPARE(histogram->threshold(), 0.25);
    QVERIFY(!drop->isVisible() && f.inspection.applied().empty());
    // What is set is no longer tried.
    QVERIFY(choose(0));
    QTest::mouseClick(set, Qt::LeftButton);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QTRY_VERIFY(!drop->isVisible());
    QVERIFY(look(FindingKind::Blurry));
    QVERIFY(look(FindingKind::Dark));
    QCOMPARE(box->currentIndex(), 0);
    QVERIFY(!drop->isVisible());
}

void TstCleanThresholds::keepsWhatIsEntered()
{
    CleanFixture f;
    f.inspection.setThreshold(FindingKind::Outlier, {0.0, 100.0, 3.5, {}});
    f.inspection.setThreshold(FindingKind::PriceOutlier, {0.0, 100.0, 3.5, {}});
    f.add(FindingKind::Outlier, {}, m_shop.image(0));
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.start(m_shop.shop);
    auto* bar = f.child<QWidget>("cleanThresholdBar");
    auto* value = f.child<QDoubleSpinBox>("cleanRuleThreshold");
    auto* drop = f.child<QPushButton>("cleanDropRule");
    f.page.showKind(FindingKind::Outlier);
    QTRY_VERIFY(bar->isVisible());
    value->setValue(5.0);
    QVERIFY(drop->isVisible());
    f.page.showKind(FindingKind::PriceOutlier);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(value->value(), 3.5);
    QVERIFY(!drop->isVisible());
    f.page.showKind(FindingKind::Outlier);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(value->value(), 5.0);
    // Another decision leaves it alone.
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.openOf = FindingKind::PriceZero;
    f.presenter().decide(fine);
    QTRY_COMPARE(f.line(FindingKind::PriceZero).open, 0);
    QCOMPARE(value->value(), 5.0);
    QTest::mouseClick(drop, Qt::LeftButton);
    QCOMPARE(value->value(), 3.5);
    QVERIFY(!drop->isVisible());
    value->setValue(6.0);
    f.click("cleanSetRule");
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QTRY_VERIFY(!drop->isVisible());
    QCOMPARE(value->value(), 6.0);
}

void TstCleanThresholds::anotherOneThatIsSetEndsTrying()
{
    CleanFixture f;
    std::vector<std::pair<ImageRow, double>> values;
    for (const ImageRow each : m_shop.images)
        values.emplace_back(each, (static_cast<double>(values.size()) + 0.5) / 24.0);
    f.inspection.setValues(FindingKind::Dark, values, true, 0.25);
    f.inspection.setValues(FindingKind::Blurry, values, true, 0.125);
    f.inspection.setThreshold(FindingKind::Outlier, {0.0, 100.0, 3.5, {}});
    f.add(FindingKind::Dark, {}, m_shop.image(0));
    f.add(FindingKind::Outlier, {}, m_shop.image(1));
    f.start(m_shop.shop);
    const auto threshold = [](FindingKind kind, const char* value) {
        Action action;
        action.kind = ActionKind::Threshold;
        action.finding = kind;
        action.value = value;
        return action;
    };
    auto* pane = f.child<PropertyPane>("cleanProperty");
    auto* histogram = f.child<ThresholdHistogram>("thresholdHistogram");
    auto* set = f.child<QPushButton>("cleanSetThreshold");
    const auto look = [&](FindingKind kind) {
        f.page.showKind(kind);
        return QTest::qWaitFor([&] {
            const auto& shown = pane->presenter().histogram();
            return shown && shown->kind == kind;
        });
    };
    QVERIFY(look(FindingKind::Dark));
    Q_EMIT histogram->thresholdMoved(0.5);
    QVERIFY(set->isVisible());
    // While it is looked at, as by an undo.
    f.presenter().decide(threshold(FindingKind::Dark, "0.75"));
    QTRY_COMPARE(histogram->threshold(), 0.75);
    QVERIFY(!set->isVisible() && !pane->presenter().isTrying());
    // Out of sight, as by another program; what is tried elsewhere stays.
    Q_EMIT histogram->thresholdMoved(0.5);
    QVERIFY(look(FindingKind::Blurry));
    Q_EMIT histogram->thresholdMoved(0.375);
    JobContext context;
    f.inspection.apply(threshold(FindingKind::Dark, "0.625"), "Ann", context);
    QVERIFY(look(FindingKind::Dark));
    QCOMPARE(histogram->threshold(), 0.625);
    QVERIFY(!set->isVisible());
    QVERIFY(look(FindingKind::Blurry));
    QCOMPARE(histogram->threshold(), 0.375);

    auto* value = f.child<QDoubleSpinBox>("cleanRuleThreshold");
    f.page.showKind(FindingKind::Outlier);
    QTRY_VERIFY(value->isVisible());
    value->setValue(5.0);
    QVERIFY(f.child<QPushButton>("cleanSetRule")->isVisible());
    f.presenter().decide(threshold(FindingKind::Outlier, "6"));
    QTRY_COMPARE(value->value(), 6.0);
    QVERIFY(!f.child<QPushButton>("cleanSetRule")->isVisible());
}

QTEST_MAIN(TstCleanThresholds)
#include "tst_cleanthresholds.moc"
