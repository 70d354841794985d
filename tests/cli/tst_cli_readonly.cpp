// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;
namespace fs = std::filesystem;

namespace {

/// Permissions count for nothing with root: the program runs as somebody else.
void dropRights()
{
    constexpr unsigned kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        ::_exit(126);
}

}

/// A workspace that cannot be written, such as one on a shared disk.
class TstCliReadOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_cli.run({q("demo"), shop(), q("--listings"), q("13")}).exitCode, 0);
        for (const char* verb : {"clean", "embed", "index"})
            QCOMPARE(m_cli.run({q(verb), shop()}).exitCode, 0);
        QCOMPARE(m_cli.run({q("check"), shop()}).exitCode, 0);
        const QStringList small{q("--weights"), q("random"), q("--scope"), q("head"),
            q("--input-side"), q("64"), q("--epochs"), q("1"), q("--name"), q("first"),
            q("--no-use")};
        QCOMPARE(m_cli.run(QStringList{q("train"), shop()} + small).exitCode, 0);
        const QStringList title{q("--field"), q("title"), q("--to"), q("New")};
        QCOMPARE(m_cli.run(QStringList{q("fix"), shop(), q("edit"), q("--image"), image()} + title)
                     .exitCode,
            0);
        m_model = m_cli.json({q("models"), shop()}).json[q("search_model")].toString();
        fs::create_directory(m_cli.folder() / "out");
        fs::permissions(m_cli.folder().path(), fs::perms(0755));
        fs::permissions(m_cli.folder() / "out", fs::perms(0777));
        setWritable(false);
        m_cli.setChildModifier(dropRights);
        const CliResult version = m_cli.run({q("--version")});
        if (version.exitCode != 0)
            QSKIP("the program cannot be run by a user without rights here");
    }

    void cleanupTestCase() { setWritable(true); }

    void isRead()
    {
        const CliResult info = m_cli.json({q("info"), shop()});
        QVERIFY2(info.exitCode == 0, info.out);
        QCOMPARE(info.json[q("products")].toInt(), 13);
        QCOMPARE(info.json[q("next")].toString(), q("search"));
    }

    void isSearched()
    {
        const CliResult result = m_cli.json({q("search"), shop(), q("--image"), picture()});
        QVERIFY2(result.exitCode == 0, result.out);
        QVERIFY(!result.json[q("hits")].toArray().isEmpty());
    }

    void isExported()
    {
        const CliResult result =
            m_cli.json({q("export"), shop(), q("--labels"), m_cli.path("out/labels.json")});
        QVERIFY2(result.exitCode == 0, result.out);
        QVERIFY(QFileInfo(m_cli.path("out/labels.json")).size() > 100);
    }

    void itsFindingsAndHistoryAreShown()
    {
        const CliResult findings = m_cli.json({q("findings"), shop()});
        QVERIFY2(findings.exitCode == 0, findings.out);
        QVERIFY(!findings.json[q("kinds")].toArray().isEmpty());
        const CliResult history = m_cli.json({q("history"), shop()});
        QCOMPARE(history.exitCode, 0);
        QCOMPARE(history.json[q("steps")].toArray().size(), 1);
    }

    void itsRunsAndModelsAreShown()
    {
        const CliResult runs = m_cli.json({q("runs"), shop()});
        QVERIFY2(runs.exitCode == 0, runs.out);
        QCOMPARE(runs.json[q("runs")].toArray()[0].toObject()[q("name")].toString(), q("first"));
        QCOMPARE(m_cli.json({q("compare"), shop(), q("1"), q("first")}).exitCode, 0);
        const CliResult models = m_cli.json({q("models"), shop()});
        QCOMPARE(models.json[q("models")].toArray().size(), 2);
    }

    void isNotChanged_data()
    {
        QTest::addColumn<QStringList>("verb");
        QTest::newRow("clean") << QStringList{q("clean")};
        QTest::newRow("embed") << QStringList{q("embed")};
        QTest::newRow("index") << QStringList{q("index")};
        QTest::newRow("check") << QStringList{q("check")};
        QTest::newRow("split") << QStringList{q("split")};
        QTest::newRow("fix") << QStringList{q("fix"), q("exclude"), q("--image"), image()};
        QTest::newRow("undo") << QStringList{q("history"), q("--undo")};
        QTest::newRow("off") << QStringList{q("history"), q("--off"), q("1")};
        QTest::newRow("train") << QStringList{q("train")};
        QTest::newRow("lr-find") << QStringList{q("lr-find")};
        QTest::newRow("evaluate") << QStringList{q("evaluate"), q("1")};
        QTest::newRow("evaluate searches") << QStringList{q("evaluate"), q("--search")};
        QTest::newRow("rename") << QStringList{q("runs"), q("--rename"), q("1"), q("other")};
        QTest::newRow("tag") << QStringList{q("runs"), q("--tag"), q("1"), q("red")};
        QTest::newRow("archive") << QStringList{q("runs"), q("--archive"), q("1")};
        QTest::newRow("delete") << QStringList{q("runs"), q("--delete"), q("1")};
        QTest::newRow("purge") << QStringList{q("runs"), q("--purge")};
        QTest::newRow("use") << QStringList{q("models"), q("--use"), m_model};
        QTest::newRow("go") << QStringList{q("history"), q("--go"), q("0")};
    }
    void isNotChanged()
    {
        QFETCH(QStringList, verb);
        verb.insert(1, shop());
        const CliResult result = m_cli.json(verb);
        QCOMPARE(result.exitCode, 5);
        QCOMPARE(result.errorCode(), q("permission_denied"));
        const QJsonObject error = result.json[q("error")].toObject();
        QVERIFY(error[q("message")].toString().contains(q("cannot be written")));
        QVERIFY(error[q("hint")].toString().contains(q("Copy the workspace")));
    }

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }

    QString image() const { return QFileInfo(picture()).completeBaseName(); }

    QString picture() const
    {
        const QDir pictures(shop() + q("/images"));
        return pictures.filePath(pictures.entryList({q("*.jpg")}, QDir::Files).value(0));
    }

    void setWritable(bool writable)
    {
        const auto writing = fs::perms::owner_write | fs::perms::group_write;
        const auto how = writable ? fs::perm_options::add : fs::perm_options::remove;
        const fs::path folder = m_cli.folder() / "shop.vitrine";
        fs::permissions(folder, writing, how);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            fs::permissions(entry, writing, how);
    }

    CliRunner m_cli;
    QString m_model; ///< that searches use
};

QTEST_GUILESS_MAIN(TstCliReadOnly)
#include "tst_cli_readonly.moc"
