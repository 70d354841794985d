// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::learning {

/// Every random decision of a run, each a function of the run's seed and of where it is taken:
/// nothing has to be kept to go on from the middle.
class TrainingChance {
public:
    explicit TrainingChance(std::uint64_t seed)
        : m_seed(seed)
    {
    }

    /// The order of `count` pictures in an epoch.
    std::vector<std::size_t> order(int epoch, std::size_t count) const;
    /// Mixup's share of a batch's own pictures: Beta(alpha, alpha).
    double mixupShare(std::int64_t step, double alpha) const;
    /// Which picture of the batch each is mixed with.
    std::vector<std::size_t> mixupPartners(std::int64_t step, std::size_t count) const;
    /// What a batch's numbers are multiplied by: 0 with `probability`, else 1 / (1 - probability).
    void dropout(std::int64_t step, double probability, std::span<float> factors) const;
    /// Values of a new layer, uniform in [-bound, bound); `layer` tells layers apart.
    void uniform(std::uint64_t layer, float bound, std::span<float> values) const;

private:
    std::uint64_t m_seed;
};

/// Where each batch of an epoch ends. The last one may be smaller; one that would hold a single
/// picture is joined to the one before, because batch norm has nothing to go by.
std::vector<std::size_t> batchEnds(std::size_t pictures, std::size_t batchSize);

}
