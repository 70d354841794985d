// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/trainingcli.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <csignal>
#include <initializer_list>

using vitrine::test::CliResult;
using vitrine::test::q;
using vitrine::test::small;
using vitrine::test::TrainingCli;

namespace {

QList<QJsonObject> linesOf(const QByteArray& out)
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

}

/// Training as a stranger meets it, on a demo shop that is cleaned and embedded.
class TstCliTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksForCleanPhotosFirst();
    void settingsWithoutEffectAreRefused();
    void theTrunkCacheHasALimit();
    void planSaysWhatItWouldTake();
    void thePartsOfAPlanAddUp();
    void trainsAndSearchesUseIt();
    void eventsAreObjectsALine();
    void ctrlCPausesAndResumeFinishes();
    void finishedRunsAreNotResumed();
    void suggestsALearningRate();
    void saysThatItBeginsAtRandom();
    void aSplitByImageShowsBothFigures();

private:
    QString shop() const { return m_cli.shop(); }

    TrainingCli m_cli;
    QString m_trained;
};

void TstCliTraining::initTestCase()
{
    m_cli.makeShop();
    const CliResult index = m_cli.run({q("index"), shop()});
    QCOMPARE(index.exitCode, 0);
    QVERIFY2(index.out.contains("vitrine-cli train "), index.out); // what else could be done now
}

void TstCliTraining::asksForCleanPhotosFirst()
{
    const QString raw = m_cli.path("raw.vitrine");
    QCOMPARE(m_cli.run({q("demo"), raw, q("--listings"), q("13")}).exitCode, 0);
    for (const QStringList& options : {QStringList{}, QStringList{q("--plan")}}) {
        const CliResult result = m_cli.json(QStringList{q("train"), raw} + options);
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.errorCode(), q("not_ready"));
    }
    QVERIFY(m_cli.json({q("runs"), raw}).json[q("runs")].toArray().isEmpty());
    QCOMPARE(m_cli.json({q("evaluate"), raw, q("--search")}).exitCode, 3);
}

void TstCliTraining::settingsWithoutEffectAreRefused()
{
    for (const QStringList& options : {QStringList{q("--views"), q("8")},
             {q("--momentum"), q("0.5"), q("--optimiser"), q("adamw")},
             {q("--warm-up-epochs"), q("1"), q("--schedule"), q("one-cycle")},
             {q("--step-epochs"), q("2"), q("--schedule"), q("cosine")},
             {q("--trunk-cache-limit"), q("20GB"), q("--no-trunk-cache")},
             {q("--no-embeddings-file"), q("--no-use")}}) {
        const CliResult result = m_cli.train(small("2") + options + QStringList{q("--plan")});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.out.contains(QByteArray(options[0].toUtf8() + " would have no effect")),
            result.out);
    }
    const QStringList some{q("--views"), q("8"), q("--flip"), q("--plan")};
    QCOMPARE(m_cli.train(small("2") + some).exitCode, 0);
}

void TstCliTraining::theTrunkCacheHasALimit()
{
    for (const char* size : {"20GB", "1.5 gib", "30000000"}) {
        const CliResult plan =
            m_cli.train(small("2") + QStringList{q("--trunk-cache-limit"), q(size), q("--plan")});
        QVERIFY2(plan.exitCode == 0, plan.out);
    }
    for (const char* size : {"much", "20 apples", "-1GB", "5kB"})
        QCOMPARE(
            m_cli.train(small("2") + QStringList{q("--trunk-cache-limit"), q(size)}).exitCode, 2);
    const CliResult refused =
        m_cli.train({q("--weights"), q("random"), q("--trunk-cache-limit"), q("2MB")});
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(refused.errorCode(), q("disk_full"));
    QVERIFY2(refused.out.contains("the limit is 2.0 MB")
            && refused.out.contains("Raise the limit (--trunk-cache-limit)"),
        refused.out);
    QVERIFY(m_cli.runs().isEmpty()); // said before it began
}

void TstCliTraining::planSaysWhatItWouldTake()
{
    const CliResult plan = m_cli.train(small("2") + QStringList{q("--plan")});
    QVERIFY2(plan.exitCode == 0, plan.out);
    QVERIFY(plan.json[q("train")].toInt() > plan.json[q("validation")].toInt());
    QVERIFY(plan.json[q("validation")].toInt() > 0);
    QCOMPARE(plan.json[q("leaks")].toInt(), 0);
    QVERIFY(!plan.json[q("pretrained")].toBool());
    QVERIFY(plan.json[q("classes")].toArray().size() >= 13);
    for (const char* field : {"seconds", "disk_bytes", "memory_bytes"})
        QVERIFY2(plan.json[q(field)].toDouble() > 0.0, field);
    QCOMPARE(plan.json[q("disk_free")].toDouble() > 0.0, plan.json[q("disk_known")].toBool());
    QVERIFY(m_cli.runs().isEmpty());

    const CliResult leaking =
        m_cli.train(small("2") + QStringList{q("--plan"), q("--split"), q("image")});
    QVERIFY(leaking.json[q("leaks")].toInt() > 0);
    QVERIFY(!leaking.json[q("warnings")].toArray().isEmpty());
}

void TstCliTraining::thePartsOfAPlanAddUp()
{
    const QStringList options = small("40") + QStringList{q("--plan")};
    const CliResult plan = m_cli.train(options);
    const auto sum = [&plan](std::initializer_list<const char*> fields) {
        double all = 0.0;
        for (const char* field : fields)
            all += plan.json[q(field)].toDouble();
        return all;
    };
    QCOMPARE(plan.json[q("seconds")].toDouble(),
        sum({"trunk_seconds", "train_seconds", "evaluate_seconds", "embed_seconds"}));
    QCOMPARE(plan.json[q("disk_bytes")].toDouble(),
        sum({"trunk_bytes", "model_bytes", "checkpoint_bytes", "embeddings_bytes"}));

    // As people read it, too: "Takes about 1 min 02 s: 3 s for ..., 59 s for ...", or in hours and
    // minutes.
    const QByteArray words = m_cli.run(QStringList{q("train"), shop()} + options).out;
    static const QRegularExpression kTime(q("(\\d+) (h|min|s)\\b"));
    static const QRegularExpression kSize(q("([\\d.]+) (kB|MB|GB)"));
    static const QHash<QString, double> kUnits{{q("h"), 3600.0}, {q("min"), 60.0}, {q("s"), 1.0},
        {q("kB"), 1e3}, {q("MB"), 1e6}, {q("GB"), 1e9}};
    int lines = 0;
    for (const QByteArray& line : words.split('\n')) {
        const bool times = line.startsWith("Takes about");
        if (!times && !line.contains(" on disk "))
            continue;
        ++lines;
        const auto sumOf = [times](const QString& text) {
            double all = 0.0;
            for (const auto& each : (times ? kTime : kSize).globalMatch(text))
                all += each.captured(1).toDouble() * kUnits.value(each.captured(2));
            return all;
        };
        const QString text = QString::fromUtf8(line);
        const auto colon = text.indexOf(q(": "));
        // Before it the whole, then in brackets what is free; behind it the parts.
        const double whole = sumOf(text.left(colon).section(QLatin1Char('('), 0, 0));
        const double parts = sumOf(text.mid(colon));
        QVERIFY2(whole > 0.0 && text.mid(colon).contains(QLatin1Char(',')), line);
        // Exact in seconds, in hours to the minute; of sizes to the whole's last digit, of which
        // kilobytes are no part.
        const double exactness = times ? (whole < 3600.0 ? 1e-6 : 60.0) : whole < 1e9 ? 51e3 : 51e6;
        QVERIFY2(std::abs(whole - parts) < exactness, line);
    }
    QCOMPARE(lines, 2);
}

void TstCliTraining::trainsAndSearchesUseIt()
{
    const CliResult run =
        m_cli.train(small("3") + QStringList{q("--name"), q("first"), q("--tag"), q("one,two")});
    QVERIFY2(run.exitCode == 0, run.out);
    QCOMPARE(run.json[q("run")].toInt(), 1);
    QCOMPARE(run.json[q("name")].toString(), q("first"));
    QCOMPARE(run.json[q("tags")].toArray(), (QJsonArray{q("one"), q("two")}));
    QCOMPARE(run.json[q("state")].toString(), q("finished"));
    QCOMPARE(run.json[q("epochs_done")].toInt(), 3);
    const QJsonObject settings = run.json[q("settings")].toObject();
    QCOMPARE(settings[q("scope")].toString(), q("head"));
    QCOMPARE(settings[q("batch_size")].toInt(), 8);
    QCOMPARE(settings[q("learning_rate")].toDouble(), 1e-3);
    const QJsonObject split = run.json[q("split")].toObject();
    const int photos = split[q("train")].toInt();
    const int steps = photos % 8 == 1 ? photos / 8 : (photos + 7) / 8; // a lone one joins
    QCOMPARE(run.json[q("steps_done")].toInt(), 3 * steps);
    const QJsonObject best = run.json[q("best")].toObject();
    QVERIFY(best[q("epoch")].toInt() >= 1 && best[q("epoch")].toInt() <= 3);
    const QJsonObject validation = best[q("validation")].toObject();
    QCOMPARE(validation[q("images")].toInt(), split[q("validation")].toInt());
    QVERIFY(validation[q("top5")].toDouble() >= validation[q("top1")].toDouble());
    QVERIFY(run.json[q("used")].toBool());
    const QJsonObject change = run.json[q("search_change")].toObject();
    QCOMPARE(change[q("before")][q("model")].toString(), m_cli.firstModel());
    QCOMPARE(change[q("after")][q("model")], run.json[q("model")]);
    const double before = change[q("before")][q("precision_at_10")].toDouble(-1.0);
    const double after = change[q("after")][q("precision_at_10")].toDouble(-1.0);
    QVERIFY(before >= 0.0 && before <= 1.0 && after >= 0.0 && after <= 1.0);
    QCOMPARE(change[q("worse")].toBool(), after < before);
    QVERIFY(change[q("queries")].toInt() > 0);
    m_trained = run.json[q("model")].toString();
    QVERIFY(!m_trained.isEmpty() && m_trained != m_cli.firstModel());
    const QString vectors = run.json[q("embeddings_file")].toString();
    QCOMPARE(QFileInfo(vectors).fileName(), q("image_embeddings.json"));
    QVERIFY2(vectors.contains(m_trained), qPrintable(vectors));
    QFile file(vectors);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const CliResult info = m_cli.json({q("info"), shop()});
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object().size(),
        info.json[q("embeddings")].toInt());
    QCOMPARE(info.json[q("model")].toObject()[q("id")].toString(), m_trained);
    QCOMPARE(info.json[q("index")].toObject()[q("ready")].toBool(), true);
    QVERIFY(!m_cli.run({q("info"), shop()}).out.contains("vitrine-cli train "));
}

void TstCliTraining::eventsAreObjectsALine()
{
    const CliResult run = m_cli.train(
        small("2") + QStringList{q("--no-use"), q("--name"), q("second"), q("--events")});
    QVERIFY2(run.exitCode == 0, run.out);
    QMap<QString, int> kinds;
    int step = 0;
    const auto lines = linesOf(run.out);
    for (const QJsonObject& line : lines) {
        const QString kind = line[q("event")].toString();
        ++kinds[kind];
        QCOMPARE(line[q("run")].toInt(), 2);
        if (kind == q("batch"))
            QCOMPARE(line[q("step")].toInt(), ++step);
        if (kind == q("epoch"))
            QCOMPARE(line[q("epoch")].toInt(), kinds[kind]);
    }
    QVERIFY(kinds[q("run")] >= 1);
    QCOMPARE(kinds[q("epoch")], 2);
    QCOMPARE(kinds[q("end")], 1);
    const QJsonObject end = lines.constLast();
    QCOMPARE(end[q("event")].toString(), q("end"));
    QCOMPARE(end[q("steps_done")].toInt(), step);
    QVERIFY(!end[q("used")].toBool());
    QVERIFY(end[q("search_change")].isNull() && kinds[q("search_change")] == 0);
    QCOMPARE(m_cli.searchModel(), m_trained);
}

void TstCliTraining::ctrlCPausesAndResumeFinishes()
{
    const auto process = m_cli.start(QStringList{q("train"), shop(), q("--name"), q("long"),
                                         q("--no-use"), q("--json"), q("--events")}
        + small("150"));
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT(
        (out += process->readAllStandardOutput()).contains("\"batch\""), 120'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(60'000));
    QCOMPARE(process->exitCode(), 130);
    out += process->readAllStandardOutput();
    const QJsonObject last = linesOf(out).constLast();
    QCOMPARE(last[q("error")].toObject()[q("code")].toString(), q("cancelled"));
    QCOMPARE(last[q("run")].toInt(), 3);
    QVERIFY(last[q("error")].toObject()[q("hint")].toString().contains(q("--resume 3")));
    const QJsonObject paused = m_cli.runs()[0].toObject();
    QCOMPARE(paused[q("state")].toString(), q("paused"));
    QVERIFY(paused[q("epochs_done")].toInt() < 150);

    // As it was begun, but for how much it may keep.
    const CliResult changed = m_cli.train({q("--resume"), q("long"), q("--epochs"), q("3")});
    QCOMPARE(changed.exitCode, 2);
    const CliResult resumed =
        m_cli.train({q("--resume"), q("long"), q("--trunk-cache-limit"), q("20GB")});
    QVERIFY2(resumed.exitCode == 0, resumed.out);
    QCOMPARE(resumed.json[q("settings")][q("trunk_cache_limit")].toDouble(), 20e9);
    QCOMPARE(resumed.json[q("run")].toInt(), 3);
    QCOMPARE(resumed.json[q("state")].toString(), q("finished"));
    QCOMPARE(resumed.json[q("epochs_done")].toInt(), 150);
}

void TstCliTraining::finishedRunsAreNotResumed()
{
    const CliResult result = m_cli.train({q("--resume"), q("1")});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCode(), q("not_ready"));
}

void TstCliTraining::suggestsALearningRate()
{
    const QStringList options{q("--weights"), q("random"), q("--scope"), q("head"),
        q("--input-side"), q("64"), q("--batch-size"), q("8")};
    const CliResult found = m_cli.json(QStringList{q("lr-find"), shop()} + options);
    QVERIFY2(found.exitCode == 0, found.out);
    const QJsonArray rates = found.json[q("rates")].toArray();
    QVERIFY(rates.size() > 10);
    QCOMPARE(found.json[q("losses")].toArray().size(), rates.size());
    QVERIFY(rates[0].toDouble() < rates[rates.size() - 1].toDouble());
    const QByteArray words = m_cli.run(QStringList{q("lr-find"), shop()} + options).out;
    QVERIFY2(words.contains("•"), words);
    QVERIFY2(found.json[q("suggestion")].isNull()
            || words.contains(
                "--weights random --scope head --batch-size 8 --input-side 64 --learning-rate "),
        words);
    QCOMPARE(m_cli.runs().size(), 3);
}

void TstCliTraining::saysThatItBeginsAtRandom()
{
    const QByteArray out =
        m_cli.run(QStringList{q("train"), shop(), q("--no-use")} + small("1")).out;
    const auto note =
        out.indexOf("Note: The network begins at random, and learns far less from a shop");
    QVERIFY2(note >= 0 && note < out.indexOf("epoch 1/1"), out); // before it learns
    QVERIFY2(out.contains("`weights download` fetches"), out);
}

void TstCliTraining::aSplitByImageShowsBothFigures()
{
    const QStringList split = small("1")
        + QStringList{q("--no-use"), q("--split"), q("image"), q("--fractions"), q("0.5,0.5,0")};
    const CliResult run = m_cli.train(split);
    QVERIFY2(run.exitCode == 0, run.out);
    QVERIFY(run.json[q("split")][q("leaks")].toInt() > 0);
    const QJsonObject honest = run.json[q("honest")].toObject();
    const QJsonObject validation = run.json[q("best")][q("validation")].toObject();
    QVERIFY2(honest[q("images")].toInt() > 0, run.out);
    QVERIFY(honest[q("images")].toInt() < validation[q("images")].toInt());
    QVERIFY(honest[q("top1")].isDouble() && validation[q("top1")].isDouble());

    const QByteArray words = m_cli.run(QStringList{q("train"), shop()} + split).out;
    QVERIFY2(words.contains("measures too high"), words); // before it learns
    QVERIFY2(words.contains("validation photos: accuracy "), words);
    QVERIFY2(words.contains("That is the figure to believe."), words);
}

QTEST_GUILESS_MAIN(TstCliTraining)
#include "tst_cli_training.moc"
