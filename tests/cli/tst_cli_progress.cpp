// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <pty.h>
#include <unistd.h>

#include <QTest>

#include <array>
#include <thread>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

namespace {

/// A terminal for one run's standard error, which keeps what was written on it.
class Terminal {
public:
    Terminal()
    {
        if (::openpty(&m_program, &s_screen, nullptr, nullptr, nullptr) != 0)
            return;
        m_reader = std::thread([this] {
            std::array<char, 4096> part{};
            for (ssize_t got = 0; (got = ::read(m_program, part.data(), part.size())) > 0;)
                m_text.append(part.data(), got);
        });
    }
    ~Terminal() { close(); }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool works() const { return m_reader.joinable(); }
    /// In the child, before the program starts.
    static void becomeStandardError() { ::dup2(s_screen, STDERR_FILENO); }
    /// After the run.
    QByteArray text()
    {
        close();
        return m_text;
    }

private:
    void close()
    {
        if (!m_reader.joinable())
            return;
        ::close(s_screen); // the last writer: reading ends
        m_reader.join();
        ::close(m_program);
    }

    static inline int s_screen = -1;
    int m_program = -1;
    QByteArray m_text;
    std::thread m_reader;
};

}

/// How long commands tell how far they are: a bar on a terminal, plain lines elsewhere.
class TstCliProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_cli.run({q("demo"), shop(), q("--listings"), q("40")}).exitCode, 0);
    }

    void aTerminalGetsABarThatIsTakenAway()
    {
        Terminal terminal;
        if (!terminal.works())
            QSKIP("no terminal can be had here");
        CliRunner onTerminal;
        onTerminal.setChildModifier(&Terminal::becomeStandardError);
        const CliResult result = onTerminal.run({q("clean"), shop()});
        QCOMPARE(result.exitCode, 0);
        const QByteArray text = terminal.text();
        QVERIFY2(text.contains("━"), text.constData());
        QVERIFY2(text.contains(" %)"), text.constData());
        QVERIFY(text.count("\r\x1b[2K") > 1);
        QVERIFY(text.endsWith("\r\x1b[2K"));
        QVERIFY(!text.contains('\n'));
        QVERIFY(result.out.contains("Cleaned"));
        QVERIFY(!result.out.contains('\x1b'));
    }

    void aFileGetsLines()
    {
        const CliResult result = m_cli.run({q("clean"), shop(), q("--again")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(!result.err.isEmpty());
        QVERIFY(result.err.endsWith('\n'));
        QVERIFY(!result.err.contains('\r'));
        QVERIFY(!result.err.contains('\x1b'));
        QVERIFY(!result.out.contains('\x1b'));
    }

    /// Of a hundred steps, which take seconds.
    void tellsHowLongLearningRatesTakeYet()
    {
        Terminal terminal;
        if (!terminal.works())
            QSKIP("no terminal can be had here");
        CliRunner onTerminal;
        onTerminal.setChildModifier(&Terminal::becomeStandardError);
        const CliResult result = onTerminal.run({q("lr-find"), shop(), q("--weights"), q("random"),
            q("--input-side"), q("192"), q("--batch-size"), q("1")});
        QCOMPARE(result.exitCode, 0);
        const QByteArray text = terminal.text();
        const auto learning = text.indexOf("Training: ");
        QVERIFY2(learning >= 0, text.constData());
        QVERIFY2(text.indexOf(" left", learning) > learning, text.constData());
    }

    void jsonOnATerminalIsOneObjectAllTheSame()
    {
        Terminal terminal;
        if (!terminal.works())
            QSKIP("no terminal can be had here");
        CliRunner onTerminal;
        onTerminal.setChildModifier(&Terminal::becomeStandardError);
        const CliResult result = onTerminal.json({q("clean"), shop(), q("--again")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.json[q("done")].toInt() > 0);
    }

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }

    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstCliProgress)
#include "tst_cli_progress.moc"
