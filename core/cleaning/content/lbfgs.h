// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace vitrine::cleaning {

struct LbfgsOptions {
    int iterations = 60; ///< at most
    double tolerance = 1e-5; ///< ends when the value falls by less, relative to its size
};

/// The value at `at`; writes the gradient there. May throw, which ends the search.
using Objective = std::function<double(std::span<const double> at, std::span<double> gradient)>;

/// Moves `at` to a minimum of a smooth convex function; deterministic. Limited-memory BFGS with
/// eight pairs and backtracking (Nocedal, Wright, "Numerical Optimization", 2006, algorithm 7.5).
/// Returns the value reached.
double minimise(
    const Objective& objective, std::vector<double>& at, const LbfgsOptions& options = {});

}
