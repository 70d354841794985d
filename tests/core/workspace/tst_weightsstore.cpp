// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/jobs/outcome.h"
#include "core/workspace/models/weightsstore.h"
#include "tests/core/remote/fileserver.h"
#include "tests/core/workspace/networkfile.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

using namespace vitrine;
using vitrine::test::FileServer;
using vitrine::test::TemporaryFolder;

namespace {

constexpr const char* kVariable = "VITRINE_WEIGHTS_MANIFEST";

std::string entry(const std::string& name, const std::string& address, const std::string& sum,
    std::size_t bytes, bool isDefault)
{
    return R"({"name":")" + name + R"(","backbone":"resnet18","address":")" + address
        + R"(","bytes":)" + std::to_string(bytes) + R"(,"sha256_prefix":")" + sum.substr(0, 8)
        + R"(","licence":"CC0-1.0","default":)" + (isDefault ? "true" : "false") + "}";
}

}

class TstWeightsStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("no_proxy", "127.0.0.1");
        m_network = test::networkFile("one");
        m_other = test::networkFile("two");
    }

    void init()
    {
        m_server = std::make_unique<FileServer>();
        m_server->put("/one-1234.safetensors", {.contents = m_network, .entityTag = "\"1\""});
        m_folder = std::make_unique<TemporaryFolder>();
        m_source = m_folder->write("source/net.safetensors", m_network);
        useManifest(R"({"format":1,"weights":[)"
            + entry("two", m_server->address("/two.pth"), sha256Hex(m_other), m_other.size(), false)
            + ","
            + entry("one", m_server->address("/one-1234.safetensors"), sha256Hex(m_network),
                m_network.size(), true)
            + "]}");
    }

    void cleanup() { m_server.reset(); }

    void publishesTorchvisionsFiles()
    {
        qunsetenv(kVariable);
        const auto published = store().published();
        QCOMPARE(published.size(), 8);
        int defaults = 0;
        for (const PublishedWeights& weights : published) {
            QVERIFY(weights.address.starts_with("https://download.pytorch.org/models/resnet"));
            // The publisher names each file after its checksum.
            QVERIFY(weights.address.ends_with("-" + weights.sha256Prefix + ".pth"));
            QVERIFY(weights.name.starts_with(weights.backbone));
            QCOMPARE(weights.inputSide, 224);
            QVERIFY(!weights.licence.empty() && !weights.variant.empty());
            if (weights.bytes > 0)
                QVERIFY(std::abs(static_cast<double>(weights.bytes) / (1 << 20) - weights.mebibytes)
                    < 1e-3);
            defaults += weights.isDefault ? 1 : 0;
        }
        QCOMPARE(defaults, 1);
        QCOMPARE(store().stored().size(), 8);
        QVERIFY(!store().findDefault());
    }

    /// Of five of them the publisher's exact size is not known.
    void halfAFileIsNoWeights()
    {
        qunsetenv(kVariable);
        for (const PublishedWeights& weights : store().published()) {
            const std::string name = weights.address.substr(weights.address.rfind('/') + 1);
            const auto file = *m_folder / "weights" / name;
            std::filesystem::create_directories(file.parent_path());
            const auto isPresent = [&](double mebibytes) {
                std::ofstream(file, std::ios::binary).flush();
                std::filesystem::resize_file(
                    file, static_cast<std::uintmax_t>(std::llround(mebibytes * (1 << 20))));
                const auto stored = store().stored();
                const auto own = std::ranges::find(stored, weights.name, &StoredWeights::name);
                return own != stored.end() && own->present;
            };
            QVERIFY2(!isPresent(weights.mebibytes / 2), name.c_str());
            const bool whole =
                isPresent(weights.bytes > 0 ? static_cast<double>(weights.bytes) / (1 << 20)
                                            : weights.mebibytes);
            QVERIFY2(whole, name.c_str());
            std::filesystem::remove(file);
        }
    }

    void refusesDamagedManifests_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char* tag, const std::string& text,
                             ErrorCode code = ErrorCode::Corrupt) {
            QTest::newRow(tag) << QString::fromStdString(text) << static_cast<int>(code);
        };
        const std::string sum = "0123456789abcdef";
        const std::string good = entry("a", "https://host/a.pth", sum, 1, true);
        const auto list = [](const std::string& entries) {
            return R"({"format":1,"weights":[)" + entries + "]}";
        };
        row("no json", "{ not json");
        row("another kind", "[1, 2]");
        row("no list", R"({"format":1})");
        row("a newer format", R"({"format":2,"weights":[]})", ErrorCode::NewerVersion);
        row("a name twice", list(good + "," + entry("a", "https://host/b.pth", sum, 1, false)));
        row("two defaults", list(good + "," + entry("b", "https://host/b.pth", sum, 1, true)));
        row("a path for a name", list(entry("../a", "https://host/a.pth", sum, 1, true)));
        row("a path for a file", list(entry("a", "https://host/..", sum, 1, true)));
        row("another protocol", list(entry("a", "file:///etc/a.pth", sum, 1, true)));
        row("no checksum", list(entry("a", "https://host/a.pth", "0123", 1, true)));
        row("no hex", list(entry("a", "https://host/a.pth", "wxyzwxyz", 1, true)));
        row("a type", R"({"format":1,"weights":[{"name":7}]})");
    }

    void refusesDamagedManifests()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        useManifest(text.toStdString());
        const Outcome outcome = runJob([this] { store().published(); });
        QVERIFY(outcome.state == JobState::Failed);
        QCOMPARE(static_cast<int>(outcome.error->code()), code);
        QVERIFY(outcome.error->message().find("manifest.json") != std::string::npos);
    }

    void downloadsOnce()
    {
        WeightsStore weights = store();
        QVERIFY(!weights.find("one") && !weights.findDefault());
        JobContext context;
        const auto file = weights.download("one", context);
        QCOMPARE(file.filename().string(), std::string("one-1234.safetensors"));
        QVERIFY(readFile(file) == m_network);
        QVERIFY(weights.find("one") == file && weights.find("one-1234") == file);
        QVERIFY(weights.findDefault() == file);
        QVERIFY(!weights.find("two"));
        QVERIFY(weights.stored()[1].present && !weights.stored()[0].present);
        QVERIFY(weights.download("one", context) == file);
        QCOMPARE(m_server->requests().size(), 1);

        // A damaged copy is fetched again.
        m_folder->write("weights/one-1234.safetensors", std::string(m_network.size(), 'x'));
        QVERIFY(readFile(weights.download("one", context)) == m_network);
        QVERIFY(failedWith(ErrorCode::NotFound, [&] { weights.download("three", context); }));
    }

    void continuesACancelledDownload()
    {
        test::ProgressProbe probe([](const Progress& at) { return at.done * 2 > at.total; });
        JobContext context = probe.context();
        WeightsStore weights = store();
        QVERIFY(runJob([&] { weights.download("one", context); }).state == JobState::Cancelled);
        QVERIFY(!weights.find("one") && weights.stored().size() == 2);
        JobContext again;
        QVERIFY(readFile(weights.download("one", again)) == m_network);
        QVERIFY(!m_server->requests().back().range.empty());
    }

    void saysWhatToDoOffline()
    {
        m_server->stop();
        JobContext context;
        const Outcome outcome = runJob([&] { store().download("one", context); });
        QVERIFY(outcome.state == JobState::Failed && outcome.error->code() == ErrorCode::Network);
        QVERIFY(outcome.error->message().find("cannot be reached") != std::string::npos);
        QVERIFY(outcome.error->hint().find("vitrine-cli weights import FILE --name one")
            != std::string::npos);
        QVERIFY(outcome.error->hint().find(m_server->address("/one-1234.safetensors"))
            != std::string::npos);
    }

    void keepsNothingOfAnotherChecksum()
    {
        m_server->put("/one-1234.safetensors", {.contents = m_other});
        JobContext context;
        QVERIFY(failedWith(ErrorCode::Corrupt, [&] { store().download("one", context); }));
        QVERIFY(std::filesystem::is_empty(*m_folder / "weights"));
    }

    void importsUnderANameOfItsOwn()
    {
        WeightsStore weights = store();
        JobContext context;
        const auto file = weights.import(m_source, "mine", context);
        QVERIFY(readFile(file) == m_network);
        QVERIFY(weights.find("mine") == file);
        QCOMPARE(weights.stored().size(), 3);
        QCOMPARE(weights.stored().back().name, std::string("mine"));
        QVERIFY(!weights.findDefault()); // not chosen by itself
        QCOMPARE(weights.importedNames(), std::vector<std::string>{"mine"});
        QVERIFY(failedWith(
            ErrorCode::AlreadyExists, [&] { weights.import(m_source, "mine", context); }));
        for (const char* name : {"", "../mine", ".mine", "a/b", "ein gutes"})
            QVERIFY(failedWith(
                ErrorCode::InvalidArgument, [&] { weights.import(m_source, name, context); }));
    }

    void importsThePublishedFile()
    {
        WeightsStore weights = store();
        JobContext context;
        QVERIFY(failedWith(
            ErrorCode::InvalidArgument, [&] { weights.import(m_source, "two", context); }));
        const auto file = weights.import(m_source, "one", context);
        QVERIFY(weights.importedNames().empty()); // it is a published one
        QCOMPARE(file.filename().string(), std::string("one-1234.safetensors"));
        QVERIFY(weights.findDefault() == file);
        QCOMPARE(weights.stored().size(), 2);
        QVERIFY(m_server->requests().empty());
    }

    void importsNothingElse()
    {
        WeightsStore weights = store();
        JobContext context;
        const auto text = m_folder->write("source/text.pth", "hello");
        QVERIFY(failedWith(ErrorCode::Unsupported, [&] { weights.import(text, "text", context); }));
        QVERIFY(failedWith(
            ErrorCode::NotFound, [&] { weights.import(*m_folder / "none.pth", "none", context); }));
        test::ProgressProbe probe([](const Progress& at) { return at.stage == Stage::Writing; });
        JobContext cancelled = probe.context();
        QVERIFY(runJob([&] { weights.import(m_source, "mine", cancelled); }).state
            == JobState::Cancelled);
        QVERIFY(std::filesystem::is_empty(*m_folder / "weights"));
    }

    void checksAFile()
    {
        WeightsStore weights = store();
        JobContext context;
        const WeightsCheck check = weights.check(m_source.string(), context);
        QCOMPARE(check.sha256, sha256Hex(m_network));
        QVERIFY(check.matchesManifest);
        QCOMPARE(check.backbone, std::string("resnet18"));
        QCOMPARE(check.dtype, std::string("bfloat16"));
        QCOMPARE(check.classes, 1000);
        QCOMPARE(check.embeddingLength, 1000);
        QVERIFY(!check.fineTuned && check.tensors > 100);
        weights.import(m_source, "mine", context);
        QVERIFY(weights.check("mine", context).file == weights.find("mine"));
        QVERIFY(failedWith(ErrorCode::NotFound, [&] { weights.check("two", context); }));
        QVERIFY(failedWith(ErrorCode::NotFound, [&] { weights.check("three", context); }));

        test::ProgressProbe probe([](const Progress& at) { return at.done > 0; });
        JobContext cancelled = probe.context();
        QVERIFY(runJob([&] { weights.check("mine", cancelled); }).state == JobState::Cancelled);
    }

private:
    WeightsStore store() const { return WeightsStore(*m_folder / "weights"); }
    void useManifest(const std::string& text) const
    {
        qputenv(kVariable, m_folder->write("manifest.json", text).c_str());
    }
    static bool failedWith(ErrorCode code, const std::function<void()>& job)
    {
        const Outcome outcome = runJob(job);
        return outcome.state == JobState::Failed && outcome.error->code() == code;
    }

    std::unique_ptr<FileServer> m_server;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_source;
    std::string m_network;
    std::string m_other;
};

QTEST_GUILESS_MAIN(TstWeightsStore)
#include "tst_weightsstore.moc"
