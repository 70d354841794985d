// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/linearprobe.h"

#include <span>

namespace vitrine::cleaning {

/// How far a classifier that has not seen them agrees with the labels: two raters of the same
/// images. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960.
struct LabelAgreement {
    /// Of kappa, below which the classifier cannot call a label wrong. Landis, Koch, "The
    /// Measurement of Observer Agreement for Categorical Data", 1977, call 0.41 and more moderate,
    /// less fair, slight or none. On clusters in five categories with one label in twenty swapped
    /// (tst_labelissues), nine in ten of the labels that are flagged are wrong indeed at 0.84, two
    /// in three at 0.67, one in three at 0.5: below, it would mostly be false alarm.
    static constexpr double kLeast = 0.4;

    double right = 0.0; ///< share of labelled images whose likeliest category is the given one
    double byChance = 0.0; ///< that share if the classifier knew how many of each, not which
    /// (right - byChance) / (1 - byChance): 1 is full agreement, 0 what always naming the largest
    /// category reaches, too.
    double kappa = 0.0;
    double error = 0.0; ///< kappa's standard error

    /// With 95 % confidence kappa is not below kLeast: a small shop's luck does not count.
    bool suffices() const { return kappa - 1.645 * error >= kLeast; }
};

/// Of the images with a label (not -1); all zero where there is none.
LabelAgreement labelAgreement(const OutOfSample& predicted, std::span<const int> labels);

}
