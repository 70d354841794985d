// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/imaging/standardise.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace vitrine;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<Workspace> imported(const fs::path& folder, const SmallShop& shop)
{
    auto workspace = Workspace::create(folder);
    JobContext context;
    workspace->importTables(shop.request(), context);
    return workspace;
}

ImageRow firstImage(const Workspace& workspace, int listing)
{
    const auto row = workspace.listings({}, ListingOrder::Catalogue, listing, 1)[0].listing.row;
    return workspace.imagesOf(row)[0].row;
}

std::vector<fs::path> thumbnailFiles(const fs::path& shop)
{
    std::vector<fs::path> files;
    const fs::path folder = shop / "cache/thumbnails-v1";
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file())
                files.push_back(entry.path());
        }
    }
    return files;
}

/// Mean of a channel, 0 to 255.
double mean(const Picture& picture, std::size_t channel)
{
    double sum = 0.0;
    for (std::size_t i = channel; i < picture.rgb.size(); i += 3)
        sum += picture.rgb[i];
    return sum * 3.0 / static_cast<double>(picture.rgb.size());
}

void paint(const fs::path& file, int category, int width, int height)
{
    AtomicFile target(file, Durability::Renamed);
    target.write(imaging::encodeJpeg(test::drawn(category, 0, width, height), 90));
    target.commit();
}

}

class TstThumbnailCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheContentWithoutPadding();
    void fitsTheWantedSide();
    void isEmptyWithoutAPicture();
    void isKeptAndServedFromTheCache();
    void followsAChangedPicture();
    void survivesDamageAndALockedFolder();
    void servesSeveralThreads();
};

void TstThumbnailCache::showsTheContentWithoutPadding()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    paint(shop.picture(0, 0), 0, 800, 200);
    const auto workspace = imported(folder / "shop", shop);
    const ImageRow image = firstImage(*workspace, 0);
    const Picture before = workspace->thumbnail(image, 320);
    JobContext context;
    workspace->cleanPictures({512, Rgb{0, 255, 0}, false}, context);
    const Picture after = workspace->thumbnail(image, 320);
    for (const Picture& picture : {before, after}) {
        QCOMPARE(picture.width, 320);
        QCOMPARE(picture.height, 80);
        QVERIFY(mean(picture, 0) > 200.0 && mean(picture, 1) < 100.0); // nothing of the green
    }
    QCOMPARE(*workspace->pictureFile(image), folder / "shop/images/L0-0.jpg");
}

void TstThumbnailCache::fitsTheWantedSide()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    paint(shop.picture(0, 0), 0, 1000, 1500);
    const auto workspace = imported(folder / "shop", shop);
    const ImageRow large = firstImage(*workspace, 0);
    for (const int side : {1, 100, 160, 161, 320, 500, 640}) {
        const Picture picture = workspace->thumbnail(large, side);
        QCOMPARE(picture.height, side);
        QVERIFY(picture.width >= 1 && picture.width <= side);
    }
    QCOMPARE(workspace->thumbnail(large, 5000).height, 640);
    QCOMPARE(workspace->thumbnail(firstImage(*workspace, 1), 640).width, 120); // not enlarged
    QVERIFY(workspace->thumbnail(large, 0).empty());
}

void TstThumbnailCache::isEmptyWithoutAPicture()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    fs::remove(shop.picture(0, 0));
    folder.write("source/images/L1-0.jpg", "no picture");
    const auto workspace = imported(folder / "shop", shop);
    JobContext context;
    for (const bool cleaned : {false, true}) {
        if (cleaned)
            workspace->cleanPictures({}, context);
        QVERIFY(workspace->thumbnail(firstImage(*workspace, 0), 160).empty());
        QVERIFY(workspace->thumbnail(firstImage(*workspace, 1), 160).empty());
        QVERIFY(!workspace->thumbnail(firstImage(*workspace, 2), 160).empty());
        QVERIFY(!workspace->pictureFile(firstImage(*workspace, 0)));
    }
    QVERIFY(workspace->thumbnail(ImageRow{999}, 160).empty());
}

void TstThumbnailCache::isKeptAndServedFromTheCache()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = imported(folder / "shop", shop);
    const ImageRow image = firstImage(*workspace, 0);
    const Picture made = workspace->thumbnail(image, 160);
    const auto files = thumbnailFiles(folder / "shop");
    QCOMPARE(files.size(), std::size_t{1});
    // Another picture under its name shows where the second one comes from.
    paint(files[0], 1, 120, 90);
    QVERIFY(mean(made, 0) > 200.0);
    QVERIFY(mean(workspace->thumbnail(image, 160), 1) > 200.0);
    fs::remove_all(folder / "shop/cache");
    QVERIFY(mean(workspace->thumbnail(image, 160), 0) > 200.0);
}

void TstThumbnailCache::followsAChangedPicture()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = imported(folder / "shop", shop);
    const ImageRow image = firstImage(*workspace, 0);
    JobContext context;
    workspace->cleanPictures({}, context);
    QVERIFY(mean(workspace->thumbnail(image, 160), 0) > 200.0);
    paint(shop.picture(0, 0), 2, 90, 120);
    workspace->importTables(shop.request(), context);
    // Not cleaned yet: the standardised picture is of the old original.
    QVERIFY(mean(workspace->thumbnail(image, 160), 2) > 200.0);
    QCOMPARE(*workspace->pictureFile(image), shop.picture(0, 0));
    workspace->cleanPictures({}, context);
    const Picture now = workspace->thumbnail(image, 160);
    QVERIFY(mean(now, 2) > 200.0);
    QVERIFY(now.height > now.width);
    QCOMPARE(thumbnailFiles(folder / "shop").size(), std::size_t{1}); // older ones are removed
}

void TstThumbnailCache::survivesDamageAndALockedFolder()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = imported(folder / "shop", shop);
    const ImageRow image = firstImage(*workspace, 0);
    const Picture made = workspace->thumbnail(image, 160);
    const auto files = thumbnailFiles(folder / "shop");
    writeFileAtomically(files.at(0), "damaged");
    QCOMPARE(workspace->thumbnail(image, 160).width, made.width);
    QVERIFY(fs::file_size(files[0]) > 100); // made again
    fs::remove_all(folder / "shop/cache");
    folder.write("shop/cache", "in the way");
    QCOMPARE(workspace->thumbnail(image, 160).width, made.width);
}

void TstThumbnailCache::servesSeveralThreads()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 8, 1);
    const auto workspace = imported(folder / "shop", shop);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                for (int listing = 0; listing < 8; ++listing) {
                    const auto picture = workspace->thumbnail(firstImage(*workspace, listing), 160);
                    wrong += picture.width == 120
                            && mean(picture, static_cast<std::size_t>(listing % 3)) > 200.0
                        ? 0
                        : 1;
                }
            });
        }
        JobContext context;
        workspace->cleanPictures({64, {}, false}, context); // changes the source under their hands
    }
    // Standardised pictures of 64 pixels show 64; originals 120. Either is whole.
    for (int listing = 0; listing < 8; ++listing)
        QCOMPARE(workspace->thumbnail(firstImage(*workspace, listing), 160).width, 64);
    for (const fs::path& file : thumbnailFiles(folder / "shop"))
        QVERIFY(file.extension() == ".jpg");
}

QTEST_GUILESS_MAIN(TstThumbnailCache)
#include "tst_thumbnailcache.moc"
