// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// The whole way through the command line, checking the objects' field names, which are an
/// interface.
class TstCliPipeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void demoDrawsAndImports()
    {
        const CliResult demo =
            m_cli.json({q("demo"), shop(), q("--listings"), q("39"), q("--seed"), q("7")});
        QCOMPARE(demo.exitCode, 0);
        hasFields(demo.json,
            {"products", "images", "joined", "categories", "listings_without_images",
                "orphan_images", "rejected"});
        QCOMPARE(demo.json[q("products")].toInt(), 39);
        QVERIFY(demo.json[q("categories")].toInt() >= 13);
    }

    void whatIsBadIsListed()
    {
        const auto& folder = m_cli.folder();
        folder.write("Products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Chair,Home / Chairs,Oak,call me,Leeds\n"
            "b,Table,Home / Tables,Pine,\"£1,234.00\",York\n");
        folder.write("Images.csv", "id,product_id\nbroken,a\n");
        std::filesystem::create_directory(folder / "photos");
        folder.write("photos/broken.jpg", "no picture at all");
        const QString bad = m_cli.path("bad.vitrine");
        QCOMPARE(m_cli.run({q("new"), bad}).exitCode, 0);
        const CliResult import =
            m_cli.json({q("import"), bad, q("--products"), m_cli.path("Products.csv"),
                q("--images"), m_cli.path("Images.csv"), q("--pictures"), m_cli.path("photos")});
        QCOMPARE(import.exitCode, 0);
        const QJsonArray rejected = import.json[q("rejected")].toArray();
        QCOMPARE(rejected.size(), 1);
        const QJsonObject row = rejected[0].toObject();
        hasFields(row, {"file", "line", "byte", "column", "kind", "text", "hint"});
        QCOMPARE(row[q("file")].toString(), q("Products.csv"));
        QCOMPARE(row[q("line")].toInt(), 2);
        QCOMPARE(row[q("byte")].toInt(), 60);
        QCOMPARE(row[q("kind")].toString(), q("price_unreadable"));
        QCOMPARE(row[q("text")].toString(), q("call me"));

        const CliResult clean = m_cli.json({q("clean"), bad});
        const QJsonArray failed = clean.json[q("failed")].toArray();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0].toObject()[q("image")].toString(), q("broken"));
        QCOMPARE(failed[0].toObject()[q("reason")].toString(), q("not_a_picture"));
        const CliResult embed = m_cli.json({q("embed"), bad});
        QCOMPARE(embed.exitCode, 3);
        QVERIFY(embed.json[q("error")].toObject()[q("hint")].toString().contains(q("import")));
    }

    void importingAgainChangesNothing()
    {
        const CliResult again = m_cli.json(
            {q("import"), shop(), q("--products"), shop() + q("/demo/Products.csv"), q("--images"),
                shop() + q("/demo/Images.csv"), q("--pictures"), shop() + q("/demo/images")});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.json[q("added")].toInt(), 0);
        QCOMPARE(again.json[q("updated")].toInt(), 0);
    }

    void cleanThenCleanAgain()
    {
        const CliResult first = m_cli.json({q("clean"), shop(), q("--size"), q("256")});
        QCOMPARE(first.exitCode, 0);
        hasFields(first.json, {"done", "skipped", "failed", "seconds", "images_per_s"});
        QVERIFY(first.json[q("done")].toInt() > 39);
        const CliResult second = m_cli.json({q("clean"), shop(), q("--size"), q("256")});
        QCOMPARE(second.json[q("done")].toInt(), 0);
        QCOMPARE(second.json[q("skipped")].toInt(), first.json[q("done")].toInt());
        QCOMPARE(
            second.json[q("failed")].toArray().size(), first.json[q("failed")].toArray().size());
        m_ready = first.json[q("done")].toInt();
    }

    void embedThenEmbedAgain()
    {
        const CliResult first = m_cli.json({q("embed"), shop()});
        QCOMPARE(first.exitCode, 0);
        hasFields(first.json, {"done", "skipped", "failed", "seconds", "images_per_s", "model"});
        QCOMPARE(first.json[q("done")].toInt(), m_ready);
        QCOMPARE(first.json[q("model")].toObject()[q("pretrained")].toBool(), false);
        const CliResult second = m_cli.json({q("embed"), shop()});
        QCOMPARE(second.json[q("done")].toInt(), 0);
        QCOMPARE(second.json[q("skipped")].toInt(), m_ready);
    }

    void indexBothMetricsAndSearch()
    {
        for (const char* metric : {"l2", "cosine"}) {
            const CliResult index = m_cli.json({q("index"), shop(), q("--metric"), q(metric)});
            QCOMPARE(index.exitCode, 0);
            QCOMPARE(index.json[q("vectors")].toInt(), m_ready);
            QCOMPARE(index.json[q("metric")].toString(), q(metric));
            searchFindsItself(metric);
        }
    }

    void exportsAreThere()
    {
        const CliResult result =
            m_cli.json({q("export"), shop(), q("--training-data"), m_cli.path("t.csv"),
                q("--labels"), m_cli.path("l.json"), q("--embeddings"), m_cli.path("e.json")});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.json[q("embeddings")].toInt(), m_ready);
        for (const char* name : {"t.csv", "l.json", "e.json"})
            QVERIFY(QFileInfo(m_cli.path(name)).size() > 100);
    }

    void exportReplacesNothingUnasked()
    {
        m_cli.folder().write("mine.json", "mine");
        const QString mine = m_cli.path("mine.json");
        const CliResult refused = m_cli.json({q("export"), shop(), q("--training-data"),
            m_cli.path("new.csv"), q("--labels"), mine});
        QCOMPARE(refused.exitCode, 5);
        QCOMPARE(refused.errorCode(), q("already_exists"));
        QVERIFY(refused.json[q("error")].toObject()[q("hint")].toString().contains(q("--force")));
        QCOMPARE(QFileInfo(mine).size(), 4);
        QVERIFY(!QFileInfo::exists(m_cli.path("new.csv")));
        QCOMPARE(m_cli.run({q("export"), shop(), q("--labels"), mine, q("--force")}).exitCode, 0);
        QVERIFY(QFileInfo(mine).size() > 100);
        QCOMPARE(m_cli.json({q("export"), shop(), q("--labels"), m_cli.path("."), q("--force")})
                     .exitCode,
            2);
    }

    void infoAddsUp()
    {
        const CliResult info = m_cli.json({q("info"), shop()});
        QCOMPARE(info.exitCode, 0);
        QCOMPARE(info.json[q("products")].toInt(), 39);
        QCOMPARE(info.json[q("embeddings")].toInt(), m_ready);
        QVERIFY(info.json[q("index")].toObject()[q("ready")].toBool());
        QCOMPARE(info.json[q("next")].toString(), q("search"));
        const CliResult words = m_cli.run({q("info"), shop()});
        QVERIFY(words.out.contains("39"));
        QVERIFY(words.out.contains("random network"));
    }

    void badPictureIsAnError()
    {
        const QString file = QString::fromStdString(
            m_cli.folder().write("fake.jpg", "not a picture at all").string());
        const CliResult result = m_cli.json({q("search"), shop(), q("--image"), file});
        QCOMPARE(result.exitCode, 4);
        QVERIFY(
            result.json[q("error")].toObject()[q("message")].toString().contains(q("fake.jpg")));
        const CliResult none =
            m_cli.run({q("search"), shop(), q("--image"), m_cli.path("none.jpg")});
        QCOMPARE(none.exitCode, 3);
        QCOMPARE(none.err.count("none.jpg"), 1);
    }

    void anotherSizeStartsOverAndSaysSo()
    {
        QVERIFY(m_cli.json({q("info"), shop()}).json[q("embeddings")].toInt() > 0);
        const CliResult same = m_cli.run({q("clean"), shop()});
        QVERIFY(!same.out.contains("forgotten"));
        QVERIFY(m_cli.run({q("info"), shop()}).out.contains("(256 pixels)"));
        const CliResult other = m_cli.run({q("clean"), shop(), q("--size"), q("64")});
        QCOMPARE(other.exitCode, 0);
        QVERIFY2(other.out.contains("what was embedded is forgotten"), other.out.constData());
        QCOMPARE(m_cli.json({q("info"), shop()}).json[q("embeddings")].toInt(), 0);
    }

private:
    QString shop() const { return m_cli.path("shop.vitrine"); }

    void hasFields(const QJsonObject& object, std::initializer_list<const char*> names)
    {
        for (const char* name : names)
            QVERIFY2(object.contains(q(name)), name);
    }

    /// Originals find their own image first; one of them may be the orphan or the damaged one.
    void searchFindsItself(const QByteArray& metric)
    {
        const QDir pictures(shop() + q("/demo/images"));
        const QStringList files =
            pictures.entryList({q("*.jpg")}, QDir::Files, QDir::Name).mid(0, 5);
        QCOMPARE(files.size(), 5);
        int found = 0;
        for (const QString& file : files) {
            const CliResult result = m_cli.json(
                {q("search"), shop(), q("--image"), pictures.filePath(file), q("-k"), q("5")});
            if (result.exitCode == 0)
                found += isFirst(result.json, file, metric) ? 1 : 0;
        }
        QVERIFY(found >= 3);
    }

    bool isFirst(const QJsonObject& result, const QString& file, const QByteArray& metric)
    {
        const QJsonArray hits = result[q("hits")].toArray();
        const QJsonObject first = hits[0].toObject();
        hasFields(first, {"listing", "image", "score", "category", "title", "price", "location"});
        hasFields(result[q("timings_ms")].toObject(), {"decode", "embed", "search"});
        const double best = first[q("score")].toDouble();
        const double last = hits[hits.size() - 1].toObject()[q("score")].toDouble();
        return hits.size() == 5 && first[q("image")].toString() + q(".jpg") == file
            && (metric == "cosine" ? best >= last : best <= last);
    }

    CliRunner m_cli;
    int m_ready = 0;
};

QTEST_GUILESS_MAIN(TstCliPipeline)
#include "tst_cli_pipeline.moc"
