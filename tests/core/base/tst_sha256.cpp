// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace vitrine;
using namespace std::string_literals;

class TstSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheStandard()
    {
        // The examples of FIPS 180-4.
        QCOMPARE(
            sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"s);
        QCOMPARE(
            sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"s);
    }

    void piecesGiveTheSame()
    {
        Sha256 hash;
        hash.update("a");
        hash.update("");
        hash.update("bc");
        QCOMPARE(hash.hex(), sha256Hex("abc"));
    }

    void filesAreStreamedAndCanBeStopped()
    {
        const test::TemporaryFolder folder;
        const std::string contents(3'000'000, 'x');
        const auto file = folder.write("big", contents);
        std::vector<std::uint64_t> ticks;
        QCOMPARE(sha256OfFile(file, [&](std::uint64_t done) { ticks.push_back(done); }),
            sha256Hex(contents));
        QVERIFY(ticks.size() >= 3);
        QCOMPARE(ticks.back(), std::uint64_t{3'000'000});
        const auto stop = [](std::uint64_t) { throw Cancelled(); };
        QVERIFY_THROWS_EXCEPTION(Cancelled, sha256OfFile(file, stop));
    }

    void aMissingFileIsNotFound()
    {
        try {
            sha256OfFile("/no/such/file");
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NotFound);
        }
    }
};

QTEST_GUILESS_MAIN(TstSha256)
#include "tst_sha256.moc"
