// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/cli/clirunner.h"

#include <QJsonArray>
#include <QTest>

using vitrine::test::CliResult;
using vitrine::test::CliRunner;
using vitrine::test::q;

/// The verb `weights` as a stranger uses it, without any network.
class TstCliWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listShowsAddressesAndLicences()
    {
        const CliResult list = m_cli.json({q("weights"), q("list")});
        QCOMPARE(list.exitCode, 0);
        const QJsonArray entries = list.json[q("weights")].toArray();
        QVERIFY(entries.size() >= 5);
        int recommended = 0;
        for (const QJsonValue& entry : entries) {
            const QJsonObject weights = entry.toObject();
            QVERIFY(weights[q("address")].toString().startsWith(q("https://")));
            QVERIFY(weights[q("sha256_prefix")].toString().size() >= 8);
            QVERIFY(!weights[q("licence")].toString().isEmpty());
            QVERIFY(!weights[q("present")].toBool());
            recommended += weights[q("recommended")].toBool() ? 1 : 0;
        }
        QCOMPARE(recommended, 1);
    }

    void offlineDownloadSaysWhatToDo()
    {
        CliRunner cli;
        const auto manifest =
            cli.folder().write("manifest.json", manifestFor("http://127.0.0.1:9/resnet18.pth"));
        cli.setVariable(q("VITRINE_WEIGHTS_MANIFEST"), QString::fromStdString(manifest.string()));
        const CliResult result = cli.json({q("weights"), q("download"), q("resnet18")});
        QCOMPARE(result.exitCode, 7);
        QCOMPARE(result.errorCode(), q("network"));
        QVERIFY(
            result.json[q("error")].toObject()[q("hint")].toString().contains(q("weights import")));
    }

    void damagedManifestIsNamed()
    {
        CliRunner cli;
        const auto manifest = cli.folder().write("manifest.json", "{ not json");
        cli.setVariable(q("VITRINE_WEIGHTS_MANIFEST"), QString::fromStdString(manifest.string()));
        const CliResult result = cli.json({q("weights"), q("list")});
        QCOMPARE(result.exitCode, 4);
        QVERIFY(result.json[q("error")].toObject()[q("message")].toString().contains(
            q("manifest.json")));
    }

    void unknownNamesAndForeignFilesAreRefused()
    {
        QCOMPARE(m_cli.json({q("weights"), q("download"), q("resnet9000")}).exitCode, 3);
        QCOMPARE(m_cli.json({q("weights"), q("check"), m_cli.path("none.pth")}).exitCode, 3);
        const QString text =
            QString::fromStdString(m_cli.folder().write("text.pth", "hello").string());
        QCOMPARE(m_cli.json({q("weights"), q("check"), text}).exitCode, 4);
        QCOMPARE(m_cli.json({q("weights"), q("import"), text}).exitCode, 4);
        QCOMPARE(
            m_cli.json({q("weights"), q("list")}).json[q("weights")].toArray().size(), published());
    }

    void realWeightsAreChecked()
    {
        VITRINE_NEEDS_SHARED(weights, "weights/resnet50-imagenet-eval.pth");
        const QString file = QString::fromStdString(weights.string());
        const CliResult check = m_cli.json({q("weights"), q("check"), file});
        QCOMPARE(check.exitCode, 0);
        QCOMPARE(check.json[q("backbone")].toString(), q("resnet50"));
        QCOMPARE(check.json[q("tensors")].toInt(), 320);
        QCOMPARE(check.json[q("dtype")].toString(), q("float16"));
        QCOMPARE(check.json[q("matches_manifest")].toBool(), false);
        QCOMPARE(m_cli.run({q("weights"), q("import"), file, q("--name"), q("mine")}).exitCode, 0);
        QCOMPARE(m_cli.json({q("weights"), q("check"), q("mine")}).exitCode, 0);
        const auto entries = m_cli.json({q("weights"), q("list")}).json[q("weights")].toArray();
        QCOMPARE(entries.size(), published() + 1);
        const QJsonObject mine = entries.last().toObject();
        QCOMPARE(mine.keys(), entries.first().toObject().keys());
        QCOMPARE(mine[q("variant")].toString(), q("imported"));
        QVERIFY(mine[q("licence")].isNull() && mine[q("address")].isNull());
    }

private:
    static std::string manifestFor(const std::string& address)
    {
        std::string text =
            vitrine::readFile(vitrine::test::sourceFolder() / "models" / "weights.json");
        const std::string scheme = "https://";
        for (auto at = text.find(scheme); at != std::string::npos; at = text.find(scheme, at + 1)) {
            const auto end = text.find('"', at);
            if (text.substr(at, end - at).ends_with(".pth"))
                text.replace(at, end - at, address);
        }
        return text;
    }

    int published() const
    {
        CliRunner fresh;
        return static_cast<int>(
            fresh.json({q("weights"), q("list")}).json[q("weights")].toArray().size());
    }

    CliRunner m_cli;
};

QTEST_GUILESS_MAIN(TstCliWeights)
#include "tst_cli_weights.moc"
