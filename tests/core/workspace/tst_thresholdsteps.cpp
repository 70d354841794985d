// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/catalogue/catalogue.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <functional>
#include <string_view>

using namespace vitrine;
using vitrine::test::excluding;
using vitrine::test::ProgressProbe;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int kListings = 6;

Action threshold(FindingKind kind, const char* value)
{
    Action action;
    action.kind = ActionKind::Threshold;
    action.finding = kind;
    action.value = value;
    return action;
}

/// The rules have a copy of the catalogue and look at pictures.
bool isLooking(const Progress& progress)
{
    return progress.stage == Stage::ComparingPictures;
}

/// Makes a step and dies, as if killed, while the rules look for what it leads to.
int dieWhileLooking(const fs::path& folder)
{
    ProgressProbe killer(
        [](const Progress& progress) { return isLooking(progress) && std::raise(SIGKILL) == 0; });
    JobContext context = killer.context();
    Workspace::open(folder)->inspection().apply(
        threshold(FindingKind::NearDuplicate, "3"), "Ann", context);
    return 0;
}

/// A checked shop of six listings with a picture each.
struct Shop {
    Shop()
        : source(folder / "source", kListings, 1)
        , workspace(Workspace::create(folder / "shop"))
    {
        JobContext context;
        workspace->importTables(source.request(), context);
        workspace->inspection().check({}, context);
    }

    fs::path file() const { return folder / "shop/catalogue.sqlite"; }
    void run(const char* sql) const
    {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(file().c_str(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    Inspection& inspection() const { return workspace->inspection(); }
    std::size_t steps() const { return inspection().history().done; }
    FindingCount count(FindingKind kind) const
    {
        for (const FindingCount& each : inspection().findingCounts()) {
            if (each.kind == kind)
                return each;
        }
        return {};
    }
    bool hasThresholds() const
    {
        return !catalogue::Catalogue::open(file())->reader()->thresholds().empty();
    }

    TemporaryFolder folder;
    SmallShop source;
    std::shared_ptr<Workspace> workspace;
};

}

/// A threshold and what its rule then finds are one: no end of the program comes between them.
class TstThresholdSteps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void findingsThatCannotBeKeptKeepTheThresholdAway();
    void aCancelledStepLeavesNothing();
    void aKilledStepLeavesNothing();
    void decisionsMeanwhileAreSeen();
    void undoLooksAgain();

private:
    TemporaryFolder m_data;
};

void TstThresholdSteps::findingsThatCannotBeKeptKeepTheThresholdAway()
{
    const Shop shop;
    QCOMPARE(shop.count(FindingKind::TitleTooLong).found, std::int64_t{0});
    shop.run("CREATE TRIGGER refuse BEFORE INSERT ON findings"
             " BEGIN SELECT RAISE(ABORT, 'no room'); END");
    JobContext context;
    QVERIFY_THROWS_EXCEPTION(
        Error, shop.inspection().apply(threshold(FindingKind::TitleTooLong, "1"), "Ann", context));
    QCOMPARE(shop.steps(), std::size_t{0});
    QVERIFY(!shop.hasThresholds());

    shop.run("DROP TRIGGER refuse");
    QVERIFY(
        shop.inspection().apply(threshold(FindingKind::TitleTooLong, "1"), "Ann", context).step);
    QCOMPARE(shop.count(FindingKind::TitleTooLong).found, std::int64_t{kListings});
    QVERIFY(shop.hasThresholds());
}

void TstThresholdSteps::aCancelledStepLeavesNothing()
{
    const Shop shop;
    ProgressProbe probe(isLooking);
    JobContext context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled,
        shop.inspection().apply(threshold(FindingKind::NearDuplicate, "3"), "Ann", context));
    QCOMPARE(shop.steps(), std::size_t{0});
    QVERIFY(!shop.hasThresholds());
}

void TstThresholdSteps::aKilledStepLeavesNothing()
{
    Shop shop;
    shop.workspace.reset();
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("--die"), QString::fromStdString((shop.folder / "shop").string())});
    QVERIFY(child.waitForFinished(60'000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    shop.workspace = Workspace::open(shop.folder / "shop");
    QCOMPARE(shop.steps(), std::size_t{0});
    QVERIFY(!shop.hasThresholds());
    JobContext context;
    shop.inspection().apply(threshold(FindingKind::NearDuplicate, "3"), "Ann", context);
    QCOMPARE(shop.steps(), std::size_t{1});
    QVERIFY(shop.hasThresholds());
}

/// Others may write while the rules look; the rules then look again, at what they wrote.
void TstThresholdSteps::decisionsMeanwhileAreSeen()
{
    const Shop shop;
    QCOMPARE(shop.count(FindingKind::NearDuplicate).examined, std::int64_t{kListings});
    std::int64_t left = 3; // more often than the rules look in vain
    ProgressProbe probe([&](const Progress& progress) {
        if (isLooking(progress) && progress.done == progress.total && left > 0) {
            JobContext own;
            shop.inspection().apply(excluding({{left--}}), "Ben", own);
        }
        return false;
    });
    JobContext context = probe.context();
    const StepReport report =
        shop.inspection().apply(threshold(FindingKind::NearDuplicate, "3"), "Ann", context);
    QCOMPARE(left, std::int64_t{0});
    const EditHistory history = shop.inspection().history();
    QCOMPARE(history.done, std::size_t{4});
    QCOMPARE(history.line.back().row, report.step);
    QCOMPARE(history.line.back().author, "Ann");
    QCOMPARE(shop.count(FindingKind::NearDuplicate).examined, std::int64_t{kListings - 3});
}

void TstThresholdSteps::undoLooksAgain()
{
    const Shop shop;
    JobContext context;
    const StepReport step =
        shop.inspection().apply(threshold(FindingKind::TitleTooLong, "1"), "Ann", context);
    shop.inspection().undo(context);
    QCOMPARE(shop.count(FindingKind::TitleTooLong).found, std::int64_t{0});
    shop.inspection().redo(context);
    QCOMPARE(shop.count(FindingKind::TitleTooLong).found, std::int64_t{kListings});
    shop.inspection().setStepEnabled(step.step, false, context);
    QCOMPARE(shop.count(FindingKind::TitleTooLong).found, std::int64_t{0});
    shop.inspection().moveTo({}, context);
    QVERIFY(!shop.hasThresholds());
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--die")
        return dieWhileLooking(argv[2]);
    QCoreApplication application(argc, argv);
    TstThresholdSteps tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_thresholdsteps.moc"
