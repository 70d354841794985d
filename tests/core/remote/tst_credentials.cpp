// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/outcome.h"
#include "core/remote/credentials.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <memory>
#include <thread>

using namespace vitrine;
using namespace vitrine::remote;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

class TstCredentials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TemporaryFolder>(); }
    void cleanup() { m_folder.reset(); }

    void readsTheEnvironment()
    {
        EnvironmentCredentials source;
        JobContext context;
        qputenv("VITRINE_SFTP_PASSWORD", "geheim");
        QVERIFY(source.find(kSftpPassword, "example.org", context) == "geheim");
        qputenv("VITRINE_SFTP_PASSWORD", "");
        QVERIFY(!source.find(kSftpPassword, "example.org", context));
        qunsetenv("VITRINE_SFTP_PASSWORD");
        QVERIFY(!source.find(kSftpPassword, "example.org", context));
    }

    void asksTheKeychainWithoutAShell()
    {
        JobContext context;
        KeychainCredentials source(program(
            "[ \"$*\" = 'lookup service vitrine name AWS_SESSION_TOKEN server a b;c' ] || exit 1\n"
            "printf 'geheim\\nzwei'"));
        QVERIFY(source.find(kAwsToken, "a b;c", context) == "geheim\nzwei");
        QVERIFY(!source.find(kAwsToken, "other", context));
    }

    void knowsNothingWhereTheKeychainFails()
    {
        JobContext context;
        QVERIFY(!KeychainCredentials("/none/secret-tool").find(kAwsSecret, "a", context));
        QVERIFY(!KeychainCredentials(program("printf no; exit 3")).find(kAwsSecret, "a", context));
        QVERIFY(!KeychainCredentials(program("exit 0")).find(kAwsSecret, "a", context));
        QVERIFY(
            !KeychainCredentials(program("exec yes")).find(kAwsSecret, "a", context)); // endless
        const KeychainCredentials locked(program("exec sleep 60"), std::chrono::milliseconds(1));
        QVERIFY(!KeychainCredentials(locked).find(kAwsSecret, "a", context));
    }

    void stopsAskingWhenCancelled()
    {
        std::stop_source stop;
        Outcome outcome;
        const fs::path asked = *m_folder / "asked";
        std::jthread job([&] {
            JobContext context(stop.get_token());
            KeychainCredentials source(program("touch '" + asked.string() + "'; exec sleep 60"));
            outcome = runJob([&] { source.find(kAwsSecret, "a", context); });
        });
        QTRY_VERIFY(fs::exists(asked));
        stop.request_stop();
        job.join();
        QVERIFY(outcome.state == JobState::Cancelled);
    }

private:
    std::string program(const std::string& script) const
    {
        const fs::path file = m_folder->write("tool", "#!/bin/sh\n" + script + '\n');
        fs::permissions(file, fs::perms::owner_all);
        return file.string();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TstCredentials)
#include "tst_credentials.moc"
