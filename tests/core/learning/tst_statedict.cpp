// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/learning/files/picklewriter.h"
#include "core/learning/files/safetensors.h"
#include "core/learning/files/statedict.h"
#include "core/learning/files/torchfile.h"
#include "core/learning/files/torchwriter.h"
#include "core/learning/files/zipwriter.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <optional>

using namespace vitrine;
using namespace vitrine::learning;

namespace {

std::filesystem::path golden(const std::string& name)
{
    return test::sourceFolder() / "tests/core/learning/data" / name;
}

std::vector<float> counted(std::size_t count)
{
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<float>(i);
    return values;
}

std::optional<ErrorCode> failure(const std::filesystem::path& path, std::string* message = nullptr)
{
    try {
        readStateDict(path);
        return std::nullopt;
    } catch (const Error& error) {
        if (message)
            *message = error.what();
        return error.code();
    }
}

/// A zip archive that holds `pickle` and one storage of 12 floats.
std::filesystem::path archiveWith(const test::TemporaryFolder& folder, const std::string& pickle,
    const std::string& byteorder = "little")
{
    const auto path = folder / "crafted.pth";
    const std::vector<float> values = counted(12);
    AtomicFile file(path, Durability::Renamed);
    ZipWriter zip(file);
    zip.add("x/data.pkl", pickle);
    zip.add("x/byteorder", byteorder);
    zip.add("x/data/0", std::as_bytes(std::span(values)));
    zip.finish();
    file.commit();
    return path;
}

std::string tinyPickle(std::vector<std::int64_t> shape)
{
    StoredTensor tensor{DType::Float32, std::move(shape), {}, {}};
    tensor.strides.assign(tensor.shape.size(), 1);
    if (tensor.shape.size() == 2)
        tensor.strides[0] = tensor.shape[1];
    return pickledStateDict({{"a", std::move(tensor)}});
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    Q_ASSERT_X(at != std::string::npos, "replaced", "nothing to replace");
    return text.replace(at, from.size(), to);
}

std::string safetensorsOf(const std::string& header, std::size_t data)
{
    const auto size = static_cast<std::uint64_t>(header.size());
    return std::string(reinterpret_cast<const char*>(&size), 8) + header + std::string(data, 'x');
}

}

class TstStateDict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void refusesEveryTruncation_data() { readsEveryFormat_data(); }
    void refusesEveryTruncation();
    void survivesEveryFlippedByte_data() { readsEveryFormat_data(); }
    void survivesEveryFlippedByte();
    void refusesToRunCode();
    void refusesHostilePickles_data();
    void refusesHostilePickles();
    void refusesHostileSafetensors_data();
    void refusesHostileSafetensors();
    void refusesRepeatedEntriesAndBigEndian();
    void namesWhatIsWrong();
    void readsItsOwnFiles();
    void readsItsOwnSafetensors();
};

void TstStateDict::readsEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"tiny.zip.pth", "tiny.legacy.pth", "tiny.wrapped.pth",
             "tiny.protocol4.pth", "tiny.safetensors"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TstStateDict::readsEveryFormat()
{
    QFETCH(QString, name);
    const StateDict state = readStateDict(golden(name.toStdString()));
    QCOMPARE(state.tensors.size(), std::size_t{10});
    for (const char* tensor :
        {"plain", "half", "bfloat16", "double", "transposed", "view", "parameter"}) {
        QCOMPARE(state.at(tensor).shape, (std::vector<std::int64_t>{3, 4}));
        QCOMPARE(state.at(tensor).floats(), counted(12));
    }
    QCOMPARE(state.at("channels_last").floats(), counted(24));
    QVERIFY(state.at("bfloat16").dtype == DType::BFloat16);
    QVERIFY(state.at("counter").shape.empty());
    QVERIFY(state.at("counter").dtype == DType::Int64);
    QCOMPARE(state.at("nothing").floats().size(), std::size_t{0});
}

void TstStateDict::refusesEveryTruncation()
{
    QFETCH(QString, name);
    const test::TemporaryFolder folder;
    const std::string whole = readFile(golden(name.toStdString()));
    for (std::size_t length = 0; length < whole.size(); length += 13) {
        const auto code = failure(folder.write("cut", whole.substr(0, length)));
        QVERIFY2(code == ErrorCode::Corrupt || code == ErrorCode::Unsupported,
            qPrintable(QString::number(length)));
    }
}

void TstStateDict::survivesEveryFlippedByte()
{
    QFETCH(QString, name);
    std::string bytes = readFile(golden(name.toStdString()));
    const auto parse = name.endsWith(QLatin1String(".safetensors")) ? &parseSafetensors
        : name.contains(QLatin1String("legacy"))                    ? &parseTorchLegacy
                                                                    : &parseTorchZip;
    int refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char before = bytes[i];
        for (const int flip : {0x01, 0x80, 0xFF}) {
            bytes[i] = static_cast<char>(before ^ flip);
            try {
                const StateDict state = parse(std::as_bytes(std::span(bytes)));
                for (const auto& [key, tensor] : state.tensors) {
                    if (isFloating(tensor.dtype) && tensor.elements() < 10'000)
                        tensor.floats(); // stays inside what was checked
                }
            } catch (const Error& error) {
                QVERIFY(
                    error.code() == ErrorCode::Corrupt || error.code() == ErrorCode::Unsupported);
                ++refused;
            }
        }
        bytes[i] = before;
    }
    QVERIFY(refused > static_cast<int>(bytes.size()) / 4);
}

void TstStateDict::refusesToRunCode()
{
    const test::TemporaryFolder folder;
    const auto marker = folder / "ran";
    std::string message;
    const std::string command = "touch " + marker.string();
    const std::string pickle = std::string("\x80\x02") + "cos\nsystem\nU"
        + static_cast<char>(command.size()) + command + "\x85R.";
    QVERIFY(failure(archiveWith(folder, pickle), &message) == ErrorCode::Corrupt);
    QVERIFY2(message.find("os.system") != std::string::npos, message.c_str());
    QVERIFY(!std::filesystem::exists(marker));
}

void TstStateDict::refusesHostilePickles_data()
{
    QTest::addColumn<QByteArray>("pickle");
    const auto row = [](const char* name, const std::string& pickle) {
        QTest::newRow(name) << QByteArray(pickle.data(), static_cast<qsizetype>(pickle.size()));
    };
    row("larger than its storage", tinyPickle({13}));
    row("a huge shape", tinyPickle({1 << 30, 1 << 30, 1 << 30, 1 << 30}));
    row("huge strides",
        replaced(tinyPickle({3, 4}), std::string("J\x04\0\0\0J\x01\0\0\0", 10),
            std::string("J\xFF\xFF\xFF\x7FJ\x01\0\0\0", 10)));
    row("a negative shape",
        replaced(tinyPickle({12}), std::string("J\x0C\0\0\0t(", 7),
            std::string("J\xFF\xFF\xFF\xFFt(", 7)));
    row("a missing storage",
        replaced(tinyPickle({12}),
            std::string("X\x01\0\0\0"
                        "0",
                6),
            std::string("X\x01\0\0\0"
                        "7",
                6)));
    row("an empty stack", "\x80\x02RRR.");
    row("a bare stop", "\x80\x02.");
    row("no mark", "\x80\x02Nt.");
    row("memo never stored", "\x80\x02h\x07.");
    row("a text longer than the file",
        std::string("\x80\x02X\xFF\xFF\xFF\xFF"
                    "abc."));
    row("a call of a dict", "\x80\x02})R.");
    row("a whole model",
        "\x80\x02"
        "ctorchvision.models.resnet\nResNet\n)\x81.");
    // Lists of lists, and one long list copied by many calls.
    std::string bomb = "\x80\x02]q\x01";
    for (int i = 0; i < 100'000; ++i)
        bomb += "(h\x01h\x01h\x01h\x01"
                "e";
    row("shared lists", bomb + ".");
    std::string copies = std::string("\x80\x02") + "]q\x01(";
    for (int i = 0; i < 100'000; ++i)
        copies += "NN\x86";
    copies += "eh\x01\x85q\x02";
    for (int i = 0; i < 100'000; ++i)
        copies += "ccollections\nOrderedDict\nh\x02R0";
    row("copied lists", copies + ".");
    std::string many = "\x80\x02";
    row("many values", many.append(2'000'000, 'N').append("."));
    std::string deep = "\x80\x02";
    row("deep nesting", deep.append(200'000, ']').append(199'999, 'a').append("."));
    row("a dict in itself", "\x80\x02}q\x01U\x0Astate_dicth\x01s.");
}

void TstStateDict::refusesHostilePickles()
{
    QFETCH(QByteArray, pickle);
    const test::TemporaryFolder folder;
    const auto code = failure(archiveWith(folder, pickle.toStdString()));
    QVERIFY(code == ErrorCode::Corrupt || code == ErrorCode::Unsupported);
}

void TstStateDict::refusesHostileSafetensors_data()
{
    QTest::addColumn<QString>("header");
    const auto tensor = [](const char* shape, const char* offsets) {
        return QStringLiteral(R"("dtype":"F32","shape":%1,"data_offsets":%2)")
            .arg(QLatin1String(shape), QLatin1String(offsets));
    };
    const auto row = [](const char* name, const QString& a, const QString& b = {}) {
        QTest::newRow(name) << (b.isEmpty() ? QStringLiteral(R"({"a":{%1}})").arg(a)
                                            : QStringLiteral(R"({"a":{%1},"b":{%2}})").arg(a, b));
    };
    row("past the end", tensor("[12]", "[0,48]"));
    row("shape and place differ", tensor("[5]", "[0,16]"));
    row("backwards", tensor("[4]", "[16,0]"));
    row("negative", tensor("[-4]", "[0,16]"));
    row("overflowing shape", tensor("[4294967296,4294967296,4]", "[0,16]"));
    row("fractional", tensor("[4.5]", "[0,16]"));
    row("overlap", tensor("[4]", "[0,16]"), tensor("[4]", "[0,16]"));
    row("gap", tensor("[2]", "[8,16]"));
    row("left over", tensor("[2]", "[0,8]"));
    row("no offsets", QStringLiteral(R"("dtype":"F32","shape":[4])"));
    row("unknown type", QStringLiteral(R"("dtype":"F8","shape":[16],"data_offsets":[0,16])"));
    QTest::newRow("repeated")
        << QStringLiteral(R"({"a":{%1},"a":{%1}})").arg(tensor("[4]", "[0,16]"));
    QTest::newRow("deep") << QStringLiteral("{\"a\":") + QString(100'000, QLatin1Char('['));
    QTest::newRow("no JSON") << QStringLiteral("{{{{{{{{");
}

void TstStateDict::refusesHostileSafetensors()
{
    QFETCH(QString, header);
    const test::TemporaryFolder folder;
    const auto code =
        failure(folder.write("x.safetensors", safetensorsOf(header.toStdString(), 16)));
    QVERIFY(code == ErrorCode::Corrupt || code == ErrorCode::Unsupported);
}

void TstStateDict::refusesRepeatedEntriesAndBigEndian()
{
    const test::TemporaryFolder folder;
    QVERIFY(!failure(archiveWith(folder, tinyPickle({12}))));
    QVERIFY(failure(archiveWith(folder, tinyPickle({12}), "big")) == ErrorCode::Unsupported);
    AtomicFile file(folder / "twice.pth", Durability::Renamed);
    ZipWriter zip(file);
    zip.add("x/data.pkl", tinyPickle({12}));
    zip.add("x/data.pkl", tinyPickle({12}));
    zip.finish();
    file.commit();
    QVERIFY(failure(folder / "twice.pth") == ErrorCode::Corrupt);
}

void TstStateDict::namesWhatIsWrong()
{
    const test::TemporaryFolder folder;
    QVERIFY(failure(folder / "absent.pth") == ErrorCode::NotFound);
    QVERIFY(failure(folder.write("empty", "")) == ErrorCode::Corrupt);
    QVERIFY(failure(folder.write("text", "these are no weights")) == ErrorCode::Unsupported);
    QVERIFY(failure(folder.path()).has_value());
    std::string bytes = readFile(golden("tiny.zip.pth"));
    const float three = 3.0F; // inside a tensor's data
    const std::string needle(reinterpret_cast<const char*>(&three), 4);
    bytes[bytes.find(needle)] = 1;
    std::string message;
    QVERIFY(failure(folder.write("bad.pth", bytes), &message) == ErrorCode::Corrupt);
    QVERIFY2(message.find("checksum") != std::string::npos, message.c_str());
}

void TstStateDict::readsItsOwnFiles()
{
    const test::TemporaryFolder folder;
    const StateDict state = readStateDict(golden("tiny.zip.pth"));
    std::vector<NamedTensor> tensors;
    for (const auto& [name, tensor] : state.tensors) {
        if (tensor.contiguous())
            tensors.push_back({name, tensor});
    }
    QVERIFY(tensors.size() >= 8);
    writeTorchFile(folder / "own.pth", tensors);
    const StateDict again = readStateDict(folder / "own.pth");
    QCOMPARE(again.tensors.size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
        QVERIFY(again.at(name).dtype == tensor.dtype);
        QCOMPARE(again.at(name).shape, tensor.shape);
        QVERIFY(std::ranges::equal(again.at(name).bytes, tensor.bytes));
    }
    QVERIFY_THROWS_EXCEPTION(
        Error, writeTorchFile(folder / "gap.pth", {{"t", state.at("transposed")}}));
    QVERIFY(!std::filesystem::exists(folder / "gap.pth"));
}

void TstStateDict::readsItsOwnSafetensors()
{
    const test::TemporaryFolder folder;
    const std::vector<float> values = counted(6);
    const std::int64_t count = 9;
    const std::vector<NamedTensor> tensors{
        {"b", packedTensor(DType::Float32, {2, 3}, std::as_bytes(std::span(values)))},
        {"a", packedTensor(DType::Int64, {}, std::as_bytes(std::span(&count, 1)))}};
    const auto path = folder / "own.safetensors";
    writeSafetensors(path, tensors, {{"said", "\"quoted\" \xC3\xA4"}});
    const StateDict state = readStateDict(path);
    QCOMPARE(state.tensors.size(), std::size_t{2});
    QCOMPARE(state.at("b").floats(), values);
    QCOMPARE(state.at("b").shape, (std::vector<std::int64_t>{2, 3}));
    QVERIFY(std::ranges::equal(state.at("a").bytes, tensors[1].tensor.bytes));
    const std::string bytes = readFile(path);
    const auto metadata = safetensorsMetadata(std::as_bytes(std::span(bytes)));
    QCOMPARE(metadata.at("said"), std::string("\"quoted\" \xC3\xA4"));
    StoredTensor gaps = tensors[0].tensor;
    gaps.strides = {1, 2};
    QVERIFY_THROWS_EXCEPTION(Error, writeSafetensors(folder / "gaps", {{"g", gaps}}, {}));
}

QTEST_GUILESS_MAIN(TstStateDict)
#include "tst_statedict.moc"
