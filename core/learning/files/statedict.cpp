// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/files/statedict.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstring>

namespace vitrine::learning {

namespace {

static_assert(std::endian::native == std::endian::little, "tensors are read as they lie in files");

constexpr std::int64_t kMaxElements = std::int64_t{1} << 40U;

template <typename T> T loadAs(const std::byte* from)
{
    T value;
    std::memcpy(&value, from, sizeof(T)); // files promise no alignment
    return value;
}

float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    const std::uint32_t mantissa = half & 0x3FFU;
    if (exponent == 0) { // zero or subnormal: mantissa * 2^-24
        const float value = static_cast<float>(mantissa) * 0x1p-24F;
        return sign != 0 ? -value : value;
    }
    const std::uint32_t wide = exponent == 0x1FU ? 0xFFU : exponent + 112U;
    return std::bit_cast<float>(sign | (wide << 23U) | (mantissa << 13U));
}

float element(DType dtype, const std::byte* from)
{
    switch (dtype) {
    case DType::Float64: return static_cast<float>(loadAs<double>(from));
    case DType::Float32: return loadAs<float>(from);
    case DType::Float16: return fromHalf(loadAs<std::uint16_t>(from));
    case DType::BFloat16:
        return std::bit_cast<float>(static_cast<std::uint32_t>(loadAs<std::uint16_t>(from)) << 16U);
    default: break;
    }
    throw Error(ErrorCode::Unsupported,
        fmt::format("A tensor of {} stands where fractions are needed.", dtypeName(dtype)));
}

struct DTypeFacts {
    std::string_view name;
    std::size_t size;
};

const DTypeFacts& facts(DType dtype)
{
    static constexpr std::array<DTypeFacts, 10> kFacts{
        {{"float64", 8}, {"float32", 4}, {"float16", 2}, {"bfloat16", 2}, {"int64", 8},
            {"int32", 4}, {"int16", 2}, {"int8", 1}, {"uint8", 1}, {"bool", 1}}};
    return kFacts[static_cast<std::size_t>(dtype)];
}

}

std::string_view dtypeName(DType dtype)
{
    return facts(dtype).name;
}

std::size_t dtypeSize(DType dtype)
{
    return facts(dtype).size;
}

bool isFloating(DType dtype)
{
    return dtype <= DType::BFloat16;
}

bool countElements(std::span<const std::int64_t> shape, std::int64_t& count)
{
    count = 1;
    bool empty = false;
    for (const std::int64_t side : shape) {
        if (side < 0)
            return false;
        empty = empty || side == 0;
        if (side > 0 && count > kMaxElements / side)
            return false;
        count *= side > 0 ? side : 1;
    }
    count = empty ? 0 : count;
    return true;
}

std::int64_t StoredTensor::elements() const
{
    std::int64_t count = 0;
    return countElements(shape, count) ? count : 0;
}

bool StoredTensor::contiguous() const
{
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected)
            return false;
        expected *= shape[i];
    }
    return true;
}

std::vector<float> StoredTensor::floats() const
{
    std::vector<float> out(static_cast<std::size_t>(elements()));
    if (out.empty())
        return out;
    if (dtype == DType::Float32 && contiguous()) {
        std::memcpy(out.data(), bytes.data(), out.size() * sizeof(float));
        return out;
    }
    const std::size_t size = dtypeSize(dtype);
    std::vector<std::int64_t> position(shape.size(), 0);
    std::int64_t offset = 0;
    for (float& value : out) {
        value = element(dtype, bytes.data() + static_cast<std::size_t>(offset) * size);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            offset += strides[axis];
            if (++position[axis] < shape[axis])
                break;
            offset -= strides[axis] * shape[axis];
            position[axis] = 0;
        }
    }
    return out;
}

StoredTensor packedTensor(
    DType dtype, std::vector<std::int64_t> shape, std::span<const std::byte> bytes)
{
    StoredTensor tensor{dtype, std::move(shape), {}, bytes};
    tensor.strides.resize(tensor.shape.size());
    std::int64_t stride = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        tensor.strides[i] = stride;
        stride *= std::max<std::int64_t>(tensor.shape[i], 1);
    }
    return tensor;
}

const StoredTensor* StateDict::find(std::string_view name) const
{
    const auto found = tensors.find(name);
    return found == tensors.end() ? nullptr : &found->second;
}

const StoredTensor& StateDict::at(std::string_view name) const
{
    if (const StoredTensor* tensor = find(name))
        return *tensor;
    throw Error(ErrorCode::Unsupported, fmt::format("The weights have no tensor \"{}\".", name),
        "Choose the state_dict of a torchvision ResNet.");
}

}
