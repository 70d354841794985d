// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace vitrine::cleaning {

/// A number, and whether it belongs to the category asked about.
struct Marked {
    double value = 0.0;
    bool positive = false;
};

/// The area under the ROC curve: how likely a positive lies above a negative, ties counting half.
/// `sorted` by value; 0.5 when one kind is missing.
double areaUnderCurve(std::span<const Marked> sorted);

/// "Positive where the value is above (or below) the threshold."
struct OneThreshold {
    double threshold = 0.0;
    bool above = true;
    double balancedAccuracy = 0.5; ///< mean share of positives and of negatives that it gets right

    bool operator()(double value) const { return above ? value > threshold : value < threshold; }
};

/// The rule of the greatest balanced accuracy on `sorted`, its threshold half-way between two
/// values.
OneThreshold bestThreshold(std::span<const Marked> sorted);

/// The balanced accuracy of a rule; 0.5 when one kind is missing.
double balancedAccuracy(const OneThreshold& rule, std::span<const Marked> values);

/// Hanley and McNeil 1982, for an area and the numbers of independent positives and negatives.
double areaStandardError(double area, double positives, double negatives);

}
