// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/taillayers.h"

#include "core/learning/networks/resnetlayout.h"
#include "core/learning/training/lowering.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <utility>

namespace vitrine::learning {

namespace {

constexpr double kMomentum = 0.1;
constexpr std::int64_t kKeptBytes = std::int64_t{32} << 20U; ///< of a convolution's rows
constexpr std::int64_t kRowsPerTask = 64;

Parameter makeParameter(std::string name, at::IntArrayRef shape, at::ScalarType type,
    const TailNumbers& numbers, bool head = false)
{
    Parameter parameter{std::move(name), head, {}, {}, {}};
    const auto format = shape.size() == 4 ? kChannelsLast : at::MemoryFormat::Contiguous;
    parameter.weights =
        at::empty(shape, at::TensorOptions(at::kFloat).device(numbers.device).memory_format(format))
            .zero_();
    parameter.working = parameter.weights.to(type); // the same tensor in float32
    return parameter;
}

/// Pictures x channels x height x width as rows of channels; no copy where channels lie last.
at::Tensor asRows(const at::Tensor& pictures)
{
    return pictures.permute({0, 2, 3, 1}).reshape({-1, pictures.size(1)});
}

at::Tensor asPictures(
    const at::Tensor& rows, std::int64_t count, std::int64_t height, std::int64_t width)
{
    return rows.view({count, height, width, rows.size(1)}).permute({0, 3, 1, 2});
}

std::uint16_t* bits(const at::Tensor& tensor)
{
    return static_cast<std::uint16_t*>(tensor.data_ptr());
}

Window windowOf(const at::Tensor& pictures, int kernel, int stride)
{
    const auto side = [&pictures](
                          int axis) { return static_cast<std::size_t>(pictures.size(axis)); };
    return {side(1), side(2), side(3), static_cast<std::size_t>(kernel),
        static_cast<std::size_t>(stride)};
}

}

TailConv::TailConv(
    std::string name, int in, int out, int kernel, int stride, const TailNumbers& numbers)
    : m_kernel(kernel)
    , m_stride(stride)
    , m_parameter(makeParameter(
          std::move(name) + ".weight", {out, in, kernel, kernel}, numbers.type, numbers))
{
}

bool TailConv::asProduct() const
{
    return m_parameter.working.scalar_type() == at::kBFloat16 && m_parameter.working.is_cpu()
        && m_kernel <= 3;
}

at::Tensor TailConv::matrix() const
{
    return m_parameter.working.permute({0, 2, 3, 1}).reshape({m_parameter.working.size(0), -1});
}

at::Tensor TailConv::rowsOf(const at::Tensor& input) const
{
    if (m_kernel == 1 && m_stride == 1)
        return asRows(input);
    const Window window = windowOf(input, m_kernel, m_stride);
    const auto count = static_cast<std::int64_t>(window.outHeight() * window.outWidth());
    const at::Tensor rows = at::empty(
        {input.size(0) * count, static_cast<std::int64_t>(window.rowLength())}, input.options());
    at::parallel_for(0, rows.size(0), kRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
        lowerRows(window, bits(input), static_cast<std::size_t>(begin),
            static_cast<std::size_t>(end), bits(rows));
    });
    return rows;
}

at::Tensor TailConv::forward(const at::Tensor& given, bool learns)
{
    const at::Tensor input = given.contiguous(kChannelsLast);
    if (learns)
        m_input = input;
    if (!asProduct()) {
        const std::int64_t pad = m_kernel / 2;
        return at::conv2d(input, m_parameter.working, {}, {m_stride, m_stride}, {pad, pad});
    }
    const at::Tensor rows = rowsOf(input);
    if (learns && static_cast<std::int64_t>(rows.nbytes()) <= kKeptBytes)
        m_rows = rows;
    const Window window = windowOf(input, m_kernel, m_stride);
    return asPictures(at::mm(rows, matrix().t()), input.size(0),
        static_cast<std::int64_t>(window.outHeight()),
        static_cast<std::int64_t>(window.outWidth()));
}

at::Tensor TailConv::inputGradient(const at::Tensor& rowGradients) const
{
    if (m_kernel == 1 && m_stride == 1)
        return asPictures(rowGradients, m_input.size(0), m_input.size(2), m_input.size(3));
    const Window window = windowOf(m_input, m_kernel, m_stride);
    const at::Tensor gradient =
        at::empty_like(m_input, m_input.options().memory_format(kChannelsLast));
    at::parallel_for(0, m_input.numel() / m_input.size(1), kRowsPerTask,
        [&](std::int64_t begin, std::int64_t end) {
            raiseRows(window, bits(rowGradients), static_cast<std::size_t>(begin),
                static_cast<std::size_t>(end), bits(gradient));
        });
    return gradient;
}

at::Tensor TailConv::backward(const at::Tensor& gradient, bool wanted)
{
    const at::Tensor& working = m_parameter.working;
    at::Tensor result;
    if (asProduct()) {
        const at::Tensor outputs = asRows(gradient);
        const at::Tensor rows = m_rows.defined() ? m_rows : rowsOf(m_input);
        m_parameter.gradient = at::mm(outputs.t(), rows)
                                   .view({working.size(0), m_kernel, m_kernel, working.size(1)})
                                   .permute({0, 3, 1, 2});
        if (wanted)
            result = inputGradient(at::mm(outputs, matrix()));
    } else {
        const std::int64_t pad = m_kernel / 2;
        auto [toInput, toWeight, toBias] = at::convolution_backward(
            gradient.contiguous(kChannelsLast), m_input, working, c10::nullopt,
            {m_stride, m_stride}, {pad, pad}, {1, 1}, false, {0, 0}, 1, {wanted, true, false});
        m_parameter.gradient = toWeight.contiguous(kChannelsLast);
        result = toInput;
    }
    m_input.reset();
    m_rows.reset();
    return result;
}

TailNorm::TailNorm(std::string name, int channels, const TailNumbers& numbers)
    : m_name(std::move(name))
    , m_scale(makeParameter(m_name + ".weight", {channels}, at::kFloat, numbers))
    , m_shift(makeParameter(m_name + ".bias", {channels}, at::kFloat, numbers))
    , m_mean(at::zeros({channels}, at::TensorOptions(at::kFloat).device(numbers.device)))
    , m_variance(at::ones({channels}, at::TensorOptions(at::kFloat).device(numbers.device)))
    , m_batches(at::zeros({}, at::kLong))
{
}

at::Tensor TailNorm::forward(const at::Tensor& input, bool learns)
{
    auto [output, mean, deviation] = at::native_batch_norm(input, m_scale.weights, m_shift.weights,
        m_mean, m_variance, learns, kMomentum, kBatchNormEpsilon);
    if (learns) {
        m_input = input;
        m_batchMean = mean;
        m_batchDeviation = deviation;
        m_batches += 1;
    }
    return output;
}

at::Tensor TailNorm::backward(const at::Tensor& gradient)
{
    auto [toInput, toScale, toShift] =
        at::native_batch_norm_backward(gradient, m_input, m_scale.weights, m_mean, m_variance,
            m_batchMean, m_batchDeviation, true, kBatchNormEpsilon, {true, true, true});
    m_scale.gradient = toScale;
    m_shift.gradient = toShift;
    m_input.reset();
    return toInput;
}

TailLinear::TailLinear(std::string name, int in, int out, const TailNumbers& numbers)
    : m_weight(makeParameter(name + ".weight", {out, in}, numbers.type, numbers, true))
    , m_bias(makeParameter(name + ".bias", {out}, at::kFloat, numbers, true))
{
}

at::Tensor TailLinear::forward(const at::Tensor& input, bool learns)
{
    const at::Tensor used = input.to(m_weight.working.scalar_type());
    if (learns)
        m_input = used;
    return at::mm(used, m_weight.working.t()).to(at::kFloat) + m_bias.weights;
}

at::Tensor TailLinear::backward(const at::Tensor& gradient, bool wanted)
{
    const at::Tensor used = gradient.to(m_weight.working.scalar_type());
    m_weight.gradient = at::mm(used.t(), m_input).contiguous();
    m_bias.gradient = gradient.sum(0);
    m_input.reset();
    return wanted ? at::mm(used, m_weight.working).to(at::kFloat) : at::Tensor();
}

TailBlock::TailBlock(const std::string& name, bool bottleneck, int in, int width, int out,
    int stride, const TailNumbers& numbers)
{
    const auto add = [&](int from, int to, int kernel, int step) {
        const std::size_t number = m_convs.size() + 1;
        m_convs.emplace_back(
            fmt::format("{}.conv{}", name, number), from, to, kernel, step, numbers);
        m_norms.emplace_back(fmt::format("{}.bn{}", name, number), to, numbers);
    };
    if (bottleneck) {
        add(in, width, 1, 1);
        add(width, width, 3, stride);
        add(width, out, 1, 1);
    } else {
        add(in, width, 3, stride);
        add(width, out, 3, 1);
    }
    if (stride != 1 || in != out) {
        m_shortcut.emplace_back(name + ".downsample.0", in, out, 1, stride, numbers);
        m_shortcutNorm.emplace_back(name + ".downsample.1", out, numbers);
    }
}

at::Tensor TailBlock::forward(const at::Tensor& input, bool learns)
{
    m_outputs.clear();
    at::Tensor x = input;
    for (std::size_t i = 0; i < m_convs.size(); ++i) {
        x = m_norms[i].forward(m_convs[i].forward(x, learns), learns);
        if (i + 1 == m_convs.size()) {
            x += m_shortcut.empty()
                ? input
                : m_shortcutNorm[0].forward(m_shortcut[0].forward(input, learns), learns);
        }
        x.relu_();
        if (learns)
            m_outputs.push_back(x);
    }
    return x;
}

at::Tensor TailBlock::backward(const at::Tensor& gradient, bool wanted)
{
    const at::Tensor joined = rectifierBackward(gradient, m_outputs.back());
    at::Tensor branch = joined;
    for (std::size_t i = m_convs.size(); i-- > 0;) {
        if (i + 1 < m_convs.size())
            branch = rectifierBackward(branch, m_outputs[i]);
        branch = m_convs[i].backward(m_norms[i].backward(branch), wanted || i > 0);
    }
    m_outputs.clear();
    const at::Tensor shortcut = m_shortcut.empty()
        ? joined
        : m_shortcut[0].backward(m_shortcutNorm[0].backward(joined), wanted);
    return wanted ? branch.add_(shortcut) : at::Tensor();
}

void TailBlock::collect(std::vector<Parameter*>& parameters, std::vector<TailNorm*>& norms)
{
    const auto add = [&](TailConv& conv, TailNorm& norm) {
        parameters.push_back(&conv.parameter());
        parameters.push_back(&norm.scale());
        parameters.push_back(&norm.shift());
        norms.push_back(&norm);
    };
    for (std::size_t i = 0; i < m_convs.size(); ++i)
        add(m_convs[i], m_norms[i]);
    if (!m_shortcut.empty())
        add(m_shortcut[0], m_shortcutNorm[0]);
}

at::Tensor rectifierBackward(const at::Tensor& gradient, const at::Tensor& output)
{
    return at::threshold_backward(gradient, output, 0);
}

}
