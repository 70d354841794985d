// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/cataloguecopy.h"
#include "tests/core/catalogue/killedimport.h"

#include <QTest>

using namespace vitrine;
using vitrine::test::asIfKilled;
using vitrine::test::killedAmidCommit;
using vitrine::test::listingInput;
using vitrine::test::TemporaryCatalogue;
using vitrine::test::TemporaryFolder;
using vitrine::workspace::CatalogueCopy;
namespace fs = std::filesystem;

namespace {

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
        const TemporaryFolder folder;
        const CatalogueCopy copy(killedAmidCommit(shop, folder));
        QCOMPARE(listingsIn(copy), 0);
        QCOMPARE(catalogue::Catalogue::open(copy.file())->reader()->setting("colour"),
            std::optional<std::string>("white"));
    }
};

QTEST_GUILESS_MAIN(TstCatalogueCopy)
#include "tst_cataloguecopy.moc"
