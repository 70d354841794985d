// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learning/files/statedict.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::learning::pickle {

/// Index of a value in a Document; values refer to each other by it, so that shared and circular
/// structures cost nothing and free themselves.
using Ref = std::uint32_t;

enum class Kind {
    None,
    Bool,
    Integer,
    Real,
    Text,
    Tuple,
    List,
    Dict, ///< also OrderedDict
    Global, ///< a permitted name, not yet called
    Storage,
    Tensor,
};

enum class Global {
    OrderedDict,
    RebuildTensor,
    RebuildParameter,
    StorageType,
};

/// A storage that a tensor lies in; the bytes are elsewhere in the file, under `key`.
struct Storage {
    DType dtype = DType::Float32;
    std::string_view key;
    std::int64_t elements = 0;
    std::int64_t offset = 0; ///< elements, of a view of the storage (legacy format)
};

struct Tensor {
    Storage storage;
    std::int64_t offset = 0; ///< elements
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
};

struct Value {
    Kind kind = Kind::None;
    std::int64_t integer = 0; ///< Integer, Bool; Real keeps none, state dicts need none
    std::string_view text; ///< Text; borrowed from the pickle
    std::vector<Ref> items; ///< Tuple, List
    std::vector<std::pair<Ref, Ref>> entries; ///< Dict
    Global global = Global::OrderedDict;
    DType dtype = DType::Float32; ///< Global StorageType
    std::uint32_t detail = 0; ///< Storage, Tensor: index into the document's
};

struct Document {
    std::vector<Value> values;
    std::vector<Storage> storages;
    std::vector<Tensor> tensors;
    Ref root = 0;
    std::size_t length = 0; ///< bytes read, to the end of the STOP opcode

    const Value& at(Ref ref) const { return values[ref]; }
};

/// Reads one pickle (protocols 2 to 5) that uses only what a state dict needs: plain values,
/// containers, OrderedDict, storages and tensors. Nothing is called. A name that a state dict does
/// not need is refused by an Error Corrupt that says which. Memory is bounded by a multiple of the
/// pickle's size. Format: CPython's pickletools.py.
Document parse(std::span<const std::byte> bytes);

}
