// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/catalogue/migrations.h"
#include "tests/core/catalogue/samples.h"

#include <sqlite3.h>

#include <QTest>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::errorOf;
using vitrine::test::TemporaryFolder;

namespace {

const std::vector<Migration> kFirst = {
    {"001_things.sql", "CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('lamp');"}};

std::vector<Migration> firstAnd(std::string_view sql)
{
    std::vector<Migration> steps = kFirst;
    steps.push_back({"002_more.sql", sql});
    return steps;
}

/// How SQLite would answer a query.
std::string planOf(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    std::string plan;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) += std::string(values[3]) + '\n';
        return 0;
    };
    sqlite3_exec(database, ("EXPLAIN QUERY PLAN " + sql).c_str(), take, &plan, nullptr);
    sqlite3_close(database);
    return plan;
}

/// The first value of a statement's first row, asked through plain SQLite.
std::string ask(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    std::string answer;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0] ? values[0] : "NULL";
        return 0;
    };
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), take, &answer, &message) != SQLITE_OK)
        answer = std::string("failed: ") + message;
    sqlite3_free(message);
    sqlite3_close(database);
    return answer;
}

}

class TstMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewFileGetsEveryStep()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, firstAnd("ALTER TABLE things ADD COLUMN size INTEGER"));
        QCOMPARE(ask(file, "PRAGMA user_version"), std::string("2"));
        QCOMPARE(ask(file, "SELECT name FROM things WHERE size IS NULL"), std::string("lamp"));
        QCOMPARE(errorOf([&] { createDatabase(file, kFirst); }), ErrorCode::AlreadyExists);
    }

    void aFailingCreationLeavesNothing()
    {
        const TemporaryFolder folder;
        QVERIFY(errorOf([&] { createDatabase(folder / "c.sqlite", firstAnd("NONSENSE")); }));
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

    void aCurrentFileIsLeftAlone()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, kFirst);
        QCOMPARE(migrateDatabase(file, kFirst), 1);
        QVERIFY(!std::filesystem::exists(backupPath(file, 1)));
    }

    void anOlderFileIsCopiedAndBroughtUp()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, kFirst);
        ask(file, "INSERT INTO things VALUES ('chair')");
        const auto steps =
            firstAnd("CREATE TABLE more (n INTEGER); CREATE TRIGGER t AFTER INSERT ON things "
                     "BEGIN INSERT INTO more VALUES (1); SELECT 2; END;");
        QCOMPARE(migrateDatabase(file, steps), 1);
        QCOMPARE(ask(file, "PRAGMA user_version"), std::string("2"));
        QCOMPARE(ask(file, "SELECT count(*) FROM things"), std::string("2"));
        const auto backup = backupPath(file, 1);
        QCOMPARE(backup.filename().string(), std::string("c.sqlite.v1.bak"));
        QCOMPARE(ask(backup, "PRAGMA user_version"), std::string("1"));
        QCOMPARE(ask(backup, "SELECT count(*) FROM things"), std::string("2"));
        QCOMPARE(migrateDatabase(file, steps), 2);
    }

    void aFailingStepIsRolledBack()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, kFirst);
        const auto steps = firstAnd("DELETE FROM things; CREATE TABLE half (n INTEGER); NONSENSE;");
        QCOMPARE(errorOf([&] { migrateDatabase(file, steps); }), ErrorCode::Internal);
        QCOMPARE(ask(file, "PRAGMA user_version"), std::string("1"));
        QCOMPARE(ask(file, "SELECT name FROM things"), std::string("lamp"));
        QCOMPARE(
            ask(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), std::string("0"));
        QCOMPARE(ask(backupPath(file, 1), "SELECT name FROM things"), std::string("lamp"));
        QCOMPARE(migrateDatabase(file, kFirst), 1); // and the old program still reads it
    }

    void aStepThatBreaksReferencesIsRolledBack()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        const std::vector<Migration> steps = {{"001.sql",
            "CREATE TABLE a (n INTEGER PRIMARY KEY); INSERT INTO a VALUES (1);"
            "CREATE TABLE b (n INTEGER REFERENCES a (n)); INSERT INTO b VALUES (1);"}};
        createDatabase(file, steps);
        std::vector<Migration> broken = steps;
        broken.push_back({"002.sql", "DELETE FROM a"});
        QVERIFY(errorOf([&] { migrateDatabase(file, broken); }));
        QCOMPARE(ask(file, "SELECT count(*) FROM a"), std::string("1"));
    }

    void aNewerFileIsRefused()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, firstAnd("SELECT 1"));
        QCOMPARE(errorOf([&] { migrateDatabase(file, kFirst); }), ErrorCode::NewerVersion);
        QCOMPARE(ask(file, "PRAGMA user_version"), std::string("2"));
    }

    void otherFilesAreRefused()
    {
        const TemporaryFolder folder;
        QCOMPARE(errorOf([&] { migrateDatabase(folder / "none", kFirst); }), ErrorCode::NotFound);
        const auto text = folder.write("text", std::string(5000, 'x'));
        QCOMPARE(errorOf([&] { migrateDatabase(text, kFirst); }), ErrorCode::Corrupt);
        const auto empty = folder.write("empty", "");
        QCOMPARE(errorOf([&] { migrateDatabase(empty, kFirst); }), ErrorCode::Corrupt);
        ask(folder.write("foreign", ""), "CREATE TABLE other (n INTEGER)");
        QCOMPARE(errorOf([&] { migrateDatabase(folder / "foreign", kFirst); }), ErrorCode::Corrupt);
    }

    void listingsOfAnOlderCatalogueKnowNoGivenPrice()
    {
        const TemporaryFolder folder;
        const auto file = folder / "catalogue.sqlite";
        const auto steps = catalogueMigrations();
        QVERIFY(steps.size() >= 5);
        QCOMPARE(std::string(steps[4].name), std::string("005_given_prices.sql"));
        createDatabase(file, std::span(steps).first(4));
        ask(file,
            "INSERT INTO listings (row, id, title, location, category_path, description)"
            " VALUES (1, 'a', 'Sofa', 'Leeds', 'Sofas', 'Red'); UPDATE row_numbers SET last = 1");
        const auto catalogue = Catalogue::open(file);
        QVERIFY(std::filesystem::exists(backupPath(file, 4)));
        QCOMPARE(catalogue->reader()->listing({1})->givenPrice, std::string());
        const auto writer = catalogue->writer();
        writer->begin();
        ListingInput again = test::listingInput("a", "Sofa");
        again.price.reset();
        again.givenPrice = "call me";
        QVERIFY(writer->putListing(again) == Change::Updated);
        writer->commit();
        QCOMPARE(catalogue->reader()->listing({1})->givenPrice, std::string("call me"));
        QCOMPARE(catalogue->reader()->listing({1})->description, std::string("About Sofa"));
    }

    void problemsOfAnOlderCatalogueSayNotWhoseIdCameAgain()
    {
        const TemporaryFolder folder;
        const auto file = folder / "catalogue.sqlite";
        const auto steps = catalogueMigrations();
        QVERIFY(steps.size() >= 6);
        QCOMPARE(std::string(steps[5].name), std::string("006_refused_ids.sql"));
        createDatabase(file, std::span(steps).first(5));
        ask(file,
            "INSERT INTO row_problems (file, line, byte, column_name, kind, raw, hint, kept)"
            " VALUES ('P.csv', 3, 40, 'id', 'duplicate_id', 'a', 'Remove one.', 0)");
        const auto ids = Catalogue::open(file)->reader()->refusedIds();
        QCOMPARE(ids.size(), std::size_t{1});
        QCOMPARE(ids[0].line, 3);
        QVERIFY(!ids[0].listing && !ids[0].image && ids[0].differs.empty());
    }

    void groupsOfAnOlderCatalogueAreFoundByTheirNumber()
    {
        const TemporaryFolder folder;
        const auto file = folder / "catalogue.sqlite";
        const auto steps = catalogueMigrations();
        QVERIFY(steps.size() >= 8);
        QCOMPARE(std::string(steps[7].name), std::string("008_finding_groups.sql"));
        createDatabase(file, std::span(steps).first(7));
        ask(file,
            "INSERT INTO listings (row, id, title, location, category_path, description)"
            " VALUES (1, 'a', 'Sofa', '', '', ''), (2, 'b', 'Sofa', '', '', ''),"
            " (3, 'c', 'Lamp', '', '', ''), (4, 'd', 'Lamp', '', '', '');"
            "UPDATE row_numbers SET last = 4;"
            "INSERT INTO findings (row, kind, listing, field, score, value, threshold, text,"
            " suggestion, group_number, last_step) VALUES"
            " (1, 'repeated_listing', 1, '', 1, 1, 0, '', '', 1, 0),"
            " (2, 'repeated_listing', 2, '', 1, 1, 0, '', '', 1, 0),"
            " (3, 'repeated_listing', 3, '', 1, 1, 0, '', '', 2, 0),"
            " (4, 'repeated_listing', 4, '', 1, 1, 0, '', '', 2, 0),"
            " (5, 'price_missing', 4, 'price', 1, 0, 0, '', '', 0, 0)");
        const std::string asked = "SELECT row FROM findings f WHERE f.kind = 'repeated_listing'"
                                  " AND f.group_number <> 0"
                                  " AND f.group_number IN (SELECT value FROM json_each('[2]'))";
        QVERIFY(planOf(file, asked).find("findings_by_group") == std::string::npos);
        const auto catalogue = Catalogue::open(file);
        QCOMPARE(ask(backupPath(file, 7), "PRAGMA user_version"), std::string("7"));
        QCOMPARE(ask(backupPath(file, 7), "SELECT count(*) FROM findings"), std::string("5"));
        const auto reader = catalogue->reader();
        FindingQuery query{FindingKind::RepeatedListing, {}, false, {2}};
        const auto second = reader->findings(query, 0, kNoLimit);
        QCOMPARE(second.size(), std::size_t{2});
        QCOMPARE(second[0].row, std::int64_t{3});
        QCOMPARE(second[1].row, std::int64_t{4});
        query.groups.clear();
        QCOMPARE(reader->countFindings(query), std::int64_t{4});
        const std::string plan = planOf(file, asked);
        QVERIFY2(plan.find("findings_by_group") != std::string::npos, plan.c_str());
    }

    void aTruncatedFileIsDamaged()
    {
        const TemporaryFolder folder;
        const auto file = folder / "c.sqlite";
        createDatabase(file, catalogueMigrations());
        const std::string whole = readFile(file);
        const auto cut = folder.write("cut.sqlite", whole.substr(0, whole.size() / 2));
        QCOMPARE(errorOf([&] { Catalogue::open(cut); }), ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TstMigrations)
#include "tst_migrations.moc"
