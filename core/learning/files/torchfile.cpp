// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/torchfile.h"

#include "core/learning/files/bytecursor.h"
#include "core/learning/files/pickle.h"
#include "core/learning/files/ziparchive.h"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>

namespace vitrine::learning {

namespace {

using pickle::Document;
using pickle::Kind;
using pickle::Value;

/// A storage's bytes by its key.
using Storages = std::unordered_map<std::string_view, std::span<const std::byte>>;

constexpr std::int64_t kLegacyMagic =
    static_cast<std::int64_t>(0xA86A20F9469CFC6CULL); // low 64 bits
constexpr std::int64_t kLegacyProtocol = 1001;

[[noreturn]] void damagedTorchFile(const std::string& how)
{
    throw Error(ErrorCode::Corrupt, "The file of weights is damaged: " + how + ".",
        "Fetch the file again.");
}

[[noreturn]] void bigEndian()
{
    throw Error(ErrorCode::Unsupported, "The weights were saved on a big-endian machine.",
        "Save them again on an ordinary one.");
}

std::optional<pickle::Ref> entry(const Document& document, const Value& dict, std::string_view key)
{
    for (const auto& [name, item] : dict.entries) {
        if (document.at(name).kind == Kind::Text && document.at(name).text == key)
            return item;
    }
    return std::nullopt;
}

/// The dict of tensors: the root, or what a training script wrapped around it.
const Value& tensorDict(const Document& document)
{
    const Value& root = document.at(document.root);
    if (root.kind == Kind::Dict) {
        for (const std::string_view wrapper : {"state_dict", "model_state_dict", "model"}) {
            const auto inner = entry(document, root, wrapper);
            if (inner && document.at(*inner).kind == Kind::Dict)
                return document.at(*inner);
        }
        return root;
    }
    throw Error(ErrorCode::Unsupported, "The file holds no dictionary of tensors.",
        "Save the weights with torch.save(model.state_dict(), file).");
}

StoredTensor place(const pickle::Tensor& tensor, const Storages& storages, std::string_view name)
{
    const auto found = storages.find(tensor.storage.key);
    if (found == storages.end())
        damagedTorchFile(fmt::format("the bytes of {} are missing", name));
    StoredTensor placed{tensor.storage.dtype, tensor.shape, tensor.strides, {}};
    std::int64_t count = 0;
    if (!countElements(tensor.shape, count))
        damagedTorchFile(fmt::format("{} has an impossible shape", name));
    if (count == 0)
        return placed;
    const auto size = static_cast<std::int64_t>(dtypeSize(placed.dtype));
    const std::int64_t available = static_cast<std::int64_t>(found->second.size()) / size;
    const std::int64_t base = tensor.storage.offset;
    if (base > available || tensor.offset >= available - base)
        damagedTorchFile(fmt::format("{} lies outside its storage", name));
    const std::int64_t start = base + tensor.offset;
    std::int64_t reach = start; // the last element that the strides get to
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        const std::int64_t steps = tensor.shape[axis] - 1;
        if (steps > 0 && tensor.strides[axis] > (available - 1 - reach) / steps)
            damagedTorchFile(fmt::format("{} lies outside its storage", name));
        reach += steps * (steps > 0 ? tensor.strides[axis] : 0);
    }
    placed.bytes = found->second.subspan(static_cast<std::size_t>(start * size),
        static_cast<std::size_t>((reach - start + 1) * size));
    return placed;
}

StateDict collect(const Document& document, const Storages& storages)
{
    StateDict state;
    for (const auto& [key, item] : tensorDict(document).entries) {
        if (document.at(key).kind != Kind::Text || document.at(item).kind != Kind::Tensor)
            continue; // an epoch's number, a learning rate
        const std::string_view name = document.at(key).text;
        StoredTensor tensor = place(document.tensors[document.at(item).detail], storages, name);
        if (!state.tensors.emplace(name, std::move(tensor)).second)
            damagedTorchFile(fmt::format("{} appears twice", name));
    }
    return state;
}

/// torch.save puts everything into one folder, of any name.
std::string archiveFolder(const ZipArchive& archive)
{
    static constexpr std::string_view kPickle = "data.pkl";
    for (const auto& [name, part] : archive.entries()) {
        if (name == kPickle || name.ends_with("/data.pkl"))
            return name.substr(0, name.size() - kPickle.size());
    }
    throw Error(ErrorCode::Unsupported, "The zip archive was not made by torch.save.",
        "Save the weights with torch.save(model.state_dict(), file).");
}

bool isInteger(const Document& document, std::int64_t number)
{
    const Value& root = document.at(document.root);
    return root.kind == Kind::Integer && root.integer == number;
}

/// The next of the pickles that follow each other in the legacy format.
Document nextPickle(ByteCursor& cursor, std::span<const std::byte> bytes)
{
    Document document = pickle::parse(bytes.subspan(cursor.position()));
    cursor.skip(document.length);
    return document;
}

void checkLegacyHeader(ByteCursor& cursor, std::span<const std::byte> bytes)
{
    if (!isInteger(nextPickle(cursor, bytes), kLegacyMagic)
        || !isInteger(nextPickle(cursor, bytes), kLegacyProtocol)) {
        throw Error(ErrorCode::Unsupported, "The file is a pickle, but not one of torch.save.",
            "Save the weights with torch.save(model.state_dict(), file).");
    }
    const Document system = nextPickle(cursor, bytes);
    const auto little = entry(system, system.at(system.root), "little_endian");
    if (little && system.at(*little).integer == 0)
        bigEndian();
}

}

StateDict parseTorchZip(std::span<const std::byte> bytes)
{
    const ZipArchive archive(bytes);
    const std::string folder = archiveFolder(archive);
    if (archive.contains(folder + "byteorder")) {
        const auto order = archive.read(folder + "byteorder");
        if (std::string_view(reinterpret_cast<const char*>(order.data()), order.size()) != "little")
            bigEndian();
    }
    const Document document = pickle::parse(archive.read(folder + "data.pkl"));
    Storages storages;
    for (const pickle::Storage& storage : document.storages) {
        if (storages.contains(storage.key))
            continue;
        const auto part = archive.read(fmt::format("{}data/{}", folder, storage.key));
        if (part.size() / dtypeSize(storage.dtype) < static_cast<std::size_t>(storage.elements))
            damagedTorchFile(fmt::format("storage {} is too short", storage.key));
        storages.emplace(storage.key, part);
    }
    return collect(document, storages);
}

StateDict parseTorchLegacy(std::span<const std::byte> bytes)
{
    ByteCursor cursor(bytes);
    checkLegacyHeader(cursor, bytes);
    const Document document = nextPickle(cursor, bytes);
    const Document keys = nextPickle(cursor, bytes);
    std::unordered_map<std::string_view, DType> dtypes;
    for (const pickle::Storage& storage : document.storages)
        dtypes.emplace(storage.key, storage.dtype);
    Storages storages;
    for (const pickle::Ref ref : keys.at(keys.root).items) {
        const auto known = dtypes.find(keys.at(ref).text);
        if (keys.at(ref).kind != Kind::Text || known == dtypes.end())
            damagedTorchFile("it lists bytes that no tensor uses");
        const auto elements = cursor.read<std::uint64_t>();
        if (elements > cursor.left())
            damagedTorchFile("a storage is longer than the file");
        storages.insert_or_assign(known->first, cursor.take(elements * dtypeSize(known->second)));
    }
    return collect(document, storages);
}

}
