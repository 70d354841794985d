// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/learning/trunk/activationfile.h"
#include "core/learning/trunk/activationfolder.h"
#include "tests/support/testdata.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <chrono>
#include <csignal>
#include <cstring>

using namespace vitrine;
using namespace vitrine::learning;

namespace fs = std::filesystem;

namespace {

using Access = ActivationFile::Access;

constexpr std::size_t kBytes = 5000; // not a multiple of a page
constexpr std::size_t kHeader = 24;
constexpr std::size_t kLine = 40;

std::string nameOf(int number)
{
    std::string name = std::to_string(number);
    return std::string(ActivationFile::kNameLength - name.size(), 'n') + name;
}

std::vector<std::byte> recordOf(int number)
{
    std::vector<std::byte> record(kBytes);
    for (std::size_t i = 0; i < record.size(); ++i)
        record[i] = static_cast<std::byte>(i * 7 + static_cast<std::size_t>(number) * 13);
    return record;
}

void add(ActivationFile& file, int number)
{
    const std::string name = nameOf(number);
    file.append({&name, 1}, recordOf(number));
}

bool holds(ActivationFile& file, int number)
{
    const auto record = file.find(nameOf(number));
    const auto expected = recordOf(number);
    return record.size() == kBytes && std::memcmp(record.data(), expected.data(), kBytes) == 0;
}

/// A file of `count` records.
void make(const fs::path& folder, const std::string& key, int count)
{
    ActivationFile file(folder, key, kBytes, Access::Write);
    for (int i = 0; i < count; ++i)
        add(file, i);
}

void overwrite(const fs::path& path, std::size_t at, const std::string& text)
{
    std::string contents = readFile(path);
    contents.replace(at, text.size(), text);
    writeFileAtomically(path, contents);
}

}

class TstActivationFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasAdded();
    void addsManyAtOnceAndAgain();
    void readsBesideTheWriter();
    void secondWriterKeepsNothing();
    void takesOverFromAWriterThatHasGone();
    void dropsATornTail_data();
    void dropsATornTail();
    void noticesADamagedRecord();
    void noticesADamagedLine();
    void beginsAnewWhereTheFormatIsAnother();
    void survivesAKilledWriter();
    void saysWhereItMayNotWrite();
    void readsNothingWhereNothingIs();
    void makesRoomByDroppingTheOldest();
    void neverDropsWhatIsInUse();
    void saysHowMuchIsNeeded();
    void dropsEverythingUnused();

private:
    static void checkFirst(const fs::path& folder, int count);
};

/// The first `count` records are there and no other; one more can be added.
void TstActivationFile::checkFirst(const fs::path& folder, int count)
{
    {
        ActivationFile file(folder, "key", kBytes, Access::Write);
        QVERIFY(file.writing());
        QCOMPARE(file.records(), static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            QVERIFY(holds(file, i));
        add(file, 1000);
        QVERIFY(holds(file, 1000));
    }
    ActivationFile again(folder, "key", kBytes, Access::Read);
    QCOMPARE(again.records(), static_cast<std::size_t>(count) + 1);
    QVERIFY(holds(again, 1000));
    for (int i = 0; i < count; ++i)
        QVERIFY(holds(again, i));
}

void TstActivationFile::findsWhatWasAdded()
{
    const test::TemporaryFolder folder;
    make(folder / "a" / "b", "key", 3);
    ActivationFile file(folder / "a" / "b", "key", kBytes, Access::Read);
    QCOMPARE(file.records(), std::size_t{3});
    QVERIFY(!file.writing());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(file.contains(nameOf(i)));
        QVERIFY(holds(file, i));
    }
    QVERIFY(!file.contains(nameOf(3)));
    QVERIFY(file.find(nameOf(3)).empty());
    QCOMPARE(activationBytes(folder / "a" / "b"),
        static_cast<std::int64_t>(3 * kBytes + kHeader + 3 * kLine));
}

void TstActivationFile::addsManyAtOnceAndAgain()
{
    const test::TemporaryFolder folder;
    ActivationFile file(folder.path(), "key", kBytes, Access::Write);
    std::vector<std::string> names;
    std::vector<std::byte> records;
    for (int i = 0; i < 5000; ++i) { // more lines than are read at once
        names.push_back(nameOf(i));
        const auto record = recordOf(i);
        records.insert(records.end(), record.begin(), record.end());
    }
    file.append(names, records);
    QVERIFY(holds(file, 0) && holds(file, 4999));
    // The same name with other contents: the later one counts, here and when it is opened again.
    file.append({names.data(), 1}, recordOf(77));
    const auto expected = recordOf(77);
    QVERIFY(std::memcmp(file.find(names[0]).data(), expected.data(), kBytes) == 0);
    ActivationFile other(folder.path(), "key", kBytes, Access::Read);
    QCOMPARE(other.records(), names.size());
    QVERIFY(std::memcmp(other.find(names[0]).data(), expected.data(), kBytes) == 0);
    QVERIFY(holds(other, 4999));
    QVERIFY_THROWS_EXCEPTION(Error, file.append({names.data(), 1}, std::span(records).first(3)));
}

void TstActivationFile::readsBesideTheWriter()
{
    const test::TemporaryFolder folder;
    ActivationFile writer(folder.path(), "key", kBytes, Access::Write);
    ActivationFile reader(folder.path(), "key", kBytes, Access::Read);
    add(writer, 1);
    QCOMPARE(reader.records(), std::size_t{0});
    reader.refresh();
    QVERIFY(holds(reader, 1));
    for (int i = 2; i < 100; ++i)
        add(writer, i);
    reader.refresh();
    for (int i = 1; i < 100; ++i)
        QVERIFY(holds(reader, i));
}

void TstActivationFile::secondWriterKeepsNothing()
{
    const test::TemporaryFolder folder;
    ActivationFile first(folder.path(), "key", kBytes, Access::Write);
    ActivationFile second(folder.path(), "key", kBytes, Access::Write);
    QVERIFY(first.writing());
    QVERIFY(!second.writing());
    add(first, 1);
    add(second, 2);
    QVERIFY(!second.contains(nameOf(2)));
    second.refresh();
    QVERIFY(!second.writing());
    QVERIFY(holds(second, 1));
    ActivationFile elsewhere(folder.path(), "another", kBytes, Access::Write);
    QVERIFY(elsewhere.writing());
}

void TstActivationFile::takesOverFromAWriterThatHasGone()
{
    const test::TemporaryFolder folder;
    auto first = std::make_unique<ActivationFile>(folder.path(), "key", kBytes, Access::Write);
    ActivationFile second(folder.path(), "key", kBytes, Access::Write);
    add(*first, 1);
    first.reset();
    second.refresh();
    QVERIFY(second.writing());
    add(second, 2);
    ActivationFile reader(folder.path(), "key", kBytes, Access::Read);
    QVERIFY(holds(reader, 1) && holds(reader, 2));
}

void TstActivationFile::dropsATornTail_data()
{
    QTest::addColumn<int>("linesLeft"); // bytes
    QTest::addColumn<int>("recordsLeft");
    QTest::addColumn<int>("whole");
    const int lines = static_cast<int>(kHeader + 3 * kLine);
    const int records = static_cast<int>(3 * kBytes);
    QTest::newRow("half a line") << lines - 1 << records << 2;
    QTest::newRow("a line of which nothing is left") << lines - int{kLine} << records << 2;
    QTest::newRow("half a record") << lines << records - 1 << 2;
    QTest::newRow("no records") << lines << 0 << 0;
    QTest::newRow("half a header") << 10 << records << 0;
    QTest::newRow("an empty index") << 0 << records << 0;
}

void TstActivationFile::dropsATornTail()
{
    QFETCH(int, linesLeft);
    QFETCH(int, recordsLeft);
    QFETCH(int, whole);
    const test::TemporaryFolder folder;
    make(folder.path(), "key", 3);
    fs::resize_file(folder / "key.index", static_cast<std::uintmax_t>(linesLeft));
    fs::resize_file(folder / "key.records", static_cast<std::uintmax_t>(recordsLeft));
    {
        ActivationFile reader(folder.path(), "key", kBytes, Access::Read);
        QCOMPARE(reader.records(), static_cast<std::size_t>(whole));
    }
    checkFirst(folder.path(), whole);
}

void TstActivationFile::noticesADamagedRecord()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "key", 3);
    overwrite(folder / "key.records", kBytes + 123, "damage");
    ActivationFile file(folder.path(), "key", kBytes, Access::Write);
    QVERIFY(holds(file, 0) && holds(file, 2));
    QVERIFY(file.contains(nameOf(1)));
    QVERIFY(file.find(nameOf(1)).empty());
    QVERIFY(!file.contains(nameOf(1)));
    add(file, 1); // computed again
    QVERIFY(holds(file, 1));
    ActivationFile again(folder.path(), "key", kBytes, Access::Read);
    for (int i = 0; i < 3; ++i)
        QVERIFY(holds(again, i));
}

void TstActivationFile::noticesADamagedLine()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "key", 3);
    overwrite(folder / "key.index", kHeader + kLine + 5, "damage");
    ActivationFile file(folder.path(), "key", kBytes, Access::Write);
    QCOMPARE(file.records(), std::size_t{2});
    QVERIFY(holds(file, 0) && holds(file, 2));
    add(file, 1);
    ActivationFile again(folder.path(), "key", kBytes, Access::Read);
    for (int i = 0; i < 3; ++i)
        QVERIFY(holds(again, i));
}

void TstActivationFile::beginsAnewWhereTheFormatIsAnother()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "key", 3);
    {
        ActivationFile shorter(folder.path(), "key", kBytes / 2, Access::Read);
        QCOMPARE(shorter.records(), std::size_t{0});
    }
    overwrite(folder / "key.index", 8, std::string(1, '\x09')); // the version
    QCOMPARE(ActivationFile(folder.path(), "key", kBytes, Access::Read).records(), std::size_t{0});
    checkFirst(folder.path(), 0);
}

/// However a writer is killed, what it says is there is there and sound.
void TstActivationFile::survivesAKilledWriter()
{
    const test::TemporaryFolder folder;
    int before = 0;
    for (int round = 0; round < 4; ++round) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ActivationFile file(folder.path(), "key", kBytes, Access::Write);
            for (int i = static_cast<int>(file.records());; ++i)
                add(file, i);
        }
        const auto growing = [&] { // until it has written for a while
            ActivationFile now(folder.path(), "key", kBytes, Access::Read);
            return static_cast<int>(now.records()) > before + 50;
        };
        const bool grew = QTest::qWaitFor(growing, 20'000);
        QCOMPARE(::kill(child, SIGKILL), 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(grew);
        ActivationFile file(folder.path(), "key", kBytes, Access::Write);
        QVERIFY(file.writing()); // the killed one's lock went with it
        const auto count = static_cast<int>(file.records());
        QVERIFY(count > before + 50);
        for (int i = 0; i < count; ++i)
            QVERIFY(holds(file, i));
        before = count;
    }
}

void TstActivationFile::saysWhereItMayNotWrite()
{
    const test::TemporaryFolder folder;
    const fs::path file = folder.write("file", "no folder");
    try {
        ActivationFile(file / "below", "key", kBytes, Access::Write);
        QFAIL("a folder below a file");
    } catch (const Error& error) {
        QVERIFY(!error.message().empty());
    }
    if (::geteuid() == 0)
        QSKIP("the system lets root write everywhere");
    fs::create_directory(folder / "closed");
    fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
    try {
        ActivationFile(folder / "closed", "key", kBytes, Access::Write);
        QFAIL("written where nothing may be written");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::PermissionDenied);
    }
    fs::permissions(folder / "closed", fs::perms::owner_all);
}

void TstActivationFile::readsNothingWhereNothingIs()
{
    const test::TemporaryFolder folder;
    ActivationFile file(folder / "absent", "key", kBytes, Access::Read);
    QCOMPARE(file.records(), std::size_t{0});
    file.refresh();
    add(file, 1);
    QVERIFY(file.find(nameOf(1)).empty());
    QVERIFY(!fs::exists(folder / "absent"));
    QCOMPARE(activationBytes(folder / "absent"), std::int64_t{0});
    folder.write("lonely.index", readFile(folder.write("text", "no index at all, but some text")));
    QCOMPARE(
        ActivationFile(folder.path(), "lonely", kBytes, Access::Read).records(), std::size_t{0});
}

void TstActivationFile::makesRoomByDroppingTheOldest()
{
    const test::TemporaryFolder folder;
    const auto now = fs::file_time_type::clock::now();
    for (const int age : {2, 3, 1}) { // hours
        const std::string key = "key" + std::to_string(age);
        make(folder.path(), key, 2);
        fs::last_write_time(folder / (key + ".index"), now - std::chrono::hours(age));
    }
    const auto each = static_cast<std::int64_t>(2 * kBytes + kHeader + 2 * kLine);
    QCOMPARE(activationBytes(folder.path()), 3 * each);
    makeRoomForActivations(folder.path(), "key3", 100, 3 * each + 100); // there is room
    QCOMPARE(activationBytes(folder.path()), 3 * each);
    makeRoomForActivations(folder.path(), "mine", 100, 3 * each);
    QVERIFY(!fs::exists(folder / "key3.index") && !fs::exists(folder / "key3.records"));
    QCOMPARE(activationBytes(folder.path()), 2 * each);
    makeRoomForActivations(folder.path(), "key2", 100, 2 * each); // never its own
    QVERIFY(fs::exists(folder / "key2.index") && !fs::exists(folder / "key1.index"));
}

void TstActivationFile::neverDropsWhatIsInUse()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "old", 2);
    make(folder.path(), "new", 2);
    ActivationFile reader(folder.path(), "old", kBytes, Access::Read);
    fs::last_write_time(
        folder / "old.index", fs::file_time_type::clock::now() - std::chrono::hours(5));
    const std::int64_t before = activationBytes(folder.path());
    makeRoomForActivations(folder.path(), "mine", 100, before);
    QVERIFY(fs::exists(folder / "old.records") && !fs::exists(folder / "new.records"));
    QVERIFY_THROWS_EXCEPTION(Error, makeRoomForActivations(folder.path(), "mine", 100, before / 2));
    QVERIFY(holds(reader, 1));
    QCOMPARE(dropActivations(folder.path()), std::int64_t{0});
    QVERIFY(fs::exists(folder / "old.records"));
}

void TstActivationFile::saysHowMuchIsNeeded()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "other", 2);
    try {
        makeRoomForActivations(folder.path(), "mine", 2'500'000'000, 1'200'000'000);
        QFAIL("more was promised than the limit allows");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::DiskFull);
        QVERIFY(error.message().find("2.5 GB") != std::string::npos);
        QVERIFY(error.message().find("1.2 GB") != std::string::npos);
        QVERIFY(error.hint().find("--no-trunk-cache") != std::string::npos);
    }
    QVERIFY(fs::exists(folder / "other.records")); // dropping it would not have helped
    QVERIFY_THROWS_EXCEPTION( // more than any disk has
        Error, makeRoomForActivations(folder.path(), "mine", std::int64_t{1} << 60U, 0));
    // Less than the disk has is too much where some of it has to stay free.
    const auto free = static_cast<std::int64_t>(fs::space(folder.path()).available);
    try {
        requireRoomForActivations(folder.path(), free, 0);
        QFAIL("all of the disk was promised");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::DiskFull);
        QVERIFY2(error.message().find("of which 1.1 GB stay free") != std::string::npos,
            error.message().c_str());
    }
    const std::int64_t kept = activationBytes(folder.path()); // could go
    requireRoomForActivations(folder.path(), 1000 + kept, 1000 + kept);
    QVERIFY_THROWS_EXCEPTION(
        Error, requireRoomForActivations(folder.path(), 1001 + kept, 1000 + kept));
}

void TstActivationFile::dropsEverythingUnused()
{
    const test::TemporaryFolder folder;
    make(folder.path(), "a", 2);
    make(folder.path(), "b", 2);
    const std::int64_t before = activationBytes(folder.path());
    QCOMPARE(dropActivations(folder.path()), before);
    QCOMPARE(activationBytes(folder.path()), std::int64_t{0});
    QVERIFY(fs::is_empty(folder.path()));
}

QTEST_GUILESS_MAIN(TstActivationFile)
#include "tst_activationfile.moc"
