// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanpage.h"
#include "ui/pages/clean/duplicatespane.h"
#include "ui/pages/clean/findingstable.h"
#include "ui/pages/clean/historypane.h"
#include "ui/pages/clean/kindlist.h"
#include "ui/pages/clean/labelspane.h"
#include "ui/pages/clean/listpane.h"
#include "ui/pages/clean/photostrip.h"
#include "ui/pages/clean/propertypane.h"
#include "ui/widgets/charts/thresholdhistogram.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

constexpr int kListings = 24;

struct Fixture {
    Fixture()
    {
        page.resize(1400, 900);
        page.show();
    }
    template <typename Widget> Widget* child(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name)
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }
    CleanPresenter& presenter() { return page.presenter(); }
    const KindLine& line(FindingKind kind) { return presenter().line(kind); }

    test::FakeInspection inspection;
    JobRunner runner;
    WorkspaceSession session{runner};
    test::FakePicker picker;
    CleanPage page{session, picker};
};

}

/// The Clean page with its panes, as hands and keys use it.
class TstCleanPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptyStatesLeadOn();
    void listsKinds();
    void setsAThreshold();
    void decidesAboutOneCategory();
    void emptyPanesSayWhy();
    void labelsGoByKeys();
    void labelsTakeAnyCategory();
    void labelKeysUndo();
    void labelKeysUndoOnlyWhatTheyDid();
    void mergesSideBySide();
    void masksContactDetails();
    void decidesAboutTheSelection();
    void splitsMendLeaks();
    void historySwitchesAndBranches();
    void recipesAndReports();
    void everythingHasAName();

private:
    ImageRow image(std::size_t number) const { return m_images[number]; }
    void add(Fixture& f, FindingKind kind, ListingRow listing, ImageRow image,
        const std::string& text = {}, const std::string& suggestion = {}, std::int64_t group = 0);
    void start(Fixture& f) const;

    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop;
    std::vector<ListingRow> m_listings;
    std::vector<ImageRow> m_images;
};

void TstCleanPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
        QString::fromStdString((m_folder / "settings").string()));
    m_shop = test::makeShop(m_folder.path(), {.listings = kListings, .pictures = true});
    for (const ListingSummary& summary : m_shop->listings({}, {}, 0, kListings)) {
        m_listings.push_back(summary.listing.row);
        for (const ListingImage& each : m_shop->imagesOf(summary.listing.row))
            m_images.push_back(each.row);
    }
}

void TstCleanPage::add(Fixture& f, FindingKind kind, ListingRow listing, ImageRow image,
    const std::string& text, const std::string& suggestion, std::int64_t group)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = listing;
    finding.image = image;
    finding.text = text;
    finding.suggestion = suggestion;
    finding.group = group;
    if (kind == FindingKind::ContactDetails)
        finding.field = "title";
    f.inspection.add(finding);
}

void TstCleanPage::start(Fixture& f) const
{
    f.page.setSource({m_shop, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NotChecked);
    f.presenter().check();
    QTRY_COMPARE(f.presenter().state(), CleanState::Full);
}

void TstCleanPage::emptyStatesLeadOn()
{
    Fixture f;
    QSignalSpy asked(&f.page, &Page::actionRequested);
    auto* button = f.child<EmptyState>("cleanEmpty")->button();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.back().front().value<ActionId>(), ActionId::GoHome);

    const auto empty = Workspace::create(m_folder / "empty.vitrine");
    f.page.setSource({empty, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NothingImported);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.back().front().value<ActionId>(), ActionId::ImportTables);

    f.page.setSource({m_shop, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NotChecked);
    QVERIFY(f.page.canPerform(ActionId::CheckData));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(f.presenter().state(), CleanState::NothingFound);
    QVERIFY(f.child<KindList>("cleanKinds")->isVisible());
}

void TstCleanPage::listsKinds()
{
    Fixture f;
    f.inspection.skip(FindingKind::LabelIssue, "No network has looked at the pictures.");
    add(f, FindingKind::PriceZero, m_listings[0], {});
    start(f);
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
    QTRY_VERIFY(f.child<Notice>("cleanNeedsModel")->isVisible());
    QCOMPARE(f.child<QLabel>("cleanNowFindings")->text(), QStringLiteral("1"));
    kinds->setCurrentKind(FindingKind::PriceZero);
    QVERIFY(f.child<ListPane>("cleanList")->isVisible());
    kinds->setCurrentKind(std::nullopt);
    QVERIFY(f.child<QWidget>("cleanOverview")->isVisible());
}

void TstCleanPage::setsAThreshold()
{
    Fixture f;
    std::vector<std::pair<ImageRow, double>> values;
    for (const ImageRow each : m_images)
        values.emplace_back(each, (static_cast<double>(values.size()) + 0.5) / 24.0);
    f.inspection.setValues(FindingKind::Dark, values, true, 0.25);
    add(f, FindingKind::Dark, {}, image(0));
    start(f);
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
    QCOMPARE(f.child<PhotoStrip>("cleanBeyond")->items().front().image, image(11));
    QCOMPARE(f.child<PhotoStrip>("cleanWithin")->items().front().image, image(12));
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

void TstCleanPage::decidesAboutOneCategory()
{
    Fixture f;
    f.inspection.setValues(FindingKind::Dark,
        {{image(0), 0.1}, {image(1), 0.15}, {image(2), 0.2}, {image(3), 0.6}}, true, 0.25);
    for (std::size_t i = 0; i < 3; ++i)
        add(f, FindingKind::Dark, {}, image(i));
    start(f);
    f.page.showKind(FindingKind::Dark);
    QTRY_COMPARE(
        f.child<QPushButton>("cleanExcludeAll")->text(), QStringLiteral("Leave out all 3"));
    const std::vector<Category>& categories = f.presenter().categories();
    f.inspection.setCategories({{image(0).value, categories[0].row},
        {image(1).value, categories[1].row}, {image(2).value, categories[1].row}});
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

void TstCleanPage::emptyPanesSayWhy()
{
    Fixture f;
    f.inspection.skip(FindingKind::LabelIssue, "No network has looked at the pictures.");
    f.inspection.skip(FindingKind::NearDuplicate, "No picture could be read.");
    for (std::size_t i = 0; i < 2; ++i)
        add(f, FindingKind::ExactDuplicate, {}, image(i), {}, {}, 1);
    start(f);
    const auto words = [&f](const char* pane) {
        const auto* nothing = f.child<QWidget>(pane)->findChild<EmptyState*>();
        QStringList texts;
        for (const auto* label : nothing->findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts << label->text();
        }
        return texts.join(QStringLiteral(" | "));
    };
    f.page.showKind(FindingKind::LabelIssue);
    QTRY_COMPARE(words("cleanLabels"),
        QStringLiteral("This could not be checked. | No network has looked at the pictures."));
    f.page.showKind(FindingKind::NearDuplicate);
    QTRY_COMPARE(words("cleanDuplicates"),
        QStringLiteral("This could not be checked. | No picture could be read."));
    f.page.showKind(FindingKind::RepeatedListing);
    QTRY_COMPARE(words("cleanDuplicates"), QStringLiteral("Nothing of this kind was found."));
    f.page.showKind(FindingKind::PriceZero);
    QTRY_COMPARE(words("cleanList"), QStringLiteral("Nothing of this kind was found."));
    f.page.showKind(FindingKind::ExactDuplicate);
    QTRY_VERIFY(f.child<QPushButton>("cleanMerge")->isEnabled());
    f.click("cleanMerge");
    QTRY_COMPARE(words("cleanDuplicates"), QStringLiteral("Every group has been dealt with."));
}

void TstCleanPage::labelsGoByKeys()
{
    Fixture f;
    for (std::size_t i = 0; i < 5; ++i)
        add(f, FindingKind::LabelIssue, {}, image(i), "x", "Lamps");
    start(f);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 5);
    auto* grid = pane->grid();
    QCOMPARE(grid->currentIndex().row(), 0);
    QVERIFY(pane->legend().size() >= 2);

    // Another category than the first picture's own.
    const QString own = pane->findings().itemAt(0)->category;
    const int other = pane->legend().front() == own ? 1 : 0;
    QTest::keyClick(grid, static_cast<char>('1' + other));
    QCOMPARE(grid->currentIndex().row(), 1); // at once
    QVERIFY(pane->findings().decisionAt(0).contains(pane->legend()[other]));
    QTest::keyClick(grid, Qt::Key_X);
    QTest::keyClick(grid, Qt::Key_Space);
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(grid->currentIndex().row(), 4);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 1);
    const auto applied = f.inspection.applied();
    QCOMPARE(applied.size(), std::size_t{4});
    QCOMPARE(applied[0].kind, ActionKind::Relabel);
    QCOMPARE(QString::fromStdString(*applied[0].value), pane->legend()[other]);
    QCOMPARE(applied[1].kind, ActionKind::Exclude);
    QCOMPARE(applied[1].on.images.front(), image(1));
    QCOMPARE(applied[2].kind, ActionKind::Accept);
    QCOMPARE(*applied[3].value, std::string("Lamps"));
    // Decided pictures keep their place: nothing jumps under the fingers.
    QCOMPARE(pane->findings().rowCount(), 5);
}

void TstCleanPage::labelsTakeAnyCategory()
{
    // More categories than keys.
    test::TemporaryFolder folder;
    const auto shop = test::makeShop(folder.path(), {.listings = kListings, .pictures = true});
    Action relabel;
    relabel.kind = ActionKind::Relabel;
    JobContext context;
    for (int i = 0; i < 8; ++i) {
        relabel.on.listings = {shop->listings({}, {}, kListings - 1 - i, 1).front().listing.row};
        relabel.value = "Kind " + std::to_string(i);
        shop->inspection().apply(relabel, "t", context);
    }
    Fixture f;
    for (std::size_t i = 0; i < 3; ++i)
        add(f, FindingKind::LabelIssue, {}, image(i), "x", "Lamps");
    f.page.setSource({shop, &f.inspection});
    QTRY_COMPARE(f.presenter().state(), CleanState::NotChecked);
    f.presenter().check();
    QTRY_COMPARE(f.presenter().state(), CleanState::Full);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    auto* all = f.child<QComboBox>("cleanOtherCategory");
    QCOMPARE(all->count(), 12);
    QString unreachable;
    for (int line = 0; line < all->count(); ++line) {
        if (!pane->legend().contains(all->itemText(line)))
            unreachable = all->itemText(line);
    }
    QVERIFY(!unreachable.isEmpty());
    QTest::keyClick(pane->grid(), Qt::Key_0);
    QTRY_VERIFY(all->view()->isVisible());
    all->hidePopup();
    Q_EMIT all->activated(all->findText(unreachable));
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(*f.inspection.applied().back().value), unreachable);
    QCOMPARE(pane->grid()->currentIndex().row(), 1);

    // F means fine here as in the other lists, and P looks closer.
    QTest::keyClick(pane->grid(), Qt::Key_F);
    QTRY_COMPARE(f.inspection.applied().size(), std::size_t{2});
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    QSignalSpy asked(pane, &LabelsPane::previewRequested);
    QTest::keyClick(pane->grid(), Qt::Key_P);
    QCOMPARE(asked.size(), 1);
}

void TstCleanPage::labelKeysUndo()
{
    Fixture f;
    for (std::size_t i = 0; i < 3; ++i)
        add(f, FindingKind::LabelIssue, {}, image(i), "x", "Lamps");
    start(f);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    QTRY_COMPARE(pane->findings().rowCount(), 3);
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QCOMPARE(pane->grid()->currentIndex().row(), 1);
    QVERIFY(pane->findings().decisionAt(1).isEmpty());
    QVERIFY(!pane->findings().decisionAt(0).isEmpty());
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 2);
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{1});
    // Undone from elsewhere: what is shown is read again.
    f.page.perform(ActionId::Undo);
    QTRY_COMPARE(f.line(FindingKind::LabelIssue).open, 3);
    QTRY_VERIFY(pane->findings().decisionAt(0).isEmpty());
}

void TstCleanPage::labelKeysUndoOnlyWhatTheyDid()
{
    Fixture f;
    add(f, FindingKind::PriceZero, m_listings[0], {});
    add(f, FindingKind::LabelIssue, {}, image(0), "x", "Lamps");
    add(f, FindingKind::LabelIssue, {}, image(0), "y", "Lamps"); // of the same listing
    for (std::size_t i = 1; i < 4; ++i)
        add(f, FindingKind::LabelIssue, {}, image(i), "x", "Lamps");
    start(f);
    Action older;
    older.kind = ActionKind::Accept;
    older.on.findings = {1};
    JobContext context;
    f.inspection.apply(older, "t", context);
    f.page.showKind(FindingKind::LabelIssue);
    auto* pane = f.child<LabelsPane>("cleanLabels");
    const auto word = [pane](int row) { return pane->findings().decisionAt(row); };
    QTRY_COMPARE(pane->findings().rowCount(), 5);

    // Another category for the listing answers the question about both of its photos.
    QTest::keyClick(pane->grid(), Qt::Key_Return);
    QVERIFY(!word(0).isEmpty() && word(1) == word(0));
    QCOMPARE(pane->grid()->currentIndex().row(), 2);
    // What fails, and what somebody else has settled in the meantime, makes no step.
    QTRY_VERIFY(!f.presenter().isDeciding());
    f.inspection.failNext(Error(ErrorCode::DiskFull, "No room."));
    QTest::keyClick(pane->grid(), Qt::Key_X);
    QTRY_VERIFY(word(2).isEmpty());
    older.on.findings = {5};
    f.inspection.apply(older, "t", context);
    QCOMPARE(pane->grid()->currentIndex().row(), 3);
    QTest::keyClick(pane->grid(), Qt::Key_Space);
    QTest::keyClick(pane->grid(), Qt::Key_U); // before it is known that there was nothing to do
    QTRY_VERIFY(word(3).isEmpty());
    QTRY_VERIFY(!f.presenter().isDeciding());
    QCOMPARE(f.inspection.calls().size(), std::size_t{0});
    QVERIFY(!word(0).isEmpty());

    // The one step that the keys made; not the other's that came after it, and no older one.
    JobContext undoing;
    f.inspection.undo(undoing);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QTRY_VERIFY(word(0).isEmpty() && word(1).isEmpty());
    QTRY_COMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(pane->grid()->currentIndex().row(), 0);
    QTest::keyClick(pane->grid(), Qt::Key_U);
    QTRY_VERIFY(f.presenter().news().text.contains(QStringLiteral("Nothing that was decided")));
    QCOMPARE(f.inspection.calls().size(), std::size_t{2});
    QCOMPARE(f.inspection.history().done, std::size_t{1});
}

void TstCleanPage::mergesSideBySide()
{
    Fixture f;
    for (std::size_t i = 0; i < 6; ++i)
        add(f, FindingKind::ExactDuplicate, {}, image(i), {}, {}, 1 + static_cast<int>(i) / 2);
    f.inspection.setMerits({{image(1).value, 400.0, 9.0, 0.75}});
    start(f);
    f.page.showKind(FindingKind::ExactDuplicate);
    auto* pane = f.child<DuplicatesPane>("cleanDuplicates");
    QTRY_COMPARE(pane->presenter().members().size(), std::size_t{2});
    QCOMPARE(f.child<QLabel>("cleanGroupPlace")->text(), QStringLiteral("Group 1 of 3"));
    QCOMPARE(pane->presenter().mergeAction().kept, image(1).value);
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
    QTRY_COMPARE(pane->presenter().members().front().row(), image(4).value);
    f.click("cleanNotDuplicates");
    QTRY_COMPARE(f.child<QLabel>("cleanGroupPlace")->text(), QStringLiteral("Group 1 of 1"));
    QCOMPARE(f.inspection.applied().back().kind, ActionKind::Accept);
    f.click("cleanMergeAll");
    QTRY_COMPARE(f.line(FindingKind::ExactDuplicate).open, 0);
    QVERIFY(f.inspection.applied().back().on.openOf.has_value());
}

void TstCleanPage::masksContactDetails()
{
    Fixture f;
    const auto listing = m_shop->listing(m_listings[3]);
    const std::string word = listing->title.substr(0, 4);
    add(f, FindingKind::ContactDetails, m_listings[3], {}, word, "masked");
    add(f, FindingKind::ContactDetails, m_listings[4], {}, "none of it", "masked");
    start(f);
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

void TstCleanPage::decidesAboutTheSelection()
{
    Fixture f;
    for (std::size_t i = 0; i < 5; ++i)
        add(f, FindingKind::PriceZero, m_listings[i], {});
    start(f);
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
    QCOMPARE(shown.front().front().value<ListingRow>(), m_listings[0]);
}

void TstCleanPage::splitsMendLeaks()
{
    Fixture f;
    add(f, FindingKind::PriceZero, m_listings[0], {});
    for (std::size_t i = 0; i < 2; ++i)
        add(f, FindingKind::SplitLeak, m_listings[i], {});
    SplitReport report;
    report.images = {14, 5, 1};
    report.randomLeaks = 7;
    report.imagesInRandomLeaks = 15;
    f.inspection.setSplit(report);
    start(f);
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

void TstCleanPage::historySwitchesAndBranches()
{
    Fixture f;
    add(f, FindingKind::PriceZero, m_listings[0], {});
    Step branch;
    branch.row = {9};
    branch.action = R"({"action":"exclude","on":{"open":"dark"}})";
    f.inspection.setBranches({branch});
    start(f);
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
    f.inspection.setConflicts({conflict});
    f.presenter().refresh();
    QTRY_VERIFY(f.presenter().history().line.front().conflicts == 1);
    steps->topLevelItem(0)->setExpanded(true);
    QTRY_COMPARE(steps->topLevelItem(0)->childCount(), 1);
    QVERIFY(steps->topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("another value")));

    QVERIFY(f.page.canPerform(ActionId::Undo));
    f.page.perform(ActionId::Undo);
    QTRY_VERIFY(f.page.canPerform(ActionId::Redo));
    QTRY_VERIFY(!f.child<QToolButton>("cleanUndo")->isEnabled());
    Q_EMIT steps->itemActivated(steps->topLevelItem(3), 0); // the branch
    QTRY_COMPARE(f.inspection.calls().back(), std::string("move 9"));
}

void TstCleanPage::recipesAndReports()
{
    Fixture f;
    add(f, FindingKind::PriceZero, m_listings[0], {});
    start(f);
    QVERIFY(!f.child<QToolButton>("cleanSaveRecipe")->isEnabled()); // there is no step yet
    f.picker.answer = m_folder / "month.json";
    f.click("cleanRunRecipe");
    QTRY_COMPARE(f.inspection.calls(), std::vector<std::string>{"run month.json"});
    f.picker.answer = m_folder / "report.pdf";
    f.click("cleanReport");
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(m_folder / "report.pdf"), 20'000);
}

void TstCleanPage::everythingHasAName()
{
    Fixture f;
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
