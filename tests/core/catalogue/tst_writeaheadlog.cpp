// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/catalogue/killedimport.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <chrono>
#include <csignal>
#include <thread>

using namespace vitrine;
using namespace vitrine::catalogue;
using vitrine::test::imageInput;
using vitrine::test::killedAmidCommit;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::TemporaryFolder;

namespace {

constexpr std::int64_t kSmall = 1000;
constexpr std::int64_t kLarge = std::int64_t{1} << 40U;
constexpr int kRows = 4000;

/// What another program that sets `wanted` ("" only asks) is told of how the file is written.
std::string journalMode(const std::filesystem::path& file, const std::string& wanted = {})
{
    sqlite3* database = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    std::string answer;
    const auto take = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0];
        return 0;
    };
    const std::string sql = "PRAGMA journal_mode" + (wanted.empty() ? wanted : " = " + wanted);
    sqlite3_exec(database, sql.c_str(), take, &answer, nullptr);
    sqlite3_close(database);
    return answer;
}

void import(Catalogue& catalogue, int rows, std::int64_t bytes = kSmall)
{
    const auto writer = catalogue.writer();
    writer->beginImport(bytes);
    for (int i = 0; i < rows; ++i) {
        writer->putListing(listingInput("l" + std::to_string(i), "Lamp " + std::to_string(i)));
        writer->putImage(imageInput("i" + std::to_string(i), "l" + std::to_string(i)));
    }
    writer->finishImport();
    writer->commit();
}

/// A process that imports into `file` and is killed after `delay`.
void importAndKill(const std::filesystem::path& file, std::chrono::milliseconds delay)
{
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            import(*Catalogue::open(file), kRows);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

}

/// From when on a catalogue is written by way of SQLite's log, and what that changes for others.
class TstWriteAheadLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheFirstRows()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->setSetting("colour", "white");
        QCOMPARE(journalMode(shop.file), std::string("delete"));
        writer->putListing(listingInput("a", "Lamp"));
        QCOMPARE(journalMode(shop.file), std::string("wal"));
    }

    void followsTheFirstImport()
    {
        const TemporaryCatalogue shop;
        const auto before = shop.reader();
        QCOMPARE(before->counts().listings, 0);
        import(*shop.catalogue, 10);
        QCOMPARE(journalMode(shop.file), std::string("wal"));
        QCOMPARE(before->counts().listings, 10); // a connection that knew the file without
        import(*shop.catalogue, 12);
        QCOMPARE(before->counts().images, 12);
    }

    void goesAheadOfALargeImport()
    {
        const TemporaryCatalogue shop;
        const auto writer = shop.catalogue->writer();
        writer->beginImport(kLarge);
        QCOMPARE(journalMode(shop.file), std::string("wal"));
    }

    void othersReadWhileTheFirstImportGoesOn()
    {
        const TemporaryCatalogue shop;
        const auto other = Catalogue::open(shop.file);
        {
            const auto writer = shop.catalogue->writer();
            writer->beginImport(kSmall);
            writer->putListing(listingInput("a", "Lamp"));
            QCOMPARE(other->reader()->counts().listings, 0);
            QCOMPARE(shop.reader()->counts().listings, 0);
            writer->finishImport();
            writer->commit();
        }
        QCOMPARE(other->reader()->counts().listings, 1);
        other->writer()->putListing(listingInput("b", "Sofa"));
        QCOMPARE(shop.reader()->counts().listings, 2);
    }

    void othersReadHoweverManyPagesWait()
    {
        const TemporaryCatalogue shop;
        const auto other = Catalogue::open(shop.file);
        const auto writer = shop.catalogue->writer();
        writer->beginImport(kSmall);
        auto image = imageInput("i", "l");
        image.source.assign(4000, 'p'); // 100 MB, more than the cache holds
        for (int i = 0; i < 25'000; ++i) {
            image.id = "i" + std::to_string(i);
            writer->putImage(image);
        }
        QCOMPARE(other->reader()->counts().images, 0);
        writer->commit();
        QCOMPARE(other->reader()->counts().images, 25'000);
    }

    void anImportThatWasKilledWhileItCommittedIsUndone()
    {
        const TemporaryCatalogue shop;
        const TemporaryFolder folder;
        const auto left = killedAmidCommit(shop, folder);
        const auto catalogue = Catalogue::open(left);
        QCOMPARE(catalogue->reader()->counts().listings, 0);
        QCOMPARE(catalogue->reader()->setting("colour"), std::optional<std::string>("white"));
        import(*catalogue, 5);
        QCOMPARE(journalMode(left), std::string("wal"));
    }

    void comesBackWhenAFilledCatalogueIsOpened()
    {
        const TemporaryCatalogue shop;
        import(*shop.catalogue, 3);
        const auto copy = shop.folder / "copy.sqlite";
        std::filesystem::copy_file(shop.file, copy);
        QCOMPARE(journalMode(copy, "DELETE"), std::string("delete")); // killed before it was on
        const auto opened = Catalogue::open(copy);
        QCOMPARE(journalMode(copy), std::string("wal"));
    }

    void aKilledFirstImportLeavesAllOrNothing()
    {
        int nothing = 0;
        for (int delay = 0; delay < 120; delay += 12) {
            TemporaryCatalogue shop;
            shop.catalogue.reset();
            importAndKill(shop.file, std::chrono::milliseconds(delay));
            const auto catalogue = Catalogue::open(shop.file);
            const auto found = catalogue->reader()->counts().listings;
            QVERIFY2(found == 0 || found == kRows, qPrintable(QString::number(found)));
            nothing += found == 0 ? 1 : 0;
            import(*catalogue, kRows);
            QCOMPARE(catalogue->reader()->counts().images, kRows);
            QCOMPARE(journalMode(shop.file), std::string("wal"));
        }
        QVERIFY(nothing > 0);
    }
};

QTEST_GUILESS_MAIN(TstWriteAheadLog)
#include "tst_writeaheadlog.moc"
