// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/workspace/importing/importplace.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace vitrine;
using Kind = ImportPlace::Kind;
namespace fs = std::filesystem;

namespace {

ImportPlace look(const fs::path& place, ImportPart part)
{
    JobContext context;
    return lookAtPlace(place, part, {}, context);
}

}

/// What people write as a place to import from, before anything is fetched.
class TstImportPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.write("Products.csv",
            "id,name,category\n1,\"two\nlines\",A\n2,\"a \"\"b\"\" c\",A\r\n\n3,last,A");
        m_folder.write("Images.csv", "id,product_id\n1,1\n");
        m_folder.write("photos/a.jpg", "1");
        m_folder.write("photos/below/b.png", "2");
        m_folder.write("photos.zip", "not looked into");
    }

    void tellsKindsApart_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("shown");

        const auto row = [](const char* name, const QString& place, Kind kind,
                             const QString& shown) {
            QTest::newRow(name) << place << static_cast<int>(kind) << shown;
        };
        const QString here = QString::fromStdString(m_folder.path().string());
        row("nothing", {}, Kind::None, {});
        row("archive", here + QStringLiteral("/photos.zip"), Kind::Archive,
            here + QStringLiteral("/photos.zip"));
        row("member", here + QStringLiteral("/photos.zip#2024/summer"), Kind::Archive,
            here + QStringLiteral("/photos.zip"));
        row("web", QStringLiteral("https://example.org/photos.zip?token=secret"), Kind::Address,
            QStringLiteral("https://example.org/photos.zip"));
        row("sftp", QStringLiteral("sftp://ann@example.org/~/photos"), Kind::Address,
            QStringLiteral("sftp://example.org/~/photos"));
        row("s3", QStringLiteral("s3://bucket/photos?region=eu-central-1"), Kind::Address,
            QStringLiteral("s3://bucket/photos"));
    }
    void tellsKindsApart()
    {
        QFETCH(QString, place);
        QFETCH(int, kind);
        QFETCH(QString, shown);
        const ImportPlace found = look(place.toStdString(), ImportPart::Pictures);
        QCOMPARE(static_cast<int>(found.kind), kind);
        QCOMPARE(QString::fromStdString(found.shown), shown);
        QVERIFY2(!found.problem, found.problem ? found.problem->what() : "");
        QVERIFY(!found.entries);
    }

    void countsWhatIsHere()
    {
        QCOMPARE(look(m_folder / "Products.csv", ImportPart::Products).entries, std::int64_t{3});
        QCOMPARE(look(m_folder / "photos", ImportPart::Pictures).entries, std::int64_t{2});
        QVERIFY(look(m_folder / "photos", ImportPart::Pictures).kind == Kind::Disk);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("code");

        const auto row = [](const char* name, const QString& place, ImportPart part,
                             ErrorCode code) {
            QTest::newRow(name) << place << static_cast<int>(part) << static_cast<int>(code);
        };
        const QString here = QString::fromStdString(m_folder.path().string());
        row("no file", here + QStringLiteral("/none.csv"), ImportPart::Products,
            ErrorCode::NotFound);
        row("no archive", here + QStringLiteral("/none.zip#a"), ImportPart::Pictures,
            ErrorCode::NotFound);
        row("folder", here, ImportPart::Products, ErrorCode::InvalidArgument);
        row("file", here + QStringLiteral("/Products.csv"), ImportPart::Pictures,
            ErrorCode::InvalidArgument);
        row("images for products", here + QStringLiteral("/Images.csv"), ImportPart::Products,
            ErrorCode::Unsupported);
        row("products for images", here + QStringLiteral("/Products.csv"), ImportPart::Images,
            ErrorCode::Unsupported);
        row("scheme", QStringLiteral("ftp://example.org/a.csv"), ImportPart::Products,
            ErrorCode::InvalidArgument);
        row("bucket", QStringLiteral("s3://B/a.csv"), ImportPart::Products,
            ErrorCode::InvalidArgument);
        row("password", QStringLiteral("sftp://ann:geheim@example.org/a.csv"), ImportPart::Products,
            ErrorCode::InvalidArgument);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, place);
        QFETCH(int, part);
        QFETCH(int, code);
        const ImportPlace found = look(place.toStdString(), static_cast<ImportPart>(part));
        QVERIFY(found.problem);
        QCOMPARE(static_cast<int>(found.problem->code()), code);
        QVERIFY(!found.problem->hint().empty());
        QVERIFY(std::string(found.problem->what()).find("geheim") == std::string::npos);
    }

    void isStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        JobContext context(stop.get_token());
        std::string table = "id,product_id\n";
        for (int i = 0; i < 5000; ++i)
            table += std::to_string(i) + ",1\n";
        const fs::path file = m_folder.write("long.csv", table);
        QVERIFY_THROWS_EXCEPTION(Cancelled, lookAtPlace(file, ImportPart::Images, {}, context));
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, lookAtPlace(m_folder / "photos", ImportPart::Pictures, {}, context));
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TstImportPlace)
#include "tst_importplace.moc"
