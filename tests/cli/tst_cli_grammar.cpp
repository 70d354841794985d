// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QRegularExpression>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// What a stranger meets: help, versions, errors, exit codes.
class TstCliGrammar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpListsEveryVerb()
    {
        const CliResult help = m_cli.run({q("--help")});
        QCOMPARE(help.exitCode, 0);
        for (const char* verb :
            {"new", "import", "clean", "embed", "index", "search", "export", "info", "weights",
                "demo", "train", "runs", "compare", "evaluate", "lr-find", "sweep", "models"}) {
            QVERIFY2(help.out.contains(verb), verb);
            const CliResult own = m_cli.run({q(verb), q("--help")});
            QCOMPARE(own.exitCode, 0);
            QVERIFY(own.out.size() > 100);
        }
    }

    void helpSaysWhatARandomNetworkMeans()
    {
        QVERIFY(m_cli.run({q("embed"), q("--help")}).out.contains("colour and texture"));
    }

    void documentationNamesEveryOption()
    {
        const auto text = vitrine::test::sourceFolder() / "docs" / "cli.md";
        QFile file(QString::fromStdString(text.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        const QByteArray program = m_cli.run({q("--help")}).out;
        static const QRegularExpression kVerb(q("^  ([a-z]+(?:-[a-z]+)*)  +[A-Z]"));
        QByteArray help = program;
        int verbs = 0;
        for (const QByteArray& line : program.split('\n')) {
            const auto verb = kVerb.match(QString::fromUtf8(line));
            if (!verb.hasMatch())
                continue;
            ++verbs;
            help += m_cli.run({verb.captured(1), q("--help")}).out;
        }
        QCOMPARE(verbs, 22);
        for (const char* of : {"download", "import", "check"})
            help += m_cli.run({q("weights"), q(of), q("--help")}).out;
        static const QRegularExpression kOption(q("^ +(?:-[a-z],)?(--[a-z0-9-]+)"));
        int options = 0;
        for (const QByteArray& line : help.split('\n')) {
            const auto match = kOption.match(QString::fromUtf8(line));
            if (!match.hasMatch() || match.captured(1) == q("--help"))
                continue;
            ++options;
            const QRegularExpression whole(match.captured(1) + q("(?![a-z0-9-])")); // no longer one
            QVERIFY2(whole.match(page).hasMatch(), line);
        }
        QVERIFY(options > 120);
    }

    void helpNamesDefaultsOfTraining()
    {
        const QByteArray help = m_cli.run({q("train"), q("--help")}).out;
        // CLI11 before 2.4 writes a default as =10, later ones as [10].
        for (const QByteArray text : {"layer4", "sgd", "step", "10", "0.8,0.2,0", "0.001"})
            QVERIFY2(help.contains(QByteArray("=" + text)) || help.contains(QByteArray("[" + text)),
                text);
        QVERIFY(!m_cli.run({q("lr-find"), q("--help")}).out.contains("--epochs"));
        QVERIFY(!m_cli.run({q("sweep"), q("--help")}).out.contains("--batch-size "));
    }

    void versionIsOneLine()
    {
        const CliResult version = m_cli.run({q("--version")});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("vitrine-cli "));
        QCOMPARE(version.out.count('\n'), 1);
    }

    void mistypedOptionsAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("meant"); // empty: nothing is near
        QTest::newRow("hides a missing one") << QStringList{q("search"), q("x"), q("--imgae"),
            q("y")} << QByteArray("--imgae") << QByteArray("--image");
        QTest::newRow("with a value") << QStringList{q("embed"), q("x"), q("--weighst"), q("a")}
                                      << QByteArray("--weighst") << QByteArray("--weights");
        QTest::newRow("joined") << QStringList{q("embed"), q("x"), q("--weighst=a")}
                                << QByteArray("--weighst") << QByteArray("--weights");
        QTest::newRow("of a group") << QStringList{q("history"), q("x"), q("--udno")}
                                    << QByteArray("--udno") << QByteArray("--undo");
        QTest::newRow("of the program") << QStringList{q("info"), q("x"), q("--jsn")}
                                        << QByteArray("--jsn") << QByteArray("--json");
        QTest::newRow("unlike any") << QStringList{q("info"), q("x"), q("--windmills")}
                                    << QByteArray("--windmills") << QByteArray();
    }

    void mistypedOptionsAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, meant);
        const CliResult result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(
            result.err.contains(QByteArray("There is no option \"" + typed + "\".")), result.err);
        if (meant.isEmpty())
            QVERIFY2(!result.err.contains("Did you mean"), result.err);
        else
            QVERIFY2(result.err.contains(QByteArray("Did you mean `" + meant + "`?")), result.err);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown verb") << QStringList{q("fly")};
        QTest::newRow("unknown option") << QStringList{q("info"), q("x"), q("--wings")};
        QTest::newRow("missing option") << QStringList{q("import"), q("x")};
        QTest::newRow("size out of range") << QStringList{q("clean"), q("x"), q("--size"), q("7")};
        QTest::newRow("no number")
            << QStringList{q("search"), q("x"), q("--image"), q("y"), q("-k"), q("many")};
        QTest::newRow("unknown metric")
            << QStringList{q("index"), q("x"), q("--metric"), q("taxicab")};
        QTest::newRow("nothing to export") << QStringList{q("export"), q("x")};
        QTest::newRow("epochs") << QStringList{q("train"), q("x"), q("--epochs"), q("0")};
        QTest::newRow("nothing to evaluate") << QStringList{q("evaluate"), q("x")};
        QTest::newRow("nothing to sweep over")
            << QStringList{q("sweep"), q("x"), q("--name"), q("s")};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const CliResult words = m_cli.run(arguments);
        QCOMPARE(words.exitCode, 2);
        QVERIFY(words.out.isEmpty());
        QVERIFY(words.err.contains("--help"));
        const CliResult object = m_cli.json(arguments);
        QCOMPARE(object.exitCode, 2);
        QCOMPARE(object.errorCode(), q("invalid_argument"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("text");
        const QStringList clean{q("clean"), q("x"), q("--size")};
        QTest::newRow("command") << QStringList{q("serch"), q("x")} << QByteArray("`search`");
        QTest::newRow("no such command")
            << QStringList{q("--quiet"), q("bogus")} << QByteArray("no command \"bogus\"");
        QTest::newRow("command of weights")
            << QStringList{q("weights"), q("lst")} << QByteArray("`list`");
        QTest::newRow("no command") << QStringList() << QByteArray("command is missing");
        QTest::newRow("metric") << QStringList{q("index"), q("x"), q("--metric"), q("foo")}
                                << QByteArray("\"foo\" is not cosine or l2");
        QTest::newRow("no number")
            << (QStringList(clean) << q("abc")) << QByteArray("\"abc\" is not a whole number");
        QTest::newRow("fraction") << (QStringList(clean) << q("64.5")) << QByteArray("whole");
        QTest::newRow("size") << (QStringList(clean) << q("7")) << QByteArray("from 32 to 4096");
        QTest::newRow("seed") << QStringList{q("demo"), m_cli.path("d"), q("--seed"), q("-1")}
                              << QByteArray("-1 is not from 0");
        const QStringList train{q("train"), q("x")};
        QTest::newRow("learning rate") << (QStringList(train) << q("--learning-rate") << q("fast"))
                                       << QByteArray("--learning-rate: \"fast\" is not a number");
        QTest::newRow("momentum") << (QStringList(train) << q("--momentum") << q("1"))
                                  << QByteArray("--momentum: 1 is not from 0 to 0.9999");
        QTest::newRow("scope") << (QStringList(train) << q("--scope") << q("tail"))
                               << QByteArray("\"tail\" is not head or layer4");
        QTest::newRow("events") << (QStringList(train) << q("--events"))
                                << QByteArray("--events is for --json");
        QTest::newRow("resume with settings")
            << (QStringList(train) << q("--resume") << q("3") << q("--epochs") << q("4"))
            << QByteArray("--epochs cannot change that");
        QTest::newRow("resume with a name")
            << (QStringList(train) << q("--resume") << q("3") << q("--name") << q("mine"))
            << QByteArray("--name cannot change that");
        QTest::newRow("resume without a run")
            << (QStringList(train) << q("--resume")) << QByteArray("--resume needs a value.");
        QTest::newRow("resume without a run: what to do")
            << (QStringList(train) << q("--resume")) << QByteArray("number or name in `runs`");
        QTest::newRow("two fractions") << (QStringList(train) << q("--fractions") << q("0.8,0.2"))
                                       << QByteArray("--fractions takes 3 values with commas "
                                                     "between, such as 0.8,0.2,0.");
        QTest::newRow("two fractions before the folder") << QStringList{q("train"),
            q("--fractions"), q("0.8,0.2"), q("x")} << QByteArray("--fractions takes 3 values");
        QTest::newRow("four fractions")
            << QStringList{q("split"), q("x"), q("--fractions"), q("0.4,0.2,0.2,0.2")}
            << QByteArray("--fractions takes 3 values with commas between, such as 0.8,0.1,0.1.");
        QTest::newRow("of a group of options") << QStringList{q("evaluate"), q("x"), q("1"),
            q("--side")} << QByteArray("--side needs a value.");
        QTest::newRow("one value given twice")
            << (QStringList(train) << q("--epochs") << q("3") << q("--epochs") << q("4"))
            << QByteArray("--epochs takes one value, and 2 were given.");
        QTest::newRow("one run to compare")
            << QStringList{q("compare"), q("x"), q("1")} << QByteArray("only one run");
        QTest::newRow("a side of searches") << QStringList{q("evaluate"), q("x"), q("--search"),
            q("--side"), q("test")} << QByteArray("--side is for a run");
        QTest::newRow("a model of a run") << QStringList{q("evaluate"), q("x"), q("1"),
            q("--model"), q("ab")} << QByteArray("--model is for --search");
        QTest::newRow("export to nowhere")
            << QStringList{q("models"), q("x"), q("--export"), q("ab")} << QByteArray("--to");
        QTest::newRow("where to read on") << QStringList{q("weights"), q("check")}
                                          << QByteArray("`vitrine-cli weights check --help`");
        QTest::newRow("new without a name")
            << QStringList{q("new"), QString()} << QByteArray("empty");
        QTest::newRow("info without a name")
            << QStringList{q("info"), QString()} << QByteArray("empty");
        QTest::newRow("export without a name")
            << QStringList{q("export"), q("x"), q("--labels"), QString()} << QByteArray("empty");
    }

    void mistakesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, text);
        const CliResult result = m_cli.run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(text), result.err);
        QVERIFY(!QFileInfo::exists(m_cli.path("d")));
    }

    void foldersAndFilesAreToldApart()
    {
        const QString folder = m_cli.path(".");
        const QString file =
            QString::fromStdString(m_cli.folder().write("a file", "mine").string());
        const QStringList wrong[] = {{q("search"), folder, q("--image"), folder},
            {q("import"), folder, q("--products"), folder, q("--images"), file},
            {q("weights"), q("check"), folder}, {q("weights"), q("import"), folder},
            {q("info"), file}, {q("new"), file}};
        for (const QStringList& arguments : wrong) {
            const CliResult result = m_cli.run(arguments);
            QVERIFY2(result.exitCode == 2, qPrintable(arguments.join(u' ')));
            QVERIFY2(
                result.err.contains("is a folder") || result.err.contains("is a file"), result.err);
        }
    }

    void helpOfACommandIsItsOwn()
    {
        QVERIFY(m_cli.run({q("--help")}).out.contains("from nothing to a search"));
        for (const QStringList& command : {QStringList{q("info")}, {q("weights"), q("check")}}) {
            const CliResult help = m_cli.run(QStringList(command) << q("--help"));
            QVERIFY(!help.out.contains("from nothing to a search"));
        }
    }

    void missingWorkspace()
    {
        for (const char* verb : {"info", "clean", "embed", "index"}) {
            const CliResult result = m_cli.json({q(verb), m_cli.path("nowhere")});
            QCOMPARE(result.exitCode, 3);
            QCOMPARE(result.errorCode(), q("not_found"));
            QVERIFY(!result.json[q("error")].toObject()[q("hint")].toString().isEmpty());
        }
        const CliResult words = m_cli.run({q("info"), m_cli.path("nowhere")});
        QVERIFY(words.err.contains("nowhere"));
        QVERIFY(words.out.isEmpty());
    }

    void newRefusesAFullFolder()
    {
        m_cli.folder().write("taken/file.txt", "mine");
        const CliResult result = m_cli.json({q("new"), m_cli.path("taken")});
        QCOMPARE(result.exitCode, 5);
        QCOMPARE(result.errorCode(), q("already_exists"));
    }

    void badTablesAreNamed()
    {
        QCOMPARE(m_cli.run({q("new"), m_cli.path("shop")}).exitCode, 0);
        const QString products =
            QString::fromStdString(m_cli.folder().write("p.csv", "a,b\n1,2\n").string());
        const QString images =
            QString::fromStdString(m_cli.folder().write("i.csv", "id,product_id\n").string());
        const CliResult noColumn = m_cli.json(
            {q("import"), m_cli.path("shop"), q("--products"), products, q("--images"), images});
        QVERIFY(noColumn.exitCode == 4 || noColumn.exitCode == 2);
        QVERIFY(noColumn.json[q("error")].toObject()[q("message")].toString().contains(q("p.csv")));
        const CliResult noFile = m_cli.json({q("import"), m_cli.path("shop"), q("--products"),
            m_cli.path("no.csv"), q("--images"), images});
        QCOMPARE(noFile.exitCode, 3);
    }

    void searchBeforeEmbeddingSaysWhatToDo()
    {
        QCOMPARE(m_cli.run({q("new"), m_cli.path("bare")}).exitCode, 0);
        const QString picture =
            QString::fromStdString(m_cli.folder().write("x.jpg", "no picture").string());
        const CliResult result =
            m_cli.json({q("search"), m_cli.path("bare"), q("--image"), picture});
        QVERIFY(result.exitCode == 3 || result.exitCode == 4);
        QVERIFY(!result.errorCode().isEmpty());
        QCOMPARE(m_cli.json({q("index"), m_cli.path("bare")}).errorCode(), q("not_ready"));
    }

private:
    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstCliGrammar)
#include "tst_cli_grammar.moc"
