// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/linearprobe.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// How often images of each given label seem to be of each category. Northcutt, Jiang, Chuang,
/// "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021, section 3.1.
struct ConfidentJoint {
    int classes = 0;
    /// Of each class: the mean probability that its images have of it; infinity for an empty class.
    std::vector<double> thresholds;
    /// classes x classes, given label by seeming category: an image counts for the likeliest
    /// category whose threshold it reaches. Rows are scaled to the number of images of the label,
    /// and rows without any count lie on the diagonal.
    std::vector<double> counts;

    double at(std::size_t given, std::size_t seeming) const
    {
        return counts[given * static_cast<std::size_t>(classes) + seeming];
    }
    double offDiagonal() const; ///< images that seem to be of another category than given
};

/// Labels of -1 are left out.
ConfidentJoint confidentJoint(const OutOfSample& predicted, std::span<const int> labels);

}
