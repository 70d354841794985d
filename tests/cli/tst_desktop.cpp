// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// The window's program from outside: what its command line says and does.
class TstDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_window.setVariable(q("QT_QPA_PLATFORM"), q("offscreen"));
        m_window.setVariable(q("XDG_CONFIG_HOME"), m_window.path("config"));
        m_window.setVariable(q("LC_ALL"), q("C.UTF-8"));
    }

    void wordsNeedNoDisplay()
    {
        CliRunner blind("vitrine");
        blind.setVariable(q("QT_QPA_PLATFORM"), q("none-such"));
        const CliResult help = blind.run({q("--help")});
        QCOMPARE(help.exitCode, 0);
        for (const char* option : {"WORKSPACE", "--demo", "--image", "--help", "--version"})
            QVERIFY2(help.out.contains(option), option);
        QVERIFY(help.out.contains("random network"));
        const CliResult version = blind.run({q("--version")});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("vitrine "));
        QCOMPARE(version.out.count('\n'), 1);
    }

    void whatMakesNoSenseIsRefused()
    {
        const CliResult two = m_window.run({q("one"), q("two")});
        QCOMPARE(two.exitCode, 2);
        QVERIFY2(two.err.startsWith("Name one folder at most."), two.err.constData());
        const CliResult unknown = m_window.run({q("--imgae"), q("x")});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.err.contains("imgae"), unknown.err.constData());
        QVERIFY(unknown.err.contains("Usage:"));
    }

    /// A picture to search with, and a shop that is not ready for it: the window makes it so.
    void aPictureMakesTheShopReady()
    {
        const QString shop = m_cli.path("shop.vitrine");
        QCOMPARE(m_cli.run({q("demo"), shop, q("--listings"), q("13")}).exitCode, 0);
        const QDir photos(shop + q("/demo/images"));
        const QStringList names = photos.entryList({q("*.jpg")}, QDir::Files);
        QVERIFY(!names.isEmpty());
        const auto process = m_window.start({shop, q("--image"), photos.filePath(names.first())});
        const auto info = [&] { return m_cli.json({q("info"), shop}).json; };
        QTRY_VERIFY_WITH_TIMEOUT(info()[q("index")].toObject()[q("ready")].toBool()
                || process->state() == QProcess::NotRunning,
            120'000);
        QCOMPARE(process->state(), QProcess::Running);
        QVERIFY(info()[q("embeddings")].toInt() > 0);
        process->terminate();
        QVERIFY(process->waitForFinished(20'000));
    }

private:
    CliRunner m_window{"vitrine"};
    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstDesktop)
#include "tst_desktop.moc"
