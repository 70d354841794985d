// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/jobs/outcome.h"
#include "core/remote/download.h"
#include "core/remote/partfile.h"
#include "tests/core/remote/fileserver.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <thread>

using namespace vitrine;
using vitrine::remote::DownloadRequest;
using vitrine::test::FileServer;
using vitrine::test::TemporaryFolder;

namespace {

std::string someBytes(std::size_t count)
{
    std::mt19937 generator(7);
    std::string bytes(count, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(generator()); });
    return bytes;
}

}

class TstDownload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("no_proxy", "127.0.0.1"); }

    void init()
    {
        m_server = std::make_unique<FileServer>();
        m_folder = std::make_unique<TemporaryFolder>();
        m_contents = someBytes(400'000);
        m_server->put("/weights", {.contents = m_contents, .entityTag = "\"one\""});
    }

    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    void bringsTheWholeFile()
    {
        test::ProgressProbe probe;
        JobContext context = probe.context();
        remote::download(request(), context);
        QVERIFY(readFile(target()) == m_contents);
        QVERIFY(onlyTheTargetIsThere());
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(m_server->requests()[0].range.empty());
        QVERIFY(probe.seen().back().stage == Stage::Verifying);
        QCOMPARE(probe.seen().back().done, static_cast<std::int64_t>(m_contents.size()));
        QCOMPARE(probe.seen().front().total, static_cast<std::int64_t>(m_contents.size()));
    }

    void bringsWhatIsKnownByAddressAlone()
    {
        m_server->put("/empty", {});
        for (const char* path : {"/weights", "/empty"}) {
            QVERIFY(run({m_server->address(path), target()}).state == JobState::Succeeded);
            QCOMPARE(
                readFile(target()).size(), path == std::string("/empty") ? 0 : m_contents.size());
        }
        QVERIFY(onlyTheTargetIsThere());
    }

    void continuesAfterABreak()
    {
        m_server->put(
            "/weights", {.contents = m_contents, .entityTag = "\"one\"", .breakAfter = 150'000});
        Outcome outcome = run(request());
        QVERIFY(failedWith(outcome, ErrorCode::Network));
        QVERIFY(!std::filesystem::exists(target()));
        const auto kept = std::filesystem::file_size(part());
        QCOMPARE(kept, 150'000);

        m_server->put("/weights", {.contents = m_contents, .entityTag = "\"one\""});
        outcome = run(request());
        QVERIFY(outcome.state == JobState::Succeeded);
        QVERIFY(readFile(target()) == m_contents);
        const FileServer::Request second = m_server->requests().back();
        QCOMPARE(second.range, std::string("bytes=150000-"));
        QCOMPARE(second.ifRange, std::string("\"one\""));
        QCOMPARE(second.sent, 250'000);
        QVERIFY(onlyTheTargetIsThere());
    }

    void startsAnewWhenTheFileChangedMeanwhile()
    {
        m_server->put(
            "/weights", {.contents = m_contents, .entityTag = "\"one\"", .breakAfter = 100'000});
        QVERIFY(failedWith(run({m_server->address("/weights"), target()}), ErrorCode::Network));
        const std::string other = someBytes(300'000) + "new";
        m_server->put("/weights", {.contents = other, .entityTag = "\"two\""});
        QVERIFY(run({m_server->address("/weights"), target()}).state == JobState::Succeeded);
        QVERIFY(readFile(target()) == other);
    }

    void startsAnewWithServersThatIgnoreRanges()
    {
        m_server->put("/weights", {.contents = m_contents, .ranges = false, .breakAfter = 100'000});
        QVERIFY(failedWith(run(request()), ErrorCode::Network));
        m_server->put("/weights", {.contents = m_contents, .ranges = false});
        QVERIFY(run(request()).state == JobState::Succeeded);
        QVERIFY(!m_server->requests().back().range.empty());
        QVERIFY(readFile(target()) == m_contents);
    }

    void startsAnewWithServersThatSendAnotherRange()
    {
        leavePart(m_contents.substr(0, 50'000));
        m_server->put("/weights", {.contents = m_contents, .shiftRange = 10});
        QVERIFY(run(request()).state == JobState::Succeeded);
        QVERIFY(readFile(target()) == m_contents);
        QCOMPARE(m_server->requests().size(), 2);
    }

    void joinsNothingUnknown()
    {
        // Neither a version nor a checksum says that these bytes are of this file.
        leavePart("something else");
        QVERIFY(run({m_server->address("/weights"), target()}).state == JobState::Succeeded);
        QVERIFY(readFile(target()) == m_contents);
    }

    void understandsPartsThatAreWholeOrTooLong()
    {
        leavePart(m_contents);
        DownloadRequest unknownSize = request();
        unknownSize.bytes = 0;
        QVERIFY(run(unknownSize).state == JobState::Succeeded); // by way of HTTP 416
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(readFile(target()) == m_contents);

        leavePart(m_contents);
        QVERIFY(run(request()).state == JobState::Succeeded);
        QCOMPARE(m_server->requests().size(), 1); // nothing was asked

        leavePart(m_contents + "and more");
        QVERIFY(run(unknownSize).state == JobState::Succeeded);
        QVERIFY(readFile(target()) == m_contents);
    }

    void refusesAnotherChecksum()
    {
        DownloadRequest wrong = request();
        wrong.sha256Prefix = "0123abcd";
        QVERIFY(failedWith(run(wrong), ErrorCode::Corrupt));
        QVERIFY(folderIsEmpty());
    }

    void refusesAnotherSize()
    {
        DownloadRequest longer = request();
        longer.bytes += 1;
        QVERIFY(failedWith(run(longer), ErrorCode::Corrupt));
        QVERIFY(folderIsEmpty());
    }

    void saysWhatTheServerAnswered_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {403, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }

    void saysWhatTheServerAnswered()
    {
        QFETCH(int, status);
        m_server->put("/weights", {.contents = m_contents, .status = status});
        leavePart(m_contents.substr(0, 1000));
        const Outcome outcome = run(request());
        QVERIFY(failedWith(outcome, ErrorCode::Network));
        QVERIFY(outcome.error->message().find(std::to_string(status)) != std::string::npos);
        QCOMPARE(std::filesystem::file_size(part()), 1000); // what there was is kept, no page in it
    }

    void saysThatNobodyAnswers()
    {
        m_server->stop();
        const Outcome refused = run(request());
        QVERIFY(failedWith(refused, ErrorCode::Network));
        QVERIFY(refused.error->message().find("cannot be reached") != std::string::npos);
        QVERIFY(refused.error->message().find("offline") == std::string::npos);
        QVERIFY(refused.error->hint().find("server running") != std::string::npos);
        QVERIFY(folderIsEmpty());
    }

    void followsRedirectsToTheWebOnly()
    {
        m_server->put("/moved", {.redirect = m_server->address("/weights")});
        DownloadRequest moved = request();
        moved.address = m_server->address("/moved");
        QVERIFY(run(moved).state == JobState::Succeeded);
        QVERIFY(readFile(target()) == m_contents);
        std::filesystem::remove(target());

        m_server->put("/moved", {.redirect = "file:///etc/hostname"});
        QVERIFY(failedWith(run(moved), ErrorCode::Network));
        m_server->put("/moved", {.redirect = m_server->address("/moved")});
        QVERIFY(failedWith(run(moved), ErrorCode::Network));
        moved.address = "file:///etc/hostname";
        QVERIFY(failedWith(run(moved), ErrorCode::InvalidArgument));
        QVERIFY(folderIsEmpty());
    }

    void isCancelledHalfWay()
    {
        // The server goes silent: the job must not wait for it.
        m_server->put(
            "/weights", {.contents = m_contents, .entityTag = "\"one\"", .stallAfter = 200'000});
        test::ProgressProbe probe([](const Progress& at) { return at.done >= 200'000; });
        JobContext context = probe.context();
        const Outcome outcome = runJob([&] { remote::download(request(), context); });
        QVERIFY(outcome.state == JobState::Cancelled);
        QVERIFY(!std::filesystem::exists(target()));
        QCOMPARE(std::filesystem::file_size(part()), 200'000);

        m_server->put("/weights", {.contents = m_contents, .entityTag = "\"one\""});
        QVERIFY(run(request()).state == JobState::Succeeded);
        QCOMPARE(m_server->requests().back().sent, 200'000);
    }

    void isCancelledFromAnotherThread()
    {
        m_server->put("/weights", {.contents = m_contents, .stallAfter = 0});
        std::stop_source stop;
        Outcome outcome;
        std::jthread job([&] {
            JobContext context(stop.get_token());
            outcome = runJob([&] { remote::download(request(), context); });
        });
        QTRY_COMPARE(m_server->requests().size(), 1);
        stop.request_stop();
        job.join();
        QVERIFY(outcome.state == JobState::Cancelled);
        QVERIFY(folderIsEmpty());
    }

    void saysThatTheDiskIsFull()
    {
        std::filesystem::create_symlink("/dev/full", part());
        QVERIFY(failedWith(run(request()), ErrorCode::DiskFull));
        QVERIFY(!std::filesystem::exists(target()));
        std::filesystem::remove(part());
        DownloadRequest huge = request();
        huge.bytes = std::int64_t{1} << 60;
        QVERIFY(failedWith(run(huge), ErrorCode::DiskFull));
        QCOMPARE(m_server->requests().size(), 1); // not asked for what cannot be stored
    }

    void isDoneByOneProcessAtATime()
    {
        const remote::PartFile held(target());
        QVERIFY(failedWith(run(request()), ErrorCode::Busy));
        DownloadRequest nowhere = request();
        nowhere.target = *m_folder / "none" / "weights";
        QVERIFY(failedWith(run(nowhere), ErrorCode::NotFound));
    }

private:
    std::filesystem::path target() const { return *m_folder / "file.pth"; }
    std::filesystem::path part() const { return *m_folder / "file.pth.part"; }
    DownloadRequest request() const
    {
        return {m_server->address("/weights"), target(),
            static_cast<std::int64_t>(m_contents.size()), sha256Hex(m_contents).substr(0, 8)};
    }
    static Outcome run(const DownloadRequest& request)
    {
        JobContext context;
        return runJob([&] { remote::download(request, context); });
    }
    static bool failedWith(const Outcome& outcome, ErrorCode code)
    {
        return outcome.state == JobState::Failed && outcome.error->code() == code;
    }
    void leavePart(const std::string& bytes) const { m_folder->write("file.pth.part", bytes); }
    std::size_t filesInFolder() const
    {
        const auto entries = std::filesystem::directory_iterator(m_folder->path());
        return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
    }
    bool folderIsEmpty() const { return filesInFolder() == 0; }
    bool onlyTheTargetIsThere() const
    {
        return filesInFolder() == 1 && std::filesystem::exists(target());
    }

    std::unique_ptr<FileServer> m_server;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_contents;
};

QTEST_GUILESS_MAIN(TstDownload)
#include "tst_download.moc"
