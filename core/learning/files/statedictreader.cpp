// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/files/safetensors.h"
#include "core/learning/files/statedict.h"
#include "core/learning/files/torchfile.h"
#include "core/learning/trunk/mappedfile.h"

#include <algorithm>

namespace vitrine::learning {

namespace {

constexpr std::byte kPickleProto{0x80};

StateDict parseAny(std::span<const std::byte> bytes)
{
    if (bytes.size() > 4 && bytes[0] == std::byte{'P'} && bytes[1] == std::byte{'K'})
        return parseTorchZip(bytes);
    if (bytes[0] == kPickleProto)
        return parseTorchLegacy(bytes);
    if (looksLikeSafetensors(bytes))
        return parseSafetensors(bytes);
    throw Error(ErrorCode::Unsupported, "The file holds no weights in a format that is known.",
        "Choose a file made by torch.save, or a safetensors file.");
}

/// DataParallel puts its own name before every tensor's.
void stripModulePrefix(StateDict& state)
{
    static constexpr std::string_view kPrefix = "module.";
    const auto prefixed = [](const auto& item) { return item.first.starts_with(kPrefix); };
    if (!std::all_of(state.tensors.begin(), state.tensors.end(), prefixed))
        return;
    decltype(state.tensors) plain;
    for (auto& [name, tensor] : state.tensors)
        plain.emplace(name.substr(kPrefix.size()), std::move(tensor));
    state.tensors = std::move(plain);
}

}

StateDict readStateDict(const std::filesystem::path& path)
{
    const auto file = std::make_shared<MappedFile>(path);
    try {
        StateDict state = parseAny(file->bytes());
        if (state.tensors.empty())
            throw Error(ErrorCode::Unsupported, "The file holds no tensors.",
                "Save the weights with torch.save(model.state_dict(), file).");
        stripModulePrefix(state);
        state.owner = file;
        state.file = file->bytes();
        return state;
    } catch (Error& error) {
        throw error.during("reading " + path.string());
    }
}

}
