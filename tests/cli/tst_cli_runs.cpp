// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/trainingcli.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QMap>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

using vitrine::test::CliResult;
using vitrine::test::q;
using vitrine::test::small;
using vitrine::test::TrainingCli;

/// What becomes of runs and their models: named, compared, evaluated, swept, used.
class TstCliRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsAreNamedTaggedAndHidden();
    void comparesRuns();
    void evaluatesARun();
    void evaluatesSearches();
    void sweepsAndPassesOverWhatIsDone();
    void sweepsGoOnPastALostRun();
    void goesBackToAnEarlierModel();
    void exportsAModel();
    void namesWhatIsNotThere();

private:
    QString shop() const { return m_cli.shop(); }

    TrainingCli m_cli;
    QString m_trained; ///< the first run's model, which searches use
};

void TstCliRuns::initTestCase()
{
    m_cli.makeShop();
    const CliResult first = m_cli.train(small("3") + QStringList{q("--name"), q("first")});
    QVERIFY2(first.exitCode == 0, first.out);
    m_trained = first.json[q("model")].toString();
    // A seed for each: runs of other lengths begin alike, and may keep the same weights as the
    // best.
    for (const auto& [name, epochs, seed] :
        {std::tuple("second", "2", "2"), std::tuple("third", "1", "3")}) {
        const CliResult run = m_cli.train(
            small(epochs) + QStringList{q("--seed"), q(seed), q("--name"), q(name), q("--no-use")});
        QVERIFY2(run.exitCode == 0, run.out);
    }
}

void TstCliRuns::runsAreNamedTaggedAndHidden()
{
    const CliResult words = m_cli.run({q("runs"), shop()});
    QVERIFY(words.out.contains("first") && words.out.contains("finished"));
    QJsonObject run = m_cli
                          .runs({q("--rename"), q("second"), q("renamed"), q("--tag"), q("2"),
                              q("red"), q("blue")})[1]
                          .toObject();
    QCOMPARE(run[q("name")].toString(), q("renamed"));
    QStringList models; // its model follows
    for (const QJsonValue& model : m_cli.json({q("models"), shop()}).json[q("models")].toArray())
        models << model[q("name")].toString();
    QVERIFY2(models.contains(q("renamed")) && !models.contains(q("second")),
        qPrintable(models.join(q(", "))));
    QCOMPARE(run[q("tags")].toArray(), (QJsonArray{q("red"), q("blue")}));

    QCOMPARE(m_cli.runs({q("--archive"), q("renamed")}).size(), 2);
    QCOMPARE(m_cli.runs({q("--all")}).size(), 3);
    QCOMPARE(m_cli.runs({q("--restore"), q("2")}).size(), 3);
    QCOMPARE(m_cli.runs({q("--delete"), q("2"), q("3")}).size(), 1);
    const QJsonArray all = m_cli.runs({q("--all")});
    QCOMPARE(all.size(), 3);
    QVERIFY(all[0].toObject()[q("deleted")].toBool() && all[1].toObject()[q("deleted")].toBool());
    QCOMPARE(m_cli.runs({q("--restore"), q("2")}).size(), 2);
    const QByteArray deleted = m_cli.run({q("runs"), shop(), q("--delete"), q("3")}).out;
    QVERIFY2(deleted.contains("shop.vitrine --restore 3\n"), deleted);
    QVERIFY(m_cli.run({q("runs"), shop(), q("--all")}).out.contains("deleted"));
    // A name that is a number would find another run; what contradicts itself is refused.
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--rename"), q("1"), q("2")}).exitCode, 2);
    QCOMPARE(m_cli.train(small("1") + QStringList{q("--name"), q("2")}).exitCode, 2);
    QCOMPARE(
        m_cli.json({q("runs"), shop(), q("--archive"), q("1"), q("--delete"), q("1")}).exitCode, 2);
    QCOMPARE(m_cli.runs().size(), 2);
    const QJsonArray tagged = m_cli.runs({q("--tag"), q("2"), q("deep blue,red")});
    QCOMPARE(tagged[0].toObject()[q("tags")].toArray(), (QJsonArray{q("deep blue"), q("red")}));
    QVERIFY(m_cli.run({q("runs"), shop()}).out.contains("deep blue, red"));
    const QJsonArray mixed =
        m_cli.runs({q("--tag"), q("2"), q(""), q(" a,b")}); // an empty one is none
    QCOMPARE(mixed[0].toObject()[q("tags")].toArray(), (QJsonArray{q("a"), q("b")}));
    for (const QStringList& none : {QStringList{}, QStringList{q("")}}) {
        QCOMPARE(
            m_cli.runs({q("--tag"), q("2"), q("a")})[0].toObject()[q("tags")].toArray().size(), 1);
        const QJsonArray bare = m_cli.runs(QStringList{q("--tag"), q("2")} + none);
        QVERIFY(bare[0].toObject()[q("tags")].toArray().isEmpty());
    }
    const CliResult purged = m_cli.json({q("runs"), shop(), q("--purge")});
    QVERIFY(purged.json[q("freed_bytes")].toDouble() > 0.0);
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--restore"), q("3")}).exitCode, 3);
    QCOMPARE(m_cli.runs().size(), 2);
    // All of them are looked up before the first is changed.
    QCOMPARE(m_cli.json({q("runs"), shop(), q("--delete"), q("1"), q("99")}).exitCode, 3);
    QCOMPARE(m_cli.runs().size(), 2);
}

void TstCliRuns::comparesRuns()
{
    const CliResult compared = m_cli.json({q("compare"), shop(), q("first"), q("2")});
    QCOMPARE(compared.exitCode, 0);
    QCOMPARE(compared.json[q("runs")].toArray().size(), 2);
    const QJsonArray differences = compared.json[q("differences")].toArray();
    QMap<QString, QJsonArray> values;
    for (const QJsonValue& difference : differences)
        values[difference[q("setting")].toString()] = difference[q("values")].toArray();
    QCOMPARE(values.keys(), (QStringList{q("epochs"), q("seed")}));
    QCOMPARE(values[q("epochs")], (QJsonArray{q("3"), q("2")}));
    QCOMPARE(values[q("seed")], (QJsonArray{q("1"), q("2")}));
    const QByteArray words = m_cli.run({q("compare"), shop(), q("1"), q("2")}).out;
    QVERIFY2(words.contains("epochs") && words.contains("best accuracy"), words);
}

void TstCliRuns::evaluatesARun()
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
    QCOMPARE(
        m_cli.runs()[1].toObject()[q("best")].toObject()[q("validation")].toObject()[q("images")],
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

void TstCliRuns::evaluatesSearches()
{
    const CliResult result = m_cli.json({q("evaluate"), shop(), q("--search")});
    QVERIFY2(result.exitCode == 0, result.out);
    const QJsonArray models = result.json[q("models")].toArray();
    QCOMPARE(models.size(), 2); // before and after
    QCOMPARE(models[0].toObject()[q("model")].toString(), m_cli.firstModel());
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
    const CliResult one = m_cli.json(
        {q("evaluate"), shop(), q("--search"), q("--model"), m_cli.firstModel().left(6)});
    QCOMPARE(one.json[q("models")].toArray().size(), 1);
    QVERIFY(m_cli.run({q("evaluate"), shop(), q("--search")}).out.contains("hnsw"));
}

void TstCliRuns::sweepsAndPassesOverWhatIsDone()
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
    QCOMPARE(m_cli.runs().size(), 4);
}

void TstCliRuns::sweepsGoOnPastALostRun()
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

void TstCliRuns::goesBackToAnEarlierModel()
{
    const CliResult back =
        m_cli.json({q("models"), shop(), q("--use"), m_cli.firstModel().left(8)});
    QCOMPARE(back.exitCode, 0);
    QCOMPARE(back.json[q("search_model")].toString(), m_cli.firstModel());
    int used = 0;
    for (const QJsonValue& model : back.json[q("models")].toArray()) {
        used += model[q("used")].toBool() ? 1 : 0;
        if (model[q("used")].toBool()) // as the one before, it has its vectors as a file
            QVERIFY(model[q("embeddings_file")].toString().contains(m_cli.firstModel()));
    }
    QCOMPARE(used, 1);
    QCOMPARE(m_cli.json({q("models"), shop(), q("--use"), m_trained}).exitCode, 0);
}

void TstCliRuns::exportsAModel()
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

void TstCliRuns::namesWhatIsNotThere()
{
    const CliResult typed = m_cli.run({q("evaluate"), shop(), q("frist")});
    QCOMPARE(typed.exitCode, 3);
    QVERIFY2(typed.err.contains("no run \"frist\"") && typed.err.contains("\"first\""), typed.err);
    QCOMPARE(m_cli.train({q("--resume"), q("77")}).exitCode, 3);
    QCOMPARE(m_cli.json({q("compare"), shop(), q("1"), q("nobody")}).exitCode, 3);
    const CliResult model = m_cli.run({q("models"), shop(), q("--use"), q("zz")});
    QCOMPARE(model.exitCode, 3);
    QVERIFY2(model.err.contains("no model \"zz\""), model.err);
    QCOMPARE(m_cli.train(QStringList{q("--weights"), m_cli.path("nothing.pth")}).exitCode, 3);
}

QTEST_GUILESS_MAIN(TstCliRuns)
#include "tst_cli_runs.moc"
