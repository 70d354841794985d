// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/sha256.h"
#include "tests/cli/clirunner.h"
#include "tests/core/remote/fileserver.h"
#include "tests/core/remote/remotetesting.h"
#include "tests/core/remote/s3server.h"
#include "tests/core/remote/sshserver.h"
#include "tests/core/remote/zipmaker.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using vitrine::readFile;
using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::filesBelow;
using vitrine::test::FileServer;
using vitrine::test::q;
using vitrine::test::S3Server;
using vitrine::test::someBytes;
using vitrine::test::SshServer;
using vitrine::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr const char* kProducts = "id,product_name,category,product_description,price,location\n"
                                  "p1,Chair,Home,Sits well,£5.00,Leeds\n"
                                  "p2,Table,Home,Stands well,£9.00,York\n";
constexpr const char* kImages = "id,product_id\ni1,p1\ni2,p2\n";

std::int64_t sentBy(const FileServer& server)
{
    std::int64_t sum = 0;
    for (const FileServer::Request& request : server.requests())
        sum += request.sent;
    return sum;
}

}

/// The verb `import` with addresses and archives, against servers of the loopback interface.
class TstCliRemote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("no_proxy", "127.0.0.1");
        for (const char* name : {"SSH_AUTH_SOCK", "AWS_REGION", "AWS_DEFAULT_REGION",
                 "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                 "AWS_SESSION_TOKEN", "VITRINE_SFTP_PASSWORD", "VITRINE_SFTP_PASSPHRASE"})
            qunsetenv(name);
    }

    void init()
    {
        m_cli = std::make_unique<CliRunner>();
        m_server = std::make_unique<FileServer>();
        m_server->put("/Products.csv", {.contents = kProducts, .entityTag = "\"p\""});
        m_server->put("/Images.csv", {.contents = kImages, .entityTag = "\"i\""});
        m_cli->folder().write("there/Products.csv", kProducts);
        m_cli->folder().write("there/Images.csv", kImages);
        m_cli->folder().write("there/photos/i1.jpg", someBytes(30'000));
        m_cli->folder().write("there/photos/summer/i2.png", someBytes(20'000, 8));
        QCOMPARE(m_cli->run({q("new"), shop()}).exitCode, 0);
    }

    void cleanup()
    {
        m_cli.reset();
        m_server.reset();
    }

    void bringsAShopFromTheWebOnce()
    {
        const std::string photos = zip({{"i1.jpg", someBytes(90'000)}, {"in/i2.png", "2"}});
        m_server->put("/photos.zip", {.contents = photos, .entityTag = "\"one\""});
        const QStringList command = import(m_server->address("/Products.csv?token=geheim"),
            m_server->address("/Images.csv"), m_server->address("/photos.zip?token=geheim"));
        const CliResult first = m_cli->json(command);
        QVERIFY2(first.exitCode == 0, first.out.constData());
        QCOMPARE(first.json[q("products")].toInt(), 2);
        QCOMPARE(first.json[q("images_without_file")].toInt(-1), 0);

        const std::int64_t sent = sentBy(*m_server);
        const CliResult second = m_cli->json(command);
        QCOMPARE(second.exitCode, 0);
        QCOMPARE(second.json[q("unchanged")].toInt(), 4);
        QCOMPARE(sentBy(*m_server), sent); // only asked about
        QVERIFY(isNowhere("geheim", {first, second}));
    }

    void fetchesAShopOfOneArchiveOnce()
    {
        const std::string all = zip({{"Products.csv", kProducts}, {"Images.csv", kImages},
            {"photos/i1.jpg", someBytes(90'000)}, {"photos/i2.png", "2"}});
        m_server->put("/all.zip", {.contents = all, .entityTag = "\"one\""});
        const std::string address = m_server->address("/all.zip");
        const QStringList command =
            import(address + "#Products.csv", address + "#Images.csv", address + "#photos");
        const QString sum = q(vitrine::sha256Hex(all));
        const CliResult first = m_cli->json(command + QStringList{q("--pictures-sha256"), sum});
        QVERIFY2(first.exitCode == 0, first.out.constData());
        QCOMPARE(first.json[q("images_without_file")].toInt(-1), 0);
        QCOMPARE(sentBy(*m_server), static_cast<std::int64_t>(all.size()));
        for (const std::string& name : filesBelow(shop().toStdString()))
            QVERIFY2(!name.ends_with(".zip"), name.c_str());

        const CliResult other = m_cli->json(
            command + QStringList{q("--products-sha256"), q(vitrine::sha256Hex("other"))});
        QCOMPARE(other.exitCode, 4);
        QCOMPARE(other.errorCode(), q("corrupt"));
        QVERIFY(other.out.contains(sum.toUtf8()));
    }

    void comparesFilesOfThisDiskWithTheirSums()
    {
        const QStringList command =
            import(local("Products.csv"), local("Images.csv"), local("photos"));
        const auto with = [&](const char* option, const QString& sum) {
            return m_cli->json(command + QStringList{q(option), sum});
        };
        const QString sum = q(vitrine::sha256Hex(kImages));
        QCOMPARE(with("--products-sha256", sum).errorCode(), q("corrupt"));
        QCOMPARE(with("--images-sha256", q("12ab")).errorCode(), q("invalid_argument"));
        QCOMPARE(with("--pictures-sha256", sum).errorCode(), q("invalid_argument")); // a folder
        QCOMPARE(m_cli->json({q("info"), shop()}).json[q("products")].toInt(-1), 0);
        QCOMPARE(with("--images-sha256", sum.toUpper()).exitCode, 0);
    }

    void keepsItsPhotosWhenTheWorkspaceMoves()
    {
        m_server->put("/photos.zip",
            {.contents = zip({{"in/i1.jpg", "no picture"}, {"i2.png", "nor this"}})});
        QCOMPARE(m_cli
                     ->run(import(local("Products.csv"), local("Images.csv"),
                         m_server->address("/photos.zip")))
                     .exitCode,
            0);
        QVERIFY(QDir().rename(shop(), m_cli->path("moved.vitrine")));
        const CliResult clean = m_cli->json({q("clean"), m_cli->path("moved.vitrine")});
        QCOMPARE(clean.exitCode, 0);
        const QJsonArray failed = clean.json[q("failed")].toArray();
        QCOMPARE(failed.size(), 2);
        for (const QJsonValue& photo : failed) // found, and looked into
            QCOMPARE(photo.toObject()[q("reason")].toString(), q("not_a_picture"));
    }

    void bringsWhatChangedFromS3()
    {
        S3Server storage("AKIDEXAMPLE", "geheim+secret");
        storage.put("photos/i1.jpg", {someBytes(30'000), "\"one\""});
        storage.put("photos/summer/i2.png", {someBytes(20'000, 8), "\"two\""});
        storage.put("Products.csv", {kProducts, "\"p\""});
        QStringList command =
            import("s3://shop/Products.csv", local("Images.csv"), "s3://shop/photos");
        command << q("--s3-region") << q("eu-central-1") << q("--s3-endpoint")
                << q(storage.endpoint());
        m_cli->setVariable(q("AWS_ACCESS_KEY_ID"), q("AKIDEXAMPLE"));
        m_cli->setVariable(q("AWS_SECRET_ACCESS_KEY"), q("geheim-and-wrong"));
        const CliResult refused = m_cli->json(command);
        QCOMPARE(refused.exitCode, 5);
        QCOMPARE(refused.errorCode(), q("permission_denied"));

        m_cli->setVariable(q("AWS_SECRET_ACCESS_KEY"), q("geheim+secret"));
        const CliResult first = m_cli->json(command);
        QVERIFY2(first.exitCode == 0, first.out.constData());
        QCOMPARE(first.json[q("images_without_file")].toInt(-1), 0);
        QVERIFY(storage.requests().back().authorization.find("eu-central-1") != std::string::npos);

        storage.put("photos/i1.jpg", {someBytes(31'000, 9), "\"newer\""});
        storage.forgetRequests();
        const CliResult second = m_cli->json(command);
        QCOMPARE(second.json[q("updated")].toInt(), 1);
        QCOMPARE(second.json[q("unchanged")].toInt(), 3);
        for (const S3Server::Request& request : storage.requests())
            QVERIFY2(request.method == "HEAD" || request.target.find("i2.png") == std::string::npos,
                request.target.c_str());
        QVERIFY(isNowhere("geheim", {refused, first, second}));
    }

    void asksWhetherAnSftpHostIsKnown()
    {
        if (const auto reason = SshServer::missing())
            QSKIP(qPrintable(*reason));
        const SshServer host(m_cli->folder() / "ssh");
        QVERIFY(host.isRunning());
        const fs::path there = m_cli->folder() / "there";
        QStringList command = import(host.address(there / "Products.csv"),
            host.address(there / "Images.csv"), host.address(there / "photos"));
        command << q("--ssh-key") << q(host.userKey().string()) << q("--known-hosts")
                << q(host.knownHosts().string());

        CliResult refused = m_cli->json(command);
        QCOMPARE(refused.exitCode, 5);
        QVERIFY(refused.out.contains(host.fingerprint().c_str()));
        QVERIFY(refused.out.contains("--accept-host-key"));
        QCOMPARE(refused.errorCode(), q("unknown_host"));

        const CliResult accepted =
            m_cli->json(command + QStringList{q("--accept-host-key"), q(host.fingerprint())});
        QVERIFY2(accepted.exitCode == 0, accepted.out.constData());
        QCOMPARE(accepted.json[q("images_without_file")].toInt(-1), 0);

        host.writeKnownHosts("elsewhere.pub");
        refused = m_cli->json(command);
        QCOMPARE(refused.exitCode, 5);
        QVERIFY(refused.out.contains("HAS CHANGED"));

        host.writeKnownHosts();
        const CliResult known = m_cli->json(command);
        QCOMPARE(known.exitCode, 0);
        QCOMPARE(known.json[q("unchanged")].toInt(), 4);
        const std::string user = host.address("/").substr(0, host.address("/").find('@') + 1);
        QVERIFY(isNowhere(user.substr(user.rfind('/') + 1), {known}));
    }

    void localImportsLoadNoModule()
    {
        // A program without its modules beside it.
        const fs::path alone = m_cli->folder() / "alone";
        fs::create_directory(alone);
        fs::copy_file(vitrine::test::binaryFolder() / "vitrine-cli", alone / "vitrine-cli");
        const auto run = [&](const QStringList& arguments) {
            QProcess process;
            process.start(
                q((alone / "vitrine-cli").string()), arguments + QStringList{q("--json")});
            return process.waitForFinished(20'000) ? process.exitCode() : -1;
        };
        QCOMPARE(run(import(local("Products.csv"), local("Images.csv"), local("photos"))), 0);
        QCOMPARE(run(import(local("Products.csv"), local("Images.csv"), local("photos.zip"))), 3);
    }

    void refusesEntriesThatLeaveTheArchive()
    {
        const std::string bytes =
            zip({{"i1.jpg", "1"}, {"../../i2.png", "2"}, {"../Products.csv", kProducts}});
        const fs::path archive = m_cli->folder().write("all.zip", bytes);
        const CliResult photos =
            m_cli->json(import(local("Products.csv"), local("Images.csv"), archive.string()));
        QVERIFY2(photos.exitCode == 0, photos.out.constData());
        QCOMPARE(photos.json[q("images_without_file")].toInt(), 1);
        const QJsonArray rejected = photos.json[q("rejected")].toArray();
        QCOMPARE(rejected.size(), 2);
        for (const QJsonValue& problem : rejected)
            QCOMPARE(problem.toObject()[q("kind")].toString(), q("picture_not_fetched"));
        for (const std::string& name : filesBelow(m_cli->folder().path()))
            QVERIFY2(
                !name.ends_with("i2.png") || name == "there/photos/summer/i2.png", name.c_str());
        const CliResult words =
            m_cli->run(import(local("Products.csv"), local("Images.csv"), archive.string()));
        QVERIFY(words.out.contains("../../i2.png"));

        const CliResult table = m_cli->json(
            import(archive.string() + "#../Products.csv", local("Images.csv"), local("photos")));
        QCOMPARE(table.exitCode, 4);
        QCOMPARE(table.errorCode(), q("unsupported"));
        QVERIFY(table.out.contains("../Products.csv"));
    }

    void saysThatNobodyAnswers()
    {
        const std::string address = m_server->address("/Products.csv");
        m_server->stop();
        const CliResult result = m_cli->json(import(address, local("Images.csv"), local("photos")));
        QCOMPARE(result.exitCode, 7);
        QVERIFY(result.out.contains("cannot be reached"));
        QVERIFY(!result.out.contains("offline")); // it is this computer
        QCOMPARE(m_cli->json({q("info"), shop()}).json[q("products")].toInt(-1), 0);
    }

    void refusesAPasswordInAnAddress()
    {
        const CliResult result = m_cli->json(
            import("sftp://ann:geheim@example.org/a.csv", local("Images.csv"), local("photos")));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.contains("VITRINE_SFTP_PASSWORD"));
        QVERIFY(isNowhere("geheim", {result}));
    }

    void goesOnAfterBeingKilled_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("stopped") << SIGINT;
    }

    void goesOnAfterBeingKilled()
    {
        QFETCH(int, signal);
        const std::string photos = zip({{"i1.jpg", someBytes(400'000)}, {"i2.png", "2"}});
        FileServer::File file{.contents = photos, .entityTag = "\"one\"", .stallAfter = 200'000};
        m_server->put("/photos.zip", file);
        const QStringList command =
            import(local("Products.csv"), local("Images.csv"), m_server->address("/photos.zip"));
        const auto process = m_cli->start(command);
        QTRY_VERIFY_WITH_TIMEOUT(partBytes() == 200'000, 20'000);
        ::kill(static_cast<pid_t>(process->processId()), signal);
        QVERIFY(process->waitForFinished(20'000));
        if (signal == SIGINT) {
            QCOMPARE(process->exitCode(), 130);
            QVERIFY(process->readAllStandardError().contains("what was fetched is kept"));
        }
        QCOMPARE(m_cli->json({q("info"), shop()}).json[q("products")].toInt(-1), 0);

        file.stallAfter = -1;
        m_server->put("/photos.zip", file);
        const CliResult again = m_cli->json(command);
        QVERIFY2(again.exitCode == 0, again.out.constData());
        QCOMPARE(m_server->requests().back().range, std::string("bytes=200000-"));
        QCOMPARE(again.json[q("images_without_file")].toInt(-1), 0);
    }

private:
    QString shop() const { return m_cli->path("shop.vitrine"); }
    std::string local(const char* name) const
    {
        return (m_cli->folder() / "there" / name).string();
    }

    QStringList import(
        const std::string& products, const std::string& images, const std::string& pictures) const
    {
        return {q("import"), shop(), q("--products"), q(products), q("--images"), q(images),
            q("--pictures"), q(pictures)};
    }

    static std::string zip(const std::vector<vitrine::test::ZipMember>& members)
    {
        const TemporaryFolder folder;
        vitrine::test::writeZip(folder / "a.zip", members);
        return readFile(folder / "a.zip");
    }

    /// Of the download that is under way.
    std::int64_t partBytes() const
    {
        const fs::path workspace = shop().toStdString();
        for (const std::string& name : filesBelow(workspace)) {
            if (name.ends_with(".part"))
                return static_cast<std::int64_t>(fs::file_size(workspace / name));
        }
        return 0;
    }

    /// Neither in what was said nor in any file of the workspace.
    bool isNowhere(const std::string& secret, const std::vector<CliResult>& results) const
    {
        std::string all;
        for (const CliResult& result : results)
            all += result.out.toStdString() + result.err.toStdString();
        const fs::path workspace = shop().toStdString();
        for (const std::string& name : filesBelow(workspace))
            all += '\n' + name + '\n' + readFile(workspace / name);
        const auto at = all.find(secret);
        if (at != std::string::npos)
            qWarning(
                "found: ...%s...", all.substr(std::max<std::size_t>(at, 80) - 80, 160).c_str());
        return at == std::string::npos;
    }

    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<FileServer> m_server;
};

QTEST_GUILESS_MAIN(TstCliRemote)
#include "tst_cli_remote.moc"
