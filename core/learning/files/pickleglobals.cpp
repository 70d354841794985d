// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/pickleglobals.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <array>

namespace vitrine::learning::pickle {

namespace {

struct StorageType {
    std::string_view name;
    DType dtype;
};

constexpr std::array<StorageType, 10> kStorageTypes{
    {{"DoubleStorage", DType::Float64}, {"FloatStorage", DType::Float32},
        {"HalfStorage", DType::Float16}, {"BFloat16Storage", DType::BFloat16},
        {"LongStorage", DType::Int64}, {"IntStorage", DType::Int32}, {"ShortStorage", DType::Int16},
        {"CharStorage", DType::Int8}, {"ByteStorage", DType::UInt8}, {"BoolStorage", DType::Bool}}};

struct Function {
    std::string_view module;
    std::string_view name;
    Global global;
};

constexpr std::array<Function, 3> kFunctions{{{"collections", "OrderedDict", Global::OrderedDict},
    {"torch._utils", "_rebuild_tensor_v2", Global::RebuildTensor},
    {"torch._utils", "_rebuild_parameter", Global::RebuildParameter}}};

std::string printable(std::string_view text)
{
    std::string clean(text.substr(0, 100));
    for (char& c : clean) {
        if (c < ' ' || c > '~')
            c = '?';
    }
    return clean;
}

}

Value permittedGlobal(std::string_view module, std::string_view name)
{
    Value value;
    value.kind = Kind::Global;
    for (const Function& function : kFunctions) {
        if (function.module == module && function.name == name) {
            value.global = function.global;
            return value;
        }
    }
    for (const StorageType& type : kStorageTypes) {
        if (module == "torch" && type.name == name) {
            value.global = Global::StorageType;
            value.dtype = type.dtype;
            return value;
        }
    }
    throw Error(ErrorCode::Corrupt,
        fmt::format("The file asks to run {}.{}, which weights never need.", printable(module),
            printable(name)),
        "Nothing was run. Use a file that holds only a state_dict, from a source that you trust.");
}

std::string_view storageTypeName(DType dtype)
{
    for (const StorageType& type : kStorageTypes) {
        if (type.dtype == dtype)
            return type.name;
    }
    return "FloatStorage";
}

}
