// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/learner.h"

#include "core/base/cpu.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace vitrine::learning {

namespace {

[[noreturn]] void notANumber(std::int64_t step)
{
    throw diverged(fmt::format("The loss is not a number any more, at batch {}.", step + 1));
}

std::vector<float> weightsFor(const TrainConfig& config, std::span<const int> labels, int classes)
{
    return config.classWeights ? inverseShares(labels, classes) : std::vector<float>();
}

at::Tensor mixedWith(
    const at::Tensor& activations, std::span<const std::size_t> partners, double share)
{
    const at::Tensor which = at::empty({static_cast<std::int64_t>(partners.size())}, at::kLong);
    for (std::size_t i = 0; i < partners.size(); ++i)
        which[static_cast<std::int64_t>(i)] = static_cast<std::int64_t>(partners[i]);
    const at::Tensor own = activations.to(at::kFloat);
    return (own * share + own.index_select(0, which) * (1.0 - share)).to(activations.scalar_type());
}

std::int64_t countCorrect(const at::Tensor& logits, std::span<const int> labels)
{
    const at::Tensor best = logits.argmax(1);
    std::int64_t correct = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        correct += best.data_ptr<std::int64_t>()[i] == labels[i] ? 1 : 0;
    return correct;
}

std::span<float> spanOf(const at::Tensor& tensor)
{
    return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

}

Error diverged(std::string message)
{
    return {ErrorCode::Diverged, std::move(message),
        "Start another run with a lower learning rate, or with clipped gradients. This one's last "
        "good checkpoint was kept."};
}

TailNumbers numbersFor(const TrainConfig& config)
{
    TailNumbers numbers;
    if (config.device == Device::Cuda && !at::hasCUDA())
        throw Error(ErrorCode::Unsupported, "This computer's LibTorch has no CUDA.",
            "Train on the processor (the device cpu or auto), or build Vitrine with a LibTorch "
            "that has CUDA, which Debian's does not.");
    if (config.device != Device::Cpu && at::hasCUDA())
        numbers.device = at::Device(at::kCUDA, 0);
    const bool onProcessor = numbers.device == at::kCPU;
    if (onProcessor && !cpu::runsBfloat16()) // LibTorch would, by code that nobody has made fast
        return numbers;
    const bool fast = !onProcessor || cpu::prefersBfloat16();
    if (config.precision == Precision::Bfloat16 || (config.precision == Precision::Auto && fast))
        numbers.type = at::kBFloat16;
    return numbers;
}

void useThreads(const TrainConfig& config)
{
    // OpenMP keeps the number for each calling thread, and LibTorch may start with one.
    const int threads = config.threads > 0 ? config.threads : cpu::usableCores();
    if (at::get_num_threads() != threads)
        at::set_num_threads(threads);
}

Learner::Learner(
    const StateDict& start, const TrainConfig& config, int classes, std::span<const int> labels)
    : m_config(config)
    , m_classes(classes)
    , m_chance(config.seed)
    , m_tail(start, {config.scope, classes, numbersFor(config), config.seed})
    , m_optimiser(config, m_tail.parameters())
    , m_loss(classes, weightsFor(config, labels, classes), config.labelSmoothing)
{
}

double Learner::lossOf(const at::Tensor& logits, std::span<const int> labels,
    std::span<const std::size_t> partners, double share, const at::Tensor& gradient) const
{
    const double own = m_loss.add(spanOf(logits), labels, share, spanOf(gradient));
    if (partners.empty())
        return own;
    std::vector<int> others;
    for (const std::size_t partner : partners)
        others.push_back(labels[partner]);
    return own + m_loss.add(spanOf(logits), others, 1.0 - share, spanOf(gradient));
}

Learner::Forward Learner::forward(
    const at::Tensor& activations, std::span<const int> labels, std::int64_t step)
{
    std::vector<std::size_t> partners;
    double share = 1.0;
    at::Tensor input = activations;
    if (m_config.mixup > 0.0) {
        share = m_chance.mixupShare(step, m_config.mixup);
        partners = m_chance.mixupPartners(step, labels.size());
        input = mixedWith(activations, partners, share);
    }
    std::optional<at::Tensor> dropout;
    if (m_config.dropout > 0.0) {
        dropout = at::empty({activations.size(0), kEmbeddingLength}, at::kFloat);
        m_chance.dropout(step, m_config.dropout, spanOf(*dropout));
    }
    const at::Tensor logits = m_tail.forward(input, dropout);
    const at::Tensor gradient = at::zeros_like(logits);
    const BatchOutcome outcome{
        lossOf(logits, labels, partners, share, gradient), countCorrect(logits, labels)};
    if (!std::isfinite(outcome.loss))
        notANumber(step);
    return {outcome, gradient};
}

BatchOutcome Learner::learn(
    const at::Tensor& activations, std::span<const int> labels, std::int64_t step, double rate)
{
    const Forward seen = forward(activations, labels, step);
    m_tail.backward(seen.gradient);
    if (!m_optimiser.step(step, rate))
        notANumber(step);
    return seen.outcome;
}

double Learner::loss(const at::Tensor& activations, std::span<const int> labels, std::int64_t step)
{
    return forward(activations, labels, step).outcome.loss;
}

}
