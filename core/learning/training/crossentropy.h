// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::learning {

/// torch.nn.functional.cross_entropy's mean over a batch, with its label smoothing and class
/// weights; where both are given, both count in the smoothed part, as there.
class CrossEntropy {
public:
    /// `weights`: one a class, or empty for all alike. `smoothing`: 0 to 1.
    CrossEntropy(int classes, std::vector<float> weights, double smoothing);

    /// What `share` of the batch's loss comes from these labels; two calls with shares that add up
    /// to 1 are mixup's loss. `logits`: labels.size() x classes, row-major. Adds the gradient to
    /// `gradient`, of the same shape.
    double add(std::span<const float> logits, std::span<const int> labels, double share,
        std::span<float> gradient) const;

private:
    std::size_t m_classes;
    std::vector<double> m_weights;
    double m_weightSum = 0.0;
    double m_smoothing;
};

/// For each class the inverse of its share of `labels`, scaled so that the mean over the labels is
/// 1; 0 for a class that does not occur.
std::vector<float> inverseShares(std::span<const int> labels, int classes);

}
