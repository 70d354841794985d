// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <initializer_list>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

namespace {

/// Small enough for seconds: the head alone, on pictures of 64 pixels, from the random network.
QStringList small(const char* epochs)
{
    return {q("--weights"), q("random"), q("--scope"), q("head"), q("--input-side"), q("64"),
        q("--batch-size"), q("8"), q("--threads"), q("1"), q("--epochs"), q(epochs)};
}

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
    void runsAreNamedTaggedAndHidden();
    void comparesRuns();
    void evaluatesARun();
    void evaluatesSearches();
    void suggestsALearningRate();
    void sweepsAndPassesOverWhatIsDone();
    void sweepsGoOnPastALostRun();
    void goesBackToAnEarlierModel();
    void exportsAModel();
    void namesWhatIsNotThere();
    void saysThatItBeginsAtRandom();
    void aSplitByImageShowsBothFigures();

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }
    CliResult train(const QStringList& options) const
    {
        return m_cli.json(QStringList{q("train"), shop()} + options);
    }
    QJsonArray runs(const QStringList& options = {}) const
    {
        return m_cli.json(QStringList{q("runs"), shop()} + options).json[q("runs")].toArray();
    }

    CliRunner m_cli;
    QString m_firstModel; ///< the one that embedded before anything was trained
    QString m_trained;
};

void TstCliTraining::initTestCase()
{
    QCOMPARE(m_cli.run({q("demo"), shop(), q("--listings"), q("39")}).exitCode, 0);
    QCOMPARE(m_cli.run({q("clean"), shop(), q("--size"), q("64")}).exitCode, 0);
    QCOMPARE(m_cli.run({q("embed"), shop()}).exitCode, 0);
    const CliResult index = m_cli.run({q("index"), shop()});
    QCOMPARE(index.exitCode, 0);
    QVERIFY2(index.out.contains("vitrine-cli train "), index.out); // what else could be done now
    const CliResult models = m_cli.json({q("models"), shop()});
    m_firstModel = models.json[q("search_model")].toString();
    QVERIFY(!m_firstModel.isEmpty());
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
        const CliResult result = train(small("2") + options + QStringList{q("--plan")});
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.out.contains(QByteArray(options[0].toUtf8() + " would have no effect")),
            result.out);
    }
    const QStringList some{q("--views"), q("8"), q("--flip"), q("--plan")};
    QCOMPARE(train(small("2") + some).exitCode, 0);
}

void TstCliTraining::theTrunkCacheHasALimit()
{
    for (const char* size : {"20GB", "1.5 gib", "30000000"}) {
        const CliResult plan =
            train(small("2") + QStringList{q("--trunk-cache-limit"), q(size), q("--plan")});
        QVERIFY2(plan.exitCode == 0, plan.out);
    }
    for (const char* size : {"much", "20 apples", "-1GB", "5kB"})
        QCOMPARE(train(small("2") + QStringList{q("--trunk-cache-limit"), q(size)}).exitCode, 2);
    const CliResult refused =
        train({q("--weights"), q("random"), q("--trunk-cache-limit"), q("2MB")});
    QCOMPARE(refused.exitCode, 5);
    QCOMPARE(refused.errorCode(), q("disk_full"));
    QVERIFY2(refused.out.contains("the limit is 2.0 MB")
            && refused.out.contains("Raise the limit (--trunk-cache-limit)"),
        refused.out);
    QVERIFY(runs().isEmpty()); // said before it began
}

void TstCliTraining::planSaysWhatItWouldTake()
{
    const CliResult plan = train(small("2") + QStringList{q("--plan")});
    QVERIFY2(plan.exitCode == 0, plan.out);
    QVERIFY(plan.json[q("train")].toInt() > plan.json[q("validation")].toInt());
    QVERIFY(plan.json[q("validation")].toInt() > 0);
    QCOMPARE(plan.json[q("leaks")].toInt(), 0);
    QVERIFY(!plan.json[q("pretrained")].toBool());
    QVERIFY(plan.json[q("classes")].toArray().size() >= 13);
    for (const char* field : {"seconds", "disk_bytes", "memory_bytes"})
        QVERIFY2(plan.json[q(field)].toDouble() > 0.0, field);
    QCOMPARE(plan.json[q("disk_free")].toDouble() > 0.0, plan.json[q("disk_known")].toBool());
    QVERIFY(runs().isEmpty());

    const CliResult leaking =
        train(small("2") + QStringList{q("--plan"), q("--split"), q("image")});
    QVERIFY(leaking.json[q("leaks")].toInt() > 0);
    QVERIFY(!leaking.json[q("warnings")].toArray().isEmpty());
}

void TstCliTraining::thePartsOfAPlanAddUp()
{
    const QStringList options = small("40") + QStringList{q("--plan")};
    const CliResult plan = train(options);
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
        train(small("3") + QStringList{q("--name"), q("first"), q("--tag"), q("one,two")});
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
    QCOMPARE(change[q("before")][q("model")].toString(), m_firstModel);
    QCOMPARE(change[q("after")][q("model")], run.json[q("model")]);
    const double before = change[q("before")][q("precision_at_10")].toDouble(-1.0);
    const double after = change[q("after")][q("precision_at_10")].toDouble(-1.0);
    QVERIFY(before >= 0.0 && before <= 1.0 && after >= 0.0 && after <= 1.0);
    QCOMPARE(change[q("worse")].toBool(), after < before);
    QVERIFY(change[q("queries")].toInt() > 0);
    m_trained = run.json[q("model")].toString();
    QVERIFY(!m_trained.isEmpty() && m_trained != m_firstModel);
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
    const CliResult run =
        train(small("2") + QStringList{q("--no-use"), q("--name"), q("second"), q("--events")});
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
    QCOMPARE(m_cli.json({q("models"), shop()}).json[q("search_model")].toString(), m_trained);
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
    const QJsonObject paused = runs()[0].toObject();
    QCOMPARE(paused[q("state")].toString(), q("paused"));
    QVERIFY(paused[q("epochs_done")].toInt() < 150);

    // As it was begun, but for how much it may keep.
    const CliResult changed = train({q("--resume"), q("long"), q("--epochs"), q("3")});
    QCOMPARE(changed.exitCode, 2);
    const CliResult resumed =
        train({q("--resume"), q("long"), q("--trunk-cache-limit"), q("20GB")});
    QVERIFY2(resumed.exitCode == 0, resumed.out);
    QCOMPARE(resumed.json[q("settings")][q("trunk_cache_limit")].toDouble(), 20e9);
    QCOMPARE(resumed.json[q("run")].toInt(), 3);
    QCOMPARE(resumed.json[q("state")].toString(), q("finished"));
    QCOMPARE(resumed.json[q("epochs_done")].toInt(), 150);
}

void TstCliTraining::finishedRunsAreNotResumed()
{
    const CliResult result = train({q("--resume"), q("1")});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCode(), q("not_ready"));
}

void TstCliTraining::runsAreNamedTaggedAndHidden()
{
    const CliResult words = m_cli.run({q("runs"), shop()});
    QVERIFY(words.out.contains("first") && words.out.contains("finished"));
    QJsonObject run =
        runs({q("--rename"), q("second"), q("renamed"), q("--tag"), q("2"), q("red"), q("blue")})[1]
            .toObject();
    QCOMPARE(run[q("name")].toString(), q("renamed"));
    QStringList models; // its model follows
    for (const QJsonValue& model : m_cli.json({q("models"), shop()}).json[q("models")].toArray())
        models << model[q("name")].toString();
    QVERIFY2(models.contains(q("renamed")) && !models.contains(q("second")),
        qPrintable(models.join(q(", "))));
    QCOMPARE(run[q("tags")].toArray(), (QJsonArray{q("red"), q("blue")}));

    QCOMPARE(runs({q("--archive"), q("renamed")}).size(), 2);
    QCOMPARE(runs({q("--all")}).size(), 3);
    QCOMPARE(runs({q("--restore"), q("2")}).size(), 3);
    QCOMPARE(runs({q("--delete"), q("2"), q("3")}).size(), 1);
    const QJsonArray all = runs({q("--all")});
    QCOMPARE(all.size(), 3);
    QVERIFY(all[0].toObject()[q("deleted")].toBool() && all[1].toObject()[q("deleted")].toBool());
    QCOMPARE(runs({q("--restore"), q("2")}).size(), 2);
    const QByteArray deleted = m_cli.run({q("runs"), shop(), q("--delete"), q("3")}).out;
    QVERIFY2(deleted.contains("shop.vitrine --restore 3\n"), deleted);
    QVERIFY(m_cli.run({q("runs"), shop(), q("--all")}).out.contains("deleted"));
    // A name that is a number would find another run; what contradicts itself is refused.
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--rename"), q("1"), q("2")}).exitCode, 2);
    QCOMPARE(train(small("1") + QStringList{q("--name"), q("2")}).exitCode, 2);
    QCOMPARE(
        m_cli.json({q("runs"), shop(), q("--archive"), q("1"), q("--delete"), q("1")}).exitCode, 2);
    QCOMPARE(runs().size(), 2);
    const QJsonArray tagged = runs({q("--tag"), q("2"), q("deep blue,red")});
    QCOMPARE(tagged[0].toObject()[q("tags")].toArray(), (QJsonArray{q("deep blue"), q("red")}));
    QVERIFY(m_cli.run({q("runs"), shop()}).out.contains("deep blue, red"));
    const QJsonArray mixed = runs({q("--tag"), q("2"), q(""), q(" a,b")}); // an empty one is none
    QCOMPARE(mixed[0].toObject()[q("tags")].toArray(), (QJsonArray{q("a"), q("b")}));
    for (const QStringList& none : {QStringList{}, QStringList{q("")}}) {
        QCOMPARE(runs({q("--tag"), q("2"), q("a")})[0].toObject()[q("tags")].toArray().size(), 1);
        const QJsonArray bare = runs(QStringList{q("--tag"), q("2")} + none);
        QVERIFY(bare[0].toObject()[q("tags")].toArray().isEmpty());
    }
    const CliResult purged = m_cli.json({q("runs"), shop(), q("--purge")});
    QVERIFY(purged.json[q("freed_bytes")].toDouble() > 0.0);
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--restore"), q("3")}).exitCode, 3);
    QCOMPARE(runs().size(), 2);
    // All of them are looked up before the first is changed.
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--delete"), q("1"), q("99")}).exitCode, 3);
    QCOMPARE(runs().size(), 2);
}

void TstCliTraining::comparesRuns()
{
    const CliResult compared = m_cli.json({q("compare"), shop(), q("first"), q("2")});
    QCOMPARE(compared.exitCode, 0);
    QCOMPARE(compared.json[q("runs")].toArray().size(), 2);
    const QJsonArray differences = compared.json[q("differences")].toArray();
    QCOMPARE(differences.size(), 1);
    QCOMPARE(differences[0].toObject()[q("setting")].toString(), q("epochs"));
    QCOMPARE(differences[0].toObject()[q("values")].toArray(), (QJsonArray{q("3"), q("2")}));
    const QByteArray words = m_cli.run({q("compare"), shop(), q("1"), q("2")}).out;
    QVERIFY2(words.contains("epochs") && words.contains("best accuracy"), words);
}

void TstCliTraining::evaluatesARun()
{
    const CliResult result =
        m_cli.json({q("evaluate"), shop(), q("first"), q("--confusion"), q("--worst"), q("4")});
    QVERIFY2(result.exitCode == 0, result.out);
    const int images = result.json[q("images")].toInt();
    QVERIFY(images > 0);
    QCOMPARE(result.json[q("side")].toString(), q("validation"));
    int right = 0;
    int all = 0;
    const QJsonArray rows = result.json[q("confusion")].toArray();
    QCOMPARE(rows.size(), result.json[q("classes")].toArray().size());
    for (qsizetype truth = 0; truth < rows.size(); ++truth) {
        const QJsonArray row = rows[truth].toArray();
        right += row[truth].toInt();
        for (const QJsonValue& cell : row)
            all += cell.toInt();
    }
    QCOMPARE(all, images);
    QVERIFY(std::abs(result.json[q("top1")].toDouble() - double(right) / images) < 1e-9);
    const QJsonArray worst = result.json[q("worst")].toArray();
    QCOMPARE(worst.size(), 4);
    QVERIFY(worst[0].toObject()[q("loss")].toDouble() >= worst[3].toObject()[q("loss")].toDouble());
    QVERIFY(!worst[0].toObject()[q("image")].toString().isEmpty());
    QCOMPARE(runs()[1].toObject()[q("best")].toObject()[q("validation")].toObject()[q("images")],
        result.json[q("images")]);

    const CliResult learnt = m_cli.json({q("evaluate"), shop(), q("1"), q("--side"), q("train")});
    QVERIFY(learnt.json[q("images")].toInt() > images);
    QVERIFY(!learnt.json.contains(q("confusion")));
    const CliResult none = m_cli.json({q("evaluate"), shop(), q("1"), q("--side"), q("test")});
    QCOMPARE(none.exitCode, 3); // no photos were kept for it
    const QString words = QString::fromUtf8(
        m_cli.run({q("evaluate"), shop(), q("1"), q("--confusion"), q("--worst"), q("4")}).out);
    QVERIFY(words.contains(q("truth")));
    for (const QJsonValue& value : worst) {
        const QJsonObject mistake = value.toObject();
        const QString file = mistake[q("file")].toString();
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QVERIFY(words.contains(q("\n  ") + file + q("\n")));
        QVERIFY(words.contains(
            q("Photo %1 is %2 (")
                .arg(mistake[q("image")].toString(), mistake[q("truth")].toString())));
        QVERIFY(words.contains(q("), taken for ") + mistake[q("predicted")].toString()));
        QVERIFY(!mistake[q("title")].toString().isEmpty());
        QVERIFY(words.contains(
            q("\n  listing %1 \"%2")
                .arg(mistake[q("listing")].toString(), mistake[q("title")].toString().left(20))));
    }
}

void TstCliTraining::evaluatesSearches()
{
    const CliResult result = m_cli.json({q("evaluate"), shop(), q("--search")});
    QVERIFY2(result.exitCode == 0, result.out);
    const QJsonArray models = result.json[q("models")].toArray();
    QCOMPARE(models.size(), 2); // before and after
    QCOMPARE(models[0].toObject()[q("model")].toString(), m_firstModel);
    QCOMPARE(models[1].toObject()[q("model")].toString(), m_trained);
    const QJsonObject figures = models[1].toObject()[q("by_category")].toObject();
    QCOMPARE(result.json[q("side")].toString(),
        q("validation")); // of the run: it has not learnt from those
    QVERIFY(figures[q("queries")].toInt() > 0);
    QVERIFY(result.json[q("queries")].toInt() >= figures[q("queries")].toInt());
    QVERIFY(result.json[q("queries")].toInt() < result.json[q("images")].toInt());
    QVERIFY(figures[q("map")].toDouble() > 0.0 && figures[q("map")].toDouble() <= 1.0);
    const QJsonObject recall = figures[q("recall")].toObject();
    QVERIFY(recall[q("50")].toDouble() >= recall[q("1")].toDouble());
    const QJsonArray indexes = result.json[q("indexes")].toArray();
    QCOMPARE(indexes.size(), 3);
    QCOMPARE(indexes[0].toObject()[q("recall_at_10")].toDouble(), 1.0);
    const CliResult one =
        m_cli.json({q("evaluate"), shop(), q("--search"), q("--model"), m_firstModel.left(6)});
    QCOMPARE(one.json[q("models")].toArray().size(), 1);
    QVERIFY(m_cli.run({q("evaluate"), shop(), q("--search")}).out.contains("hnsw"));
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
    QCOMPARE(runs().size(), 2);
}

void TstCliTraining::sweepsAndPassesOverWhatIsDone()
{
    const QStringList sweep{q("sweep"), shop(), q("--name"), q("grid"), q("--batch-sizes"),
        q("8,16"), q("--learning-rates"), q("1e-3"), q("--no-use"), q("--weights"), q("random"),
        q("--scope"), q("head"), q("--input-side"), q("64"), q("--epochs"), q("1")};
    const CliResult result = m_cli.json(sweep);
    QVERIFY2(result.exitCode == 0, result.out);
    const QJsonArray made = result.json[q("runs")].toArray();
    QCOMPARE(made.size(), 2);
    const CliResult plan = m_cli.json(sweep + QStringList{q("--plan")});
    QCOMPARE(plan.json[q("runs")].toInt(), 2);
    QVERIFY(plan.json[q("seconds")].toDouble() > 0.0);
    QCOMPARE(plan.json[q("trunk_bytes")].toDouble(), 0.0); // the sweep has kept all of it
    QVERIFY(result.json[q("search_change")].isNull()); // --no-use
    QCOMPARE(made[0].toObject()[q("sweep")].toString(), q("grid"));
    const auto accuracy = [&](const QJsonValue& run) {
        return run[q("best")][q("validation")][q("top1")].toDouble();
    };
    for (const QJsonValue& run : made) {
        if (run[q("run")] == result.json[q("best")])
            QVERIFY(accuracy(run) >= std::max(accuracy(made[0]), accuracy(made[1])));
    }
    QVERIFY(!result.json[q("used")].toBool());
    QVERIFY(m_cli.run(sweep).out.contains("Best: Run "));
    const QJsonArray again = m_cli.json(sweep).json[q("runs")].toArray();
    QCOMPARE(again.size(), 2);
    QCOMPARE(again[0].toObject()[q("run")], made[0].toObject()[q("run")]);
    QCOMPARE(runs().size(), 4);
}

void TstCliTraining::sweepsGoOnPastALostRun()
{
    const auto sweep = [&](const char* rates) {
        return QStringList{q("sweep"), shop(), q("--name"), q("rates"), q("--learning-rates"),
            q(rates), q("--head-factor"), q("1e4"), q("--no-use"), q("--weights"), q("random"),
            q("--scope"), q("head"), q("--input-side"), q("64"), q("--epochs"), q("8")};
    };
    const CliResult result = m_cli.json(sweep("100,1e-6"));
    QVERIFY2(result.exitCode == 0, result.out);
    const QJsonArray made = result.json[q("runs")].toArray();
    QCOMPARE(made.size(), 2);
    QCOMPARE(made[0][q("state")].toString(), q("failed"));
    QVERIFY(made[0][q("diverged")].toBool());
    QVERIFY(made[0][q("error")].toString().contains(q("not a number")));
    QCOMPARE(result.json[q("failed")].toArray(), QJsonArray{made[0][q("run")]});
    QCOMPARE(result.json[q("best")], made[1][q("run")]);
    const QByteArray words = m_cli.run(sweep("100,1e-6")).out;
    const QByteArray named =
        "Run " + QByteArray::number(made[0][q("run")].toInt()) + " \"rates: batch size 32, ";
    QVERIFY2(words.contains(named) && words.contains("failed: The loss"), words);
    const CliResult lost = m_cli.json(sweep("100"));
    QCOMPARE(lost.exitCode, 4);
    QCOMPARE(lost.errorCode(), q("diverged"));
}

void TstCliTraining::goesBackToAnEarlierModel()
{
    const CliResult back = m_cli.json({q("models"), shop(), q("--use"), m_firstModel.left(8)});
    QCOMPARE(back.exitCode, 0);
    QCOMPARE(back.json[q("search_model")].toString(), m_firstModel);
    int used = 0;
    for (const QJsonValue& model : back.json[q("models")].toArray()) {
        used += model[q("used")].toBool() ? 1 : 0;
        if (model[q("used")].toBool()) // as the one before, it has its vectors as a file
            QVERIFY(model[q("embeddings_file")].toString().contains(m_firstModel));
    }
    QCOMPARE(used, 1);
    QCOMPARE(m_cli.json({q("models"), shop(), q("--use"), m_trained}).exitCode, 0);
}

void TstCliTraining::exportsAModel()
{
    const QString to = m_cli.path("exported");
    const CliResult result =
        m_cli.json({q("models"), shop(), q("--export"), m_trained, q("--to"), to});
    QVERIFY2(result.exitCode == 0, result.out);
    QCOMPARE(result.json[q("exported")].toObject()[q("model")].toString(), m_trained);
    for (const char* name : {"weights.pth", "model.json", "README.md"})
        QVERIFY2(QFileInfo(to + q("/") + q(name)).size() > 0, name);
    const CliResult twice =
        m_cli.json({q("models"), shop(), q("--export"), m_trained, q("--to"), to});
    QCOMPARE(twice.exitCode, 5); // the folder is not empty
}

void TstCliTraining::namesWhatIsNotThere()
{
    const CliResult typed = m_cli.run({q("evaluate"), shop(), q("frist")});
    QCOMPARE(typed.exitCode, 3);
    QVERIFY2(typed.err.contains("no run \"frist\"") && typed.err.contains("\"first\""), typed.err);
    QCOMPARE(train({q("--resume"), q("77")}).exitCode, 3);
    QCOMPARE(m_cli.json({q("compare"), shop(), q("1"), q("nobody")}).exitCode, 3);
    const CliResult model = m_cli.run({q("models"), shop(), q("--use"), q("zz")});
    QCOMPARE(model.exitCode, 3);
    QVERIFY2(model.err.contains("no model \"zz\""), model.err);
    QCOMPARE(train(QStringList{q("--weights"), m_cli.path("nothing.pth")}).exitCode, 3);
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
    const CliResult run = train(split);
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
