// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/sha256.h"
#include "core/remote/archiveshelf.h"
#include "core/remote/remotesource.h"
#include "tests/core/remote/fileserver.h"
#include "tests/core/remote/remotetesting.h"
#include "tests/core/remote/zipmaker.h"
#include "tests/support/testdata.h"

#include <sys/stat.h>

#include <QTest>

#include <chrono>
#include <memory>

using namespace vitrine;
using namespace vitrine::remote;
using vitrine::test::failedWith;
using vitrine::test::filesBelow;
using vitrine::test::someBytes;
using vitrine::test::TemporaryFolder;
using vitrine::test::writeZip;
namespace fs = std::filesystem;

/// Archives on this disk and on the web.
class TstZipSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("no_proxy", "127.0.0.1"); }

    void init()
    {
        m_folder = std::make_unique<TemporaryFolder>();
        m_options = {};
        m_options.retry = {1, std::chrono::milliseconds(1)};
        m_usual = {{"a.jpg", someBytes(100'000)}, {"summer/b.PNG", someBytes(50'000, 8)},
            {"summer/\xc3\xa4.jpg", "c"}, {"Products.csv", "id,title\n1,Chair\n"},
            {"__MACOSX/._a.jpg", "fork"}, {".hidden.jpg", "hidden"}};
    }

    void cleanup() { m_folder.reset(); }

    void unpacksPicturesOnce()
    {
        writeZip(archive(), m_usual);
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY2(outcome.state == JobState::Succeeded, what(outcome));
        QCOMPARE(report.done, 3);
        QCOMPARE(report.ignored, 3);
        QVERIFY(report.failed.empty());
        QVERIFY(readFile(here() / "a.jpg") == someBytes(100'000));
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{
                ".vitrine-remote", "a.jpg", "summer/b.PNG", "summer/\xc3\xa4.jpg"}));
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.skipped, 3);
        QCOMPARE(report.done, 0);

        m_usual[0].contents = someBytes(100'000, 9);
        writeZip(archive(), m_usual);
        m_folder->write("here/summer/b.PNG", someBytes(50'000, 10));
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.done, 2);
        QVERIFY(readFile(here() / "a.jpg") == someBytes(100'000, 9));
        QVERIFY(readFile(here() / "summer/b.PNG") == someBytes(50'000, 8));
    }

    void unpacksAFolderOfTheArchive()
    {
        writeZip(archive(), m_usual);
        FetchReport report;
        QVERIFY(fetch(report, "#summer").state == JobState::Succeeded);
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{".vitrine-remote", "b.PNG", "\xc3\xa4.jpg"}));
        QVERIFY(failedWith(fetch(report, "#winter"), ErrorCode::NotFound));
    }

    void findsTheTable()
    {
        writeZip(archive(), m_usual);
        JobContext context;
        const auto table = [&](const std::string& member) {
            return fetchTable(location(member), here(), m_options, context);
        };
        QCOMPARE(readFile(table("")), std::string("id,title\n1,Chair\n"));
        m_usual.push_back({"more/Images.csv", "id\n"});
        writeZip(archive(), m_usual);
        const Outcome several = runJob([&] { table(""); });
        QVERIFY(failedWith(several, ErrorCode::InvalidArgument));
        QVERIFY(several.error->message().find("more/Images.csv") != std::string::npos);
        QVERIFY(table("#more/Images.csv") == here() / "Images.csv");
        QVERIFY(failedWith(runJob([&] { table("#None.csv"); }), ErrorCode::NotFound));
    }

    void refusesEntriesThatEscape()
    {
        m_usual.insert(m_usual.end(),
            {{"../up.jpg", "x"}, {"in/../../up.jpg", "x"}, {"/tmp/vitrine-absolute.jpg", "x"},
                {"in\\back.jpg", "x"}, {"C:/drive.jpg", "x"},
                {"link.jpg", "/etc/passwd", S_IFLNK | 0777U}, {"pipe.jpg", "", S_IFIFO | 0600U},
                {"a.jpg/below.jpg", "x"}, {".vitrine-remote", "x"},
                {"good.jpg", "good", S_IFREG | 0644U}});
        writeZip(archive(), m_usual);
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY2(outcome.state == JobState::Succeeded, what(outcome));
        QCOMPARE(report.done, 4);
        QCOMPARE(report.failed.size(), 9);
        QVERIFY(!fs::exists("/tmp/vitrine-absolute.jpg"));
        QCOMPARE(filesBelow(m_folder->path()),
            (std::set<std::string>{"here/.vitrine-remote", "here/a.jpg", "here/good.jpg",
                "here/summer/b.PNG", "here/summer/\xc3\xa4.jpg", "photos.zip"}));
        QVERIFY(!fs::is_symlink(here() / "a.jpg"));
    }

    void refusesBombs()
    {
        // The ratio, the sum and the number of files, each before anything is written.
        writeZip(archive(), {{"zeros.jpg", std::string(30'000'000, '\0')}});
        m_options.zip.harmless = 1'000'000;
        refuses(ErrorCode::Unsupported, "trap");
        m_options.zip = {.bytes = 29'999'999};
        refuses(ErrorCode::Unsupported, "trap");
        m_options.zip = {};
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        fs::remove_all(here());
        writeZip(archive(), m_usual);
        m_options.zip = {.entries = 5};
        refuses(ErrorCode::Unsupported, "trap");
    }

    void refusesEntriesThatLieAboutTheirSize()
    {
        for (const bool stored : {true, false}) {
            for (const std::uint32_t bytes : {1000U, 300'000U}) {
                writeZip(archive(), {{"a.jpg", someBytes(200'000), 0, {}, stored}});
                test::claimSize(archive(), bytes);
                refuses(ErrorCode::Corrupt, "damaged");
            }
        }
    }

    void refusesDamagedArchives()
    {
        writeZip(archive(), {{"a.jpg", someBytes(200'000), 0, {}, true}});
        std::string bytes = readFile(archive());
        bytes[100'000] = static_cast<char>(bytes[100'000] ^ 1);
        m_folder->write("photos.zip", bytes); // its sum is wrong
        refuses(ErrorCode::Corrupt, "damaged");
        for (const std::size_t length : {std::size_t{0}, std::size_t{3}, bytes.size() / 2}) {
            m_folder->write("photos.zip", bytes.substr(0, length));
            refuses(ErrorCode::Corrupt, "zip");
        }
        fs::remove(archive());
        refuses(ErrorCode::NotFound, "photos.zip");
    }

    void refusesEncryptedArchives()
    {
        writeZip(archive(), {{"a.jpg", "x"}, {"b.jpg", someBytes(1000), 0, "geheim"}});
        refuses(ErrorCode::Unsupported, "password");
    }

    void leavesNothingWhenCancelled()
    {
        m_usual.push_back({"big.jpg", someBytes(5'000'000)});
        writeZip(archive(), m_usual);
        test::ProgressProbe probe([](const Progress& at) { return at.done >= 1'000'000; });
        JobContext context = probe.context();
        Outcome outcome = runJob([&] { fetchPictures(location(), here(), m_options, context); });
        QVERIFY(outcome.state == JobState::Cancelled);
        QVERIFY(!fs::exists(here()));

        m_folder->write("here/mine.jpg", "was here before");
        m_folder->write("here/.vitrine-unpacking/old.jpg", "of a killed program");
        test::ProgressProbe again([](const Progress& at) { return at.done >= 1'000'000; });
        JobContext second = again.context();
        outcome = runJob([&] { fetchPictures(location(), here(), m_options, second); });
        QVERIFY(outcome.state == JobState::Cancelled);
        QCOMPARE(filesBelow(here()), std::set<std::string>{"mine.jpg"});
    }

    void unpacksAnArchiveFromTheWebOnce()
    {
        writeZip(archive(), m_usual);
        const std::string bytes = readFile(archive());
        test::FileServer server;
        server.put(
            "/photos.zip", {.contents = bytes, .entityTag = "\"one\"", .breakAfter = 60'000});
        const auto from = RemoteLocation::parse(server.address("/photos.zip?token=geheim"));
        JobContext context;
        FetchReport report;
        const auto bring = [&] {
            return runJob([&] { report = fetchPictures(from, here(), m_options, context); });
        };
        const Outcome broken = bring();
        QVERIFY(failedWith(broken, ErrorCode::Network));
        QVERIFY(std::string(broken.error->what()).find("geheim") == std::string::npos);
        QCOMPARE(report.done, 0);
        server.put("/photos.zip", {.contents = bytes, .entityTag = "\"one\""});
        const Outcome whole = bring();
        QVERIFY2(whole.state == JobState::Succeeded, what(whole));
        QCOMPARE(server.requests().back().range, std::string("bytes=60000-"));
        QCOMPARE(report.done, 3);
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{
                ".vitrine-remote", "a.jpg", "summer/b.PNG", "summer/\xc3\xa4.jpg"}));
        for (const std::string& name : filesBelow(here()))
            QVERIFY(readFile(here() / name).find("geheim") == std::string::npos);

        const auto sent = sentBy(server);
        QVERIFY(bring().state == JobState::Succeeded);
        QCOMPARE(report.skipped, 3);
        QCOMPARE(sentBy(server), sent); // only asked about
        fs::remove(here() / "a.jpg");
        QVERIFY(bring().state == JobState::Succeeded);
        QCOMPARE(report.done, 1);
        QCOMPARE(report.skipped, 2);
    }

    void bringsPicturesAndTableOfOneArchive()
    {
        writeZip(archive(), m_usual);
        test::FileServer server;
        server.put("/all.zip", {.contents = readFile(archive()), .entityTag = "\"one\""});
        const auto from = RemoteLocation::parse(server.address("/all.zip"));
        JobContext context;
        for (int i = 0; i < 2; ++i) {
            const FetchReport report = fetchPictures(from, here(), m_options, context);
            QCOMPARE(report.done + report.skipped, 3);
            QVERIFY(fetchTable(from, here(), m_options, context) == here() / "Products.csv");
            QVERIFY(fetchTable(from, here(), m_options, context) == here() / "Products.csv");
        }
    }

    void removesWhatTheArchiveHoldsNoMore()
    {
        writeZip(archive(), m_usual);
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        m_folder->write("here/mine.jpg", "placed by somebody");
        m_folder->write("here/summer/\xc3\xa4.jpg", "changed by somebody");
        m_usual.erase(m_usual.begin(), m_usual.begin() + 3);
        m_usual.push_back({"new.jpg", "new"});
        writeZip(archive(), m_usual);
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.gone, 3);
        QCOMPARE(filesBelow(here()),
            (std::set<std::string>{
                ".vitrine-remote", "mine.jpg", "new.jpg", "summer/\xc3\xa4.jpg"}));
        QVERIFY(fetch(report).state == JobState::Succeeded);
        QCOMPARE(report.gone, 0);
    }

    void removesNothingOutsideItsFolder()
    {
        writeZip(archive(), m_usual);
        FetchReport report;
        QVERIFY(fetch(report).state == JobState::Succeeded);
        const fs::path mine = m_folder->write("mine.jpg", someBytes(100'000)); // as a.jpg is
        std::string manifest = readFile(here() / ".vitrine-remote");
        const std::string known = "\"a.jpg\"";
        QVERIFY(manifest.find(known) != std::string::npos);
        for (const std::string& path : {std::string("../mine.jpg"), mine.string()}) {
            std::string forged = manifest;
            forged.replace(forged.find(known), known.size(), '"' + path + '"');
            m_folder->write("here/.vitrine-remote", forged);
            QVERIFY(fetch(report).state == JobState::Succeeded);
            QCOMPARE(report.gone, 1);
            QVERIFY2(fs::exists(mine), path.c_str());
        }
    }

    void fetchesAnArchiveOfSeveralSourcesOnce()
    {
        m_usual.push_back({"Images.csv", "id\n"});
        writeZip(archive(), m_usual);
        const std::string bytes = readFile(archive());
        const auto size = static_cast<std::int64_t>(bytes.size());
        test::FileServer server;
        server.put("/all.zip", {.contents = bytes, .entityTag = "\"one\""});
        const auto from = [&](const std::string& member) {
            return RemoteLocation::parse(server.address("/all.zip") + member);
        };
        JobContext context;
        const auto bringTables = [&] {
            m_options.shelf = std::make_shared<ArchiveShelf>();
            fetchTable(from("#Products.csv"), *m_folder / "p", m_options, context);
            fetchTable(from("#Images.csv"), *m_folder / "i", m_options, context);
        };
        const auto bringPictures = [&] {
            return fetchPictures(from(""), *m_folder / "photos", m_options, context);
        };
        bringTables(); // and the import is cut off here: the archive stays
        bringTables();
        QCOMPARE(bringPictures().done, 3);
        QCOMPARE(sentBy(server), size);
        m_options.shelf->clear();
        const auto files = filesBelow(m_folder->path());
        QVERIFY(std::ranges::none_of(
            files, [](const std::string& name) { return name.ends_with(".vitrine-archive.zip"); }));

        bringTables();
        QCOMPARE(bringPictures().skipped, 3);
        QCOMPARE(sentBy(server), size); // only asked about
        server.put("/all.zip", {.contents = bytes, .entityTag = "\"two\""});
        bringTables();
        QCOMPARE(bringPictures().skipped, 3);
        QCOMPARE(sentBy(server), 2 * size);
    }

    void comparesWhatIsThereWithTheSum()
    {
        writeZip(archive(), m_usual);
        const std::string bytes = readFile(archive());
        test::FileServer server;
        server.put("/photos.zip", {.contents = bytes, .entityTag = "\"one\""});
        const auto from = RemoteLocation::parse(server.address("/photos.zip"));
        JobContext context;
        const auto bring = [&](const std::string& sum) {
            m_options.sha256 = sum;
            return runJob([&] { fetchPictures(from, here(), m_options, context); });
        };
        QVERIFY(bring(sha256Hex(bytes)).state == JobState::Succeeded);
        const auto sent = sentBy(server);
        const Outcome other = bring(sha256Hex("other"));
        QVERIFY(failedWith(other, ErrorCode::Corrupt));
        QVERIFY(other.error->message().find(sha256Hex(bytes)) != std::string::npos);
        QCOMPARE(sentBy(server), sent);
        QVERIFY(bring(sha256Hex(bytes)).state == JobState::Succeeded);
    }

    void doesWithoutHead()
    {
        test::FileServer server;
        server.put(
            "/Products.csv", {.contents = "id\n1\n", .entityTag = "\"one\"", .headStatus = 403});
        const auto from = RemoteLocation::parse(server.address("/Products.csv"));
        JobContext context;
        for (int i = 0; i < 2; ++i)
            QCOMPARE(
                readFile(fetchTable(from, here(), m_options, context)), std::string("id\n1\n"));
        QCOMPARE(sentBy(server), 10);
    }

    void bringsATableFromTheWeb()
    {
        test::FileServer server;
        server.put("/Products.csv", {.contents = "id\n1\n", .entityTag = "\"one\""});
        const auto from = RemoteLocation::parse(server.address("/Products.csv?token=geheim"));
        JobContext context;
        for (int i = 0; i < 2; ++i)
            QCOMPARE(
                readFile(fetchTable(from, here(), m_options, context)), std::string("id\n1\n"));
        QCOMPARE(sentBy(server), 5);
        m_options.sha256 = "0123";
        fs::remove_all(here());
        const Outcome other = runJob([&] { fetchTable(from, here(), m_options, context); });
        QVERIFY(failedWith(other, ErrorCode::Corrupt));
        QVERIFY(!fs::exists(here()));
        const Outcome folder = runJob([&] { fetchPictures(from, here(), m_options, context); });
        QVERIFY(failedWith(folder, ErrorCode::Unsupported));
        for (const int status : {403, 404, 503}) {
            server.put("/Products.csv", {.status = status});
            const Outcome refused = runJob([&] { fetchTable(from, here(), m_options, context); });
            QVERIFY(failedWith(refused, ErrorCode::Network));
            QVERIFY(std::string(refused.error->what()).find("geheim") == std::string::npos);
        }
    }

    void leavesLocalPlacesWhereTheyAre()
    {
        JobContext context;
        const fs::path table = m_folder->write("mine/Products.csv", "id\n");
        const auto file = RemoteLocation::parse(table.string());
        QVERIFY(fetchTable(file, here(), m_options, context) == table);
        const auto folder = RemoteLocation::parse(table.parent_path().string());
        QVERIFY(fetchPictures(folder, here(), m_options, context).folder == table.parent_path());
        QVERIFY(!fs::exists(here()));
        QVERIFY(failedWith(runJob([&] { fetchPictures(file, here(), m_options, context); }),
            ErrorCode::InvalidArgument));
        const auto none = RemoteLocation::parse((*m_folder / "none").string());
        QVERIFY(failedWith(
            runJob([&] { fetchPictures(none, here(), m_options, context); }), ErrorCode::NotFound));
    }

private:
    fs::path archive() const { return *m_folder / "photos.zip"; }
    fs::path here() const { return *m_folder / "here"; }
    RemoteLocation location(const std::string& member = {}) const
    {
        return RemoteLocation::parse(archive().string() + member);
    }
    Outcome fetch(FetchReport& report, const std::string& member = {}) const
    {
        JobContext context;
        return runJob(
            [&] { report = fetchPictures(location(member), here(), m_options, context); });
    }
    void refuses(ErrorCode code, const std::string& word) const
    {
        FetchReport report;
        const Outcome outcome = fetch(report);
        QVERIFY2(failedWith(outcome, code), what(outcome));
        QVERIFY2(std::string(outcome.error->what()).find(word) != std::string::npos, what(outcome));
        QVERIFY(!outcome.error->hint().empty());
        QVERIFY(!fs::exists(here()));
    }
    static const char* what(const Outcome& outcome)
    {
        return outcome.error ? outcome.error->what() : "no error";
    }
    static std::int64_t sentBy(const test::FileServer& server)
    {
        std::int64_t bytes = 0;
        for (const auto& request : server.requests())
            bytes += request.sent;
        return bytes;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::vector<test::ZipMember> m_usual;
    RemoteOptions m_options;
};

QTEST_GUILESS_MAIN(TstZipSource)
#include "tst_zipsource.moc"
