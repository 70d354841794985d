// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/catalogue/cataloguepresenter.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

struct Fixture {
    explicit Fixture(int listings = 60)
        : workspace(test::makeShop(folder.path(), {.listings = listings}))
    {
        presenter.setWorkspace(workspace);
    }
    bool isFull() const { return presenter.state() == CatalogueState::Full; }
    static RowReader rows(std::vector<ListingRow> rows)
    {
        return [rows = std::move(rows)](JobContext&) { return rows; };
    }

    test::TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    JobRunner runner;
    WorkspaceSession session{runner};
    CataloguePresenter presenter{session};
};

const FacetLine* lineNamed(const std::vector<FacetLine>& lines, const QString& name)
{
    const auto found = std::find_if(
        lines.begin(), lines.end(), [&](const FacetLine& line) { return line.name == name; });
    return found == lines.end() ? nullptr : &*found;
}

}

class TstCataloguePresenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void choicesOfFacetsCombine()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        f.presenter.setChosen(PictureCount{2}, true);
        f.presenter.setChosen(PlaceName{"Hull"}, true);
        QTRY_COMPARE(f.presenter.listings().rowCount(), 20); // every third is both
        f.presenter.setChosen(f.presenter.facets().categories.front().row, true);
        QTRY_COMPARE(f.presenter.listings().rowCount(), 5);
        QTRY_COMPARE(f.presenter.facets().listings, 5);
        const auto categories = categoryLines(f.presenter.facets(), f.presenter.filter());
        QCOMPARE(categories.size(), std::size_t(4));
        QCOMPARE(categories[0].name, QStringLiteral("Cars"));
        QVERIFY(categories[0].chosen && !categories[1].chosen);
        QCOMPARE(categories[1].listings, 5); // what choosing it too would add
        f.presenter.setChosen(PlaceName{"Hull"}, false);
        f.presenter.setChosen(PictureCount{2}, false);
        QTRY_COMPARE(f.presenter.listings().rowCount(), 15);
    }

    void chipsTakeBackOneRestrictionEach()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        f.presenter.setWords(QStringLiteral("sofa"));
        f.presenter.setChosen(PictureCount{kManyPictures}, true);
        f.presenter.setPriceRange(PriceRange{1'000, {}, "GBP"});
        const auto chips = chipsOf(f.presenter.filter(), f.presenter.facets(), QLocale());
        QCOMPARE(chips.size(), std::size_t(3));
        QCOMPARE(chips[0].text, QStringLiteral("“sofa”"));
        QCOMPARE(chips[1].text, QStringLiteral("From £10"));
        QCOMPARE(chips[2].text, QStringLiteral("3 photos or more"));
        f.presenter.setFilter(chips[1].without);
        QVERIFY(!f.presenter.filter().price);
        QCOMPARE(f.presenter.filter().words, std::string("sofa"));
        f.presenter.clearFilter();
        QVERIFY(chipsOf(f.presenter.filter(), f.presenter.facets(), QLocale()).empty());
    }

    void placesCanBeLookedFor()
    {
        Fixture f;
        QTRY_COMPARE(f.presenter.facets().places.size(), std::size_t(3));
        QVERIFY(!f.presenter.hasMorePlaces());
        f.presenter.setPlaceWords(QStringLiteral("yo"));
        QTRY_COMPARE(f.presenter.facets().places.size(), std::size_t(1));
        QCOMPARE(f.presenter.listings().rowCount(), 60); // looking restricts nothing
    }

    void changesMakeStepsThatCanBeUndone()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        QSignalSpy told(&f.presenter.edits(), &ListingEdits::told);
        QSignalSpy nothing(&f.presenter.edits(), &ListingEdits::nothingDone);
        f.presenter.edits().setExcluded(Fixture::rows({{1}, {2}}), true);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(), QStringLiteral("2 listings are left out."));
        QVERIFY(told[0][1].toBool());
        QTRY_COMPARE(f.presenter.listings().rowCount(), 58);
        QTRY_COMPARE(lineNamed(stateLines(f.presenter.facets(), f.presenter.filter()),
                         QStringLiteral("Left out"))
                         ->listings,
            2);
        f.presenter.edits().setField(Fixture::rows({{3}}), "title", std::string("Better"));
        f.presenter.edits().undo(); // one after the other
        f.presenter.edits().undo();
        QTRY_COMPARE(told.size(), 4);
        QVERIFY(!told[3][1].toBool());
        QTRY_COMPARE(f.presenter.listings().rowCount(), 60);
        QVERIFY(f.workspace->summary({3})->listing.title != "Better");
        f.presenter.edits().redo();
        QTRY_COMPARE(f.presenter.listings().rowCount(), 58);
        f.presenter.edits().redo();
        f.presenter.edits().redo();
        QTRY_COMPARE(nothing.size(), 1);
        QCOMPARE(nothing[0][0].toString(), QStringLiteral("There is nothing to redo."));
        QCOMPARE(told.size(), 6);
        QTRY_VERIFY(!f.presenter.canRedo());
        QVERIFY(f.presenter.canUndo());
        QCOMPARE(f.workspace->summary({3})->listing.title, std::string("Better"));
        QTRY_COMPARE(f.presenter.facets().states[2], std::int64_t(1)); // edited
    }

    void refusedChangesAreToldAndTakenBackOnScreen()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        QSignalSpy failed(&f.presenter.edits(), &ListingEdits::failed);
        QSignalSpy changed(&f.presenter.edits(), &ListingEdits::changed);
        f.presenter.edits().setField(Fixture::rows({{1}}), "price", std::string("nonsense"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(changed.size(), 1);
    }

    void aListingThatIsLeftOutIsRevealed()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        f.presenter.edits().setExcluded(Fixture::rows({{7}}), true);
        QTRY_COMPARE(f.presenter.listings().rowCount(), 59);
        QSignalSpy revealed(&f.presenter, &CataloguePresenter::revealed);
        f.presenter.setWords(QStringLiteral("sofa"));
        f.presenter.reveal({7});
        QTRY_COMPARE(revealed.size(), 1);
        QCOMPARE(
            f.presenter.listings().summaryAt(revealed[0][0].toInt())->listing.row, ListingRow{7});
    }

    void exportsStayOutOfTheWorkspace()
    {
        Fixture f;
        JobContext context;
        const auto inside = f.workspace->folder() / "listings.csv";
        QVERIFY_THROWS_EXCEPTION(Error, f.workspace->exportListings(inside, {}, context));
        QVERIFY(!std::filesystem::exists(inside));
        QCOMPARE(f.workspace->exportListings(f.folder / "all.csv", {}, context), 60);
    }

    void statisticsFollowTheChanges()
    {
        Fixture f;
        QTRY_VERIFY(f.isFull());
        QVERIFY(!f.presenter.statistics());
        f.presenter.setStatisticsWanted(true);
        QTRY_VERIFY(f.presenter.statistics());
        QCOMPARE(f.presenter.statistics()->listings, std::int64_t(60));
        f.presenter.edits().setExcluded(Fixture::rows({{1}}), true);
        QTRY_COMPARE(f.presenter.statistics()->listings, std::int64_t(59));
    }
};

QTEST_MAIN(TstCataloguePresenter)
#include "tst_cataloguepresenter.moc"
