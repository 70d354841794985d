// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/onethreshold.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vitrine::cleaning {

namespace {

struct Counts {
    double positives = 0.0;
    double negatives = 0.0;

    void add(bool positive) { (positive ? positives : negatives) += 1.0; }
    bool both() const { return positives > 0.0 && negatives > 0.0; }
};

Counts countMarked(std::span<const Marked> values)
{
    Counts counts;
    for (const Marked& item : values)
        counts.add(item.positive);
    return counts;
}

/// Adds the run of equal values that begins at `at`; returns where it ends.
std::size_t addTies(std::span<const Marked> sorted, std::size_t at, Counts& counts)
{
    const double value = sorted[at].value;
    for (; at < sorted.size() && sorted[at].value == value; ++at)
        counts.add(sorted[at].positive);
    return at;
}

}

double areaUnderCurve(std::span<const Marked> sorted)
{
    const Counts all = countMarked(sorted);
    if (!all.both())
        return 0.5;
    double wins = 0.0;
    double negativesBelow = 0.0;
    for (std::size_t at = 0; at < sorted.size();) {
        Counts ties;
        at = addTies(sorted, at, ties);
        wins += ties.positives * (negativesBelow + 0.5 * ties.negatives);
        negativesBelow += ties.negatives;
    }
    return wins / (all.positives * all.negatives);
}

OneThreshold bestThreshold(std::span<const Marked> sorted)
{
    OneThreshold best;
    const Counts all = countMarked(sorted);
    if (!all.both())
        return best;
    Counts below;
    for (std::size_t at = 0; at < sorted.size();) {
        at = addTies(sorted, at, below);
        if (at == sorted.size())
            break;
        const double aboveIsRight =
            0.5 * (1.0 - below.positives / all.positives + below.negatives / all.negatives);
        const double accuracy = std::max(aboveIsRight, 1.0 - aboveIsRight);
        if (accuracy > best.balancedAccuracy) {
            best = {0.5 * (sorted[at - 1].value + sorted[at].value), aboveIsRight >= 0.5, accuracy};
        }
    }
    return best;
}

double balancedAccuracy(const OneThreshold& rule, std::span<const Marked> values)
{
    const Counts all = countMarked(values);
    if (!all.both())
        return 0.5;
    Counts right;
    for (const Marked& item : values) {
        if (rule(item.value) == item.positive)
            right.add(item.positive);
    }
    return 0.5 * (right.positives / all.positives + right.negatives / all.negatives);
}

double areaStandardError(double area, double positives, double negatives)
{
    const double both = area / (2.0 - area); // two positives above one negative
    const double two = 2.0 * area * area / (1.0 + area); // one positive above two negatives
    const double variance = area * (1.0 - area) + (positives - 1.0) * (both - area * area)
        + (negatives - 1.0) * (two - area * area);
    return std::sqrt(std::max(0.0, variance) / std::max(1.0, positives * negatives));
}

}
