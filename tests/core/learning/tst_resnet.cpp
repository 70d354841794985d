// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/networks/foldednet.h"
#include "core/learning/networks/resnet.h"
#include "tests/core/learning/prngweights.h"
#include "tests/core/learning/torchinput.h"
#include "tests/support/testdata.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <cmath>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

constexpr int kSide = 64;

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

FoldedNetOptions smallInput()
{
    FoldedNetOptions options;
    options.inputSide = kSide;
    options.batchSize = 1;
    return options;
}

std::vector<float> numbers(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

std::vector<float> runModule(ResNet& network, const std::vector<Picture>& pictures)
{
    const c10::NoGradGuard guard;
    network->eval();
    return numbers(network(test::normalised(pictures)));
}

std::vector<float> runFolded(const StateDict& state, const std::vector<Picture>& pictures)
{
    FoldedNet network(state, describeWeights(state), smallInput());
    std::vector<const Picture*> pointers;
    for (const Picture& picture : pictures)
        pointers.push_back(&picture);
    return network.run(pointers);
}

/// Of the numbers in `reference` against as many at the start of `value`.
double relativeError(const std::vector<float>& value, const std::vector<float>& reference)
{
    if (value.size() < reference.size())
        return 1.0;
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        difference += std::pow(double{value[i]} - double{reference[i]}, 2);
        size += std::pow(double{reference[i]}, 2);
    }
    return std::sqrt(difference / size);
}

std::vector<float> rawFloats(const std::filesystem::path& file)
{
    const std::string bytes = readFile(file);
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

/// Runs parity.py; its exit code, or 77 where there is no Python with torchvision.
int runPython(const QStringList& arguments, QByteArray* output = nullptr)
{
    QProcess python;
    const QString script = text((test::sourceFolder() / "tests/core/learning/parity.py").string());
    // The system's Python, which is the one that distribution packages serve.
    python.start(QStringLiteral("/usr/bin/python3"), QStringList(script) + arguments);
    if (!python.waitForStarted())
        return 77;
    python.waitForFinished(240'000);
    if (output)
        *output = python.readAllStandardOutput();
    return python.exitCode();
}

#define NEEDS_TORCHVISION(code)                                                                    \
    if ((code) == 77)                                                                              \
    QSKIP("needs a Python with torchvision (Debian's python3-torchvision)")

}

class TstResNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void computesWhatTorchvisionComputes_data();
    void computesWhatTorchvisionComputes();
    void agreesWithInstalledTorchvision();
    void pythonLoadsOurFiles();
    void tunedHeadStartsFromThePretrained();
    void refusesForeignNetworks();

private:
    QJsonObject m_goldens;
};

void TstResNet::initTestCase()
{
    QFile file(text((test::sourceFolder() / "tests/core/learning/data/resnets.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_goldens = QJsonDocument::fromJson(file.readAll()).object();
}

void TstResNet::computesWhatTorchvisionComputes_data()
{
    QTest::addColumn<int>("backbone");
    for (const Backbone backbone : kBackbones)
        QTest::newRow(std::string(backboneName(backbone)).c_str()) << static_cast<int>(backbone);
}

void TstResNet::computesWhatTorchvisionComputes()
{
    QFETCH(int, backbone);
    const auto kind = static_cast<Backbone>(backbone);
    const QJsonObject golden = m_goldens[text(backboneName(kind))].toObject();
    std::string layout;
    for (const TensorSpec& spec : resnetTensors(kind, {}))
        layout += fmt::format("{}:{}\n", spec.name, fmt::join(spec.shape, "x"));
    QCOMPARE(text(sha256Hex(layout)), golden[QStringLiteral("layout")].toString());

    const auto depth = std::stoul(std::string(backboneName(kind).substr(6)));
    const StateDict state = test::prngState(kind, {}, depth * 1000);
    const std::vector<Picture> picture{test::prngPicture(kSide, depth)};
    std::vector<float> expected;
    for (const QJsonValue& value : golden[QStringLiteral("outputs")].toArray())
        expected.push_back(static_cast<float>(value.toDouble()));

    QCOMPARE(expected.size(), std::size_t{16});
    QVERIFY(relativeError(runFolded(state, picture), expected) < 1e-4);

    ResNet network(kind, Head{});
    QCOMPARE(stateOf(network).tensors.size(), resnetTensors(kind, {}).size());
    loadState(network, state);
    const std::vector<float> outputs = runModule(network, picture);
    QVERIFY(relativeError(outputs, expected) < 1e-4);
    double squares = 0.0;
    for (const float value : outputs)
        squares += double{value} * double{value};
    const double norm = golden[QStringLiteral("norm")].toDouble();
    QVERIFY(std::abs(std::sqrt(squares) - norm) < 1e-4 * norm);
}

void TstResNet::agreesWithInstalledTorchvision()
{
    const test::TemporaryFolder folder;
    const int code = runPython({QStringLiteral("make"), text(folder.path().string())});
    NEEDS_TORCHVISION(code);
    QCOMPARE(code, 0);
    const std::string pixels = readFile(folder / "pixels.bin");
    std::vector<Picture> pictures;
    const std::size_t size = std::size_t{kSide} * kSide * 3;
    for (std::size_t at = 0; at < pixels.size(); at += size) {
        pictures.push_back({kSide, kSide, {}});
        pictures.back().rgb.assign(pixels.begin() + static_cast<std::ptrdiff_t>(at),
            pixels.begin() + static_cast<std::ptrdiff_t>(at + size));
    }
    for (const char* name : {"resnet18", "resnet50", "tuned"}) {
        const StateDict state = readStateDict(folder / (std::string(name) + ".pth"));
        const WeightsInfo info = describeWeights(state);
        const std::vector<float> expected = rawFloats(folder / (std::string(name) + ".bin"));
        ResNet network(info.backbone, Head{info.fineTuned, info.classes});
        loadState(network, state);
        QVERIFY(relativeError(runModule(network, pictures), expected) < 1e-4);
        if (!info.fineTuned)
            QVERIFY(relativeError(runFolded(state, pictures), expected) < 1e-4);
    }
}

void TstResNet::pythonLoadsOurFiles()
{
    const test::TemporaryFolder folder;
    const Head head{true, 13};
    const ResNet network(Backbone::ResNet18, head);
    const StateDict state = stateOf(network);
    writeTorchFile(folder / "own.pth", inTorchOrder(state, Backbone::ResNet18, head));
    double total = 0.0;
    for (const auto& [name, tensor] : state.tensors) {
        if (!isFloating(tensor.dtype))
            continue;
        for (const float value : tensor.floats())
            total += std::abs(double{value});
    }
    QByteArray output;
    const int code =
        runPython({QStringLiteral("load"), text((folder / "own.pth").string())}, &output);
    NEEDS_TORCHVISION(code);
    QCOMPARE(code, 0);
    const QList<QByteArray> words = output.simplified().split(' ');
    QCOMPARE(words.size(), 3);
    QCOMPARE(words[0], QByteArray("OrderedDict"));
    QCOMPARE(words[1].toULongLong(), state.tensors.size());
    QVERIFY(std::abs(words[2].toDouble() - total) < 1e-5 * total);
}

void TstResNet::tunedHeadStartsFromThePretrained()
{
    const StateDict pretrained = test::prngState(Backbone::ResNet18, {}, 3);
    ResNet network(Backbone::ResNet18, Head{true, 5});
    const std::vector<float> classifier = stateOf(network).at("fc.2.weight").floats();
    loadState(network, pretrained);
    const StateDict loaded = stateOf(network);
    QCOMPARE(loaded.at("fc.0.weight").floats(), pretrained.at("fc.weight").floats());
    QCOMPARE(loaded.at("fc.0.bias").floats(), pretrained.at("fc.bias").floats());
    QCOMPARE(loaded.at("fc.2.weight").floats(), classifier);
    const std::vector<Picture> picture{test::prngPicture(kSide, 1)};
    QCOMPARE(runModule(network, picture).size(), std::size_t{5});

    ResNet narrow(Backbone::ResNet18, Head{true, 5});
    QVERIFY_THROWS_EXCEPTION(
        Error, loadState(narrow, test::prngState(Backbone::ResNet18, {false, 10}, 3)));
}

void TstResNet::refusesForeignNetworks()
{
    const auto refused = [](const StateDict& state) {
        try {
            describeWeights(state);
            return false;
        } catch (const Error& error) {
            return error.code() == ErrorCode::Unsupported;
        }
    };
    const StateDict good = test::prngState(Backbone::ResNet18, {}, 3);
    QVERIFY(!refused(good));
    StateDict more = good;
    more.tensors.emplace("layer1.0.se.weight", good.at("conv1.weight"));
    QVERIFY(refused(more));
    StateDict grouped = good;
    grouped.tensors["layer2.0.conv1.weight"] = good.at("layer1.0.conv1.weight");
    QVERIFY(refused(grouped));
    StateDict shorter = good;
    shorter.tensors.erase("layer4.1.conv1.weight");
    QVERIFY(refused(shorter));
    QVERIFY(refused({}));
}

QTEST_GUILESS_MAIN(TstResNet)
#include "tst_resnet.moc"
