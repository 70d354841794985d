// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/trainingchance.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vitrine::learning {

namespace {

enum class Purpose : std::uint64_t { Order = 1, MixupShare, MixupPartners, Dropout, Initial };

Random stream(std::uint64_t seed, Purpose purpose, std::uint64_t index)
{
    return {mixed(seed) ^ static_cast<std::uint64_t>(purpose), index};
}

std::vector<std::size_t> shuffled(Random random, std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i) // Fisher and Yates
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

/// Box and Muller, 1958.
double normal(Random& random)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * random.uniform());
}

/// The logarithm of a Gamma(shape, 1) number; Marsaglia, Tsang, "A simple method for generating
/// gamma variables", 2000. Small shapes make numbers that only their logarithm can hold.
double logGamma(Random& random, double shape)
{
    if (shape < 1.0)
        return logGamma(random, shape + 1.0) + std::log(1.0 - random.uniform()) / shape;
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    while (true) {
        const double x = normal(random);
        const double v = std::pow(1.0 + c * x, 3.0);
        if (v > 0.0 && std::log(1.0 - random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v))
            return std::log(d * v);
    }
}

}

std::vector<std::size_t> TrainingChance::order(int epoch, std::size_t count) const
{
    return shuffled(stream(m_seed, Purpose::Order, static_cast<std::uint64_t>(epoch)), count);
}

double TrainingChance::mixupShare(std::int64_t step, double alpha) const
{
    Random random = stream(m_seed, Purpose::MixupShare, static_cast<std::uint64_t>(step));
    const double a = logGamma(random, alpha);
    const double b = logGamma(random, alpha);
    return 1.0 / (1.0 + std::exp(b - a));
}

std::vector<std::size_t> TrainingChance::mixupPartners(std::int64_t step, std::size_t count) const
{
    return shuffled(
        stream(m_seed, Purpose::MixupPartners, static_cast<std::uint64_t>(step)), count);
}

void TrainingChance::dropout(std::int64_t step, double probability, std::span<float> factors) const
{
    Random random = stream(m_seed, Purpose::Dropout, static_cast<std::uint64_t>(step));
    const auto kept = static_cast<float>(1.0 / (1.0 - probability));
    for (float& factor : factors)
        factor = random.chance(probability) ? 0.0F : kept;
}

void TrainingChance::uniform(std::uint64_t layer, float bound, std::span<float> values) const
{
    Random random = stream(m_seed, Purpose::Initial, layer);
    for (float& value : values)
        value = static_cast<float>(random.uniform(-double{bound}, double{bound}));
}

std::vector<std::size_t> batchEnds(std::size_t pictures, std::size_t batchSize)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < pictures;) {
        at = std::min(at + batchSize, pictures);
        ends.push_back(at);
    }
    if (ends.size() > 1 && batchSize > 1 && pictures % batchSize == 1)
        ends.erase(ends.end() - 2);
    return ends;
}

}
