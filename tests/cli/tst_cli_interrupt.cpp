// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// Ctrl-C and kill -9: nothing is lost, and the same command goes on.
class TstCliInterrupt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ctrlCStopsTheDemoAndLeavesNothing()
    {
        const auto process = m_cli.start({q("demo"), shop(), q("--listings"), q("2000")});
        QTRY_VERIFY_WITH_TIMEOUT(QDir(shop()).exists(), 20'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(20'000));
        QCOMPARE(process->exitCode(), 130);
        const QByteArray said = process->readAllStandardError();
        QVERIFY2(
            said.contains("Stopped. No shop was drawn. Run the same command"), said.constData());
        QVERIFY(!QDir(shop() + q("/demo")).exists());
        QCOMPARE(m_cli.json({q("info"), shop()}).json[q("products")].toInt(), 0);
    }

    void killedWhileCleaningContinues()
    {
        QCOMPARE(m_cli.run({q("demo"), shop(), q("--listings"), q("60")}).exitCode, 0);
        const QDir pictures(shop() + q("/images"));
        const auto process = m_cli.start({q("clean"), shop()});
        QTRY_VERIFY_WITH_TIMEOUT(pictures.entryList({q("*.jpg")}, QDir::Files).size() > 5, 20'000);
        process->kill();
        QVERIFY(process->waitForFinished(20'000));

        const CliResult again = m_cli.json({q("clean"), shop()});
        QCOMPARE(again.exitCode, 0);
        const int ready = again.json[q("done")].toInt() + again.json[q("skipped")].toInt();
        QCOMPARE(pictures.entryList({q("*.jpg")}, QDir::Files).size(), ready);
        QCOMPARE(pictures.entryList({q("*.part")}, QDir::Files).size(), 0);
        m_ready = ready;
    }

    void killedWhileEmbeddingContinues()
    {
        const auto process = m_cli.start({q("embed"), shop()});
        QTRY_VERIFY_WITH_TIMEOUT(m_cli.json({q("info"), shop()}).json[q("embeddings")].toInt() > 0
                || process->state() == QProcess::NotRunning,
            60'000);
        process->kill();
        QVERIFY(process->waitForFinished(20'000));
        const CliResult again = m_cli.json({q("embed"), shop()});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json[q("done")].toInt() + again.json[q("skipped")].toInt(), m_ready);
        QCOMPARE(m_cli.json({q("info"), shop()}).json[q("embeddings")].toInt(), m_ready);
    }

    void ctrlCWhileEmbeddingSaysHowToContinue()
    {
        const auto process = m_cli.start({q("embed"), shop(), q("--again"), q("--json")});
        process->setReadChannel(QProcess::StandardError);
        QTRY_VERIFY_WITH_TIMEOUT(process->bytesAvailable() > 0, 60'000); // it has begun
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(20'000));
        if (process->exitCode() == 0)
            QSKIP("the run ended before the signal came");
        QCOMPARE(process->exitCode(), 130);
        const QByteArray out = process->readAllStandardOutput();
        QVERIFY(out.contains("\"cancelled\""));
        QVERIFY2(out.contains("Run the same command again to continue"), out.constData());
        QCOMPARE(m_cli.run({q("embed"), shop()}).exitCode, 0);
        QCOMPARE(m_cli.json({q("info"), shop()}).json[q("embeddings")].toInt(), m_ready);
    }

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }

    CliRunner m_cli;
    int m_ready = 0;
};

QTEST_GUILESS_MAIN(TstCliInterrupt)
#include "tst_cli_interrupt.moc"
