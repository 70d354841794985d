// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/pictures/photomenu.h"
#include "ui/pages/search/queryfacts.h"
#include "ui/pages/search/searchpage.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

constexpr int kListings = 12;

/// A page that follows its session as in the window.
struct Fixture {
    explicit Fixture(std::shared_ptr<Workspace> workspace)
    {
        page.resize(1000, 700);
        page.show();
        page.setWorkspace(std::move(workspace));
    }

    SearchPresenter& presenter() { return page.presenter(); }
    template <typename Widget> Widget* child(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    QStringList titles()
    {
        QStringList found;
        for (int row = 0; row < presenter().hits().rowCount(); ++row)
            found << presenter().hits().index(row).data().toString();
        return found;
    }
    void drop(QMimeData& data)
    {
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &event);
    }

    JobRunner runner;
    WorkspaceSession session{runner};
    test::FakePicker picker;
    SearchPage page{session, picker};
};

SearchQuery queryOf(const std::filesystem::path& file)
{
    SearchQuery query;
    query.picture = file;
    return query;
}

}

class TstSearchPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statesSayWhatIsMissing();
    void historyForgetsWhatCameAfter();
    void describesQueries();

    // These need a network; they run with the random one.
    void preparesWhatIsMissing();
    void onlyRealWorkEndsWithAResult();
    void tellsThatSomePhotosCannotBeSearchedYet();
    void findsThePictureItself();
    void theRandomNetworkIsToldUntilClosed();
    void hitsAreCopiedAndHaveAMenu();
    void newestSearchWins();
    void moreLikeThisGoesBackAndForward();
    void limitSearchesAgain();
    void badPicturesFailInPlace();
    void takesDropsOfEveryKind();
    void pastesAndOpens();

private:
    std::filesystem::path picture(const char* name) const { return m_folder / "pictures" / name; }
    void prepare();

    test::TemporaryFolder m_folder;
    std::shared_ptr<Workspace> m_shop; ///< embedded and indexed once `preparesWhatIsMissing` ran
};

void TstSearchPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    // Weights that this user has downloaded must not change what is tested.
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((m_folder / "data").string()));
    m_shop = test::makeShop(m_folder.path(), {.listings = kListings, .pictures = true});
}

void TstSearchPage::prepare()
{
    if (m_shop->info().indexReady)
        return;
    JobContext context;
    m_shop->cleanPictures({}, context);
    m_shop->embed({}, context);
    m_shop->buildIndex({}, context);
}

void TstSearchPage::statesSayWhatIsMissing()
{
    const test::TemporaryFolder folder;
    JobRunner runner;
    WorkspaceSession session(runner);
    test::FakePicker picker;
    SearchPage page(session, picker);
    page.show();
    connect(&session, &WorkspaceSession::workspaceChanged, &page, &SearchPage::setWorkspace);
    QSignalSpy asked(&page, &Page::actionRequested);
    auto* start = page.findChild<EmptyState*>(QStringLiteral("searchEmpty"))->button();
    QCOMPARE(page.presenter().state(), SearchState::NoWorkspace);
    QVERIFY(!page.canPerform(ActionId::OpenPicture));

    session.create(folder / "new.vitrine");
    QTRY_COMPARE(page.presenter().state(), SearchState::NothingImported);
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().value<ActionId>(), ActionId::ImportTables);
    // Photos that have no file cannot be prepared.
    test::addListings(*session.workspace(), 0, 5);
    session.refresh();
    QTRY_VERIFY(session.info()->counts.images > 0);
    QCOMPARE(page.presenter().state(), SearchState::NothingImported);
    test::addListings(*session.workspace(), 5, 5, folder.path());
    session.refresh();
    QTRY_COMPARE(page.presenter().state(), SearchState::NotPrepared);

    // A picture that is dropped on the window all the same.
    page.startSearch(queryOf(picture("P1-0.png")));
    QTRY_COMPARE(page.presenter().state(), SearchState::Failed);
    QVERIFY(page.presenter().needsPreparing());
    QVERIFY(page.findChild<Notice*>(QStringLiteral("searchProblem"))->isVisible());
}

void TstSearchPage::historyForgetsWhatCameAfter()
{
    SearchHistory history;
    QVERIFY(!history.current());
    const auto push = [&](const QString& name) {
        SearchEntry entry;
        entry.facts.name = name;
        history.push(std::move(entry));
    };
    push(QStringLiteral("a"));
    push(QStringLiteral("b"));
    history.goBack();
    QVERIFY(!history.canGoBack() && history.canGoForward());
    push(QStringLiteral("c"));
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.current()->facts.name, QStringLiteral("c"));
    for (std::size_t i = 0; i < 2 * SearchHistory::kMost; ++i)
        push(QString::number(i));
    std::size_t steps = 0;
    for (; history.canGoBack(); ++steps)
        history.goBack();
    QCOMPARE(steps, SearchHistory::kMost - 1);
}

void TstSearchPage::describesQueries()
{
    const SearchQuery file = queryOf(picture("P1-0.png"));
    const QueryFacts facts = readFacts(*m_shop, file, queryName(file));
    QCOMPARE(facts.name, QStringLiteral("P1-0.png"));
    QCOMPARE(facts.pixels, QSize(48, 36));
    QVERIFY(facts.bytes > 0);
    QCOMPARE(factsText({QString(), {4000, 3000}, 48'000}, QLocale()),
        QStringLiteral("4,000 × 3,000 pixels · 48 kB"));
    QVERIFY(factsText({}, QLocale()).isEmpty());
    QVERIFY(facts.isFile);

    const auto image = m_shop->imageById("P4-0");
    QVERIFY(image);
    SearchQuery photo;
    photo.picture = image->row;
    QCOMPARE(
        readFacts(*m_shop, photo, queryName(photo)).name, QString::fromStdString(test::titleOf(4)));
}

void TstSearchPage::preparesWhatIsMissing()
{
    JobRunner runner;
    WorkspaceSession session(runner);
    test::FakePicker picker;
    SearchPage page(session, picker);
    page.show();
    connect(&session, &WorkspaceSession::workspaceChanged, &page, &SearchPage::setWorkspace);
    session.open(m_shop->folder());
    QTRY_COMPARE(page.presenter().state(), SearchState::NotPrepared);
    QTest::mouseClick(
        page.findChild<EmptyState*>(QStringLiteral("searchEmpty"))->button(), Qt::LeftButton);
    QTRY_COMPARE(page.presenter().state(), SearchState::Preparing);
    // What the page comes to show, between the steps too.
    bool askedAgain = false;
    connect(
        &page.presenter(), &SearchPresenter::stateChanged, &page,
        [&] { askedAgain |= page.presenter().state() == SearchState::NotPrepared; },
        Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(session.isSearchReady(), 120'000);
    QCOMPARE(page.presenter().state(), SearchState::Ready);
    QVERIFY(m_shop->info().indexReady);
    QVERIFY(!askedAgain);
}

void TstSearchPage::onlyRealWorkEndsWithAResult()
{
    prepare();
    Fixture f(nullptr);
    f.session.open(m_shop->folder());
    QTRY_VERIFY_WITH_TIMEOUT(f.session.isSearchReady(), 60'000);
    QCOMPARE(f.runner.jobs().size(), std::size_t(1)); // the load
    QVERIFY(f.runner.jobs().front().summary.isEmpty());
}

void TstSearchPage::tellsThatSomePhotosCannotBeSearchedYet()
{
    const test::TemporaryFolder folder;
    const auto shop = test::makeShop(folder.path(), {.listings = 6, .pictures = true});
    JobContext context;
    shop->cleanPictures({}, context);
    shop->embed({}, context);
    shop->buildIndex({}, context);
    test::addListings(*shop, 6, 6, folder / "pictures");
    Fixture f(nullptr);
    connect(&f.session, &WorkspaceSession::workspaceChanged, &f.page, &SearchPage::setWorkspace);
    // The user cancels what goes on by itself.
    const auto cancelling =
        connect(&f.runner, &JobRunner::added, &f.page, [&] { f.runner.cancelAll(); });
    f.session.open(shop->folder());
    auto* notice = f.child<Notice>("searchPartial");
    auto* button = notice->findChild<QPushButton*>(QStringLiteral("noticeButton"));
    QTRY_VERIFY(notice->isVisible() && button->isVisible());
    QCOMPARE(notice->text(), QStringLiteral("6 of 12 photos can be searched so far."));
    disconnect(cancelling);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isVisible()); // it goes on
    QTRY_VERIFY_WITH_TIMEOUT(f.session.isSearchReady(), 120'000);
    QCOMPARE(shop->info().embeddings, std::int64_t(12));
    QVERIFY(!notice->isVisible());
}

void TstSearchPage::findsThePictureItself()
{
    prepare();
    Fixture f(m_shop);
    QSignalSpy listing(&f.page, &Page::listingRequested);
    f.page.startSearch(queryOf(picture("P4-0.png")));
    QCOMPARE(f.presenter().state(), SearchState::Searching);
    QCOMPARE(f.child<QLabel>("searchQueryName")->text(), QStringLiteral("P4-0.png"));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.titles().front(), QString::fromStdString(test::titleOf(4)));
    QCOMPARE(f.titles().size(), 8); // the others have no photo
    QVERIFY(f.presenter().hits().hitAt(0)->score > 0.99);
    const QLabel* found = f.child<QLabel>("searchFound");
    QVERIFY2(found->text().startsWith(QStringLiteral("8 listings in ")), qPrintable(found->text()));
    QVERIFY(found->toolTip().contains(QStringLiteral("network")));
    QVERIFY(
        f.child<QLabel>("searchQueryFacts")->text().startsWith(QStringLiteral("48 × 36 pixels")));
    QCOMPARE(f.presenter().queryPicture().size(), QSize(48, 36));

    auto* grid = f.child<ThumbnailGrid>("searchHits");
    grid->setFocus();
    grid->setCurrentIndex(f.presenter().hits().index(0));
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(listing.size(), 1);
    QCOMPARE(listing.front().front().value<ListingRow>(),
        f.presenter().hits().hitAt(0)->summary.listing.row);
}

void TstSearchPage::hitsAreCopiedAndHaveAMenu()
{
    prepare();
    Fixture f(m_shop);
    QSignalSpy listing(&f.page, &Page::listingRequested);
    f.page.startSearch(queryOf(picture("P4-0.png")));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    auto* grid = f.child<ThumbnailGrid>("searchHits");
    grid->setFocus();
    grid->setCurrentIndex(f.presenter().hits().index(0));
    grid->selectionModel()->select(f.presenter().hits().index(2), QItemSelectionModel::Select);
    QTest::keyClick(grid, Qt::Key_C, Qt::ControlModifier);
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text().count(QLatin1Char('\n')), 2);
    QVERIFY(copied->text().startsWith(f.titles().front() + QLatin1Char('\t')));
    QCOMPARE(copied->urls().size(), 2);
    QVERIFY(copied->urls().front().toLocalFile().endsWith(QStringLiteral("P4-0.png")));
    QCOMPARE(copied->data(QStringLiteral("text/csv")).count('\n'), 3);

    Q_EMIT grid->customContextMenuRequested(
        grid->visualRect(f.presenter().hits().index(2)).center());
    auto* menu = f.page.findChild<PhotoMenu*>();
    QVERIFY(menu);
    QStringList lines;
    for (const QAction* line : menu->actions()) {
        if (!line->isSeparator())
            lines << line->text() + QLatin1Char('|') + line->shortcut().toString();
    }
    QCOMPARE(lines,
        (QStringList{QStringLiteral("More like this|Ctrl+L"), QStringLiteral("Show in catalogue|"),
            QStringLiteral("Show large|Space"), QStringLiteral("Copy|Ctrl+C")}));
    menu->actions()[1]->trigger();
    QCOMPARE(listing.size(), 1);
    QCOMPARE(listing.front().front().value<ListingRow>(),
        f.presenter().hits().hitAt(2)->summary.listing.row);
    menu->close();
}

void TstSearchPage::theRandomNetworkIsToldUntilClosed()
{
    prepare();
    Fixture f(m_shop);
    auto* notice = f.child<Notice>("searchRandomNotice");
    QVERIFY(!notice->isVisible());
    f.page.startSearch(queryOf(picture("P4-0.png")));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->findChild<QPushButton*>(QStringLiteral("downloadWeights"))->isVisible());
    QVERIFY(notice->findChild<QPushButton*>(QStringLiteral("importWeights"))->isVisible());

    QTest::mouseClick(
        notice->findChild<QToolButton*>(QStringLiteral("noticeClose")), Qt::LeftButton);
    f.presenter().searchAgain();
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QVERIFY(!notice->isVisible());
    // Another workspace tells it anew.
    Q_EMIT f.session.workspaceChanged(m_shop);
    f.presenter().searchAgain();
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QVERIFY(notice->isVisible());
}

void TstSearchPage::newestSearchWins()
{
    prepare();
    Fixture f(m_shop);
    int shown = 0;
    QStringList firsts;
    connect(&f.presenter(), &SearchPresenter::stateChanged, &f.page, [&] {
        if (f.presenter().state() == SearchState::Results) {
            ++shown;
            firsts << f.titles().front();
        } else {
            QCOMPARE(f.titles().size(), 0);
        }
    });
    for (const char* name : {"P1-0.png", "P2-0.png", "P4-0.png", "P5-0.png", "P7-0.png"})
        f.page.startSearch(queryOf(picture(name)));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(shown, 1);
    QCOMPARE(firsts, QStringList{QString::fromStdString(test::titleOf(7))});
    // One that was overtaken is found again on the way back.
    f.presenter().goBack();
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.titles().front(), QString::fromStdString(test::titleOf(5)));
}

void TstSearchPage::moreLikeThisGoesBackAndForward()
{
    prepare();
    Fixture f(m_shop);
    f.page.startSearch(queryOf(picture("P4-0.png")));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    const QStringList before = f.titles();
    f.child<ThumbnailGrid>("searchHits")->setCurrentIndex(f.presenter().hits().index(1));
    QTest::mouseClick(f.child<QPushButton>("searchSimilar"), Qt::LeftButton);
    QCOMPARE(f.presenter().state(), SearchState::Searching);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.presenter().facts().name, before[1]);
    QVERIFY(!f.titles().contains(before[1]));
    QCOMPARE(f.titles().size(), 7);

    QTest::mouseClick(f.child<QToolButton>("searchBack"), Qt::LeftButton);
    QCOMPARE(f.presenter().state(), SearchState::Results); // remembered, not searched again
    QCOMPARE(f.titles(), before);
    QVERIFY(!f.child<QToolButton>("searchBack")->isEnabled());
    QTest::mouseClick(f.child<QToolButton>("searchForward"), Qt::LeftButton);
    QCOMPARE(f.titles().size(), 7);
}

void TstSearchPage::limitSearchesAgain()
{
    prepare();
    Fixture f(m_shop);
    f.page.startSearch(queryOf(picture("P4-0.png")));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    f.child<QSpinBox>("searchLimit")->setValue(3);
    QTRY_COMPARE_WITH_TIMEOUT(f.titles().size(), 3, 60'000);
    QVERIFY(!f.presenter().canGoBack());
}

void TstSearchPage::badPicturesFailInPlace()
{
    prepare();
    Fixture f(m_shop);
    const auto bad = m_folder.write("bad.jpg", "no picture at all");
    f.page.startSearch(queryOf(bad));
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Failed, 60'000);
    QVERIFY(f.presenter().error().has_value());
    QVERIFY(!f.presenter().needsPreparing());
    auto* notice = f.child<Notice>("searchProblem");
    QVERIFY(notice->isVisible());
    QCOMPARE(f.child<QLabel>("searchQueryName")->text(), QStringLiteral("bad.jpg"));
    // The reason is told first, not that there is one.
    const Error& error = *f.presenter().error();
    QVERIFY2(notice->text().startsWith(QString::fromStdString(error.message())),
        qPrintable(notice->text()));
    f.picker.answer = picture("P4-0.png");
    QTest::mouseClick(
        notice->findChild<QPushButton*>(QStringLiteral("noticeButton")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QVERIFY(!notice->isVisible());
}

void TstSearchPage::takesDropsOfEveryKind()
{
    prepare();
    Fixture f(m_shop);
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(toQString(picture("P4-0.png")))});
    f.drop(file);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);

    // A browser: the page's address and the picture's bytes.
    QMimeData browser;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImage(toQString(picture("P7-0.png"))).save(&buffer, "PNG");
    browser.setUrls({QUrl(QStringLiteral("https://shop.example/7.png"))});
    browser.setData(QStringLiteral("image/png"), bytes);
    f.drop(browser);
    QCOMPARE(f.presenter().state(), SearchState::Searching);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.titles().front(), QString::fromStdString(test::titleOf(7)));

    // Only an address: what is there stays, and the page says what to do.
    QMimeData address;
    address.setUrls({QUrl(QStringLiteral("https://shop.example/8.png"))});
    f.drop(address);
    QCOMPARE(f.presenter().state(), SearchState::Results);
    auto* notice = f.child<Notice>("searchProblem");
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QStringLiteral("address")));
}

void TstSearchPage::pastesAndOpens()
{
    prepare();
    Fixture f(m_shop);
    f.picker.answer = std::nullopt; // thought better of it
    f.page.perform(ActionId::OpenPicture);
    QCOMPARE(f.presenter().state(), SearchState::Ready);
    f.picker.answer = picture("P5-0.png");
    f.page.perform(ActionId::OpenPicture);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.titles().front(), QString::fromStdString(test::titleOf(5)));

    QGuiApplication::clipboard()->setImage(QImage(toQString(picture("P8-0.png"))));
    QVERIFY(f.page.canPerform(ActionId::PastePicture));
    QTest::mouseClick(f.child<QPushButton>("searchPaste"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(f.presenter().state(), SearchState::Results, 60'000);
    QCOMPARE(f.titles().front(), QString::fromStdString(test::titleOf(8)));
    QCOMPARE(f.presenter().facts().name, QStringLiteral("Pasted picture"));
}

QTEST_MAIN(TstSearchPage)
#include "tst_searchpage.moc"
