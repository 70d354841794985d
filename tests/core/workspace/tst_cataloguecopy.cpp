// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/cataloguecopy.h"
#include "tests/core/catalogue/samples.h"

#include <sqlite3.h>

#include <QTest>

using namespace vitrine;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::TemporaryFolder;
using vitrine::workspace::CatalogueCopy;
namespace fs = std::filesystem;

namespace {

/// The files as a program leaves them that is killed now.
fs::path asIfKilled(const TemporaryCatalogue& shop, const TemporaryFolder& folder)
{
    for (const auto& entry : fs::directory_iterator(shop.folder.path()))
        fs::copy_file(entry.path(), folder / entry.path().filename().string());
    return folder / shop.file.filename().string();
}

std::int64_t listingsIn(const CatalogueCopy& copy)
{
    return catalogue::Catalogue::open(copy.file())->reader()->counts().listings;
}

}

class TstCatalogueCopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasWhatTheLogHolds()
    {
        const TemporaryCatalogue shop;
        shop.catalogue->writer()->putListing(listingInput("a", "Lamp"));
        shop.catalogue->writer()->putListing(listingInput("b", "Sofa"));
        const TemporaryFolder folder;
        const fs::path left = asIfKilled(shop, folder);
        QVERIFY(fs::exists(left.string() + "-wal"));
        QCOMPARE(listingsIn(CatalogueCopy(left)), 2);
    }

    void hasNothingOfAFirstImportThatWasKilledWhileItCommitted()
    {
        const TemporaryCatalogue shop;
        shop.catalogue->writer()->setSetting("colour", "white");
        sqlite3* database = nullptr;
        sqlite3_open_v2(shop.file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        // A cache so small that pages reach the file before the commit, as they do amid one.
        const int result = sqlite3_exec(database,
            "PRAGMA cache_size = 1; BEGIN; UPDATE settings SET value = 'black';"
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
            " INSERT INTO listings (row, id, title, location, category_path, description)"
            " SELECT i, 'l' || i, 'Lamp ' || i, '', '', hex(zeroblob(200)) FROM n",
            nullptr, nullptr, nullptr);
        const TemporaryFolder folder;
        const fs::path left = asIfKilled(shop, folder);
        sqlite3_close(database);
        QCOMPARE(result, SQLITE_OK);
        QVERIFY(fs::exists(left.string() + "-journal"));
        QVERIFY(fs::file_size(left) > fs::file_size(shop.file));
        const CatalogueCopy copy(left);
        QCOMPARE(listingsIn(copy), 0);
        QCOMPARE(catalogue::Catalogue::open(copy.file())->reader()->setting("colour"),
            std::optional<std::string>("white"));
    }
};

QTEST_GUILESS_MAIN(TstCatalogueCopy)
#include "tst_cataloguecopy.moc"
