// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/learning: it names LibTorch.

#include "core/learning/files/statedict.h"

#include <ATen/core/ivalue.h>

#include <string>

namespace vitrine::learning {

/// Values of a tensor in the file, as float32. Throws Error Unsupported when it is absent.
at::Tensor floatTensor(const StateDict& state, std::string_view name);

struct ConvSpec {
    std::string conv; ///< name of the convolution's tensors
    std::string norm; ///< name of the batch norm after it
    int stride = 1;
    int padding = 0;
    bool relu = false; ///< a rectifier follows
    bool addsBias = true; ///< false leaves b' to the caller
};

/// A convolution with its batch norm folded in: w' = w * gamma / sqrt(var + eps),
/// b' = beta - mean * gamma / sqrt(var + eps). Where LibTorch has oneDNN's packed convolution, the
/// rectifier is fused and the weights are laid out once.
class FoldedConv {
public:
    /// `batch` x in x `side` x `side` is the input that the layout is chosen for.
    FoldedConv(
        const StateDict& state, const ConvSpec& spec, at::ScalarType type, int batch, int side);

    at::Tensor operator()(const at::Tensor& input) const;
    const at::Tensor& bias() const { return m_bias; } ///< b', float32
    int outputSide() const { return m_outputSide; }

private:
    bool pack(at::IntArrayRef inputSize);
    at::Tensor addedBias() const;

    at::Tensor m_weight; ///< undefined once packed
    at::Tensor m_bias;
    c10::IValue m_packed;
    std::int64_t m_stride;
    std::int64_t m_padding;
    bool m_relu;
    bool m_addsBias;
    int m_outputSide;
};

}
