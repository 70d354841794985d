// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/safetensors.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/learning/files/bytecursor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace vitrine::learning {

namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxHeader = std::uint64_t{4} << 20U; // ResNet-152's has about 110 KB
constexpr int kMaxDepth = 3;

[[noreturn]] void damagedSafetensors(const std::string& how)
{
    throw Error(ErrorCode::Corrupt, "The safetensors file is damaged: " + how + ".",
        "Fetch the file again.");
}

constexpr std::array<std::pair<std::string_view, DType>, 10> kNames{
    {{"F64", DType::Float64}, {"F32", DType::Float32}, {"F16", DType::Float16},
        {"BF16", DType::BFloat16}, {"I64", DType::Int64}, {"I32", DType::Int32},
        {"I16", DType::Int16}, {"I8", DType::Int8}, {"U8", DType::UInt8}, {"BOOL", DType::Bool}}};

std::string_view nameOf(DType dtype)
{
    for (const auto& [name, known] : kNames) {
        if (known == dtype)
            return name;
    }
    return {};
}

DType dtypeFromName(const std::string& name)
{
    for (const auto& [known, dtype] : kNames) {
        if (known == name)
            return dtype;
    }
    throw Error(ErrorCode::Unsupported, "Tensors of type " + name.substr(0, 20) + " are not read.",
        "Save the weights as float32, float16 or bfloat16.");
}

json parseHeader(std::string_view text)
{
    std::set<std::string> names;
    const auto watch = [&names](int depth, json::parse_event_t event, json& parsed) {
        if (depth > kMaxDepth)
            damagedSafetensors("its header is nested too deeply");
        if (event == json::parse_event_t::key && depth == 1
            && !names.insert(parsed.get<std::string>()).second)
            damagedSafetensors("a tensor appears twice");
        return true;
    };
    json header = parseJson(text, watch);
    if (!header.is_object())
        damagedSafetensors("its header is no JSON object");
    return header;
}

std::string_view headerText(ByteCursor& cursor)
{
    const auto length = cursor.read<std::uint64_t>();
    if (length > kMaxHeader)
        damagedSafetensors("its header is too long");
    return cursor.text(length);
}

struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    auto operator<=>(const Range&) const = default;
};

StoredTensor readTensor(const json& described, std::span<const std::byte> data, Range& range)
{
    const DType dtype = dtypeFromName(described.at("dtype").get<std::string>());
    std::vector<std::int64_t> shape;
    for (const json& side : described.at("shape")) {
        if (!side.is_number_integer())
            damagedSafetensors("a shape holds what is no whole number");
        shape.push_back(side.get<std::int64_t>());
    }
    const json& offsets = described.at("data_offsets");
    if (offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
        damagedSafetensors("an offset is no whole number");
    range = {offsets[0].get<std::uint64_t>(), offsets[1].get<std::uint64_t>()};
    std::int64_t count = 0;
    if (!countElements(shape, count) || range.begin > range.end || range.end > data.size()
        || range.end - range.begin != static_cast<std::uint64_t>(count) * dtypeSize(dtype))
        damagedSafetensors("a tensor's place does not fit its shape");
    return packedTensor(dtype, std::move(shape),
        data.subspan(static_cast<std::size_t>(range.begin),
            static_cast<std::size_t>(range.end - range.begin)));
}

void checkRanges(std::vector<Range> ranges, std::uint64_t size)
{
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t at = 0;
    for (const Range& range : ranges) {
        if (range.begin != at)
            damagedSafetensors("tensors overlap or leave gaps");
        at = range.end;
    }
    if (at != size)
        damagedSafetensors("bytes are missing or left over at its end");
}

}

bool looksLikeSafetensors(std::span<const std::byte> bytes)
{
    return bytes.size() > 8 && bytes[8] == std::byte{'{'} && bytes[6] == std::byte{0}
    && bytes[7] == std::byte{0};
}

StateDict parseSafetensors(std::span<const std::byte> bytes)
{
    ByteCursor cursor(bytes);
    const std::string_view text = headerText(cursor);
    const auto data = bytes.subspan(cursor.position());
    StateDict state;
    std::vector<Range> ranges;
    try {
        const json header = parseHeader(text);
        for (const auto& [name, described] : header.items()) {
            if (name == "__metadata__")
                continue;
            state.tensors.emplace(name, readTensor(described, data, ranges.emplace_back()));
        }
    } catch (const json::exception& error) {
        damagedSafetensors(fmt::format("its header is no valid JSON ({})", error.what()));
    }
    checkRanges(std::move(ranges), data.size());
    return state;
}

std::map<std::string, std::string> safetensorsMetadata(std::span<const std::byte> bytes)
{
    ByteCursor cursor(bytes);
    try {
        const json header = parseHeader(headerText(cursor));
        const auto found = header.find("__metadata__");
        if (found == header.end())
            return {};
        return found->get<std::map<std::string, std::string>>();
    } catch (const json::exception& error) {
        damagedSafetensors(fmt::format("its header is no valid JSON ({})", error.what()));
    }
}

void writeSafetensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors,
    const std::map<std::string, std::string>& metadata, Durability durability)
{
    json header = json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t at = 0;
    for (const auto& [name, tensor] : tensors) {
        if (!tensor.contiguous())
            throw Error(ErrorCode::InvalidArgument, "A tensor with gaps cannot be written.");
        const std::uint64_t size =
            static_cast<std::uint64_t>(tensor.elements()) * dtypeSize(tensor.dtype);
        header[name] = {{"dtype", nameOf(tensor.dtype)}, {"shape", tensor.shape},
            {"data_offsets", {at, at + size}}};
        at += size;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // data at multiples of eight
    AtomicFile file(path, durability);
    const auto length = static_cast<std::uint64_t>(text.size());
    file.write(std::as_bytes(std::span(&length, 1)));
    file.write(text);
    for (const auto& [name, tensor] : tensors)
        file.write(tensor.bytes.first(
            static_cast<std::size_t>(tensor.elements()) * dtypeSize(tensor.dtype)));
    file.commit();
}

}
