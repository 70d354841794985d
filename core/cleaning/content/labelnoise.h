// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/linearprobe.h"

#include <functional>
#include <span>

namespace vitrine::cleaning {

/// How labels come about: a share `rate` of them is drawn from the wrong categories, all alike; the
/// others follow the classifier's probabilities, their logarithms divided by `temperature`.
struct LabelNoise {
    double temperature = 1.0;
    double rate = 0.0; ///< 0.005 to 0.5
};

/// The noise under which the given labels are likeliest. Images that merely look like another
/// category do not count as noise, as they do in a confident joint: probabilities that are honest
/// out of sample explain them. Labels of -1 are left out. May throw what `throwIfStopped` throws.
LabelNoise estimateNoise(const OutOfSample& predicted, std::span<const int> labels,
    const std::function<void()>& throwIfStopped);

/// probabilities ^ (1 / temperature), summing to 1.
OutOfSample tempered(const OutOfSample& predicted, double temperature);

/// How likely a label is wrong that has `probability` (tempered) among `classes`, 0 to 1.
double wrongProbability(double probability, int classes, double rate);

}
