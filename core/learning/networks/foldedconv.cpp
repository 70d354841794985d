// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/foldedconv.h"

#include "core/base/log.h"
#include "core/learning/networks/resnetlayout.h"

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>

namespace vitrine::learning {

namespace {

/// An operator that is registered by name and has no C++ function.
auto findOperator(const char* name)
{
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

}

at::Tensor floatTensor(const StateDict& state, std::string_view name)
{
    const StoredTensor& stored = state.at(name);
    const at::Tensor tensor = at::empty(stored.shape, at::kFloat);
    const std::vector<float> values = stored.floats();
    std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
    return tensor;
}

FoldedConv::FoldedConv(
    const StateDict& state, const ConvSpec& spec, at::ScalarType type, int batch, int side)
    : m_stride(spec.stride)
    , m_padding(spec.padding)
    , m_relu(spec.relu)
    , m_addsBias(spec.addsBias)
{
    const at::Tensor weight = floatTensor(state, spec.conv + ".weight");
    const auto part = [&](const char* name) {
        return floatTensor(state, spec.norm + name).to(at::kDouble);
    };
    const at::Tensor scale = part(".weight") / (part(".running_var") + kBatchNormEpsilon).sqrt();
    m_weight = (weight.to(at::kDouble) * scale.view({-1, 1, 1, 1})).to(type);
    m_bias = (part(".bias") - part(".running_mean") * scale).to(at::kFloat);
    const auto kernel = static_cast<int>(weight.size(2));
    m_outputSide = (side + 2 * spec.padding - kernel) / spec.stride + 1;
    if (pack({batch, weight.size(1), side, side}))
        m_weight.reset();
    else
        m_weight = m_weight.contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor FoldedConv::addedBias() const
{
    return m_addsBias ? m_bias.to(m_weight.scalar_type()) : at::Tensor();
}

bool FoldedConv::pack(at::IntArrayRef inputSize)
{
    static const auto prepack = findOperator("mkldnn_prepacked::conv2d_prepack");
    if (!prepack || !findOperator("mkldnn_prepacked::conv2d_run"))
        return false;
    try {
        const auto pair = [](std::int64_t value) {
            return std::vector<std::int64_t>{value, value};
        };
        torch::jit::Stack stack{m_weight, m_addsBias ? c10::IValue(addedBias()) : c10::IValue(),
            pair(m_stride), pair(m_padding), pair(1), std::int64_t{1}, inputSize.vec(),
            m_relu ? "relu" : "none"};
        prepack->callBoxed(&stack);
        m_packed = std::move(stack.front());
        return true;
    } catch (const c10::Error& error) { // no oneDNN for this processor or type
        log::debug(error.what_without_backtrace());
        return false;
    }
}

at::Tensor FoldedConv::operator()(const at::Tensor& input) const
{
    if (!m_packed.isNone()) {
        static const auto run = findOperator("mkldnn_prepacked::conv2d_run");
        torch::jit::Stack stack{input, m_packed};
        run->callBoxed(&stack);
        return std::move(stack.front()).toTensor();
    }
    at::Tensor output =
        at::conv2d(input, m_weight, m_bias, {m_stride, m_stride}, {m_padding, m_padding});
    return m_relu ? output.relu_() : output;
}

}
