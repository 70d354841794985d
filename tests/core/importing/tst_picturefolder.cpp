// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/importing/picturefolder.h"
#include "tests/core/importing/tables.h"

#include <QTest>

#include <algorithm>
#include <stop_token>

using namespace vitrine;
using importing::PictureFile;
using importing::PictureFolder;
using test::Shop;
using test::TemporaryFolder;
namespace fs = std::filesystem;

class TstPictureFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPicturesAtAnyDepth()
    {
        const TemporaryFolder folder;
        folder.write("photos/one.jpg", "1");
        folder.write("photos/2024/summer/TWO.JPG", "22");
        folder.write("photos/2025/three.png", "333");
        PictureFolder pictures = read(folder / "photos");
        QCOMPARE(pathOf(pictures, "one"), (folder / "photos/one.jpg").string());
        QCOMPARE(pathOf(pictures, "two"), (folder / "photos/2024/summer/TWO.JPG").string());
        QCOMPARE(pathOf(pictures, "Three"), (folder / "photos/2025/three.png").string());
        QVERIFY(!pictures.claim("four"));
        QCOMPARE(pictures.unclaimed(), std::size_t{0});
    }

    void aFileIsNoFolder()
    {
        const TemporaryFolder folder;
        folder.write("photos.txt", "1");
        try {
            read(folder / "photos.txt");
            QFAIL("a file was read as a folder");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
            QVERIFY(error.message().find("is a file") != std::string::npos);
        }
    }

    void theNearestFolderThenTheUsualExtensionCounts()
    {
        const TemporaryFolder folder;
        folder.write("photos/one.png", "own");
        folder.write("photos/thumbnails/one.jpg", "small");
        folder.write("photos/a/two.webp", "w");
        folder.write("photos/a/two.jpg", "j");
        folder.write("photos/b/deeper/two.jpg", "deeper");
        PictureFolder pictures = read(folder / "photos");
        QCOMPARE(pathOf(pictures, "one"), (folder / "photos/one.png").string());
        QCOMPARE(pathOf(pictures, "two"), (folder / "photos/a/two.jpg").string());
        QVERIFY(pictures.claim("one")->rival.empty());
        QVERIFY(pictures.claim("two")->rival.empty());
    }

    void twoFoldersWithOneNameAreBothNamed()
    {
        const TemporaryFolder folder;
        folder.write("photos/summer/one.png", "s");
        folder.write("photos/summer/one.jpg", "s");
        folder.write("photos/winter/One.jpg", "w");
        PictureFolder pictures = read(folder / "photos");
        const PictureFile* file = pictures.claim("one");
        QVERIFY(file);
        std::vector<std::string> both{file->path, file->rival};
        std::ranges::sort(both);
        QVERIFY(both[0].ends_with("/summer/one.jpg") || both[0].ends_with("/summer/one.png"));
        QVERIFY(both[1].ends_with("/winter/One.jpg"));
    }

    void leavesOutWhatIsNotItsOwn()
    {
        const TemporaryFolder folder;
        folder.write("elsewhere/secret.jpg", "not yours");
        folder.write("photos/real.jpg", "r");
        folder.write("photos/.hidden/hid.jpg", "h");
        folder.write("photos/.dot.jpg", "h");
        folder.write("photos/shop.vitrine/catalogue.sqlite", "");
        folder.write("photos/shop.vitrine/images/real.jpg", "copy");
        folder.write("photos/shop.vitrine/images/other.jpg", "copy");
        fs::create_symlink(folder / "elsewhere/secret.jpg", folder / "photos/secret.jpg");
        fs::create_directory_symlink(folder / "elsewhere", folder / "photos/outside");
        fs::create_directory_symlink(folder / "photos", folder / "photos/loop");
        fs::create_symlink("real.jpg", folder / "photos/alias.jpg");
        fs::create_symlink("nothing.jpg", folder / "photos/dangling.jpg");
        PictureFolder pictures = read(folder / "photos");
        for (const char* name : {"secret", "hid", ".dot", "dot", "other", "dangling"})
            QVERIFY2(!pictures.claim(name), name);
        QCOMPARE(pathOf(pictures, "real"), (folder / "photos/real.jpg").string());
        QCOMPARE(pathOf(pictures, "alias"), (folder / "photos/alias.jpg").string()); // inside
        QCOMPARE(pictures.unclaimed(), std::size_t{0});
    }

    void goesOnWhereAFolderCannotBeRead()
    {
        const TemporaryFolder folder;
        folder.write("photos/one.jpg", "1");
        folder.write("photos/locked/two.jpg", "2");
        fs::permissions(folder / "photos/locked", fs::perms::none);
        PictureFolder pictures = read(folder / "photos");
        fs::permissions(folder / "photos/locked", fs::perms::owner_all);
        QVERIFY(pictures.claim("one"));
    }

    void stopsWhenAsked()
    {
        const TemporaryFolder folder;
        for (int i = 0; i < 300; ++i) {
            folder.write("photos/a/" + std::to_string(i) + ".jpg", "x");
            folder.write("photos/b/" + std::to_string(i) + ".jpg", "x");
        }
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, PictureFolder(folder / "photos", stop.get_token()));
    }

    void anImportSaysThatAPictureIsAmbiguous()
    {
        Shop shop;
        test::manyRows(shop, 3);
        shop.picture("i0.jpg");
        shop.picture("summer/i1.jpg");
        shop.picture("winter/i1.jpg");
        const ImportReport report = shop.import();
        QCOMPARE(report.imagesWithoutFile, 2);
        QCOMPARE(report.problems.size(), std::size_t{1});
        const RowProblem& problem = report.problems.front();
        QCOMPARE(problem.kind, std::string("picture_ambiguous"));
        QCOMPARE(problem.file, std::string("Images.csv"));
        QCOMPARE(problem.line, 3);
        QVERIFY(problem.kept);
        QVERIFY(problem.text == "summer/i1.jpg, winter/i1.jpg"
            || problem.text == "winter/i1.jpg, summer/i1.jpg");
    }

private:
    static PictureFolder read(const fs::path& folder) { return {folder, std::stop_token()}; }
    static std::string pathOf(PictureFolder& pictures, const std::string& id)
    {
        const PictureFile* file = pictures.claim(id);
        return file ? file->path : std::string();
    }
};

QTEST_GUILESS_MAIN(TstPictureFolder)
#include "tst_picturefolder.moc"
