// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/learning/trunk/activationfolder.h"
#include "tests/core/learning/activationrecords.h"
#include "tests/support/testdata.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include <csignal>

using namespace vitrine;
using namespace vitrine::learning;
using namespace vitrine::test;

namespace fs = std::filesystem;

namespace {

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
    const TemporaryFolder folder;
    makeRecords(folder / "a" / "b", "key", 3);
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
    makeRecords(folder.path(), "key", 3);
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
    const TemporaryFolder folder;
    makeRecords(folder.path(), "key", 3);
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
    const TemporaryFolder folder;
    makeRecords(folder.path(), "key", 3);
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
    const TemporaryFolder folder;
    makeRecords(folder.path(), "key", 3);
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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

QTEST_GUILESS_MAIN(TstActivationFile)
#include "tst_activationfile.moc"
