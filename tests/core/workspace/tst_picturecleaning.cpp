// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/imaging/decode.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <sys/mount.h>

#include <QTest>

#include <algorithm>

using namespace vitrine;
using vitrine::test::filesIn;
using vitrine::test::ProgressProbe;
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

PictureReport clean(Workspace& workspace, const CleanRequest& request = {})
{
    JobContext context;
    return workspace.cleanPictures(request, context);
}

/// A file system of its own, a few MB large; false where the right to make one is missing.
class SmallDisk {
public:
    explicit SmallDisk(fs::path folder)
        : m_folder(std::move(folder))
    {
        fs::create_directories(m_folder);
        m_mounted = ::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, "size=3m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }

private:
    fs::path m_folder;
    bool m_mounted = false;
};

}

class TstPictureCleaning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesSquarePictures();
    void doesNothingTwice();
    void makesEverythingAgainWhenAsked();
    void startsOverForAnotherSide();
    void goesOnAsThePhotosAre();
    void makesAgainWhatWasDeleted();
    void reportsBadPictures();
    void triesMissingFilesAgain();
    void triesMendedFilesAgain();
    void followsAChangedOriginal();
    void keepsWhatIsDoneWhenCancelled();
    void keepsWhatIsDoneWhenTheDiskIsFull();
    void refusesSenselessRequests();
};

void TstPictureCleaning::makesSquarePictures()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 4, 2);
    const auto workspace = imported(folder / "shop", shop);
    ProgressProbe probe;
    auto context = probe.context();
    const PictureReport report = workspace->cleanPictures({64, Rgb{9, 8, 7}, false}, context);
    QCOMPARE(report.done, 8);
    QCOMPARE(report.skipped, 0);
    QVERIFY(report.failed.empty() && report.seconds > 0.0 && report.imagesPerSecond > 0.0);
    QCOMPARE(probe.seen().back().done, 8);
    QCOMPARE(probe.seen().back().fraction, 1.0);

    const auto decoded = imaging::decodeFile(folder / "shop/images/L1-0.jpg");
    QCOMPARE(decoded.picture.width, 64);
    QCOMPARE(decoded.picture.height, 64);
    QVERIFY(decoded.picture.rgb[0] < 40); // the padding's colour, above the content
    const auto info = workspace->info();
    QCOMPARE(info.counts.imagesReady, 8);
    QCOMPARE(info.pictureSide, 64);
    const auto image =
        workspace->image(workspace->listings({}, ListingOrder::Catalogue, 0, 1)[0].cover);
    QCOMPARE(image->sourceWidth, 120);
    QCOMPARE(image->sourceHeight, 90);
}

void TstPictureCleaning::doesNothingTwice()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    clean(*workspace);
    const auto written = fs::last_write_time(folder / "shop/images/L1-0.jpg");
    const PictureReport report = clean(*workspace);
    QCOMPARE(report.done, 0);
    QCOMPARE(report.skipped, 3);
    QCOMPARE(fs::last_write_time(folder / "shop/images/L1-0.jpg"), written);
}

void TstPictureCleaning::makesEverythingAgainWhenAsked()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    clean(*workspace);
    const PictureReport report = clean(*workspace, {512, {}, true});
    QCOMPARE(report.done, 3);
    QCOMPARE(report.skipped, 0);
}

void TstPictureCleaning::startsOverForAnotherSide()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    clean(*workspace, {64, {}, false});
    QCOMPARE(clean(*workspace, {96, {}, false}).done, 3);
    QCOMPARE(workspace->info().pictureSide, 96);
    QCOMPARE(imaging::decodeFile(folder / "shop/images/L2-0.jpg").picture.width, 96);
}

void TstPictureCleaning::goesOnAsThePhotosAre()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    const Rgb padding{9, 8, 7};
    clean(*workspace, {64, padding, false});
    fs::remove(folder / "shop/images/L1-0.jpg");
    const PictureReport rest = clean(*workspace);
    QCOMPARE(rest.done, 1);
    QCOMPARE(rest.skipped, 2);
    const auto made = imaging::decodeFile(folder / "shop/images/L1-0.jpg").picture;
    QCOMPARE(made.width, 64);
    QVERIFY(made.rgb[0] < 40); // still that padding
    QCOMPARE(clean(*workspace, {{}, Rgb{255, 255, 255}, false}).done, 3);
    QCOMPARE(workspace->info().pictureSide, 64);
}

void TstPictureCleaning::makesAgainWhatWasDeleted()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    clean(*workspace);
    fs::remove(folder / "shop/images/L1-0.jpg");
    const PictureReport report = clean(*workspace);
    QCOMPARE(report.done, 1);
    QCOMPARE(report.skipped, 2);
    fs::remove_all(folder / "shop/images");
    QCOMPARE(clean(*workspace).done, 3);
}

void TstPictureCleaning::reportsBadPictures()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 4, 1);
    folder.write("source/images/L0-0.jpg", "");
    folder.write("source/images/L1-0.jpg", "<html>404</html>");
    fs::remove(shop.picture(2, 0));
    const auto workspace = imported(folder / "shop", shop);
    const PictureReport report = clean(*workspace);
    QCOMPARE(report.done, 1);
    QCOMPARE(report.failed.size(), std::size_t{3});
    const auto expected = [&](std::size_t i, const char* image, const char* reason) {
        const PictureFailure& failure = report.failed[i];
        return failure.image == image && failure.reason == reason && !failure.detail.empty();
    };
    QVERIFY(expected(0, "L0-0", "empty"));
    QVERIFY(expected(1, "L1-0", "not_a_picture"));
    QVERIFY(expected(2, "L2-0", "missing"));
    const auto counts = workspace->info().counts;
    QCOMPARE(counts.imagesFailed, 3);
    QCOMPARE(counts.imagesReady, 1);
    // Known faults are told again without reading the files again.
    const PictureReport second = clean(*workspace);
    QCOMPARE(second.done + second.skipped, 1);
    QCOMPARE(second.failed.size(), std::size_t{3});
}

void TstPictureCleaning::triesMissingFilesAgain()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const auto workspace = imported(folder / "shop", shop);
    fs::rename(folder / "source", folder / "unplugged");
    QCOMPARE(clean(*workspace).failed.size(), std::size_t{3});
    fs::rename(folder / "unplugged", folder / "source");
    QCOMPARE(clean(*workspace).done, 3);
    QCOMPARE(workspace->info().counts.imagesFailed, 0);
}

void TstPictureCleaning::triesMendedFilesAgain()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    const fs::path photo = shop.picture(1, 0);
    const std::string sound = readFile(photo);
    folder.write("source/images/" + photo.filename().string(), "");
    const auto workspace = imported(folder / "shop", shop);
    QCOMPARE(clean(*workspace).failed.size(), std::size_t{1});
    QCOMPARE(clean(*workspace).failed.size(), std::size_t{1});
    folder.write("source/images/" + photo.filename().string(), sound);
    const PictureReport report = clean(*workspace);
    QCOMPARE(report.done, 1);
    QVERIFY(report.failed.empty());
}

void TstPictureCleaning::followsAChangedOriginal()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = imported(folder / "shop", shop);
    clean(*workspace);
    folder.write("source/images/L1-0.jpg", "no longer a picture");
    JobContext context;
    workspace->importTables(shop.request(), context);
    QCOMPARE(workspace->info().counts.imagesPending, 1);
    QCOMPARE(clean(*workspace).failed.size(), std::size_t{1});
    QVERIFY(!fs::exists(folder / "shop/images/L1-0.jpg")); // what the earlier original gave
}

void TstPictureCleaning::keepsWhatIsDoneWhenCancelled()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 20, 2);
    const auto workspace = imported(folder / "shop", shop);
    ProgressProbe probe([](const Progress& progress) { return progress.done >= 10; });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->cleanPictures({}, context));
    const auto ready = workspace->info().counts.imagesReady;
    QVERIFY(ready >= 10 && ready < 40);
    QCOMPARE(
        std::ssize(filesIn(folder / "shop/images")), ready); // no partial file, each one recorded
    QVERIFY(workspace->info().interrupted.empty());
    const PictureReport report = clean(*workspace);
    QCOMPARE(report.skipped, ready);
    QCOMPARE(report.done, 40 - ready);
}

void TstPictureCleaning::keepsWhatIsDoneWhenTheDiskIsFull()
{
    const TemporaryFolder folder;
    const SmallDisk disk(folder / "disk");
    if (!disk.mounted())
        QSKIP("needs the right to mount a small file system");
    const SmallShop shop(folder / "source", 40, 1);
    const auto workspace = imported(folder / "disk/shop", shop);
    JobContext context;
    try {
        workspace->cleanPictures({2048, {}, false}, context);
        QFAIL("the disk took more than it holds");
    } catch (const Error& error) {
        QVERIFY2(error.code() == ErrorCode::DiskFull, error.what());
        QVERIFY(!error.hint().empty());
    }
    for (const auto& entry : fs::directory_iterator(folder / "disk/shop/images"))
        QVERIFY(entry.path().extension() == ".jpg");
    // With room again, everything that was there still is.
    fs::remove_all(folder / "disk/shop/images");
    QCOMPARE(clean(*workspace, {64, {}, false}).done, 40);
    QCOMPARE(Workspace::open(folder / "disk/shop")->info().counts.imagesReady, 40);
}

void TstPictureCleaning::refusesSenselessRequests()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 1, 1);
    const auto codeOf = [](Workspace& workspace, int side) {
        try {
            clean(workspace, {side, {}, false});
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::Internal;
    };
    const auto workspace = imported(folder / "shop", shop);
    QVERIFY(codeOf(*workspace, 31) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf(*workspace, 4097) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf(*Workspace::create(folder / "nothing"), 64) == ErrorCode::NotReady);
}

QTEST_GUILESS_MAIN(TstPictureCleaning)
#include "tst_picturecleaning.moc"
