// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <fstream>
#include <vector>

using namespace vitrine;
using namespace std::string_literals;
using vitrine::test::errorOf;
using vitrine::test::filesIn;

class TstAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appearsOnCommitOnly()
    {
        const test::TemporaryFolder folder;
        const auto target = folder / "out.txt";
        AtomicFile file(target);
        file.write("one ");
        file.write("two");
        QVERIFY(!std::filesystem::exists(target));
        file.commit();
        QCOMPARE(readFile(target), "one two"s);
        QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
    }

    void withoutCommitNothingIsLeftAndTheOldStays()
    {
        const test::TemporaryFolder folder;
        const auto target = folder.write("out.txt", "old");
        {
            AtomicFile file(target);
            file.write("new");
        }
        QCOMPARE(readFile(target), "old"s);
        QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
    }

    void librariesMayWriteByName()
    {
        const test::TemporaryFolder folder;
        const auto target = folder / "out.txt";
        AtomicFile file(target);
        {
            std::filesystem::remove(file.temporaryPath());
            std::ofstream(file.temporaryPath()) << "by name";
        }
        file.commit();
        QCOMPARE(readFile(target), "by name"s);
    }

    void twoWritersOfOneTargetDoNotMix()
    {
        const test::TemporaryFolder folder;
        const auto target = folder / "out.txt";
        AtomicFile first(target, Durability::Renamed);
        AtomicFile second(target, Durability::Renamed);
        first.write("first");
        second.write("second");
        first.commit();
        second.commit();
        QCOMPARE(readFile(target), "second"s);
        QCOMPARE(filesIn(folder.path()).size(), std::size_t{1});
    }

    void failuresNameTheirKind()
    {
        const test::TemporaryFolder folder;
        const auto inNoFolder = folder / "missing/out.txt";
        QCOMPARE(errorOf([&] { writeFileAtomically(inNoFolder, "x"); }), ErrorCode::NotFound);
        QCOMPARE(errorOf([&] { readFile(folder / "missing"); }), ErrorCode::NotFound);
        QCOMPARE(errorOf([&] { readFile(folder.path()); }), ErrorCode::Io);
        const auto big = folder.write("big", "12345");
        QCOMPARE(errorOf([&] { readFile(big, 4); }), ErrorCode::Unsupported);
        QCOMPARE(readFile(big, 5), "12345"s);
        // A folder stands where the file should appear.
        std::filesystem::create_directories(folder / "taken/inside");
        QVERIFY_THROWS_EXCEPTION(Error, writeFileAtomically(folder / "taken", "x"));
        QCOMPARE(filesIn(folder.path()), std::vector{big});
    }
};

QTEST_GUILESS_MAIN(TstAtomicFile)
#include "tst_atomicfile.moc"
