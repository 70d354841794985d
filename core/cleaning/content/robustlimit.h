// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace vitrine::cleaning {

/// The middle of some values and how far those above it spread, whatever a few strays do.
struct UpperSpread {
    double median = 0.0;
    double deviation = 0.0; ///< 1.4826 times the median distance of the values above the median

    /// Deviations above the median (0 or less: none).
    double deviationsOf(double value) const
    {
        return deviation > 0.0 ? (value - median) / deviation : 0.0;
    }
};

/// The upper half has a spread of its own, because distances are skewed: with a two-sided MAD the
/// long side would look full of outliers. 1.4826 makes it the standard deviation of a normal
/// distribution. Empty for no values.
UpperSpread upperSpread(std::vector<double> values);

}
