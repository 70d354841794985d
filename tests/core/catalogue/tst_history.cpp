// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/samples.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstring>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::errorOf;
using vitrine::test::imageInput;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;

namespace {

const Cell kSofaTitle{CellSubject::Listing, 1, "title"};
const Cell kSofaCategory{CellSubject::Listing, 1, "category"};
const Cell kLampOut{CellSubject::Listing, 2, "excluded"};
const Cell kLampTitle{CellSubject::Listing, 2, "title"};

/// Upper case, and the argument behind it.
std::string upper(std::string_view text, std::string_view argument)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
    return result.append(argument);
}

const TextOperations kOperations{{"upper", upper}};

CellEdit set(const Cell& cell, CellValue value)
{
    return {cell, kSetValue, std::move(value)};
}

void importShop(Catalogue& catalogue, const std::string& sofaTitle = "Red sofa")
{
    const auto writer = catalogue.writer();
    writer->begin();
    const auto history = writer->history(kOperations);
    history->suspend();
    writer->putListing(listingInput("a", sofaTitle));
    writer->putListing(listingInput("b", "Blue lamp", "Lamps"));
    writer->putImage(imageInput("a1", "a"));
    writer->putImage(imageInput("b1", "b"));
    writer->finishImport();
    history->reapply();
    writer->commit();
}

/// A catalogue with two listings, and one transaction a call.
struct Shop : TemporaryCatalogue {
    Shop() { importShop(*catalogue); }

    template <typename Work> auto change(const Work& work)
    {
        const auto writer = catalogue->writer();
        writer->begin();
        const auto result = work(*writer->history(kOperations));
        writer->commit();
        return result;
    }
    StepRow step(const std::vector<CellEdit>& cells)
    {
        return change([&](History& history) { return history.add("Ann", "{}", cells); });
    }
    bool undo()
    {
        return change([](History& history) { return history.undo(); });
    }
    bool redo()
    {
        return change([](History& history) { return history.redo(); });
    }
    void enable(StepRow step, bool enabled)
    {
        change([&](History& history) {
            history.setEnabled(step, enabled);
            return 0;
        });
    }
    void moveTo(StepRow step)
    {
        change([&](History& history) {
            history.moveTo(step);
            return 0;
        });
    }
    std::string value(const Cell& cell) const
    {
        return reader()->cellValue(cell).value_or("(none)");
    }
    std::vector<std::string> labels() const
    {
        std::vector<std::string> names;
        for (const Category& category : reader()->categories())
            names.push_back(category.name);
        return names;
    }
};

using Names = std::vector<std::string>;

}

class TstHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedCategoriesAreCounted()
    {
        Shop shop;
        const auto counted = [&shop] {
            const CatalogueCounts counts = shop.reader()->counts();
            return std::pair(counts.categoriesImported, counts.categories);
        };
        using Both = std::pair<std::int64_t, std::int64_t>;
        QCOMPARE(counted(), Both(2, 2));
        shop.step({set(kSofaCategory, "Chairs")});
        shop.step({set(kSofaCategory, "Lamps")});
        QCOMPARE(counted(), Both(2, 1));
        shop.step({set(kLampOut, "yes")});
        shop.step({set(kSofaCategory, std::nullopt)});
        QCOMPARE(counted(), Both(2, 0));
        shop.moveTo({});
        QCOMPARE(counted(), Both(2, 2));
    }

    void changesEveryKindOfCell_data()
    {
        QTest::addColumn<int>("subject");
        QTest::addColumn<std::string>("field");
        QTest::addColumn<std::string>("first");
        QTest::addColumn<std::string>("value");

        QTest::newRow("title") << 0 << std::string("title") << std::string("Red sofa")
                               << std::string("Old sofa");
        QTest::newRow("description")
            << 0 << std::string("description") << std::string("About Red sofa") << std::string("");
        QTest::newRow("location") << 0 << std::string("location") << std::string("Leeds")
                                  << std::string("York");
        QTest::newRow("price") << 0 << std::string("price") << std::string("1000 GBP")
                               << std::string("-5 ");
        QTest::newRow("no price") << 0 << std::string("price") << std::string("1000 GBP")
                                  << std::string("(none)");
        QTest::newRow("category") << 0 << std::string("category") << std::string("Sofas")
                                  << std::string("Chairs");
        QTest::newRow("no category")
            << 0 << std::string("category") << std::string("Sofas") << std::string("(none)");
        QTest::newRow("excluded listing")
            << 0 << std::string("excluded") << std::string("(none)") << std::string("yes");
        QTest::newRow("merged listing")
            << 0 << std::string("excluded") << std::string("(none)") << std::string("2");
        QTest::newRow("excluded image")
            << 1 << std::string("excluded") << std::string("(none)") << std::string("yes");
        QTest::newRow("moved image")
            << 1 << std::string("listing") << std::string("1") << std::string("2");
        QTest::newRow("threshold")
            << 3 << std::string("dark") << std::string("(none)") << std::string("0.25");
        QTest::newRow("fine") << 0 << std::string("fine:contact_details/title")
                              << std::string("(none)") << std::string("yes");
        QTest::newRow("fine category") << 2 << std::string("fine:category_rare")
                                       << std::string("(none)") << std::string("yes");
    }
    void changesEveryKindOfCell()
    {
        QFETCH(int, subject);
        QFETCH(std::string, field);
        QFETCH(std::string, first);
        QFETCH(std::string, value);
        Shop shop;
        const Cell cell{static_cast<CellSubject>(subject), 1, field};
        QCOMPARE(shop.value(cell), first);
        shop.step({set(cell, value == "(none)" ? CellValue() : CellValue(value))});
        QCOMPARE(shop.value(cell), value);
        QVERIFY(shop.undo());
        QCOMPARE(shop.value(cell), first);
        QVERIFY(shop.redo());
        QCOMPARE(shop.value(cell), value);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<std::string>("field");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("operation");

        QTest::newRow("row") << 99 << std::string("title") << std::string("x")
                             << std::string("set");
        QTest::newRow("field") << 1 << std::string("id") << std::string("x") << std::string("set");
        QTest::newRow("injection")
            << 1 << std::string("title = 'x', id") << std::string("x") << std::string("set");
        QTest::newRow("price") << 1 << std::string("price") << std::string("cheap")
                               << std::string("set");
        QTest::newRow("excluded") << 1 << std::string("excluded") << std::string("perhaps")
                                  << std::string("set");
        QTest::newRow("kind") << 1 << std::string("fine:nothing") << std::string("yes")
                              << std::string("set");
        QTest::newRow("operation")
            << 1 << std::string("title") << std::string("") << std::string("lower");
    }
    void refusesWhatCannotBe()
    {
        QFETCH(int, row);
        QFETCH(std::string, field);
        QFETCH(std::string, value);
        QFETCH(std::string, operation);
        Shop shop;
        const CellEdit edit{{CellSubject::Listing, row, field}, operation, value};
        QCOMPARE(errorOf([&] { shop.step({edit}); }), ErrorCode::InvalidArgument);
        QVERIFY(shop.reader()->history().line.empty());
    }

    void refusesACellTwiceAndNoCells()
    {
        Shop shop;
        QCOMPARE(errorOf([&] {
            shop.step({set(kSofaTitle, "A"), set(kSofaTitle, "B")});
        }),
            ErrorCode::InvalidArgument);
        QCOMPARE(errorOf([&] { shop.step({}); }), ErrorCode::InvalidArgument);
        QCOMPARE(shop.value(kSofaTitle), "Red sofa");
    }

    void undoesAndRedoesStepByStep()
    {
        Shop shop;
        shop.step({set(kSofaTitle, "One")});
        shop.step({set(kSofaTitle, "Two"), set(kLampOut, "yes")});
        QVERIFY(shop.undo());
        QCOMPARE(shop.value(kSofaTitle), "One");
        QVERIFY(!shop.reader()->listing({2})->excluded);
        QVERIFY(shop.undo());
        QCOMPARE(shop.value(kSofaTitle), "Red sofa");
        QVERIFY(!shop.undo());
        QVERIFY(shop.redo());
        QVERIFY(shop.redo());
        QVERIFY(!shop.redo());
        QCOMPARE(shop.value(kSofaTitle), "Two");
        QVERIFY(shop.reader()->listing({2})->excluded);
        QCOMPARE(shop.reader()->history().done, std::size_t(2));
    }

    void laterStepsAreComputedAnewWhenOneIsSwitchedOff()
    {
        Shop shop;
        const StepRow renamed = shop.step({set(kSofaTitle, "Big sofa")});
        const StepRow shouted = shop.step({{kSofaTitle, "upper", {}}, {kLampTitle, "upper", {}}});
        QCOMPARE(shop.value(kSofaTitle), "BIG SOFA");
        shop.enable(renamed, false);
        QCOMPARE(shop.value(kSofaTitle), "RED SOFA");
        QCOMPARE(shop.value(kLampTitle), "BLUE LAMP");
        const auto line = shop.reader()->history().line;
        QVERIFY(!line[0].enabled);
        QCOMPARE(line[1].conflicts, std::int64_t(0)); // an operation takes any text
        shop.enable(renamed, true);
        QCOMPARE(shop.value(kSofaTitle), "BIG SOFA");
        shop.enable(shouted, false);
        QCOMPARE(shop.value(kLampTitle), "Blue lamp");
    }

    void anOperationKeepsItsArgument()
    {
        Shop shop;
        const StepRow renamed = shop.step({set(kSofaTitle, "Big sofa")});
        shop.step({{kSofaTitle, "upper !", {}}});
        QCOMPARE(shop.value(kSofaTitle), "BIG SOFA!");
        shop.enable(renamed, false);
        QCOMPARE(shop.value(kSofaTitle), "RED SOFA!");
        QCOMPARE(errorOf([&] {
            shop.step({{kSofaTitle, "uppermost !", {}}});
        }),
            ErrorCode::InvalidArgument);
    }

    void bothEndsSayWhatCanBeUndoneAndRedone()
    {
        Shop shop;
        const auto ends = [&shop] { return shop.reader()->historyEnds(); };
        const auto agrees = [&] {
            const EditHistory history = shop.reader()->history();
            return ends().canUndo() == (history.done > 0)
                && ends().canRedo() == (history.done < history.line.size());
        };
        QVERIFY(!ends().canUndo() && !ends().canRedo());
        const StepRow first = shop.step({set(kSofaTitle, "One")});
        QVERIFY(ends().done == first && ends().canUndo() && !ends().canRedo());
        const StepRow second = shop.step({set(kSofaTitle, "Two")});
        shop.undo();
        QVERIFY(ends().done == first && ends().last == second && agrees());
        shop.undo();
        QVERIFY(!ends().canUndo() && ends().canRedo() && agrees());
        shop.step({set(kSofaTitle, "Other")}); // a branch
        QVERIFY(ends().canUndo() && !ends().canRedo() && agrees());
        shop.moveTo(first);
        QVERIFY(ends().done == first && agrees());
        shop.enable(first, false); // a step that is off is done, too
        QVERIFY(agrees());
    }

    void aStepIsTakenBackWhereItIsTheLast()
    {
        Shop shop;
        const auto takeBack = [&shop](StepRow step) {
            return shop.change([step](History& history) { return history.takeBack(step); });
        };
        const StepRow first = shop.step({set(kSofaTitle, "One")});
        const StepRow second = shop.step({set(kLampTitle, "Two")});
        QVERIFY(!takeBack(first));
        QCOMPARE(shop.value(kSofaTitle), "One");
        QCOMPARE(shop.value(kLampTitle), "Two");
        // One that is switched off has no effect; what came after it stays.
        shop.enable(first, false);
        QVERIFY(takeBack(first));
        QCOMPARE(shop.reader()->history().done, std::size_t(2));
        shop.enable(first, true);
        QVERIFY(takeBack(second));
        QCOMPARE(shop.value(kLampTitle), "Blue lamp");
        QVERIFY(takeBack(second)); // it is already
        QVERIFY(takeBack({}));
        QCOMPARE(shop.reader()->history().done, std::size_t(1));
        QVERIFY(takeBack(first));
        QCOMPARE(shop.value(kSofaTitle), "Red sofa");
    }

    void whatAStepFindsOtherwiseIsAConflict()
    {
        Shop shop;
        const StepRow first = shop.step({set(kSofaTitle, "One")});
        const StepRow second = shop.step({set(kSofaTitle, "Two")});
        shop.enable(first, false);
        QCOMPARE(shop.value(kSofaTitle), "Two");
        const auto reader = shop.reader();
        QCOMPARE(reader->history().line[1].conflicts, std::int64_t(1));
        const auto conflicts = reader->changes(second, 0, 10, true);
        QCOMPARE(conflicts.size(), std::size_t(1));
        QCOMPARE(conflicts[0].conflict, CellConflict::OtherValue);
        QCOMPARE(*conflicts[0].before, "Red sofa");
        QCOMPARE(*conflicts[0].expected, "One");
        QCOMPARE(*conflicts[0].after, "Two");
        shop.enable(first, true);
        QCOMPARE(shop.reader()->history().line[1].conflicts, std::int64_t(0));
        shop.undo();
        shop.undo();
        QCOMPARE(shop.value(kSofaTitle), "Red sofa");
    }

    void aStepNamesItsListings()
    {
        Shop shop;
        const Cell sofaPhoto{CellSubject::Image, 1, "excluded"};
        const Cell lampPhoto{CellSubject::Image, 2, "excluded"};
        const StepRow both =
            shop.step({set(lampPhoto, "yes"), set(sofaPhoto, "yes"), set(kLampOut, "yes")});
        const StepRow renamed = shop.step({set(kSofaTitle, "")});
        const StepRow rule = shop.step({set({CellSubject::Rule, 0, "dark"}, "0.5")});
        const auto reader = shop.reader();
        const StepListings listings = reader->stepListings(both, 3);
        QCOMPARE(listings.inAll, std::int64_t(2)); // each once
        QCOMPARE(listings.titles, (Names{"a", "Blue lamp"})); // as they are now
        QCOMPARE(reader->stepListings(both, 1).titles, Names{"a"});
        QCOMPARE(reader->stepListings(both, 1).inAll, std::int64_t(2));
        QCOMPARE(reader->stepListings(renamed, 3).titles, Names{"a"});
        QCOMPARE(reader->stepListings(rule, 3).inAll, std::int64_t(0));
        shop.moveTo(both);
        QCOMPARE(shop.reader()->stepListings(both, 1).titles, Names{"Red sofa"});
    }

    void aNewStepKeepsTheOldBranch()
    {
        Shop shop;
        const StepRow trunk = shop.step({set(kLampTitle, "Lamp")});
        shop.step({set(kSofaTitle, "Old")});
        const StepRow oldEnd = shop.step({set(kLampOut, "yes")});
        shop.undo();
        shop.undo();
        const StepRow fresh = shop.step({set(kSofaTitle, "New")});
        auto history = shop.reader()->history();
        QCOMPARE(history.line.size(), std::size_t(2));
        QCOMPARE(history.branches.size(), std::size_t(1));
        QCOMPARE(history.branches[0].row, oldEnd);

        shop.moveTo(oldEnd);
        QCOMPARE(shop.value(kSofaTitle), "Old");
        QCOMPARE(shop.value(kLampOut), "yes");
        history = shop.reader()->history();
        QCOMPARE(history.line.size(), std::size_t(3));
        QCOMPARE(history.branches[0].row, fresh);

        shop.moveTo(trunk); // on the line: what follows can be redone
        history = shop.reader()->history();
        QCOMPARE(history.done, std::size_t(1));
        QCOMPARE(history.line.size(), std::size_t(3));
        shop.moveTo({});
        QCOMPARE(shop.value(kLampTitle), "Blue lamp");
        QVERIFY(shop.redo());
        QCOMPARE(shop.value(kLampTitle), "Lamp");
        QCOMPARE(errorOf([&] { shop.moveTo({77}); }), ErrorCode::NotFound);
        QCOMPARE(errorOf([&] { shop.enable({77}, false); }), ErrorCode::NotFound);
    }

    void importsSeeTheImportedValuesAndKeepTheDecisions()
    {
        Shop shop;
        shop.step({set(kSofaTitle, "Mended sofa"), set(kLampOut, "yes")});
        importShop(*shop.catalogue);
        QCOMPARE(shop.value(kSofaTitle), "Mended sofa");
        QCOMPARE(shop.reader()->history().line[0].conflicts, std::int64_t(0));
        importShop(*shop.catalogue, "Green sofa");
        QCOMPARE(shop.value(kSofaTitle), "Mended sofa");
        QCOMPARE(shop.value(kLampOut), "yes");
        QCOMPARE(shop.reader()->history().line[0].conflicts, std::int64_t(1));
        shop.undo();
        QCOMPARE(shop.value(kSofaTitle), "Green sofa");
    }

    void labelsFollowDecisionsAndComeBackAsTheyWere()
    {
        Shop shop;
        QCOMPARE(shop.labels(), (Names{"Lamps", "Sofas"}));
        shop.step({set(kLampOut, "yes")});
        QCOMPARE(shop.labels(), Names{"Sofas"});
        QCOMPARE(shop.reader()->categories()[0].encoderIndex, 0);
        shop.step({set(kSofaCategory, "Armchairs")});
        QCOMPARE(shop.labels(), Names{"Armchairs"});
        importShop(*shop.catalogue);
        QCOMPARE(shop.labels(), Names{"Armchairs"});
        shop.undo();
        shop.undo();
        QCOMPARE(shop.labels(), (Names{"Lamps", "Sofas"}));
        QCOMPARE(shop.reader()->categories()[1].encoderIndex, 1);
    }

    void whatIsLeftOutIsNoTrainingData()
    {
        Shop shop;
        const auto joined = [&] {
            int rows = 0;
            shop.reader()->forEachJoined(
                [&](const Listing&, const ListingImage&, const Category*) { return ++rows > 0; });
            return rows;
        };
        QCOMPARE(joined(), 2);
        shop.step({set(kLampOut, "yes")});
        QCOMPARE(joined(), 1);
        QVERIFY(shop.reader()->image({2})->excluded);
        QCOMPARE(shop.reader()->counts().listingsExcluded, std::int64_t(1));
        QCOMPARE(shop.reader()->counts().imagesExcluded, std::int64_t(1));
        // The lamp's photo goes to the sofa, as in a merge: the lamp lacks none, it is left out.
        QCOMPARE(shop.reader()->counts().listingsWithoutImages, std::int64_t(0));
        shop.step({set({CellSubject::Image, 2, "listing"}, "1")});
        QCOMPARE(shop.reader()->counts().listingsWithoutImages, std::int64_t(0));
        shop.undo();
        shop.step({set({CellSubject::Image, 1, "excluded"}, "yes")});
        QCOMPARE(joined(), 0);
        shop.undo();
        shop.undo();
        QCOMPARE(joined(), 2);
    }

    void wordsFollowEdits()
    {
        Shop shop;
        ListingFilter words;
        words.words = "velvet";
        QCOMPARE(shop.reader()->countListings(words), std::int64_t(0));
        shop.step({set(kSofaTitle, "Velvet sofa")});
        QCOMPARE(shop.reader()->countListings(words), std::int64_t(1));
        shop.undo();
        QCOMPARE(shop.reader()->countListings(words), std::int64_t(0));
    }

    void aKilledStepLeavesTheCatalogueWhole()
    {
        Shop shop;
        shop.step({set(kLampTitle, "Lamp")});
        shop.catalogue.reset();
        const pid_t child = ::fork();
        if (child == 0) {
            const auto catalogue = Catalogue::open(shop.file);
            const auto writer = catalogue->writer();
            writer->begin();
            const auto history = writer->history(kOperations);
            const std::vector<CellEdit> cells{set(kSofaTitle, "Half"), set(kLampOut, "yes")};
            history->add("Ann", "{}", cells);
            history->moveTo({});
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        shop.catalogue = Catalogue::open(shop.file);
        QCOMPARE(shop.value(kSofaTitle), "Red sofa");
        QCOMPARE(shop.value(kLampTitle), "Lamp");
        QCOMPARE(shop.reader()->history().line.size(), std::size_t(1));
        shop.step({set(kSofaTitle, "Whole")});
        QCOMPARE(shop.value(kSofaTitle), "Whole");
    }
};

QTEST_GUILESS_MAIN(TstHistory)
#include "tst_history.moc"
