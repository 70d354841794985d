// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/remote/entrypath.h"
#include "core/remote/fetcher.h"
#include "core/remote/percentcode.h"
#include "core/remote/remotelocation.h"
#include "core/remote/sftplisting.h"

#include <QTest>

#include <set>
#include <string>

using namespace vitrine;
using namespace vitrine::remote;
using Kind = RemoteLocation::Kind;

class TstRemoteLocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPaths()
    {
        const auto folder = RemoteLocation::parse("  photos/summer ");
        QVERIFY(folder.kind == Kind::Local);
        QCOMPARE(folder.path, std::string("photos/summer"));
        QVERIFY(!folder.isZip());
        const auto archive = RemoteLocation::parse("/data/Photos.ZIP#2024/summer");
        QCOMPARE(archive.path, std::string("/data/Photos.ZIP"));
        QCOMPARE(archive.member, std::string("2024/summer"));
        QVERIFY(archive.isZip());
        QVERIFY(RemoteLocation::parse("a#b/c").member.empty());
    }

    void readsWebAddresses()
    {
        const auto file = RemoteLocation::parse("HTTPS://example.org/a%20b.zip?key=secret#in/it");
        QVERIFY(file.kind == Kind::Web);
        QVERIFY(file.isZip());
        QCOMPARE(file.fileName(), std::string("a b.zip"));
        QCOMPARE(file.member, std::string("in/it"));
        QVERIFY(file.address.ends_with("?key=secret"));
        QCOMPARE(file.shown(), std::string("https://example.org/a%20b.zip"));
    }

    void takesNothingInTheClearFromElsewhere()
    {
        for (const char* text : {"http://example.org/a.zip", "HTTP://127.0.0.1.example.org/a.zip",
                 "http://localhost.example.org/a.zip", "http://10.0.0.1/a.zip",
                 "http://127.example.org/a", "s3://my-shop/a?endpoint=http://storage.example.org"})
            QVERIFY_THROWS_EXCEPTION(Error, RemoteLocation::parse(text));
        for (const char* text : {"http://127.0.0.1:8080/a.zip", "http://localhost/a.zip",
                 "http://[::1]:9000/a.zip", "s3://my-shop/a?endpoint=http://localhost:9000"})
            QVERIFY(!RemoteLocation::parse(text).identity().empty());
    }

    void readsSftpAddresses()
    {
        const auto folder = RemoteLocation::parse("sftp://ann@example.org:2222/srv/my%20photos");
        QVERIFY(folder.kind == Kind::Sftp);
        QCOMPARE(folder.user, std::string("ann"));
        QCOMPARE(folder.host, std::string("example.org"));
        QCOMPARE(folder.port, std::string("2222"));
        QCOMPARE(folder.path, std::string("/srv/my photos"));
        const auto home = RemoteLocation::parse("sftp://example.org/~/photos");
        QVERIFY(home.user.empty() && home.port.empty());
        QCOMPARE(home.shown(), std::string("sftp://example.org/~/photos"));
    }

    void readsS3Addresses()
    {
        const auto prefix = RemoteLocation::parse(
            "s3://my-shop/photos/"
            "a%20?b?region=eu-central-1&endpoint=http%3A%2F%2F127.0.0.1%3A9000/");
        QVERIFY(prefix.kind == Kind::S3);
        QCOMPARE(prefix.bucket, std::string("my-shop"));
        QCOMPARE(prefix.path, std::string("photos/a%20?b")); // keys are as they are
        QCOMPARE(prefix.region, std::string("eu-central-1"));
        QCOMPARE(prefix.endpoint, std::string("http://127.0.0.1:9000"));
        QVERIFY(RemoteLocation::parse("s3://my-shop").path.empty());
        const auto archive = RemoteLocation::parse("s3://my-shop/p.zip#in?region=us-east-1");
        QVERIFY(archive.isZip());
        QCOMPARE(archive.member, std::string("in"));
    }

    void completesS3Addresses()
    {
        const S3Defaults usual{.endpoint = "https://storage.example.org/", .region = "eu-west-1"};
        const auto plain = RemoteLocation::parse("s3://my-shop/photos", usual);
        QCOMPARE(plain.endpoint, std::string("https://storage.example.org"));
        QCOMPARE(plain.region, std::string("eu-west-1"));
        const auto own = RemoteLocation::parse("s3://my-shop/photos?region=us-east-2", usual);
        QCOMPARE(own.region, std::string("us-east-2"));
        QVERIFY(RemoteLocation::parse("https://example.org/a", usual).endpoint.empty());
        QVERIFY_THROWS_EXCEPTION(
            Error, RemoteLocation::parse("s3://my-shop/photos", {.endpoint = "storage"}));
        QVERIFY_THROWS_EXCEPTION(
            Error, RemoteLocation::parse("s3://my-shop/photos", {.region = "EU West"}));
    }

    void tellsPlacesApartWithoutSecrets()
    {
        const auto identity = [](const char* text) {
            return RemoteLocation::parse(text).identity();
        };
        std::set<std::string> all;
        for (const char* text :
            {"photos", "photos.zip", "photos.zip#a", "photos.zip#b", "https://example.org/a.zip",
                "https://example.org/a.zip#b", "sftp://example.org/a", "sftp://ann@example.org/a",
                "sftp://bob@example.org/a", "sftp://example.org:2222/a", "s3://my-shop/a",
                "s3://my-shop/a?endpoint=https://storage.example.org"})
            QVERIFY2(all.insert(identity(text)).second, text);
        QCOMPARE(identity("https://example.org/a.zip?token=old"),
            identity("https://example.org/a.zip?token=new"));
        QCOMPARE(RemoteLocation::parse("sftp://ann@example.org:22/a").shown(),
            std::string("sftp://example.org:22/a"));
        for (const std::string& text : all)
            QVERIFY(text.find("token") == std::string::npos);
    }

    void knowsWhatIsOnThisDiskAsItIs()
    {
        for (const char* text : {"photos", "/data/Products.csv", "zip", "a.zipped", "C#/a", ""})
            QVERIFY2(!needsFetching(text), text);
        for (const char* text : {"https://example.org/a.csv", "SFTP://host/a", "s3://my-shop",
                 "ftp://example.org", "a.zip", " a.ZIP ", "a.zip#b/c"})
            QVERIFY2(needsFetching(text), text);
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "  ", "ftp://example.org/a", "https://", "sftp://", "s3://",
                 "s3://No_Bucket/a", "s3://shop/a?colour=red", "s3://shop/a?endpoint=storage",
                 "s3://shop/a?region=", "https://example.org:port/", "sftp://example.org/a?b",
                 "sftp://ann:geheim@example.org/a", "https://ann:geheim@example.org/a",
                 "s3://shop/a?endpoint=https://ann:geheim@storage.example.org", "a\nb"})
            QTest::addRow("%s", text) << QByteArray(text);
    }

    void refusesWhatItCannotRead()
    {
        QFETCH(QByteArray, text);
        try {
            RemoteLocation::parse(text.toStdString());
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::InvalidArgument);
            QVERIFY(!error.hint().empty());
            const std::string whole = error.what();
            QVERIFY(whole.find("geheim") == std::string::npos);
        }
    }

    void knowsNamesThatLeaveTheFolder_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char* name, bool fine) {
            QTest::newRow(name) << QByteArray(name) << fine;
        };
        for (const char* name :
            {"a.jpg", "in/a.jpg", "a b/\xc3\xa4.jpg", "..a.jpg", "a..jpg", "a:b.jpg"})
            row(name, name != std::string("a:b.jpg"));
        for (const char* name : {"", "/a.jpg", "../a.jpg", "in/../../a.jpg", "in/..", "./a.jpg",
                 "in//a.jpg", "in/", "in\\a.jpg", "C:a.jpg", "c:/a.jpg", "a\x01.jpg", "a\xff.jpg",
                 ".vitrine-remote", "in/.vitrine-archive.zip"})
            row(name, false);
        QTest::newRow("long name") << QByteArray(300, 'a') << false;
        QTest::newRow("deep") << QByteArray("a/").repeated(40) + "b" << false;
    }

    void knowsNamesThatLeaveTheFolder()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, fine);
        QCOMPARE(reasonAgainst(name.toStdString()).empty(), fine);
    }

    void seesCollidingNames()
    {
        TakenPaths taken;
        QVERIFY(taken.take("a/b.jpg"));
        QVERIFY(!taken.take("a/b.jpg"));
        QVERIFY(!taken.take("a"));
        QVERIFY(!taken.take("a/b.jpg/c.jpg"));
        QVERIFY(taken.take("a/c.jpg"));
    }

    void encodesForAddresses()
    {
        QCOMPARE(encodedPath("a b/\xc3\xa4+=~.jpg"), std::string("a%20b/%C3%A4%2B%3D~.jpg"));
        QCOMPARE(encodedValue("a/b"), std::string("a%2Fb"));
    }

    void readsListingLines()
    {
        const auto file =
            parsedListingLine("-rw-r--r--    1 root     root       100000 Nov 24 19:27  a b.jpg");
        QVERIFY(file);
        QCOMPARE(file->type, '-');
        QCOMPARE(file->bytes, 100000);
        QCOMPARE(file->date, std::string("Nov 24 19:27"));
        QCOMPARE(file->name, std::string(" a b.jpg"));
        for (const char* line : {"", "total 12", "-rw-r--r-- 1 root root many Nov 24 19:27 a",
                 "-rw-r--r-- 1 root root 5 Nov 24 19:27", "-rw-r--r-- 1 root root -5 Nov 24 1 a"})
            QVERIFY(!parsedListingLine(line));
    }
};

QTEST_GUILESS_MAIN(TstRemoteLocation)
#include "tst_remotelocation.moc"
