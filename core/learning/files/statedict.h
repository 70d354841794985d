// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::learning {

enum class DType { Float64, Float32, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool };

std::string_view dtypeName(DType dtype); ///< PyTorch's: "float32", "bfloat16", ...
std::size_t dtypeSize(DType dtype); ///< bytes
bool isFloating(DType dtype);

/// One tensor as it lies in a file or in memory: little-endian, strided, borrowed.
struct StoredTensor {
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< elements, not negative
    std::span<const std::byte> bytes; ///< from the first element on; covers all the strides reach

    std::int64_t elements() const; ///< product of the shape, 1 for a scalar
    bool contiguous() const;
    /// Row-major values; Float64, Float16 and BFloat16 are converted. Throws Error Unsupported for
    /// integers.
    std::vector<float> floats() const;
};

/// A tensor whose elements follow each other without gaps.
StoredTensor packedTensor(
    DType dtype, std::vector<std::int64_t> shape, std::span<const std::byte> bytes);

/// The number of elements of `shape`, or nothing when it is negative somewhere or past 2^40.
bool countElements(std::span<const std::int64_t> shape, std::int64_t& count);

/// A network's tensors by torchvision's names; `owner` keeps their bytes alive.
struct StateDict {
    std::map<std::string, StoredTensor, std::less<>> tensors;
    std::shared_ptr<const void> owner;
    std::span<const std::byte> file; ///< all bytes of what it was read from; empty: no file

    const StoredTensor* find(std::string_view name) const;
    /// Throws Error Unsupported when there is no such tensor.
    const StoredTensor& at(std::string_view name) const;
};

/// Reads torch.save's zip and legacy formats and safetensors, told apart by content. Runs nothing
/// that the file says. A wrapping {"state_dict": ...} and the prefix "module." are taken off. The
/// bytes stay mapped. Throws Error NotFound, Io, Corrupt (damaged, or asks to run code),
/// Unsupported.
StateDict readStateDict(const std::filesystem::path& path);

}
