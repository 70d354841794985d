// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/trunk/activationfolder.h"
#include "tests/core/learning/activationrecords.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <chrono>

using namespace vitrine;
using namespace vitrine::learning;
using namespace vitrine::test;

namespace fs = std::filesystem;

/// The room that files of activations share.
class TstActivationFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesRoomByDroppingTheOldest();
    void neverDropsWhatIsInUse();
    void saysHowMuchIsNeeded();
    void dropsEverythingUnused();
};

void TstActivationFolder::makesRoomByDroppingTheOldest()
{
    const TemporaryFolder folder;
    const auto now = fs::file_time_type::clock::now();
    for (const int age : {2, 3, 1}) { // hours
        const std::string key = "key" + std::to_string(age);
        makeRecords(folder.path(), key, 2);
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

void TstActivationFolder::neverDropsWhatIsInUse()
{
    const TemporaryFolder folder;
    makeRecords(folder.path(), "old", 2);
    makeRecords(folder.path(), "new", 2);
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

void TstActivationFolder::saysHowMuchIsNeeded()
{
    const TemporaryFolder folder;
    makeRecords(folder.path(), "other", 2);
    try {
        makeRoomForActivations(folder.path(), "mine", 2'500'000'000, 1'200'000'000);
        QFAIL("more was promised than the limit allows");
    } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::DiskFull);
        QVERIFY(error.message().find("2.5 GB") != std::string::npos);
        QVERIFY(error.message().find("the limit is 1.2 GB") != std::string::npos);
        QVERIFY(error.hint().starts_with("Raise the limit (--trunk-cache-limit)"));
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

void TstActivationFolder::dropsEverythingUnused()
{
    const TemporaryFolder folder;
    makeRecords(folder.path(), "a", 2);
    makeRecords(folder.path(), "b", 2);
    const std::int64_t before = activationBytes(folder.path());
    QCOMPARE(dropActivations(folder.path()), before);
    QCOMPARE(activationBytes(folder.path()), std::int64_t{0});
    QVERIFY(fs::is_empty(folder.path()));
}

QTEST_GUILESS_MAIN(TstActivationFolder)
#include "tst_activationfolder.moc"
