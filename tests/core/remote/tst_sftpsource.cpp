// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/remote/remotesource.h"
#include "tests/core/remote/remotetesting.h"
#include "tests/core/remote/sshserver.h"
#include "tests/support/testdata.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QTest>

#include <chrono>
#include <memory>
#include <thread>

using namespace vitrine;
using namespace vitrine::remote;
using vitrine::test::failedWith;
using vitrine::test::filesBelow;
using vitrine::test::someBytes;
using vitrine::test::SshServer;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

/// Against OpenSSH's own server.
class TstSftpSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto reason = SshServer::missing())
            QSKIP(qPrintable(*reason));
        qunsetenv("SSH_AUTH_SOCK");
        m_keys = std::make_unique<TemporaryFolder>();
        qputenv("HOME", m_keys->path().c_str()); // nobody's own keys take part
        m_server = std::make_unique<SshServer>(m_keys->path() / "ssh");
        QVERIFY(m_server->isRunning());
    }

    void cleanupTestCase()
    {
        m_server.reset();
        m_keys.reset();
    }

    void init()
    {
        m_folder = std::make_unique<TemporaryFolder>();
        m_server->cutAfter(0);
        m_server->writeKnownHosts();
        m_options = {};
        m_options.sshKey = m_server->userKey();
        m_options.knownHosts = m_server->knownHosts();
        m_options.retry = {1, std::chrono::milliseconds(1)};
        m_credentials = std::make_shared<test::GivenCredentials>(
            std::map<std::string, std::string>{{kSftpPassword, "geheim-1"}});
        m_options.credentials = m_credentials;
        m_folder->write("there/a b.jpg", someBytes(300'000));
        m_folder->write("there/empty.png", "");
        m_folder->write("there/summer/\xc3\xa4#%?.jpg", someBytes(5'000));
        m_folder->write("there/notes.txt", "no picture");
        m_folder->write("there/.hidden.jpg", "hidden");
        m_folder->write("there/.thumbnails/a.jpg", "hidden");
        m_folder->write("there/Products.csv", "id,title\n1,Chair\n");
    }

    void cleanup() { m_folder.reset(); }

    void mirrorsAFolderOnce()
    {
        fs::create_symlink("a b.jpg", there() / "link.jpg");
        QCOMPARE(::mkfifo((there() / "pipe.jpg").c_str(), 0600), 0);
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 3);
        QCOMPARE(report.skipped, 0);
        QCOMPARE(report.bytes, 305'000);
        QCOMPARE(report.failed.size(), 2); // the link, the pipe
        QVERIFY(report.failed[0].reason.find("link") != std::string::npos
            || report.failed[1].reason.find("link") != std::string::npos);
        QVERIFY(readFile(here() / "a b.jpg") == readFile(there() / "a b.jpg"));
        QVERIFY(readFile(here() / "summer/\xc3\xa4#%?.jpg").size() == 5'000);
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{
                ".vitrine-remote", "a b.jpg", "empty.png", "summer/\xc3\xa4#%?.jpg"}));

        const auto manifest = readFile(here() / ".vitrine-remote");
        const int read = m_server->logged("bytes read 300000");
        QVERIFY(read > 0);
        FetchReport second;
        QVERIFY(fetch(second).state == JobState::Succeeded);
        QCOMPARE(second.done, 0);
        QCOMPARE(second.skipped, 3);
        QCOMPARE(m_server->logged("bytes read 300000"), read);
        QVERIFY(readFile(here() / ".vitrine-remote") == manifest);
    }

    void bringsWhatChangedOnEitherSide()
    {
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        m_folder->write("there/a b.jpg", someBytes(300'000, 8)); // of the same size, in this minute
        fs::last_write_time(there() / "a b.jpg",
            fs::last_write_time(there() / "a b.jpg") + std::chrono::seconds(2));
        m_folder->write("here/summer/\xc3\xa4#%?.jpg", someBytes(5'000, 9)); // damaged here
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 2);
        QCOMPARE(report.skipped, 1);
        QVERIFY(readFile(here() / "a b.jpg") == someBytes(300'000, 8));
        QVERIFY(readFile(here() / "summer/\xc3\xa4#%?.jpg") == someBytes(5'000));
    }

    void trustsTheDatesOfOldFiles()
    {
        for (const char* name : {"a b.jpg", "empty.png", "summer/\xc3\xa4#%?.jpg"})
            fs::last_write_time(
                there() / name, fs::last_write_time(there() / name) - std::chrono::hours(48));
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        const int asked = m_server->logged("stat name");
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.skipped, 3);
        QVERIFY2(m_server->logged("stat name") - asked < 3, m_server->log().c_str());
    }

    void fetchesATable()
    {
        JobContext context;
        const auto location = RemoteLocation::parse(m_server->address(there() / "Products.csv"));
        for (int i = 0; i < 2; ++i) {
            const fs::path table = fetchTable(location, here(), m_options, context);
            QVERIFY(table == here() / "Products.csv");
            QVERIFY(readFile(table) == readFile(there() / "Products.csv"));
        }
        QCOMPARE(m_server->logged("Products.csv\" bytes read 17"), 1);
        const auto none = RemoteLocation::parse(m_server->address(there() / "None.csv"));
        const Outcome outcome = runJob([&] { fetchTable(none, here(), m_options, context); });
        QVERIFY(failedWith(outcome, ErrorCode::NotFound));
    }

    void isCancelledHalfWayAndContinues()
    {
        m_folder->write("there/a b.jpg", someBytes(8'000'000));
        test::ProgressProbe probe([](const Progress& at) { return at.done >= 1'000'000; });
        JobContext context = probe.context();
        const Outcome outcome =
            runJob([&] { fetchPictures(location(), here(), m_options, context); });
        QVERIFY(outcome.state == JobState::Cancelled);
        QVERIFY(!fs::exists(here() / "a b.jpg"));
        const auto kept = fs::file_size(here() / "a b.jpg.part");
        QVERIFY(kept >= 1'000'000 && kept < 8'000'000);
        FetchReport report;
        const int before = m_server->logged("bytes read 8000000");
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QVERIFY(readFile(here() / "a b.jpg") == someBytes(8'000'000));
        QCOMPARE(m_server->logged("bytes read 8000000"), before); // only the rest was read
        QVERIFY(!fs::exists(here() / "a b.jpg.part"));
    }

    void continuesAfterACutConnection()
    {
        m_folder->write("there/a b.jpg", someBytes(4'000'000));
        m_server->cutAfter(1'500'000);
        const auto table = picture();
        JobContext context;
        const Outcome broken = runJob([&] { fetchTable(table, here(), m_options, context); });
        QVERIFY(failedWith(broken, ErrorCode::Network));
        const auto kept = fs::file_size(here() / "a b.jpg.part");
        QVERIFY(kept > 500'000 && kept < 2'000'000);
        // Three tries bring it home: each continues.
        m_options.retry.attempts = 4;
        QVERIFY(runJob([&] { fetchTable(table, here(), m_options, context); }).state
            == JobState::Succeeded);
        QVERIFY(readFile(here() / "a b.jpg") == someBytes(4'000'000));
    }

    void isCancelledWhileTheServerHangs()
    {
        m_folder->write("there/a b.jpg", someBytes(4'000'000));
        m_server->cutAfter(1'500'000, SshServer::Cut::KeepsTheConnection);
        std::stop_source stop;
        Outcome outcome;
        std::jthread job([&] {
            JobContext context(stop.get_token());
            outcome = runJob([&] { fetchTable(picture(), here(), m_options, context); });
        });
        const auto arrived = [&] {
            std::error_code absent;
            const auto bytes = fs::file_size(here() / "a b.jpg.part", absent);
            return absent ? 0 : bytes;
        };
        QTRY_VERIFY(arrived() > 1'400'000);
        stop.request_stop();
        job.join();
        QVERIFY(outcome.state == JobState::Cancelled);
    }

    void startsAnewWhenTheFileChangedMeanwhile()
    {
        m_folder->write("there/a b.jpg", someBytes(4'000'000));
        m_server->cutAfter(1'500'000);
        const auto file = picture();
        JobContext context;
        runJob([&] { fetchTable(file, here(), m_options, context); });
        QVERIFY(fs::exists(here() / "a b.jpg.part"));
        m_server->cutAfter(0);
        m_folder->write("there/a b.jpg", someBytes(4'000'000, 9));
        fs::last_write_time(there() / "a b.jpg",
            fs::last_write_time(there() / "a b.jpg") + std::chrono::seconds(5));
        QVERIFY(runJob([&] { fetchTable(file, here(), m_options, context); }).state
            == JobState::Succeeded);
        QVERIFY(readFile(here() / "a b.jpg") == someBytes(4'000'000, 9));

        // Shorter than what had come.
        m_server->cutAfter(1'500'000);
        m_folder->write("there/a b.jpg", someBytes(4'000'000, 10));
        runJob([&] { fetchTable(file, here(), m_options, context); });
        QVERIFY(fs::exists(here() / "a b.jpg.part"));
        m_server->cutAfter(0);
        m_folder->write("there/a b.jpg", someBytes(100'000, 11));
        QVERIFY(runJob([&] { fetchTable(file, here(), m_options, context); }).state
            == JobState::Succeeded);
        QVERIFY(readFile(here() / "a b.jpg") == someBytes(100'000, 11));
    }

    void refusesAnUnknownHost()
    {
        fs::remove(m_server->knownHosts());
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY(failedWith(outcome, ErrorCode::UnknownHost));
        const std::string text = outcome.error->what();
        QVERIFY2(text.find(m_server->fingerprint()) != std::string::npos, text.c_str());
        QVERIFY(text.find("ssh -p " + m_server->port()) != std::string::npos);
        QCOMPARE(outcome.error->fact("host"), std::string("127.0.0.1"));
        QCOMPARE(outcome.error->fact("fingerprint"), m_server->fingerprint());
        QVERIFY(!fs::exists(here()));

        m_options.acceptedHostKeys = {"SHA256:" + std::string(43, 'A')};
        QVERIFY(failedWith(fetch(report), ErrorCode::UnknownHost));
        m_options.acceptedHostKeys.push_back(m_server->fingerprint());
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 3);
        QVERIFY(!fs::exists(m_server->knownHosts())); // accepted for this call only
    }

    void refusesAChangedHostLoudly()
    {
        m_server->writeKnownHosts("elsewhere.pub");
        m_options.acceptedHostKeys = {m_server->fingerprint()}; // does not excuse it
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY(failedWith(outcome, ErrorCode::PermissionDenied));
        const std::string text = outcome.error->what();
        QVERIFY(text.find("HAS CHANGED") != std::string::npos);
        QVERIFY(text.find(m_server->fingerprint()) != std::string::npos);
        QVERIFY(text.find("ssh-keygen -R '[127.0.0.1]:" + m_server->port()) != std::string::npos);
        QVERIFY(!fs::exists(here()));
    }

    void refusesAWrongKeyAndKeepsSecretsOut()
    {
        m_options.sshKey = m_server->otherKey();
        FetchReport report;
        Outcome outcome = fetch(report);
        QVERIFY(failedWith(outcome, ErrorCode::PermissionDenied));
        QVERIFY(std::string(outcome.error->what()).find("geheim") == std::string::npos);
        QCOMPARE(*m_credentials->servers().begin(), "127.0.0.1:" + m_server->port());
        m_options.sshKey = here() / "none";
        QVERIFY(failedWith(fetch(report), ErrorCode::NotFound));

        m_options.sshKey = m_server->lockedKey();
        m_options.credentials = std::make_shared<test::GivenCredentials>(
            std::map<std::string, std::string>{{kSftpPassphrase, "geheim-2"}});
        outcome = fetch(report);
        QVERIFY(failedWith(outcome, ErrorCode::PermissionDenied));
        QVERIFY(std::string(outcome.error->what()).find("geheim") == std::string::npos);
    }

    void opensAKeyWithItsPassphrase()
    {
        m_options.sshKey = m_server->lockedKey();
        m_options.credentials = std::make_shared<test::GivenCredentials>(
            std::map<std::string, std::string>{{kSftpPassphrase, SshServer::passphrase()}});
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 3);
    }

    void asksAnAgent()
    {
        const fs::path socket = m_keys->path() / "agent";
        QProcess agent;
        agent.start(QStringLiteral("ssh-agent"),
            {QStringLiteral("-D"), QStringLiteral("-a"), QString::fromStdString(socket.string())});
        QTRY_VERIFY(fs::exists(socket));
        qputenv("SSH_AUTH_SOCK", socket.c_str());
        const bool added = test::run(
            QStringLiteral("ssh-add"), {QString::fromStdString(m_server->userKey().string())})
                               .has_value();
        m_options.sshKey.clear();
        FetchReport report;
        const Outcome outcome = fetch(report);
        qunsetenv("SSH_AUTH_SOCK");
        agent.kill();
        agent.waitForFinished();
        QVERIFY(added);
        QVERIFY2(outcome.state == JobState::Succeeded,
            outcome.error ? outcome.error->what() : "was not finished");
        QCOMPARE(report.done, 3);
    }

    void saysThatTheFolderCannotBeRead()
    {
        FetchReport report;
        const auto nowhere = RemoteLocation::parse(m_server->address(there() / "none"));
        JobContext context;
        const Outcome outcome = runJob([&] { fetchPictures(nowhere, here(), m_options, context); });
        QVERIFY(failedWith(outcome, ErrorCode::NotFound));
        QVERIFY(!fs::exists(here()));
    }

private:
    fs::path there() const { return *m_folder / "there"; }
    fs::path here() const { return *m_folder / "here"; }
    RemoteLocation location() const { return RemoteLocation::parse(m_server->address(there())); }
    RemoteLocation picture() const
    {
        return RemoteLocation::parse(m_server->address(there() / "a b.jpg"));
    }
    Outcome fetch(FetchReport& report) const
    {
        JobContext context;
        return runJob([&] { report = fetchPictures(location(), here(), m_options, context); });
    }

    std::unique_ptr<TemporaryFolder> m_keys;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<SshServer> m_server;
    std::shared_ptr<test::GivenCredentials> m_credentials;
    RemoteOptions m_options;
};

QTEST_GUILESS_MAIN(TstSftpSource)
#include "tst_sftpsource.moc"
