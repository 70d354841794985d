// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/remote/remotesource.h"
#include "tests/core/remote/remotetesting.h"
#include "tests/core/remote/s3server.h"
#include "tests/core/remote/s3signature.h"
#include "tests/support/testdata.h"

#include <unistd.h>

#include <QTest>

#include <chrono>
#include <memory>

using namespace vitrine;
using namespace vitrine::remote;
using vitrine::test::failedWith;
using vitrine::test::filesBelow;
using vitrine::test::S3Server;
using vitrine::test::someBytes;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr const char* kKeyId = "AKIDEXAMPLE";
constexpr const char* kSecret = "wJalr/geheim+SECRET";
constexpr const char* kToken = "token/geheim+==";

}

class TstS3Source : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("no_proxy", "127.0.0.1");
        qunsetenv("AWS_REGION");
        qunsetenv("AWS_ENDPOINT_URL");
    }

    void init()
    {
        m_server = std::make_unique<S3Server>(kKeyId, kSecret, kToken);
        m_folder = std::make_unique<TemporaryFolder>();
        m_options = {};
        m_options.retry = {3, std::chrono::milliseconds(1)};
        useSecret(kSecret);
        m_server->put("photos/a b+c=d&e's(1)*.jpg", {someBytes(300'000), "\"one\""});
        m_server->put("photos/summer/\xc3\xa4~.png", {someBytes(5'000), "\"two\""});
        m_server->put("photos/empty.gif", {"", "\"three\""});
        m_server->put("photos/", {"", "\"folder\""});
        m_server->put("photos/readme.md", {"no picture", "\"four\""});
        m_server->put("photos2/other.jpg", {"of another prefix", "\"five\""});
        m_server->put("tables/Products.csv", {"id,title\n1,Chair\n", "\"table\""});
    }

    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    /// The test's own verifier against the example that Amazon publishes for GetObject.
    void verifiesAsThePublishedExampleDoes()
    {
        test::SignedRequest request{"GET", "/test.txt",
            {{"host", "examplebucket.s3.amazonaws.com"}, {"range", "bytes=0-9"},
                {"x-amz-content-sha256",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                {"x-amz-date", "20130524T000000Z"},
                {"authorization",
                    "AWS4-HMAC-SHA256 "
                    "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                    "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                    "Signature="
                    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"}}};
        const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        QCOMPARE(test::signatureFault(request, "AKIAIOSFODNN7EXAMPLE", secret), std::string());
        QCOMPARE(test::signatureFault(request, "AKIAIOSFODNN7EXAMPLE", secret + "x"),
            std::string("SignatureDoesNotMatch"));
        request.target = "/other.txt";
        QCOMPARE(test::signatureFault(request, "AKIAIOSFODNN7EXAMPLE", secret),
            std::string("SignatureDoesNotMatch"));
    }

    void mirrorsAPrefixInPages()
    {
        // No page ends at the key with a plus, which libcurl 8.14 to 8.18 cannot sign in a query.
        m_server->setPageLength(3);
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY2(outcome.state == JobState::Succeeded, what(outcome));
        QCOMPARE(report.done, 3);
        QCOMPARE(report.ignored, 1);
        QVERIFY(report.failed.empty());
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{
                ".vitrine-remote", "a b+c=d&e's(1)*.jpg", "empty.gif", "summer/\xc3\xa4~.png"}));
        QVERIFY(readFile(here() / "a b+c=d&e's(1)*.jpg") == someBytes(300'000));
        QCOMPARE(listings(), 2); // five keys with the mark of the folder

        m_server->forgetRequests();
        const auto manifest = readFile(here() / ".vitrine-remote");
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.skipped, 3);
        QCOMPARE(report.done, 0);
        QCOMPARE(m_server->requests().size(), 2); // listings alone
        QVERIFY(readFile(here() / ".vitrine-remote") == manifest);
        QVERIFY(manifest.find("geheim") == std::string::npos);
    }

    void listsWholeBucketsAndOpenOnes()
    {
        m_server->setOpen(true);
        m_options.credentials =
            std::make_shared<test::GivenCredentials>(std::map<std::string, std::string>{});
        JobContext context;
        const auto bucket = RemoteLocation::parse("s3://shop?endpoint=" + m_server->endpoint());
        QCOMPARE(fetchPictures(bucket, here(), m_options, context).done, 4);
        QVERIFY(m_server->requests()[0].authorization.empty());
        m_server->setOpen(false);
        const Outcome closed = runJob([&] { fetchPictures(bucket, here(), m_options, context); });
        QVERIFY(failedWith(closed, ErrorCode::PermissionDenied));
        QVERIFY(closed.error->hint().find("AWS_ACCESS_KEY_ID") != std::string::npos);
    }

    void bringsWhatChanged()
    {
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        m_server->put("photos/summer/\xc3\xa4~.png", {someBytes(5'000, 9), "\"new\""});
        m_server->remove("photos/empty.gif");
        m_folder->write("here/a b+c=d&e's(1)*.jpg", "edited here");
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 2);
        QVERIFY(readFile(here() / "summer/\xc3\xa4~.png") == someBytes(5'000, 9));
        QVERIFY(readFile(here() / "a b+c=d&e's(1)*.jpg") == someBytes(300'000));
        QVERIFY(!fs::exists(here() / "empty.gif"));
        QCOMPARE(report.gone, 1);
    }

    void keepsTheCopiesOfAFolderThatIsEmptyNow()
    {
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        const auto before = filesBelow(here());
        for (const char* key :
            {"photos/a b+c=d&e's(1)*.jpg", "photos/empty.gif", "photos/summer/\xc3\xa4~.png"})
            m_server->remove(key);
        const Outcome outcome = fetch(report);
        QVERIFY(failedWith(outcome, ErrorCode::NotFound));
        QVERIFY(outcome.error->message().find("no photo any more") != std::string::npos);
        QVERIFY(filesBelow(here()) == before);
    }

    void fetchesATable()
    {
        JobContext context;
        for (int i = 0; i < 2; ++i) {
            const fs::path table =
                fetchTable(at("tables/Products.csv"), here(), m_options, context);
            QCOMPARE(readFile(table), std::string("id,title\n1,Chair\n"));
        }
        QCOMPARE(m_server->requests().size(), 2); // the object; then only its head
        QCOMPARE(m_server->requests()[1].method, std::string("HEAD"));
        const Outcome folder =
            runJob([&] { fetchTable(at("tables/"), here(), m_options, context); });
        QVERIFY(failedWith(folder, ErrorCode::InvalidArgument));
    }

    void isCancelledHalfWayAndContinues()
    {
        m_server->put("photos/a b+c=d&e's(1)*.jpg", {someBytes(8'000'000), "\"big\""});
        test::ProgressProbe probe([](const Progress& at) { return at.done >= 1'000'000; });
        JobContext context = probe.context();
        const Outcome outcome =
            runJob([&] { fetchPictures(at("photos"), here(), m_options, context); });
        QVERIFY(outcome.state == JobState::Cancelled);
        const fs::path part = here() / "a b+c=d&e's(1)*.jpg.part";
        const auto kept = fs::file_size(part);
        QVERIFY(kept >= 1'000'000 && kept < 8'000'000);
        m_server->forgetRequests();
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QVERIFY(readFile(here() / "a b+c=d&e's(1)*.jpg") == someBytes(8'000'000));
        const auto asked = m_server->requests()[1];
        QCOMPARE(asked.range, "bytes=" + std::to_string(kept) + "-");
        QCOMPARE(asked.ifMatch, std::string("\"big\""));
        QCOMPARE(asked.status, 206);
    }

    void continuesAfterCutConnections()
    {
        m_server->put("photos/a b+c=d&e's(1)*.jpg", {someBytes(300'000), "\"one\"", {}, 110'000});
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QVERIFY(report.failed.empty());
        QVERIFY(readFile(here() / "a b+c=d&e's(1)*.jpg") == someBytes(300'000));
        int ranges = 0;
        for (const auto& request : m_server->requests())
            ranges += request.range.empty() ? 0 : 1;
        QCOMPARE(ranges, 2);
    }

    void startsAnewWhenTheObjectChangedMeanwhile()
    {
        m_options.retry.attempts = 1;
        m_server->put("tables/Products.csv", {someBytes(300'000), "\"one\"", {}, 100'000});
        JobContext context;
        const auto table = [&] {
            return runJob(
                [&] { fetchTable(at("tables/Products.csv"), here(), m_options, context); });
        };
        QVERIFY(failedWith(table(), ErrorCode::Network));
        QCOMPARE(fs::file_size(here() / "Products.csv.part"), 100'000);
        m_server->put("tables/Products.csv", {someBytes(300'000, 9), "\"two\""});
        m_server->forgetRequests();
        QVERIFY(table().state == JobState::Succeeded);
        QVERIFY(readFile(here() / "Products.csv") == someBytes(300'000, 9));
        QCOMPARE(m_server->requests()[0].status, 412);
        QCOMPARE(m_server->requests()[1].status, 200);
    }

    void triesAgainWhenTheServerIsBusy()
    {
        m_server->put("photos/a b+c=d&e's(1)*.jpg", {someBytes(300'000), "\"one\"", {503, 503}});
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 3);
        m_server->put("tables/Products.csv", {"a", "\"a\"", {503, 503, 503, 503}});
        m_server->forgetRequests();
        JobContext context;
        const Outcome busy =
            runJob([&] { fetchTable(at("tables/Products.csv"), here(), m_options, context); });
        QVERIFY(failedWith(busy, ErrorCode::Network));
        QCOMPARE(m_server->requests().size(), 3);
    }

    void reportsSingleObjectsAndGoesOn()
    {
        m_server->put("photos/a b+c=d&e's(1)*.jpg", {someBytes(300'000), "\"one\"", {403}});
        m_server->put("photos/b.jpg", {"b", "\"b\"", {404}});
        m_server->put("photos/../../up.jpg", {"escapes", "\"up\""});
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 2);
        QCOMPARE(report.failed.size(), 3);
        QVERIFY(!fs::exists(*m_folder / "up.jpg"));
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 2); // the server hands them out now
        QCOMPARE(report.failed.size(), 1);
    }

    void givesUpServersThatStayBusy()
    {
        for (int i = 0; i < 10; ++i) {
            m_server->put(
                "photos/" + std::to_string(i) + ".jpg", {"x", "\"x\"", std::vector<int>(9, 503)});
        }
        FetchReport report;
        QVERIFY(failedWith(fetch(report), ErrorCode::Network));
        QCOMPARE(m_server->requests().size(), 1 + 3 * 3);
    }

    void saysWhatIsWrongWithoutTheSecret_data()
    {
        QTest::addColumn<QByteArray>("keyId");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("secret") << QByteArray(kKeyId) << QByteArray("geheim") << QByteArray(kToken)
                                << QByteArray("AWS_SECRET_ACCESS_KEY");
        QTest::newRow("key id") << QByteArray("AKIDOTHER") << QByteArray(kSecret)
                                << QByteArray(kToken) << QByteArray("AWS_ACCESS_KEY_ID");
        QTest::newRow("token") << QByteArray(kKeyId) << QByteArray(kSecret)
                               << QByteArray("geheim-old") << QByteArray("AWS_SESSION_TOKEN");
        QTest::newRow("no secret") << QByteArray(kKeyId) << QByteArray() << QByteArray(kToken)
                                   << QByteArray("AWS_SECRET_ACCESS_KEY");
    }

    void saysWhatIsWrongWithoutTheSecret()
    {
        QFETCH(QByteArray, keyId);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, says);
        std::map<std::string, std::string> secrets{{kAwsKeyId, keyId.toStdString()},
            {kAwsSecret, secret.toStdString()}, {kAwsToken, token.toStdString()}};
        if (secret.isEmpty())
            secrets.erase(kAwsSecret);
        m_options.credentials = std::make_shared<test::GivenCredentials>(secrets);
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY(outcome.state == JobState::Failed);
        const std::string text = outcome.error->what();
        QVERIFY2(text.find(says.toStdString()) != std::string::npos, text.c_str());
        QVERIFY(text.find("geheim") == std::string::npos);
        QVERIFY(!fs::exists(here()));
    }

    void saysWhatIsNotThere()
    {
        JobContext context;
        const auto bucket =
            RemoteLocation::parse("s3://other-shop/a.csv?endpoint=" + m_server->endpoint());
        QVERIFY(failedWith(
            runJob([&] { fetchTable(bucket, here(), m_options, context); }), ErrorCode::NotFound));
        QVERIFY(failedWith(
            runJob([&] { fetchTable(at("tables/none.csv"), here(), m_options, context); }),
            ErrorCode::NotFound));
    }

    void saysThatTheTargetCannotBeWritten()
    {
        FetchReport report;
        m_folder->write("here", "a file in the folder's place");
        const Outcome outcome = fetch(report);
        QVERIFY(outcome.state == JobState::Failed);
        fs::remove(here());
        fs::create_directories(here());
        fs::create_symlink("/dev/full", here() / "empty.gif.part");
        fs::create_symlink("/dev/full", here() / "a b+c=d&e's(1)*.jpg.part");
        QVERIFY(failedWith(fetch(report), ErrorCode::DiskFull));
        if (::geteuid() == 0)
            return; // nothing is forbidden to root
        fs::permissions(here(), fs::perms::owner_read | fs::perms::owner_exec);
        QVERIFY(failedWith(fetch(report), ErrorCode::PermissionDenied));
        fs::permissions(here(), fs::perms::owner_all);
    }

private:
    fs::path here() const { return *m_folder / "here"; }
    RemoteLocation at(const std::string& key) const
    {
        return RemoteLocation::parse(
            "s3://shop/" + key + "?region=eu-central-1&endpoint=" + m_server->endpoint());
    }
    Outcome fetch(FetchReport& report) const
    {
        JobContext context;
        return runJob([&] { report = fetchPictures(at("photos"), here(), m_options, context); });
    }
    void useSecret(const std::string& secret)
    {
        m_options.credentials =
            std::make_shared<test::GivenCredentials>(std::map<std::string, std::string>{
                {kAwsKeyId, kKeyId}, {kAwsSecret, secret}, {kAwsToken, kToken}});
    }
    int listings() const
    {
        int count = 0;
        for (const auto& request : m_server->requests())
            count += request.target.starts_with("/shop?") ? 1 : 0;
        return count;
    }
    static const char* what(const Outcome& outcome)
    {
        return outcome.error ? outcome.error->what() : "";
    }

    std::unique_ptr<S3Server> m_server;
    std::unique_ptr<TemporaryFolder> m_folder;
    RemoteOptions m_options;
};

QTEST_GUILESS_MAIN(TstS3Source)
#include "tst_s3source.moc"
