// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/duplicaterule.h"
#include "tests/support/labeltexts.h"
#include "tests/ui/clean/cleanfixture.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/duplicatespane.h"
#include "ui/pages/clean/findingstable.h"
#include "ui/pages/clean/listpane.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <set>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

/// Findings as rows and side by side: duplicates, texts, selections, leaks.
class TstCleanLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergesSideBySide();
    void lastPhotosStay();
    void severalGroupsAreOneStep();
    void masksContactDetails();
    void decidesAboutTheSelection();
    void splitsMendLeaks();
    void emptyPanesSayWhy();
    void categoriesTellHowManyListingsGo();
    void nearDuplicatesTellTheRule();
    void nearDuplicatesTellWhatFindsMore();

private:
    CleanShop m_shop;
};

void TstCleanLists::mergesSideBySide()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 6; ++i)
        f.add(
            FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1 + static_cast<int>(i) / 2);
    f.inspection.setMerits({{m_shop.image(1).value, 400.0, 9.0, 0.75}});
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    QCOMPARE(f.child<QLabel>("cleanGroupPlace")->text(), QStringLiteral("Group 1 of 3"));
    QCOMPARE(pane->presenter().mergeAction().kept, m_shop.image(1).value);
    QVERIFY(f.child<QLabel>("cleanLeftFacts")
                ->text()
                .contains(QStringLiteral("<b>sharpness 0.75</b>")));
    QCOMPARE(f.child<QLabel>("cleanLeftRole")->text(),
        QStringLiteral("Stays · the largest, the sharpest"));
    QCOMPARE(f.child<QLabel>("cleanRightRole")->text(), QStringLiteral("Is left out · the oldest"));
    const std::int64_t right =
        pane->presenter().members()[static_cast<std::size_t>(pane->presenter().other())].row();
    pane->setFocus();
    QTest::keyClick(pane, Qt::Key_S);
    QTest::keyClick(pane, Qt::Key_D);
    QVERIFY(f.child<QToolButton>("cleanDifference")->isChecked());
    f.click("cleanMerge");
    QVERIFY(!f.child<QPushButton>("cleanMerge")->isEnabled()); // not twice
    QTRY_COMPARE(f.child<QLabel>("cleanGroupPlace")->text(), QStringLiteral("Group 1 of 2"));
    QCOMPARE(f.inspection.applied().back().kept, right);
    QTRY_VERIFY(f.child<QPushButton>("cleanNotDuplicates")->isEnabled());
    QTest::keyClick(pane, Qt::Key_PageDown);
    QTRY_COMPARE(pane->presenter().members().front().row(), m_shop.image(4).value);
    f.click("cleanNotDuplicates");
    QTRY_COMPARE(f.child<QLabel>("cleanGroupPlace")->text(), QStringLiteral("Group 1 of 1"));
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    f.click("cleanMergeAll");
    QTRY_COMPARE(f.line(FindingKind::ExactDuplicate).open, 0);
    QVERIFY(f.inspection.applied().back().on.openOf.has_value());
}

void TstCleanLists::lastPhotosStay()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 2; ++i)
        f.add(FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1);
    // The second is all that its listing has; the first has a second photo beside it.
    f.inspection.setMerits(
        {{m_shop.image(0).value, 400.0, 9.0, 0.75}, {m_shop.image(1).value, 100.0, 9.0, 0.5}});
    f.inspection.setLastPhotos({m_shop.image(1).value});
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    const auto role = [&f] { return f.child<QLabel>("cleanRightRole")->text(); };
    auto* merge = f.child<QPushButton>("cleanMerge");
    auto* keep = f.child<QPushButton>("cleanNotDuplicates");
    QTRY_COMPARE(role(), QStringLiteral("Stays too: its listing has no other photo"));
    QVERIFY(!merge->isEnabled());
    QCOMPARE(keep->text(), QStringLiteral("Keep all"));
    auto* why = f.child<QLabel>("cleanAllStay");
    QVERIFY(why->isVisible() && why->text().contains(QStringLiteral("its listing's only photo")));
    // Merging by the rule would come to the same: it is not offered, and says why.
    auto* mergeAll = f.child<QPushButton>("cleanMergeAll");
    QTRY_VERIFY(!mergeAll->isEnabled());
    QVERIFY(mergeAll->toolTip().contains(QStringLiteral("nothing to leave out")));
    // A key is heard all the same.
    for (const auto key : {Qt::Key_X, Qt::Key_Return}) {
        pane->setFocus();
        QTRY_VERIFY(!pane->presenter().isReading());
        QTest::keyClick(pane, key);
        QVERIFY(f.presenter().news().text.contains(
            QStringLiteral("what would go is its listing's only")));
        QVERIFY(f.presenter().news().detail.contains(QStringLiteral("“Repeated listings”")));
        auto* news = f.child<Notice>("cleanNews");
        QTRY_VERIFY(news->isVisible());
        f.presenter().tellAllStay(false);
        QVERIFY(f.presenter().news().text.contains(QStringLiteral("called fine")));
    }
    QVERIFY(f.inspection.applied().empty());
    f.click("cleanSwap"); // the other way round one can go
    QTRY_VERIFY(role().startsWith(QStringLiteral("Is left out")));
    QVERIFY(merge->isEnabled());
    QVERIFY(why->text().isEmpty());
    QVERIFY(!mergeAll->isEnabled());
    QCOMPARE(keep->text(), QStringLiteral("Not duplicates"));
    auto* rule = f.child<QComboBox>("cleanKeepRule");
    f.inspection.setMerits({{m_shop.image(1).value, 100.0, 9.0, 0.9}});
    pane->presenter().reload();
    rule->setCurrentIndex(rule->findData(static_cast<int>(KeepRule::Sharpest)));
    Q_EMIT rule->activated(rule->currentIndex());
    QTRY_VERIFY(mergeAll->isEnabled()); // by this rule one goes
    rule->setCurrentIndex(rule->findData(static_cast<int>(KeepRule::Largest)));
    Q_EMIT rule->activated(rule->currentIndex());
    QTRY_VERIFY(!mergeAll->isEnabled());
    QTRY_VERIFY(!pane->presenter().isReading());
    QTRY_VERIFY(!merge->isEnabled());
    f.click("cleanNotDuplicates");
    QTRY_COMPARE(f.line(FindingKind::ExactDuplicate).open, 0);
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
}

void TstCleanLists::nearDuplicatesTellWhatFindsMore()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 2; ++i) {
        f.add(FindingKind::NearDuplicate, {}, m_shop.image(i), {}, {}, 1);
        f.add(FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1);
    }
    f.inspection.setNeedForMoreDuplicates(CheckNeed::Check);
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    auto* more = f.child<Notice>("cleanMoreDuplicates");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    QVERIFY(!more->isVisible());
    f.page.showKind(FindingKind::NearDuplicate);
    QTRY_VERIFY(more->isVisible());
    QVERIFY(more->text().contains(QStringLiteral("crops and slight turns were not found")));
    // Also where all of them have been dealt with.
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    QTRY_VERIFY(f.child<QPushButton>("cleanNotDuplicates")->isEnabled());
    f.click("cleanNotDuplicates");
    QTRY_COMPARE(f.line(FindingKind::NearDuplicate).open, 0);
    QTRY_VERIFY(!more->isVisible());
    const auto nothing = test::labelTexts(*pane->findChild<EmptyState*>()).join(QLatin1Char(' '));
    QVERIFY(nothing.contains(QStringLiteral("There may be more near-identical photos")));
    f.page.perform(ActionId::Undo);
    QTRY_VERIFY(more->isVisible());
    f.inspection.setNeedForMoreDuplicates(std::nullopt);
    auto* again = more->findChild<QPushButton*>();
    QCOMPARE(again->text(), QStringLiteral("Check again"));
    again->click();
    QTRY_VERIFY(!more->isVisible() && !f.presenter().isChecking());
}

void TstCleanLists::severalGroupsAreOneStep()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 10; ++i)
        f.add(
            FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1 + static_cast<int>(i) / 2);
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    auto* groups = f.child<PhotoStrip>("cleanGroups");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    QVERIFY(groups->isVisible());
    QCOMPARE(groups->items().size(), std::size_t{5});
    QCOMPARE(groups->currentIndex().row(), 0);
    const auto place = [&f] { return f.child<QLabel>("cleanGroupPlace")->text(); };
    // Whichever was chosen last is shown.
    groups->setFocus();
    QTest::keyClick(groups, Qt::Key_Right);
    QTest::keyClick(groups, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(place(), QStringLiteral("Group 3 of 5 · 2 selected"));
    QCOMPARE(f.child<QPushButton>("cleanMerge")->text(), QStringLiteral("Merge the 2 groups"));
    QTRY_COMPARE(pane->presenter().members().front().row(), m_shop.image(4).value);
    QTRY_VERIFY(f.child<QPushButton>("cleanMerge")->isEnabled());
    f.click("cleanSwap"); // what was chosen of this one holds
    QTest::keyClick(groups, Qt::Key_X); // as the button
    QTRY_COMPARE(place(), QStringLiteral("Group 3 of 3"));
    QCOMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(f.inspection.applied().front().on.findings, (std::vector<std::int64_t>{3, 4, 5, 6}));
    QCOMPARE(f.inspection.applied().front().kept, m_shop.image(5).value);
    QCOMPARE(groups->selectionModel()->selectedIndexes().size(), qsizetype{1});
    // One undo for both.
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(pane->presenter().groupCount(), 5);
    groups->selectAll();
    QTRY_VERIFY(f.child<QPushButton>("cleanNotDuplicates")->isEnabled());
    f.click("cleanNotDuplicates");
    QTRY_COMPARE(f.line(FindingKind::ExactDuplicate).open, 0);
    QCOMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().on.findings.size(), std::size_t{10});
}

void TstCleanLists::masksContactDetails()
{
    CleanFixture f;
    const auto listing = m_shop.shop->listing(m_shop.listings[3]);
    const std::string word = listing->title.substr(0, 4);
    f.add(FindingKind::ContactDetails, m_shop.listings[3], {}, word, "masked");
    f.add(FindingKind::ContactDetails, m_shop.listings[4], {}, "none of it", "masked");
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::ContactDetails);
    auto* pane = f.child<ListPane>("cleanList");
    QTRY_COMPARE(pane->findings().rowCount(), 2);
    QTRY_VERIFY(f.child<QTextBrowser>("cleanText")->isVisible());
    QVERIFY(f.child<QTextBrowser>("cleanText")->toHtml().contains(QStringLiteral("background")));
    QCOMPARE(f.child<QPushButton>("cleanRemedyAll")->text(), QStringLiteral("Mask all 2"));
    QTest::keyClick(pane->table(), Qt::Key_Return);
    QTRY_COMPARE(pane->findings().rowCount(), 1);
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Mask);
    QTRY_VERIFY(f.child<QPushButton>("cleanRemedy")->isEnabled()); // the next one is selected
    QTRY_VERIFY(f.child<Notice>("cleanNews")->isVisible());
    // Undo instead of "are you sure".
    QTest::mouseClick(
        f.child<Notice>("cleanNews")->findChild<QPushButton*>(QStringLiteral("noticeButton")),
        Qt::LeftButton);
    QTRY_COMPARE(pane->findings().rowCount(), 2);
    f.click("cleanRemedyAll");
    QTRY_COMPARE(pane->findings().rowCount(), 0);
    QVERIFY(pane->findChild<EmptyState*>()->isVisible());
}

void TstCleanLists::decidesAboutTheSelection()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 5; ++i)
        f.add(FindingKind::PriceZero, m_shop.listings[i], {});
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::PriceZero);
    auto* pane = f.child<ListPane>("cleanList");
    QTRY_COMPARE(pane->findings().rowCount(), 5);
    QVERIFY(!f.child<QPushButton>("cleanRemedy")->isVisible());
    pane->table()->selectRow(1);
    pane->table()->selectionModel()->select(
        pane->findings().index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(f.child<QLabel>("cleanSelected")->text(), QStringLiteral("The 2 selected"));
    QTest::keyClick(pane->table(), Qt::Key_F);
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    const auto chosen = f.inspection.applied().back().on.findings;
    QCOMPARE(std::set<std::int64_t>(chosen.begin(), chosen.end()), (std::set<std::int64_t>{2, 4}));
    QSignalSpy shown(&f.page, &Page::listingRequested);
    pane->table()->selectRow(0);
    f.click("cleanShowListing");
    QCOMPARE(shown.front().front().value<ListingRow>(), m_shop.listings[0]);
}

void TstCleanLists::splitsMendLeaks()
{
    CleanFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    for (std::size_t i = 0; i < 2; ++i)
        f.add(FindingKind::SplitLeak, m_shop.listings[i], {});
    SplitReport report;
    report.images = {14, 5, 1};
    report.randomLeaks = 7;
    report.imagesInRandomLeaks = 15;
    f.inspection.setSplit(report);
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::PriceZero);
    QVERIFY(!f.child<QWidget>("cleanSplit")->isVisible());
    f.page.showKind(FindingKind::SplitLeak);
    QVERIFY(f.child<QWidget>("cleanSplit")->isVisible());
    QTRY_COMPARE(f.child<ListPane>("cleanList")->findings().rowCount(), 2);

    // The three shares are always a whole.
    auto* training = f.child<QSpinBox>("cleanSplitTraining");
    training->setValue(95);
    QCOMPARE(f.child<QSpinBox>("cleanSplitValidation")->value(), 5);
    QCOMPARE(f.child<QLabel>("cleanSplitTest")->text(), QStringLiteral("0 %"));
    training->setValue(70);
    f.child<QSpinBox>("cleanSplitValidation")->setValue(25);
    QCOMPARE(f.child<QLabel>("cleanSplitTest")->text(), QStringLiteral("5 %"));
    f.child<QSpinBox>("cleanSplitSeed")->setValue(9);
    QSignalSpy added(&f.runner, &JobRunner::added);
    f.click("cleanSplitDeal");
    QCOMPARE(added.size(), 1); // the strip shows it
    QVERIFY(!f.child<QPushButton>("cleanSplitDeal")->isEnabled());
    QTRY_COMPARE(f.child<ListPane>("cleanList")->findings().rowCount(), 0);
    QTRY_VERIFY(f.child<QPushButton>("cleanSplitDeal")->isEnabled());
    QCOMPARE(f.inspection.calls().back(), std::string("split 70 25 5 seed 9"));
    QCOMPARE(f.child<QLabel>("cleanSplitSides")->text(),
        QStringLiteral("14 photos for training, 5 for validation, 1 for test."));
    QCOMPARE(f.child<QLabel>("cleanSplitLeaks")->text(),
        QStringLiteral("No listing and no group of duplicates is on two sides. Before: 2. Dealing "
                       "out single photos would put 7, with 15 photos, on two sides."));
}

void TstCleanLists::emptyPanesSayWhy()
{
    CleanFixture f;
    f.inspection.skip(FindingKind::LabelIssue, CheckNeed::TrainedNetwork);
    f.inspection.skip(FindingKind::NearDuplicate, CheckNeed::Check);
    for (std::size_t i = 0; i < 2; ++i)
        f.add(FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1);
    f.start(m_shop.shop);
    const auto words = [&f](const char* pane) {
        const auto* nothing = f.child<QWidget>(pane)->findChild<EmptyState*>();
        return test::labelTexts(*nothing).join(QStringLiteral(" | "));
    };
    f.page.showKind(FindingKind::LabelIssue);
    QTRY_COMPARE(words("cleanLabels"),
        QStringLiteral("This has not been checked. | The photos were embedded by a random network, "
                       "which does not see what they show. Embed them with pretrained weights."));
    f.page.showKind(FindingKind::NearDuplicate);
    QTRY_COMPARE(words("cleanDuplicates"),
        QStringLiteral(
            "This has not been checked. | Nobody has looked for this yet. Check the data "
            "set again."));
    const auto* again = f.child<QWidget>("cleanDuplicates")->findChild<EmptyState*>()->button();
    QCOMPARE(again->text(), QStringLiteral("Check again"));
    f.page.showKind(FindingKind::RepeatedListing);
    QTRY_COMPARE(words("cleanDuplicates"), QStringLiteral("Nothing of this kind was found."));
    f.page.showKind(FindingKind::PriceZero);
    QTRY_COMPARE(words("cleanList"), QStringLiteral("Nothing of this kind was found."));
    f.page.showKind(FindingKind::ExactDuplicate);
    QTRY_VERIFY(f.child<QPushButton>("cleanMerge")->isEnabled());
    f.click("cleanMerge");
    QTRY_COMPARE(words("cleanDuplicates"), QStringLiteral("Every group has been dealt with."));
}

void TstCleanLists::categoriesTellHowManyListingsGo()
{
    CleanFixture f;
    const std::vector<Category> categories = m_shop.shop->categories();
    QVERIFY(categories.size() > 1);
    const auto about = [&f](const Category& category, const char* text) {
        Finding finding;
        finding.kind = FindingKind::CategoryShortcut;
        finding.category = category.row;
        finding.text = text;
        f.inspection.add(finding);
    };
    about(categories[0], "brightness50 < 0.31");
    about(categories[0], "sharpness > 0.5"); // the same listings
    about(categories[1], "pixels > 1000");
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::CategoryShortcut);
    auto* pane = f.child<ListPane>("cleanList");
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    const auto listings = [](qint64 number) { return listingCount(number); };
    const auto name = [](const Category& category) {
        return toQString(category.name).replace(QLatin1Char('&'), QLatin1String("&&"));
    };
    QTRY_COMPARE(f.child<QPushButton>("cleanExclude")->text(),
        QStringLiteral("Leave out %1 of %2")
            .arg(listings(categories[0].listings), name(categories[0])));
    const qint64 both = categories[0].listings + categories[1].listings;
    QCOMPARE(f.child<QPushButton>("cleanExcludeEach")->text(),
        QStringLiteral("Leave out all %1").arg(listings(both)));
    pane->table()->selectAll();
    QCOMPARE(f.child<QPushButton>("cleanExclude")->text(),
        QStringLiteral("Leave out %1 of 2 categories").arg(listings(both)));
    QCOMPARE(pane->findings().index(0, FindingsModel::TextColumn).data().toString(),
        QStringLiteral("Brightness below 0.31"));
    // No photo is missing: there is none to miss.
    QCOMPARE(
        pane->findings().index(0, FindingsModel::PictureColumn).data(Qt::DecorationRole).toString(),
        QStringLiteral("tag"));
    // Of listings it is as before.
    f.page.showKind(FindingKind::PriceZero);
    QCOMPARE(f.child<QPushButton>("cleanExclude")->text(), QStringLiteral("Leave out"));
}

void TstCleanLists::nearDuplicatesTellTheRule()
{
    CleanFixture f;
    for (std::size_t i = 0; i < 2; ++i) {
        Finding finding;
        finding.kind = FindingKind::NearDuplicate;
        finding.image = m_shop.image(i);
        finding.group = 1;
        finding.text = duplicateRuleName(DuplicateRule::Embedding);
        finding.value = 0.931;
        finding.threshold = 0.9;
        f.inspection.add(finding);
    }
    for (std::size_t i = 0; i < 2; ++i)
        f.add(FindingKind::ExactDuplicate, {}, m_shop.image(i), {}, {}, 1);
    f.start(m_shop.shop);
    f.page.showKind(FindingKind::NearDuplicate);
    QTRY_COMPARE(f.child<QLabel>("cleanMatch")->text(),
        QStringLiteral("Alike to the network only (similarity 0.93, from 0.90 on): perhaps two "
                       "things of one kind"));
    // Neither is better: none is called the largest.
    QCOMPARE(f.child<QLabel>("cleanLeftRole")->text(), QStringLiteral("Stays · the oldest"));
    QCOMPARE(f.child<QLabel>("cleanRightRole")->text(), QStringLiteral("Is left out"));
    f.page.showKind(FindingKind::ExactDuplicate);
    QTRY_VERIFY(!f.child<QLabel>("cleanMatch")->isVisible());
}

QTEST_MAIN(TstCleanLists)
#include "tst_cleanlists.moc"
