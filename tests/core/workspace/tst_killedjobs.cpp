// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/catalogue/catalogue.h"
#include "core/workspace/joblock.h"
#include "core/workspace/layout.h"
#include "core/workspace/workspace.h"
#include "tests/core/imaging/pictures.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace vitrine;
using vitrine::test::SmallShop;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Says "working" once a job has got somewhere.
class Announcer : public ProgressSink {
public:
    void onProgress(const Progress& progress) override
    {
        const bool working =
            progress.stage == Stage::CleaningPictures || progress.stage == Stage::Embedding;
        if (working && progress.done > 0 && !m_said) {
            m_said = true;
            std::puts("working");
            std::fflush(stdout);
        }
    }

private:
    bool m_said = false;
};

/// The job that a test kills; runs in a process of its own.
int runJob(std::string_view verb, const fs::path& folder)
{
    try {
        Announcer announcer;
        JobContext context({}, &announcer);
        const auto workspace = Workspace::open(folder);
        if (verb == "clean")
            workspace->cleanPictures({1024, {}, false}, context);
        else if (verb == "check")
            workspace->inspection().check({}, context);
        else
            workspace->embed({}, context);
        return 0;
    } catch (const Error& error) {
        std::puts(std::string(errorCodeName(error.code())).c_str());
        return 1;
    }
}

std::string largePicture()
{
    return test::jpegFile(test::drawn(0, 1, 2000, 1500), 90);
}

class Child {
public:
    Child(const char* verb, const fs::path& folder)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--job"), QString::fromLatin1(verb),
                QString::fromStdString(folder.string())});
    }
    ~Child() { kill(); }

    /// False when it ended before it got anywhere.
    bool waitUntilWorking() { return m_process.waitForReadyRead(120'000); }
    bool waitUntilEnded(int milliseconds) { return m_process.waitForFinished(milliseconds); }
    void kill()
    {
        m_process.kill(); // SIGKILL: nothing in the process gets to run
        m_process.waitForFinished();
    }
    int exitCode() const { return m_process.exitCode(); }
    QByteArray output() { return m_process.readAllStandardOutput(); }

private:
    QProcess m_process;
};

/// Starts the job and kills it, at once the first time and then at random moments, `times` times or
/// until it ends by itself. Returns how often it was cut off in the middle.
int killRepeatedly(const char* verb, const fs::path& folder, int times, int longestMs)
{
    int interrupted = 0;
    for (int i = 0; i < times; ++i) {
        Child child(verb, folder);
        if (!child.waitUntilWorking())
            break;
        const int moment = i == 0 ? 0 : QRandomGenerator::global()->bounded(longestMs);
        if (child.waitUntilEnded(moment))
            break;
        child.kill();
        const auto kinds = Workspace::open(folder)->info().interrupted;
        if (kinds.empty()) // the job was done, the process was leaving
            break;
        if (kinds != std::vector<std::string>{verb})
            return -1;
        ++interrupted;
    }
    return interrupted;
}

}

class TstKilledJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_data.path()); }
    void cleaningContinues();
    void embeddingContinues();
    void checkingContinues();
    void aSecondProcessIsRefused();

private:
    TemporaryFolder m_data;
};

void TstKilledJobs::cleaningContinues()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 60, 2);
    JobContext context;
    Workspace::create(folder / "shop")->importTables(shop.request(), context);
    QVERIFY(killRepeatedly("clean", folder / "shop", 4, 300) > 0);

    const auto workspace = Workspace::open(folder / "shop");
    const auto before = workspace->info().counts;
    const PictureReport report = workspace->cleanPictures({1024, {}, false}, context);
    QCOMPARE(report.skipped, before.imagesReady);
    QCOMPARE(report.done + report.skipped, shop.pictures());
    QVERIFY(report.failed.empty());
    QVERIFY(workspace->info().interrupted.empty());
    std::ptrdiff_t finished = 0;
    for (const auto& entry : fs::directory_iterator(folder / "shop/images"))
        finished += entry.path().extension() == ".jpg" ? 1 : 0;
    QCOMPARE(finished, shop.pictures());
}

void TstKilledJobs::embeddingContinues()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 20, 2);
    JobContext context;
    {
        const auto workspace = Workspace::create(folder / "shop");
        workspace->importTables(shop.request(), context);
        workspace->cleanPictures({}, context);
    }
    QVERIFY(killRepeatedly("embed", folder / "shop", 4, 600) > 0);

    const auto workspace = Workspace::open(folder / "shop");
    const auto before = workspace->info().embeddings;
    const EmbedReport report = workspace->embed({}, context);
    QCOMPARE(report.skipped, before); // no image twice
    QCOMPARE(report.done + report.skipped, shop.pictures()); // none lost
    QCOMPARE(workspace->info().embeddings, shop.pictures());
    QVERIFY(workspace->info().interrupted.empty());
    // Each vector is that of its picture.
    const auto listings = workspace->listings({}, ListingOrder::Catalogue, 0, 100);
    for (const int n : {0, 13, 19}) {
        const SearchQuery query{shop.picture(n, 0), 1, {}};
        const SearchResult result = workspace->search(query, context);
        QVERIFY(result.hits.at(0).score > 0.99);
        QCOMPARE(result.hits[0].summary.categoryName,
            listings[static_cast<std::size_t>(n)].categoryName);
    }
}

void TstKilledJobs::checkingContinues()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 200, 2);
    const fs::path large = folder.write("large.jpg", largePicture());
    for (int listing = 0; listing < 200; ++listing) // seconds of work: one file under many names
        for (int picture = 0; picture < 2; ++picture)
            fs::copy_file(
                large, shop.picture(listing, picture), fs::copy_options::overwrite_existing);
    JobContext context;
    Workspace::create(folder / "shop")->importTables(shop.request(), context);
    const auto catalogue = catalogue::Catalogue::open(folder / "shop/catalogue.sqlite");
    const auto measured = [&] {
        std::int64_t images = 0;
        catalogue->reader()->forEachMeasured([&](const auto&) { return ++images, true; });
        return images;
    };
    {
        Child child("check", folder / "shop");
        QTRY_VERIFY_WITH_TIMEOUT(measured() > 0, 120'000);
        child.kill();
    }
    const std::int64_t before = measured();
    QVERIFY(before < shop.pictures());
    const auto workspace = Workspace::open(folder / "shop");
    QCOMPARE(workspace->info().interrupted, std::vector<std::string>{"check"});
    QVERIFY(workspace->inspection().findingCounts().empty());

    const CheckReport report = workspace->inspection().check({}, context);
    QCOMPARE(report.measured, shop.pictures() - before);
    QCOMPARE(workspace->inspection().countFindings({FindingKind::ExactDuplicate, {}, false}),
        shop.pictures());
    QVERIFY(workspace->info().interrupted.empty());
}

void TstKilledJobs::aSecondProcessIsRefused()
{
    const TemporaryFolder folder;
    const SmallShop shop(folder / "source", 3, 1);
    JobContext context;
    Workspace::create(folder / "shop")->importTables(shop.request(), context);
    const workspace::Layout layout(folder / "shop");
    {
        const workspace::JobLock lock(layout.jobLock(), "clean");
        QVERIFY(workspace::JobLock::held(layout.jobLock()));
        Child child("clean", folder / "shop");
        QVERIFY(child.waitUntilEnded(60'000));
        QCOMPARE(child.exitCode(), 1);
        QCOMPARE(child.output().trimmed(), QByteArray("busy"));
    }
    QVERIFY(!workspace::JobLock::held(layout.jobLock()));
    Child child("clean", folder / "shop");
    QVERIFY(child.waitUntilEnded(60'000));
    QCOMPARE(child.exitCode(), 0);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--job")
        return runJob(argv[2], argv[3]);
    QCoreApplication application(argc, argv);
    TstKilledJobs tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_killedjobs.moc"
