// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/trunk/trunkkey.h"

#include "core/base/sha256.h"
#include "core/learning/trunk/activationfile.h"

#include <fmt/format.h>

#include <vector>

namespace vitrine::learning {

namespace {

/// Counted up whenever a trunk of the same tensors computes other numbers, or a view other pixels.
constexpr int kFormat = 2;
constexpr std::size_t kHashLength = 24;

bool liesBefore(std::string_view name, Cut cut)
{
    if (name.starts_with("fc.") || name.ends_with(".num_batches_tracked"))
        return false;
    switch (cut) {
    case Cut::Pictures: return false;
    case Cut::AfterLayer2: return !name.starts_with("layer3.") && !name.starts_with("layer4.");
    case Cut::AfterLayer3: return !name.starts_with("layer4.");
    case Cut::AfterPool: break;
    }
    return true;
}

void hashValues(Sha256& hash, const StoredTensor& tensor)
{
    if (tensor.dtype == DType::Float32 && tensor.contiguous()) {
        hash.update(tensor.bytes.first(static_cast<std::size_t>(tensor.elements()) * 4));
        return;
    }
    const std::vector<float> values = tensor.floats();
    hash.update(std::as_bytes(std::span(values)));
}

}

std::string trunkKeyStart(Backbone backbone, Cut cut, const NetSettings& settings)
{
    return fmt::format("{}-{}-{}-{}-{}-", backboneName(backbone), cutName(cut), settings.inputSide,
        precisionName(settings.precision), kFormat);
}

std::string trunkKey(
    const StateDict& weights, Backbone backbone, Cut cut, const NetSettings& settings)
{
    Sha256 hash;
    for (const auto& [name, tensor] : weights.tensors) {
        if (!liesBefore(name, cut))
            continue;
        hash.update(fmt::format("{}:{}\n", name, tensor.elements()));
        hashValues(hash, tensor);
    }
    return trunkKeyStart(backbone, cut, settings) + hash.hex().substr(0, kHashLength);
}

std::string trunkRecordName(const std::string& identity, int view, const Augmentation& augmentation)
{
    if (identity.empty())
        return {};
    std::string text = identity;
    if (view > 0)
        text += fmt::format("\nview {} flip {} crop {} colour {}", view, augmentation.flip,
            augmentation.crop, augmentation.colour);
    return sha256Hex(text).substr(0, ActivationFile::kNameLength);
}

}
