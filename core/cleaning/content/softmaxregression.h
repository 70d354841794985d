// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/matrix.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Multinomial logistic regression. The last column of `rows` is the intercept's, all ones.
struct SoftmaxProblem {
    const Matrix& rows;
    std::span<const int> labels; ///< below `classes`; any value where the weight is 0
    std::span<const float> weights; ///< 0 or more; 0: takes no part, at no cost in whole blocks
    int classes = 0;
    /// The mean loss over the weight is penalised with ridge / 2 times the sum of the squared
    /// coefficients, intercepts left out.
    double ridge = 0.0;
};

/// classes x rows.stride() coefficients, row-major.
using SoftmaxModel = std::vector<double>;

/// Trains `model` from where it stands (empty: from zeros) on the calling thread. `throwIfStopped`
/// is called at least every 10 ms and may throw.
void trainSoftmax(const SoftmaxProblem& problem, SoftmaxModel& model,
    const std::function<void()>& throwIfStopped);

/// Writes the probabilities of `rows`, count x classes.
void softmaxProbabilities(
    const MatrixRows& rows, const SoftmaxModel& model, int classes, float* probabilities);

}
