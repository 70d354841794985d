// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/workspace/joblock.h"
#include "core/workspace/layout.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QTest>

#include <fstream>
#include <set>

using namespace vitrine;
using vitrine::test::errorOf;
using vitrine::test::ProgressProbe;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Files and folders, at every depth.
std::set<std::string> entriesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.insert(fs::relative(entry.path(), folder).string());
    return names;
}

/// Permissions count for nothing with root: becomes somebody else while it lives.
class WithoutRights {
public:
    WithoutRights()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(65534) == 0;
    }
    ~WithoutRights()
    {
        if (m_changed && ::seteuid(0) != 0)
            std::abort();
    }

private:
    bool m_changed = false;
};

}

class TstWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void makesAFolderThatCanBeOpened();
    void takesAnEmptyFolderAndNoOther();
    void refusesWhatIsNoWorkspace();
    void refusesANewerCatalogue();
    void refusesADamagedCatalogue();
    void namesPicturesSafely();
    void findsFetchedPicturesAfterAMove();
    void importsAndAnswersThePages();
    void cancelledImportLeavesNothing();
    void failedImportSaysWhy();
    void runsOneJobAtATime();
    void saysThatAFolderCannotBeWritten();
    void readsWhatCannotBeWritten();
    void worksAfterItsFolderIsCopied();
    void makesADemo();
    void cancelledDemoLeavesNothing();
    void exportsFiles();

private:
    TemporaryFolder m_data;
};

void TstWorkspace::makesAFolderThatCanBeOpened()
{
    const TemporaryFolder folder;
    QCOMPARE(Workspace::create(folder / "deep/My shop.vitrine/")->name(), std::string("My shop"));
    const auto workspace = Workspace::open(folder / "deep/My shop.vitrine");
    QCOMPARE(workspace->folder(), folder / "deep/My shop.vitrine");
    const WorkspaceInfo info = workspace->info();
    QCOMPARE(info.counts.images, 0);
    QVERIFY(!info.model && !info.indexReady && info.interrupted.empty());
    QCOMPARE(info.pictureSide, 0);
    QVERIFY(info.bytesOnDisk > 0);
    QVERIFY(errorOf([&] { Workspace::create(folder / "deep/My shop.vitrine"); })
        == ErrorCode::AlreadyExists);
}

void TstWorkspace::takesAnEmptyFolderAndNoOther()
{
    const TemporaryFolder folder;
    fs::create_directory(folder / "empty");
    Workspace::create(folder / "empty");
    folder.write("full/letter.txt", "mine");
    QVERIFY(errorOf([&] { Workspace::create(folder / "full"); }) == ErrorCode::AlreadyExists);
    QCOMPARE(entriesIn(folder / "full"), std::set<std::string>{"letter.txt"});
    QVERIFY(errorOf([] { Workspace::create({}); }) == ErrorCode::InvalidArgument);
    QVERIFY(errorOf([] { Workspace::open({}); }) == ErrorCode::InvalidArgument);
    folder.write("file", "mine");
    QVERIFY(errorOf([&] { Workspace::create(folder / "file"); }) == ErrorCode::AlreadyExists);
}

void TstWorkspace::refusesWhatIsNoWorkspace()
{
    const TemporaryFolder folder;
    QVERIFY(errorOf([&] { Workspace::open(folder / "nowhere"); }) == ErrorCode::NotFound);
    QVERIFY(errorOf([&] { Workspace::open(folder.path()); }) == ErrorCode::NotFound);
    QVERIFY(entriesIn(folder.path()).empty());
}

void TstWorkspace::refusesANewerCatalogue()
{
    const TemporaryFolder folder;
    Workspace::create(folder / "shop");
    {
        std::fstream file(
            folder / "shop/catalogue.sqlite", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(60); // user_version, big-endian (SQLite's file format, 1.3)
        file.write("\0\0\x7f\xff", 4);
    }
    QVERIFY(errorOf([&] { Workspace::open(folder / "shop"); }) == ErrorCode::NewerVersion);
}

void TstWorkspace::refusesADamagedCatalogue()
{
    const TemporaryFolder folder;
    Workspace::create(folder / "shop");
    folder.write("shop/catalogue.sqlite", std::string(50'000, 'x'));
    QVERIFY(errorOf([&] { Workspace::open(folder / "shop"); }) == ErrorCode::Corrupt);
}

void TstWorkspace::namesPicturesSafely()
{
    const workspace::Layout layout("/shop");
    QCOMPARE(layout.standardPicture("a b-1"), fs::path("/shop/images/a b-1.jpg"));
    QCOMPARE(
        layout.standardPicture("../../etc/x"), fs::path("/shop/images/%2E.%2F..%2Fetc%2Fx.jpg"));
    std::set<fs::path> names;
    for (const std::string& id : std::vector<std::string>{"a/b", "a%2Fb", "", ".", "..",
             std::string(300, 'a'), std::string(301, 'a'), std::string("a\0b", 3), "a\nb"}) {
        const fs::path file = layout.standardPicture(id);
        QCOMPARE(file.parent_path(), fs::path("/shop/images"));
        QVERIFY(file.filename().string().size() < 220);
        QVERIFY2(names.insert(file).second, id.c_str());
    }
}

void TstWorkspace::findsFetchedPicturesAfterAMove()
{
    const TemporaryFolder folder;
    const workspace::Layout layout(folder / "new/shop.vitrine");
    const fs::path here = folder.write("new/shop.vitrine/sources/pictures-1/sources/a.jpg", "a");
    ListingImage image;
    image.source = "/old/sources/shop.vitrine/sources/pictures-1/sources/a.jpg";
    QCOMPARE(layout.original(image), here);
    image.source = "/old/sources/shop.vitrine/sources/pictures-2/sources/a.jpg";
    QCOMPARE(layout.original(image), image.source); // of another place
    image.source = folder.write("elsewhere/sources/pictures-1/sources/a.jpg", "other");
    QCOMPARE(layout.original(image), image.source); // still there
}

void TstWorkspace::importsAndAnswersThePages()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 6, 2);
    const auto workspace = Workspace::create(folder / "shop");
    ProgressProbe probe;
    auto context = probe.context();
    const ImportReport report = workspace->importTables(shop.request(), context);
    QCOMPARE(report.products, 6);
    QCOMPARE(report.images, 12);
    QVERIFY(!probe.seen().empty());

    QCOMPARE(workspace->info().counts.imagesPending, 12);
    QCOMPARE(workspace->categories().size(), std::size_t{3});
    QCOMPARE(workspace->countListings({}), 6);
    const auto listings = workspace->listings({}, ListingOrder::Catalogue, 1, 2);
    QCOMPARE(listings.size(), std::size_t{2});
    QCOMPARE(listings[0].listing.id, std::string("L1"));
    const ListingRow row = listings[0].listing.row;
    QVERIFY(workspace->summary(row) && workspace->listing(row));
    QCOMPARE(workspace->imagesOf(row).size(), std::size_t{2});
    const auto image = workspace->imagesOf(row).front();
    QCOMPARE(workspace->image(image.row)->id, std::string("L1-0"));
    QCOMPARE(*workspace->pictureFile(image.row), shop.picture(1, 0));
    QVERIFY(!workspace->pictureFile(ImageRow{4711}) && !workspace->image(ImageRow{4711}));
}

void TstWorkspace::cancelledImportLeavesNothing()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 6, 1);
    const auto workspace = Workspace::create(folder / "shop");
    ProgressProbe probe(
        [](const Progress& progress) { return progress.stage == Stage::ReadingImages; });
    auto context = probe.context();
    QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->importTables(shop.request(), context));
    QCOMPARE(workspace->info().counts.listings, 0);
    QVERIFY(workspace->info().interrupted.empty());
}

void TstWorkspace::failedImportSaysWhy()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = Workspace::create(folder / "shop");
    ImportRequest request = shop.request();
    request.images = folder / "no such.csv";
    JobContext context;
    QVERIFY(errorOf([&] { workspace->importTables(request, context); }) == ErrorCode::NotFound);
    QCOMPARE(workspace->info().counts.listings, 0);
}

void TstWorkspace::runsOneJobAtATime()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 4, 1);
    const auto workspace = Workspace::create(folder / "shop");
    JobContext context;
    workspace->importTables(shop.request(), context);

    const auto second = Workspace::open(folder / "shop");
    std::vector<std::optional<ErrorCode>> refused;
    ProgressProbe probe([&](const Progress&) {
        JobContext other;
        refused.push_back(errorOf([&] { workspace->cleanPictures({}, other); }));
        refused.push_back(errorOf([&] { second->cleanPictures({}, other); }));
        refused.push_back(errorOf([&] { second->info(); })); // reading goes on
        return false;
    });
    auto watched = probe.context();
    QCOMPARE(workspace->cleanPictures({}, watched).done, 4);
    QVERIFY(refused.size() >= 3);
    QVERIFY(refused[0] == ErrorCode::Busy && refused[1] == ErrorCode::Busy && !refused[2]);
    QCOMPARE(second->cleanPictures({}, context).skipped, 4); // free again
}

void TstWorkspace::saysThatAFolderCannotBeWritten()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    const auto workspace = Workspace::create(folder / "shop");
    JobContext context;
    workspace->importTables(shop.request(), context);
    for (const fs::path& open : {folder.path(), folder / "source"})
        fs::permissions(open, fs::perms(0755));
    const auto images = folder / "shop/images";
    // The catalogue stays writable, the pictures' folder does not.
    for (const auto& entry : fs::recursive_directory_iterator(folder / "shop"))
        fs::permissions(entry, entry.is_directory() ? fs::perms(0777) : fs::perms(0666));
    fs::permissions(folder / "shop", fs::perms(0777));
    fs::permissions(images, fs::perms(0555));
    {
        const WithoutRights nobody;
        QVERIFY(
            errorOf([&] { workspace->cleanPictures({}, context); }) == ErrorCode::PermissionDenied);
        QVERIFY(errorOf([&] { Workspace::create(images / "new"); }) == ErrorCode::PermissionDenied);
    }
    QCOMPARE(workspace->info().counts.imagesPending, 2);
    QVERIFY(fs::is_empty(images));
    fs::permissions(images, fs::perms(0777));
    QCOMPARE(workspace->cleanPictures({}, context).done, 2);
}

void TstWorkspace::readsWhatCannotBeWritten()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 2, 1);
    JobContext context;
    // Still open, so that the import is in SQLite's log only.
    const auto writing = Workspace::create(folder / "shop");
    writing->importTables(shop.request(), context);
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder / "shop", fs::perms(0555));
    {
        const WithoutRights nobody;
        const auto reading = Workspace::open(folder / "shop");
        QCOMPARE(reading->info().counts.listings, 2);
        QVERIFY(
            errorOf([&] { reading->cleanPictures({}, context); }) == ErrorCode::PermissionDenied);
        const TemporaryFolder elsewhere;
        ExportRequest request;
        request.labels = elsewhere / "labels.json";
        QCOMPARE(reading->exportFiles(request, context).labels, 2);
    }
    fs::permissions(folder / "shop", fs::perms(0755));
    QCOMPARE(writing->info().counts.listings, 2);
}

void TstWorkspace::worksAfterItsFolderIsCopied()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    JobContext context;
    {
        const auto workspace = Workspace::create(folder / "shop");
        workspace->importTables(shop.request(), context);
        workspace->cleanPictures({}, context);
    }
    fs::copy(folder / "shop", folder / "elsewhere", fs::copy_options::recursive);
    fs::remove_all(folder / "shop");
    fs::remove_all(folder / "source");
    const auto copy = Workspace::open(folder / "elsewhere");
    QCOMPARE(copy->info().counts.imagesReady, 3);
    const ImageRow image = copy->listings({}, ListingOrder::Catalogue, 0, 1)[0].cover;
    QCOMPARE(*copy->pictureFile(image), folder / "elsewhere/images/L0-0.jpg");
    QVERIFY(!copy->thumbnail(image, 160).empty());
    QCOMPARE(copy->cleanPictures({}, context).skipped, 3);
}

void TstWorkspace::makesADemo()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "shop");
    // What a killed run may leave behind is in nobody's way.
    folder.write("shop/demo/images/half.jpg", "");
    ProgressProbe probe;
    auto context = probe.context();
    const ImportReport report = workspace->makeDemo({26, 3}, context);
    QCOMPARE(workspace->info().counts.listings, report.products);
    QVERIFY(report.products >= 24 && report.images > 20);
    QVERIFY(fs::exists(folder / "shop/demo/Products.csv"));
    QVERIFY(probe.seen().back().fraction > 0.95);
    for (std::size_t i = 1; i < probe.seen().size(); ++i)
        QVERIFY(probe.seen()[i].fraction >= probe.seen()[i - 1].fraction);
    // A second demo would mix with the first.
    QVERIFY(errorOf([&] { workspace->makeDemo({26, 4}, context); }) == ErrorCode::AlreadyExists);

    fs::rename(folder / "shop", folder / "moved");
    const auto moved = Workspace::open(folder / "moved");
    JobContext plain;
    QVERIFY(moved->cleanPictures({}, plain).done > 20);
}

void TstWorkspace::cancelledDemoLeavesNothing()
{
    const TemporaryFolder folder;
    const auto workspace = Workspace::create(folder / "shop");
    for (const Stage when : {Stage::DrawingDemo, Stage::ReadingImages}) {
        ProgressProbe probe([&](const Progress& progress) { return progress.stage == when; });
        auto context = probe.context();
        QVERIFY_THROWS_EXCEPTION(Cancelled, workspace->makeDemo({13, 1}, context));
        QVERIFY(!fs::exists(folder / "shop/demo"));
        QCOMPARE(workspace->info().counts.listings, 0);
    }
}

void TstWorkspace::exportsFiles()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 2);
    const auto workspace = Workspace::create(folder / "shop");
    JobContext context;
    workspace->importTables(shop.request(), context);
    ExportRequest request;
    request.trainingData = folder / "training_data.csv";
    request.labels = folder / "labels.json";
    const ExportReport report = workspace->exportFiles(request, context);
    QCOMPARE(report.trainingRows, 6);
    QCOMPARE(report.labels, 3);
    QVERIFY(fs::exists(*request.trainingData) && fs::exists(*request.labels));

    request.trainingData = folder / "again.csv";
    request.embeddings = folder / "embeddings.json";
    QVERIFY(errorOf([&] { workspace->exportFiles(request, context); }) == ErrorCode::NotReady);

    ExportRequest careful;
    careful.labels = folder / "labels.json";
    careful.overwrite = false;
    QVERIFY(errorOf([&] { workspace->exportFiles(careful, context); }) == ErrorCode::AlreadyExists);
    careful.overwrite = true;
    QCOMPARE(workspace->exportFiles(careful, context).labels, 3);
    careful.labels = folder.path();
    QVERIFY(
        errorOf([&] { workspace->exportFiles(careful, context); }) == ErrorCode::InvalidArgument);

    ExportRequest onItself;
    onItself.labels = workspace->folder() / "catalogue.sqlite";
    QVERIFY(
        errorOf([&] { workspace->exportFiles(onItself, context); }) == ErrorCode::InvalidArgument);
    QVERIFY(workspace->info().counts.listings > 0);
    ExportRequest twice;
    twice.labels = folder / "same.json";
    twice.trainingData = folder / "same.json";
    QVERIFY(errorOf([&] { workspace->exportFiles(twice, context); }) == ErrorCode::InvalidArgument);
    QVERIFY(!std::filesystem::exists(folder / "same.json"));
    QVERIFY(!fs::exists(folder / "again.csv"));
}

QTEST_GUILESS_MAIN(TstWorkspace)
#include "tst_workspace.moc"
