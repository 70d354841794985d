// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/historypane.h"
#include "ui/pages/clean/kindlist.h"
#include "ui/pages/clean/listpane.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"

#include <QAbstractItemView>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <semaphore>

using namespace vitrine;
using namespace vitrine::ui;
using vitrine::test::CleanFixture;
using vitrine::test::CleanShop;

namespace {

/// Stands in for the programs of the desktop.
class OpenedFiles : public QObject {
    Q_OBJECT
public:
    OpenedFiles() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~OpenedFiles() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Q_INVOKABLE void open(const QUrl& url) { urls << url; }

    QList<QUrl> urls;
};

}

/// The Clean page: states, kinds, numbers, history, recipes.
class TstCleanPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyStatesLeadOn();
    void listsKinds();
    void numbersStayWhileTheyAreRenewed();
    void historySwitchesAndBranches();
    void anEmptyHistoryIsOneLine();
    void recipesAndReports();
    void overviewHasMore();
    void everythingHasAName();

private:
    CleanShop m_shop;
};

void TstCleanPage::emptyStatesLeadOn()
{
    CleanFixture f;
    QSignalSpy asked(&f.page, &Page::actionRequested);
    auto* button = f.child<EmptyState>("cleanEmpty")->button();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.back().front().value<ActionId>(), ActionId::GoHome);

    const auto empty = Workspace::create(m_shop.folder / "empty.vitrine");
    f.page.setSource({empty, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NothingImported);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.back().front().value<ActionId>(), ActionId::ImportTables);

    f.page.setSource({m_shop.shop, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NotChecked);
    QVERIFY(f.page.canPerform(ActionId::CheckData));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(f.presenter().state(), CleanState::NothingFound);
    QVERIFY(f.child<KindList>("cleanKinds")->isVisible());
}

void TstCleanPage::listsKinds()
{
    CleanFixture f;
    f.inspection.skip(FindingKind::LabelIssue, CheckNeed::Embeddings);
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.start(m_shop.shop);
    auto* kinds = f.child<KindList>("cleanKinds");
    int lines = 0;
    for (int group = 1; group < kinds->topLevelItemCount(); ++group) {
        for (int i = 0; i < kinds->topLevelItem(group)->childCount(); ++i) {
            const QTreeWidgetItem* item = kinds->topLevelItem(group)->child(i);
            ++lines;
            QCOMPARE(item->text(1),
                item->text(0) == QLatin1String("Price of zero") ? QStringLiteral("1") : QString());
        }
    }
    QCOMPARE(lines, kFindingKinds);
    // Keys go from line to line, past the headings.
    kinds->setFocus();
    QTest::keyClick(kinds, Qt::Key_Down);
    QCOMPARE(kinds->currentKind(), std::optional(findingTable().front().kind));
    QTest::keyClick(kinds, Qt::Key_Up);
    QCOMPARE(kinds->currentKind(), std::nullopt);
    const QTreeWidgetItem* second = kinds->topLevelItem(2);
    const auto firstOfSecond = std::ranges::find(
        findingTable(), FindingGroup::Pictures, [](const FindingSpec& spec) { return spec.group; });
    kinds->setCurrentKind(firstOfSecond->kind);
    QTest::keyClick(kinds, Qt::Key_Up);
    QCOMPARE(kinds->currentKind(), std::optional(std::prev(firstOfSecond)->kind));
    QTest::mouseClick(
        kinds->viewport(), Qt::LeftButton, {}, kinds->visualItemRect(second).center());
    QCOMPARE(kinds->currentKind(), std::optional(std::prev(firstOfSecond)->kind));
    kinds->setCurrentKind(std::nullopt);
    QTRY_VERIFY(f.child<Notice>("cleanNeedsModel")->isVisible());
    QCOMPARE(f.child<QLabel>("cleanNowFindings")->text(), QStringLiteral("1"));
    kinds->setCurrentKind(FindingKind::PriceZero);
    QVERIFY(f.child<ListPane>("cleanList")->isVisible());
    kinds->setCurrentKind(std::nullopt);
    QVERIFY(f.child<QWidget>("cleanOverview")->isVisible());
}

void TstCleanPage::numbersStayWhileTheyAreRenewed()
{
    CleanFixture f;
    f.add(FindingKind::PriceMissing, m_shop.listings[0], {});
    f.start(m_shop.shop);
    const auto now = [&] { return f.child<QLabel>("cleanNowFindings")->text(); };
    const auto change = [&] { return f.child<QLabel>("cleanChangeFindings")->text(); };
    QTRY_COMPARE(now(), QStringLiteral("1"));
    std::binary_semaphore go(0);
    f.inspection.setWhileChecking([&go] { go.acquire(); });
    f.click("cleanCheck");
    QVERIFY(f.presenter().isChecking());
    f.presenter().refresh(); // as after a decision meanwhile
    QCOMPARE(change(), QStringLiteral("being renewed"));
    QTest::qWait(0);
    QCOMPARE(now(), QStringLiteral("1"));
    QCOMPARE(change(), QStringLiteral("being renewed"));
    QVERIFY(!f.child<QAbstractButton>("cleanCheck")->isEnabled());
    go.release();
    QTRY_VERIFY(!f.presenter().isChecking());
    QCOMPARE(now(), QStringLiteral("1"));
    QVERIFY(change().isEmpty());
}

void TstCleanPage::historySwitchesAndBranches()
{
    CleanFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    Step branch;
    branch.row = {9};
    branch.action = R"({"action":"exclude","on":{"open":"dark"}})";
    f.inspection.setBranches({branch});
    f.start(m_shop.shop);
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.openOf = FindingKind::PriceZero;
    f.presenter().decide(fine);
    auto* steps = f.child<HistoryPane>("cleanHistory")->steps();
    QTRY_COMPARE(steps->topLevelItemCount(), 4); // the step, the import, a heading, the branch
    QCOMPARE(steps->topLevelItem(0)->text(0), QStringLiteral("Called all of “Price of zero” fine"));
    QCOMPARE(steps->topLevelItem(0)->checkState(0), Qt::Checked);

    steps->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QTRY_COMPARE(f.line(FindingKind::PriceZero).open, 1);
    CellChange conflict;
    conflict.cell = {CellSubject::Listing, 1, "title"};
    conflict.conflict = CellConflict::OtherValue;
    conflict.expected = "Sofa";
    conflict.before = "Old sofa";
    conflict.after = "Red sofa";
    f.inspection.setConflicts({conflict});
    f.presenter().refresh();
    QTRY_VERIFY(f.presenter().history().line.front().conflicts == 1);
    steps->topLevelItem(0)->setExpanded(true);
    QTRY_COMPARE(steps->topLevelItem(0)->childCount(), 1);
    const QString told = QStringLiteral("expected “Sofa”, found “Old sofa”; now “Red sofa”");
    QVERIFY(steps->topLevelItem(0)->child(0)->text(0).contains(told));
    QTRY_VERIFY(steps->topLevelItem(0)->toolTip(0).contains(told)); // without opening it

    QVERIFY(f.page.canPerform(ActionId::Undo));
    f.page.perform(ActionId::Undo);
    QTRY_VERIFY(f.page.canPerform(ActionId::Redo));
    QTRY_VERIFY(!f.child<QToolButton>("cleanUndo")->isEnabled());
    Q_EMIT steps->itemActivated(steps->topLevelItem(3), 0); // the branch
    QTRY_COMPARE(f.inspection.calls().back(), std::string("move 9"));
}

void TstCleanPage::anEmptyHistoryIsOneLine()
{
    CleanFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.start(m_shop.shop);
    auto* history = f.child<QWidget>("cleanHistory");
    auto* line = f.child<QWidget>("cleanNoSteps");
    QVERIFY(f.child<QToolButton>("cleanShowHistory")->isChecked()); // there is room
    QVERIFY(line->isVisible() && !history->isVisible());
    QVERIFY(line->height() < 40);
    QCOMPARE(line->width(), f.child<QWidget>("cleanKinds")->parentWidget()->width());
    Action fine;
    fine.kind = ActionKind::Accept;
    fine.on.openOf = FindingKind::PriceZero;
    f.presenter().decide(fine);
    QTRY_VERIFY(history->isVisible() && !line->isVisible());
    f.page.perform(ActionId::Undo);
    QTRY_VERIFY(f.page.canPerform(ActionId::Redo));
    QVERIFY(history->isVisible()); // a step that is undone is a step
    f.click("cleanShowHistory");
    QVERIFY(!history->isVisible() && !line->isVisible());
    f.click("cleanShowHistory");
    QVERIFY(history->isVisible());
}

void TstCleanPage::recipesAndReports()
{
    CleanFixture f;
    f.add(FindingKind::PriceZero, m_shop.listings[0], {});
    f.start(m_shop.shop);
    QVERIFY(!f.child<QToolButton>("cleanSaveRecipe")->isEnabled()); // there is no step yet
    f.picker.answer = m_shop.folder / "month.json";
    f.click("cleanRunFirstRecipe");
    QTRY_COMPARE(f.inspection.calls(), std::vector<std::string>{"run month.json"});
    f.picker.answer = m_shop.folder / "report.pdf";
    f.click("cleanReport");
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(m_shop.folder / "report.pdf"), 20'000);
    auto* news = f.child<Notice>("cleanNews");
    auto* open = news->findChild<QPushButton*>(QStringLiteral("noticeButton"));
    QTRY_COMPARE(open->text(), QStringLiteral("Open"));
    OpenedFiles opened;
    QTest::mouseClick(open, Qt::LeftButton);
    QCOMPARE(opened.urls, QList<QUrl>{QUrl::fromLocalFile(toQString(*f.picker.answer))});
}

void TstCleanPage::overviewHasMore()
{
    CleanFixture f;
    constexpr std::array kKinds{FindingKind::PriceZero, FindingKind::PriceMissing,
        FindingKind::NoImages, FindingKind::TitleEmpty, FindingKind::TitleTooLong,
        FindingKind::DescriptionEmpty, FindingKind::LocationMissing, FindingKind::CategoryMissing};
    for (const FindingKind kind : kKinds)
        f.add(kind, m_shop.listings[0], {});
    f.start(m_shop.shop);
    const auto buttons = [&f] {
        QStringList texts;
        for (const auto* button : f.child<QWidget>("cleanOverview")->findChildren<QPushButton*>()) {
            if (button->isVisible())
                texts << button->text();
        }
        return texts;
    };
    QTRY_COMPARE(buttons().size(), 7);
    QCOMPARE(buttons().back(), QStringLiteral("2 more kind(s)"));
    f.click("cleanMoreKinds");
    QTRY_COMPARE(buttons().size(), static_cast<qsizetype>(kKinds.size()));
    QVERIFY(!buttons().contains(QStringLiteral("2 more kind(s)")));
}

void TstCleanPage::everythingHasAName()
{
    CleanFixture f;
    for (QWidget* widget : f.page.findChildren<QWidget*>()) {
        const bool interactive = qobject_cast<QAbstractButton*>(widget)
            || qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QAbstractSpinBox*>(widget);
        // Popups and headers are parts of Qt's own widgets.
        if (!interactive || widget->window() != &f.page || qobject_cast<QHeaderView*>(widget)
            || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        // Buttons without a word need another name; the others are read by their words.
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const bool named =
            !widget->accessibleName().isEmpty() || (button && button->icon().isNull());
        QVERIFY2(named,
            qPrintable(QStringLiteral("%1 %2 in %3")
                           .arg(QString::fromLatin1(widget->metaObject()->className()),
                               widget->objectName(), widget->parentWidget()->objectName())));
    }
}

QTEST_MAIN(TstCleanPage)
#include "tst_cleanpage.moc"
