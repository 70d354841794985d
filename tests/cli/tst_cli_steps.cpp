// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/clirunner.h"

#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// Every step names the one that can come next, also where one is missing.
class TstCliSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyWorkspaceWantsTables()
    {
        const CliResult made = m_cli.run({q("new"), bare()});
        QCOMPARE(made.exitCode, 0);
        QVERIFY(made.out.contains("Next: vitrine-cli import"));
        isNext(bare(), "import");
    }

    void tablesWithoutPhotosWantPhotos()
    {
        QCOMPARE(m_cli.run({q("demo"), shop(), q("--listings"), q("13")}).exitCode, 0);
        const CliResult tables = m_cli.run(import(bare()));
        QCOMPARE(tables.exitCode, 0);
        QVERIFY(tables.out.contains("--pictures DIR"));
        isNext(bare(), "import");
        const QJsonObject info = m_cli.json({q("info"), bare()}).json;
        QVERIFY(info[q("images")].toInt() > 0);
        QCOMPARE(info[q("images_without_file")], info[q("images")]);
        for (const char* verb : {"clean", "embed"}) {
            const CliResult refused = m_cli.json({q(verb), bare()});
            QCOMPARE(refused.exitCode, 3);
            QCOMPARE(refused.errorCode(), q("not_ready"));
            QVERIFY(refused.json[q("error")].toObject()[q("hint")].toString().contains(
                q("--pictures DIR")));
        }
    }

    void photosLeadOn()
    {
        const CliResult photos =
            m_cli.run(import(bare()) << q("--pictures") << shop() + q("/demo/images"));
        QCOMPARE(photos.exitCode, 0);
        QVERIFY(photos.out.contains("Next: vitrine-cli clean"));
        isNext(bare(), "clean");
        QVERIFY(m_cli.run({q("clean"), bare()}).out.contains("Next: vitrine-cli embed"));
        isNext(bare(), "embed");
        QVERIFY(m_cli.run({q("embed"), bare()}).out.contains("Next: vitrine-cli index"));
        isNext(bare(), "index");
        QVERIFY(m_cli.run({q("index"), bare()}).out.contains("Next: vitrine-cli search"));
        isNext(bare(), "search");
    }

    void whatIsDoneIsNotAskedForAgain()
    {
        const CliResult clean = m_cli.run({q("clean"), bare()});
        QVERIFY(clean.out.contains("Next: vitrine-cli search"));
        QVERIFY(!clean.out.contains("Cleaned 0"));
        const CliResult embed = m_cli.run({q("embed"), bare()});
        QVERIFY(embed.out.contains("Next: vitrine-cli search"));
        QVERIFY(!embed.out.contains("Embedded 0"));
    }

    void countsAgreeWithTheirWords()
    {
        const auto write = [&](const char* name, const char* text) {
            return QString::fromStdString(m_cli.folder().write(name, text).string());
        };
        const QString products = write("products.csv",
            "id,product_name,category,product_description,price,location\n"
            "a,Lamp,Home,Bright,£5,Hull\nb,Chair,Home,Soft,£6,York\n");
        const QString images = write("images.csv", "id,product_id\ni,a\n");
        QCOMPARE(m_cli.run({q("new"), m_cli.path("two")}).exitCode, 0);
        const CliResult result = m_cli.run(
            {q("import"), m_cli.path("two"), q("--products"), products, q("--images"), images});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.contains("1 belongs to a listing, 0 do not; 1 listing has no image."),
            result.out);
    }

    void aLogBeginsWithoutNumbers()
    {
        const CliResult result =
            m_cli.run({q("export"), shop(), q("--training-data"), m_cli.path("t.csv")});
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(!result.err.contains('%'), result.err);
    }

    void weightsAreLookedForBeforeImages()
    {
        QCOMPARE(m_cli.run({q("new"), m_cli.path("empty")}).exitCode, 0);
        const CliResult result =
            m_cli.json({q("embed"), m_cli.path("empty"), q("--weights"), q("bogus")});
        QCOMPARE(result.errorCode(), q("not_found"));
        QVERIFY(result.json[q("error")].toObject()[q("message")].toString().contains(q("bogus")));
    }

private:
    QString bare() const { return m_cli.path("of my own.vitrine"); }
    QString shop() const { return m_cli.path("shop.vitrine"); }

    QStringList import(const QString& workspace) const
    {
        return {q("import"), workspace, q("--products"), shop() + q("/demo/Products.csv"),
            q("--images"), shop() + q("/demo/Images.csv")};
    }

    void isNext(const QString& workspace, const char* verb)
    {
        QCOMPARE(m_cli.json({q("info"), workspace}).json[q("next")].toString(), q(verb));
        const QByteArray words = m_cli.run({q("info"), workspace}).out;
        const QByteArray line =
            "Next: vitrine-cli " + QByteArray(verb) + " '" + workspace.toUtf8() + "'";
        QVERIFY2(words.contains(line), words);
    }

    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstCliSteps)
#include "tst_cli_steps.moc"
