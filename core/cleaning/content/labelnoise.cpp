// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/labelnoise.h"

#include "core/cleaning/parallelfor.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace vitrine::cleaning {

namespace {

constexpr double kLargestRate = 0.5; // beyond, most labels say nothing and no rate can be told
// Few wrong labels among many that are hard to tell leave no trace in the likelihood. There are
// always some: ten well-kept benchmarks had 0.15 % to 10 % (Northcutt, Athalye, Mueller, "Pervasive
// Label Errors in Test Sets", 2021).
constexpr double kLeastRate = 0.005;
constexpr int kTemperatures = 26; // from e^-1.5 to e^1, each 10 % above the one before
constexpr int kHalvings = 20; // the rate to one in a million

double temperatureAt(std::size_t step)
{
    return std::exp(-1.5 + 2.5 * static_cast<double>(step) / (kTemperatures - 1));
}

void temper(std::span<const float> from, double temperature, std::span<float> to)
{
    const auto exponent = static_cast<float>(1.0 / temperature);
    const float largest = std::log(std::max(1e-30F, *std::ranges::max_element(from)));
    float sum = 0.0F;
    for (std::size_t k = 0; k < from.size(); ++k) {
        to[k] = std::exp((std::log(std::max(1e-30F, from[k])) - largest) * exponent);
        sum += to[k];
    }
    for (float& value : to)
        value /= sum;
}

/// The tempered probability of each given label.
std::vector<double> selfConfidences(
    const OutOfSample& predicted, std::span<const int> labels, double temperature)
{
    std::vector<double> own;
    std::vector<float> row(static_cast<std::size_t>(predicted.classes));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0)
            continue;
        temper(predicted.row(i), temperature, row);
        own.push_back(static_cast<double>(row[static_cast<std::size_t>(labels[i])]));
    }
    return own;
}

double likelihood(double probability, double spread, double rate)
{
    return (1.0 - rate) * probability + rate * (1.0 - probability) * spread;
}

/// The likelihood's logarithm is concave in the rate: its slope falls, and halving finds its zero.
double bestRate(const std::vector<double>& own, double spread)
{
    const auto slope = [&](double rate) {
        double sum = 0.0;
        for (const double probability : own) {
            sum += ((1.0 - probability) * spread - probability)
                / std::max(1e-30, likelihood(probability, spread, rate));
        }
        return sum;
    };
    if (slope(kLeastRate) <= 0.0)
        return kLeastRate;
    double low = kLeastRate;
    double high = kLargestRate;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = 0.5 * (low + high);
        (slope(middle) > 0.0 ? low : high) = middle;
    }
    return low;
}

double logLikelihood(const std::vector<double>& own, double spread, double rate)
{
    double sum = 0.0;
    for (const double probability : own)
        sum += std::log(std::max(1e-30, likelihood(probability, spread, rate)));
    return sum;
}

/// The share of wrong labels that falls on each wrong category.
double spreadOf(int classes)
{
    return 1.0 / std::max(1, classes - 1);
}

}

LabelNoise estimateNoise(const OutOfSample& predicted, std::span<const int> labels,
    const std::function<void()>& throwIfStopped)
{
    struct Candidate {
        LabelNoise noise;
        double logLikelihood = 0.0;
    };
    std::vector<Candidate> candidates(kTemperatures);
    const double spread = spreadOf(predicted.classes);
    parallelFor(candidates.size(), [&](std::size_t i) {
        throwIfStopped();
        const double temperature = temperatureAt(i);
        const auto own = selfConfidences(predicted, labels, temperature);
        throwIfStopped();
        const double rate = bestRate(own, spread);
        candidates[i] = {{temperature, rate}, logLikelihood(own, spread, rate)};
    });
    return std::ranges::max_element(candidates, {}, &Candidate::logLikelihood)->noise;
}

OutOfSample tempered(const OutOfSample& predicted, double temperature)
{
    OutOfSample result{predicted.classes, std::vector<float>(predicted.probabilities.size())};
    const auto width = static_cast<std::size_t>(predicted.classes);
    for (std::size_t at = 0; at + width <= result.probabilities.size(); at += width) {
        temper(std::span(predicted.probabilities).subspan(at, width), temperature,
            std::span(result.probabilities).subspan(at, width));
    }
    return result;
}

double wrongProbability(double probability, int classes, double rate)
{
    const double spread = spreadOf(classes);
    const double all = likelihood(probability, spread, rate);
    return all > 0.0 ? rate * (1.0 - probability) * spread / all : 0.0;
}

}
