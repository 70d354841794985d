// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/workspace/training/runevents.h"
#include "core/workspace/training/tensorboardwriter.h"
#include "tests/support/testdata.h"

#include <QProcess>
#include <QTest>

#include <cstring>
#include <map>
#include <stdexcept>

using namespace vitrine;
using namespace vitrine::workspace;
using vitrine::test::TemporaryFolder;

namespace {

// A reader of its own, written from the formats' descriptions: TFRecord
// (https://www.tensorflow.org/tutorials/load_data/tfrecord) and protocol buffers' wire format.

template <typename Number> Number raw(std::string_view bytes, std::size_t at = 0)
{
    Number number;
    if (at + sizeof number > bytes.size())
        throw std::runtime_error("cut off");
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

/// Bit by bit, unlike the writer's table.
std::uint32_t slowMaskedCrc(std::string_view bytes)
{
    std::uint32_t crc = ~0U;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0x82F63B78U & (0U - (crc & 1U)));
    }
    crc = ~crc;
    return ((crc >> 15U) | (crc << 17U)) + 0xA282EAD8U;
}

std::vector<std::string> records(std::string_view file)
{
    std::vector<std::string> found;
    while (!file.empty()) {
        const auto length = raw<std::uint64_t>(file);
        if (raw<std::uint32_t>(file, 8) != slowMaskedCrc(file.substr(0, 8)))
            throw std::runtime_error("wrong sum of a length");
        const auto data = file.substr(12, length);
        if (data.size() != length || raw<std::uint32_t>(file, 12 + length) != slowMaskedCrc(data))
            throw std::runtime_error("wrong sum of a record");
        found.emplace_back(data);
        file.remove_prefix(16 + length);
    }
    return found;
}

struct Field {
    std::uint64_t varint = 0;
    std::string_view bytes; ///< of the other wire types
};

std::uint64_t takeVarint(std::string_view& from)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<std::uint8_t>(raw<char>(from));
        from.remove_prefix(1);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if ((byte & 0x80U) == 0)
            return value;
    }
}

std::multimap<std::uint64_t, Field> fields(std::string_view message)
{
    std::multimap<std::uint64_t, Field> found;
    while (!message.empty()) {
        const std::uint64_t key = takeVarint(message);
        Field field;
        std::size_t length = 0;
        switch (key & 7U) {
        case 0: field.varint = takeVarint(message); break;
        case 1: length = 8; break;
        case 2: length = takeVarint(message); break;
        case 5: length = 4; break;
        default: throw std::runtime_error("unknown wire type");
        }
        field.bytes = message.substr(0, length);
        message.remove_prefix(length);
        found.emplace(key >> 3U, field);
    }
    return found;
}

struct Event {
    double wallTime = 0.0;
    std::int64_t step = 0;
    std::string version;
    std::map<std::string, float> scalars;
};

Event parsed(std::string_view record)
{
    Event event;
    const auto all = fields(record);
    event.wallTime = raw<double>(all.find(1)->second.bytes);
    event.step = static_cast<std::int64_t>(all.find(2)->second.varint);
    if (const auto version = all.find(3); version != all.end())
        event.version = version->second.bytes;
    if (const auto summary = all.find(5); summary != all.end()) {
        for (const auto& [number, value] : fields(summary->second.bytes)) {
            const auto parts = fields(value.bytes);
            event.scalars.emplace(
                parts.find(1)->second.bytes, raw<float>(parts.find(2)->second.bytes));
        }
    }
    return event;
}

std::filesystem::path onlyFile(const std::filesystem::path& folder)
{
    const std::filesystem::path file = std::filesystem::directory_iterator(folder)->path();
    return file;
}

BatchStats batch(std::int64_t step, int epoch)
{
    return {step, epoch, 2.5 - 0.1 * static_cast<double>(step), 0.5, 1e-3, 70.0,
        static_cast<double>(step)};
}

bool hasModule(const char* name)
{
    QProcess probe;
    probe.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), QStringLiteral("import ") + QLatin1String(name)});
    return probe.waitForFinished(60'000) && probe.exitCode() == 0;
}

EpochStats epoch(int number)
{
    EpochStats stats;
    stats.epoch = number;
    stats.trainLoss = 1.25;
    stats.validation = {0.5, 0.75, 1.0, 0.7, 0.1, 30};
    stats.seconds = 100.0;
    return stats;
}

/// What `script` says of the events of a run of twenty batches and an epoch, whose folder it is
/// given; or how it failed.
QByteArray readByPython(const char* script)
{
    const TemporaryFolder folder;
    {
        RunEvents events(folder.path(), "2024-05-31T12:00:00Z", {}, {});
        for (int step = 0; step < 20; ++step)
            events.add(batch(step, 0));
        events.add(epoch(0));
        events.flush();
    }
    QProcess reader;
    reader.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), QString::fromLatin1(script),
            QString::fromStdString(folder.path().string())});
    if (!reader.waitForFinished(120'000) || reader.exitCode() != 0)
        return reader.readAllStandardError();
    return reader.readAllStandardOutput();
}

}

class TstTensorBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheStandardsSums();
    void anIndependentReaderTakesWhatIsWritten();
    void aRunThatGoesOnIsWrittenAnew();
    void protocolBuffersReadIt();
    void tensorBoardReadsIt();
};

void TstTensorBoard::knowsTheStandardsSums()
{
    // RFC 3720, B.4.
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAU);
    QCOMPARE(crc32c(std::string(32, '\xFF')), 0x62A8AB43U);
    QCOMPARE(crc32c("123456789"), 0xE3069283U);
}

void TstTensorBoard::anIndependentReaderTakesWhatIsWritten()
{
    const TemporaryFolder folder;
    TensorBoardWriter writer(folder / "events", 1000.5);
    writer.add(300, 1001.25, {{"loss", 0.125}, {"accuracy", 1.0}});
    writer.add(std::int64_t{1} << 40U, 1002.0, {{std::string(200, 't'), -3.5}});
    writer.flush();
    const auto all = records(readFile(folder / "events"));
    QCOMPARE(all.size(), std::size_t{3});
    QCOMPARE(parsed(all[0]).version, std::string("brain.Event:2"));
    QCOMPARE(parsed(all[0]).wallTime, 1000.5);
    const Event event = parsed(all[1]);
    QCOMPARE(event.step, 300);
    QCOMPARE(event.wallTime, 1001.25);
    QCOMPARE(event.scalars.size(), std::size_t{2});
    QCOMPARE(event.scalars.at("loss"), 0.125F);
    QCOMPARE(event.scalars.at("accuracy"), 1.0F);
    QCOMPARE(parsed(all[2]).step, std::int64_t{1} << 40U);
    QCOMPARE(parsed(all[2]).scalars.at(std::string(200, 't')), -3.5F);
}

void TstTensorBoard::aRunThatGoesOnIsWrittenAnew()
{
    const TemporaryFolder folder;
    const std::string started = "2024-05-31T12:00:00Z"; // 1717156800
    {
        RunEvents events(folder.path(), started, {}, {});
        for (int step = 0; step < 5; ++step)
            events.add(batch(step, 0));
        events.add(epoch(0));
        events.flush();
    }
    const auto file = onlyFile(folder.path());
    QCOMPARE(file.filename().string(), std::string("events.out.tfevents.1717156800.vitrine"));
    const std::string first = readFile(file);
    RunEvents events(folder.path(), started,
        {batch(0, 0), batch(1, 0), batch(2, 0), batch(3, 0), batch(4, 0)}, {epoch(0)});
    QCOMPARE(readFile(file), first); // as if it had not been interrupted
    events.add(batch(5, 1));
    events.flush();
    const auto all = records(readFile(file));
    QCOMPARE(all.size(), std::size_t{8});
    QCOMPARE(parsed(all[6]).scalars.at("epoch/validation_top1"), 0.75F);
    QCOMPARE(parsed(all[6]).step, 1);
    QCOMPARE(parsed(all[7]).scalars.at("batch/loss"), 2.0F);
    QCOMPARE(parsed(all[7]).wallTime, 1717156805.0);
}

void TstTensorBoard::protocolBuffersReadIt()
{
    if (!hasModule("google.protobuf"))
        QSKIP("needs Python's protobuf (Debian's python3-protobuf)");
    // The messages as tensorflow/core/util/event.proto and framework/summary.proto declare them.
    const char* script = R"(
import glob, struct, sys
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
D = descriptor_pb2.FieldDescriptorProto
file = descriptor_pb2.FileDescriptorProto(name="event.proto", package="t", syntax="proto3")
summary = file.message_type.add(name="Summary")
value = summary.nested_type.add(name="Value")
value.field.add(name="tag", number=1, type=D.TYPE_STRING, label=D.LABEL_OPTIONAL)
value.field.add(name="simple_value", number=2, type=D.TYPE_FLOAT, label=D.LABEL_OPTIONAL)
summary.field.add(name="value", number=1, type=D.TYPE_MESSAGE, label=D.LABEL_REPEATED,
    type_name=".t.Summary.Value")
event = file.message_type.add(name="Event")
event.field.add(name="wall_time", number=1, type=D.TYPE_DOUBLE, label=D.LABEL_OPTIONAL)
event.field.add(name="step", number=2, type=D.TYPE_INT64, label=D.LABEL_OPTIONAL)
event.field.add(name="file_version", number=3, type=D.TYPE_STRING, label=D.LABEL_OPTIONAL)
event.field.add(name="summary", number=5, type=D.TYPE_MESSAGE, label=D.LABEL_OPTIONAL,
    type_name=".t.Summary")
pool = descriptor_pool.DescriptorPool()
pool.AddSerializedFile(file.SerializeToString())
described = pool.FindMessageTypeByName("t.Event")
Event = (message_factory.GetMessageClass(described) if hasattr(message_factory, "GetMessageClass")
    else message_factory.MessageFactory(pool).GetPrototype(described))
events = []
bytes = open(glob.glob(sys.argv[1] + "/events.out.tfevents.*")[0], "rb").read()
while bytes:
    length = struct.unpack_from("<Q", bytes)[0]
    event = Event()
    event.ParseFromString(bytes[12:12 + length])
    size = event.ByteSize()
    event.DiscardUnknownFields()
    assert event.ByteSize() == size, "fields that the messages do not have"
    events.append(event)
    bytes = bytes[16 + length:]
print(len(events), events[0].file_version, events[0].wall_time)
def scalars(tag):
    return [(e.step, v.simple_value) for e in events for v in e.summary.value if v.tag == tag]
losses = scalars("batch/loss")
print(len(losses), losses[-1][0], round(losses[-1][1], 4))
print(scalars("epoch/validation_top1")[0][1])
)";
    QCOMPARE(readByPython(script), QByteArray("22 brain.Event:2 1717156800.0\n20 19 0.6\n0.75\n"));
}

void TstTensorBoard::tensorBoardReadsIt()
{
    if (!hasModule("tensorboard"))
        QSKIP("needs Python's tensorboard");
    const char* script = R"(
import sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
accumulator = EventAccumulator(sys.argv[1])
accumulator.Reload()
losses = accumulator.Scalars("batch/loss")
print(len(losses), losses[-1].step, round(losses[-1].value, 4))
print(accumulator.Scalars("epoch/validation_top1")[0].value)
)";
    QCOMPARE(readByPython(script), QByteArray("20 19 0.6\n0.75\n"));
}

QTEST_GUILESS_MAIN(TstTensorBoard)
#include "tst_tensorboard.moc"
