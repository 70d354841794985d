// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "tests/core/workspace/checkedshop.h"

#include <QTest>

using namespace vitrine;
using vitrine::test::CheckedShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

ListingRow listing(CheckedShop& shop, const std::string& id)
{
    const auto found = shop.workspace().listingById(id);
    return found ? found->row : ListingRow();
}

std::string title(CheckedShop& shop, const std::string& id)
{
    return shop.workspace().listing(listing(shop, id))->title;
}

Action exclusion(CheckedShop& shop, const std::string& id)
{
    Action action;
    action.on.listings = {listing(shop, id)};
    return action;
}

Action renaming(CheckedShop& shop, const std::string& id, const char* name)
{
    Action action;
    action.kind = ActionKind::Edit;
    action.on.listings = {listing(shop, id)};
    action.field = "title";
    action.value = name;
    return action;
}

constexpr std::size_t kFileLimit = 1'000'000;

}

/// Recipes between two workspaces.
class TstRecipeFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecipeReproducesTheHistory()
    {
        CheckedShop shop(4);
        shop.import(false);
        JobContext context;
        shop.apply(exclusion(shop, "L0"));
        const StepRow renamed = shop.apply(renaming(shop, "L1", "Green hat")).step;
        shop.apply(test::thresholdAction(FindingKind::TitleTooLong, {}, "50"));
        const StepRow off =
            shop.apply(test::thresholdAction(FindingKind::ContactDetails, {}, "0.9")).step;
        shop.inspection().setStepEnabled(renamed, false, context);
        shop.inspection().setStepEnabled(off, false, context);
        shop.apply(exclusion(shop, "L2"));
        QVERIFY(shop.inspection().undo(context)); // what is undone is no part of it
        const fs::path first = m_folder / "first/month.json";
        fs::create_directories(first.parent_path());
        shop.inspection().saveRecipe(first);

        CheckedShop next(4);
        next.import(false);
        const RecipeReport report = next.inspection().runRecipe(first, context);
        QCOMPARE(report.applied, 2);
        QCOMPARE(report.steps.size(), std::size_t{4});
        QVERIFY(report.steps[0].enabled && !report.steps[1].enabled);
        QVERIFY(report.steps[1].step.step && report.steps[1].error.empty());
        const EditHistory history = next.inspection().history();
        QCOMPARE(history.done, std::size_t{4});
        QVERIFY(history.line[0].enabled && !history.line[1].enabled);
        QVERIFY(history.line[2].enabled && !history.line[3].enabled);
        QCOMPARE(title(next, "L1"), std::string("Thing L1"));
        QVERIFY(next.workspace().listing(listing(next, "L0"))->excluded);
        QCOMPARE(next.inspection().threshold(FindingKind::TitleTooLong)->set.value_or(0.0), 50.0);
        QVERIFY(!next.inspection().threshold(FindingKind::ContactDetails)->set);

        const fs::path second = m_folder / "second/month.json";
        fs::create_directories(second.parent_path());
        next.inspection().saveRecipe(second);
        QCOMPARE(readFile(second, kFileLimit), readFile(first, kFileLimit));

        next.inspection().setStepEnabled(history.line[1].row, true, context);
        QCOMPARE(title(next, "L1"), std::string("Green hat"));
        next.inspection().setStepEnabled(history.line[3].row, true, context);
        QCOMPARE(next.inspection().threshold(FindingKind::ContactDetails)->set.value_or(0.0), 0.9);
    }

    void stepsThatAreOffAloneMakeARecipe()
    {
        CheckedShop shop(2);
        shop.import(false);
        JobContext context;
        const fs::path file = m_folder / "off.json";
        const StepRow step = shop.apply(exclusion(shop, "L0")).step;
        shop.inspection().setStepEnabled(step, false, context);
        shop.inspection().saveRecipe(file);
        QVERIFY(readFile(file, kFileLimit).find("\"enabled\": false") != std::string::npos);
        CheckedShop next(2);
        next.import(false);
        QCOMPARE(next.inspection().runRecipe(file, context).applied, 0);
        QVERIFY(!next.workspace().listing(listing(next, "L0"))->excluded);
        shop.inspection().undo(context);
        try {
            shop.inspection().saveRecipe(m_folder / "none.json");
            QFAIL("nothing was done");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotReady);
        }
        QVERIFY(!fs::exists(m_folder / "none.json"));
    }

private:
    TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TstRecipeFiles)
#include "tst_recipefiles.moc"
