// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/training/learner.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <atomic>
#include <cmath>

namespace vitrine::learning {

namespace {

constexpr std::int64_t kNumbersPerTask = std::int64_t{1} << 16U;

/// In memory's order: all of a parameter's tensors are laid out alike.
template <typename T> T* numbersOf(const at::Tensor& tensor, std::int64_t offset = 0)
{
    return tensor.defined() ? static_cast<T*>(tensor.data_ptr()) + offset : nullptr;
}

StepNumbers piece(const Parameter& parameter, const at::Tensor& first, const at::Tensor& second,
    std::int64_t begin, std::int64_t end)
{
    StepNumbers numbers;
    numbers.weights = numbersOf<float>(parameter.weights, begin);
    numbers.first = numbersOf<float>(first, begin);
    numbers.second = numbersOf<float>(second, begin);
    numbers.count = static_cast<std::size_t>(end - begin);
    if (parameter.working.scalar_type() == at::kBFloat16) {
        numbers.gradient16 = numbersOf<const std::uint16_t>(parameter.gradient, begin);
        numbers.weights16 = numbersOf<std::uint16_t>(parameter.working, begin);
    } else {
        numbers.gradient = numbersOf<const float>(parameter.gradient, begin);
    }
    return numbers;
}

/// The same arithmetic where the numbers lie on another device.
bool stepElsewhere(
    const StepSettings& s, Parameter& parameter, at::Tensor& first, at::Tensor& second)
{
    at::Tensor& weights = parameter.weights;
    at::Tensor gradient = parameter.gradient.to(at::kFloat) * s.gradientScale;
    if (s.optimiser == Optimiser::Sgd) {
        first.mul_(s.momentum).add_(gradient).add_(weights, s.weightDecay);
        weights.sub_(first, s.rate);
    } else {
        const auto steps = static_cast<double>(s.step + 1);
        first.mul_(0.9).add_(gradient, 0.1);
        second.mul_(0.999).addcmul_(gradient, gradient, 0.001);
        const at::Tensor root =
            second.sqrt().div_(std::sqrt(1.0 - std::pow(0.999, steps))).add_(1e-8);
        weights.mul_(1.0 - s.rate * s.weightDecay)
            .addcdiv_(first, root, -s.rate / (1.0 - std::pow(0.9, steps)));
    }
    if (parameter.working.scalar_type() != at::kFloat)
        parameter.working.copy_(weights);
    return at::isfinite(weights).all().item<bool>();
}

void copyNumbers(const at::Tensor& target, const StateDict& state, const std::string& name)
{
    const StoredTensor& stored = state.at(name);
    if (stored.dtype != DType::Float32 || stored.elements() != target.numel())
        throw Error(ErrorCode::Corrupt,
            "The run's checkpoint is damaged: " + name + " does not fit.",
            "Start the run again from its beginning.");
    target.copy_(at::tensor(stored.floats()).view(target.sizes()));
}

}

TailOptimiser::TailOptimiser(const TrainConfig& config, std::vector<Parameter*> parameters)
    : m_config(config)
    , m_parameters(std::move(parameters))
{
    for (const Parameter* parameter : m_parameters) {
        m_first.push_back(at::zeros_like(parameter->weights));
        m_second.push_back(config.optimiser == Optimiser::AdamW ? at::zeros_like(parameter->weights)
                                                                : at::Tensor());
    }
}

/// torch.nn.utils.clip_grad_norm_'s.
double TailOptimiser::clipScale() const
{
    if (m_config.clipNorm <= 0.0)
        return 1.0;
    double squares = 0.0;
    for (const Parameter* parameter : m_parameters) {
        const at::Tensor gradient = parameter->gradient.cpu();
        const auto count = static_cast<std::size_t>(gradient.numel());
        squares += gradient.scalar_type() == at::kBFloat16
            ? sumOfSquares(numbersOf<const std::uint16_t>(gradient), count)
            : sumOfSquares(numbersOf<const float>(gradient), count);
    }
    return std::min(1.0, m_config.clipNorm / (std::sqrt(squares) + 1e-6));
}

bool TailOptimiser::stepOne(const StepSettings& settings, std::size_t which)
{
    Parameter& parameter = *m_parameters[which];
    if (!parameter.weights.is_cpu())
        return stepElsewhere(settings, parameter, m_first[which], m_second[which]);
    std::atomic<bool> finite = true;
    at::parallel_for(
        0, parameter.weights.numel(), kNumbersPerTask, [&](std::int64_t begin, std::int64_t end) {
            if (!takeStep(settings, piece(parameter, m_first[which], m_second[which], begin, end)))
                finite = false;
        });
    return finite;
}

bool TailOptimiser::step(std::int64_t step, double rate)
{
    const c10::NoGradGuard guard;
    StepSettings settings{
        m_config.optimiser, rate, m_config.momentum, m_config.weightDecay, clipScale(), step};
    bool finite = true;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        settings.rate = m_parameters[i]->head ? rate * m_config.headFactor : rate;
        finite = stepOne(settings, i) && finite;
    }
    return finite;
}

StateDict TailOptimiser::averages() const
{
    const auto kept = std::make_shared<std::vector<at::Tensor>>();
    StateDict state;
    const auto add = [&](const std::string& name, const at::Tensor& tensor) {
        if (!tensor.defined())
            return;
        kept->push_back(tensor.cpu().contiguous());
        const at::Tensor& copy = kept->back();
        const std::span bytes(static_cast<const std::byte*>(copy.data_ptr()), copy.nbytes());
        state.tensors.emplace(name, packedTensor(DType::Float32, copy.sizes().vec(), bytes));
    };
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        add(m_parameters[i]->name + ".first", m_first[i]);
        add(m_parameters[i]->name + ".second", m_second[i]);
    }
    state.owner = kept;
    return state;
}

void TailOptimiser::load(const StateDict& averages)
{
    const c10::NoGradGuard guard;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        copyNumbers(m_first[i], averages, m_parameters[i]->name + ".first");
        if (m_second[i].defined())
            copyNumbers(m_second[i], averages, m_parameters[i]->name + ".second");
    }
}

}
