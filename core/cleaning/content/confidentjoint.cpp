// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/confidentjoint.h"

#include <limits>
#include <numeric>
#include <optional>

namespace vitrine::cleaning {

namespace {

std::vector<double> labelCounts(std::span<const int> labels, std::size_t classes)
{
    std::vector<double> counts(classes);
    for (const int label : labels) {
        if (label >= 0)
            ++counts[static_cast<std::size_t>(label)];
    }
    return counts;
}

std::vector<double> meanSelfConfidence(const OutOfSample& predicted, std::span<const int> labels,
    const std::vector<double>& labelCounts)
{
    std::vector<double> means(labelCounts.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] >= 0) {
            const auto label = static_cast<std::size_t>(labels[i]);
            means[label] += static_cast<double>(predicted.row(i)[label]);
        }
    }
    for (std::size_t k = 0; k < means.size(); ++k) {
        means[k] = labelCounts[k] > 0.0 ? means[k] / labelCounts[k]
                                        : std::numeric_limits<double>::infinity();
    }
    return means;
}

std::optional<std::size_t> seemingCategory(
    std::span<const float> probabilities, const std::vector<double>& thresholds)
{
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        if (static_cast<double>(probabilities[k]) >= thresholds[k]
            && (!best || probabilities[k] > probabilities[*best]))
            best = k;
    }
    return best;
}

void calibrate(ConfidentJoint& joint, const std::vector<double>& labelCounts)
{
    const std::size_t classes = labelCounts.size();
    for (std::size_t given = 0; given < classes; ++given) {
        const std::span row(&joint.counts[given * classes], classes);
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        if (sum <= 0.0)
            row[given] = labelCounts[given];
        else
            for (double& count : row)
                count *= labelCounts[given] / sum;
    }
}

}

double ConfidentJoint::offDiagonal() const
{
    double sum = 0.0;
    for (std::size_t given = 0; given < thresholds.size(); ++given) {
        for (std::size_t seeming = 0; seeming < thresholds.size(); ++seeming)
            sum += given == seeming ? 0.0 : at(given, seeming);
    }
    return sum;
}

ConfidentJoint confidentJoint(const OutOfSample& predicted, std::span<const int> labels)
{
    const auto classes = static_cast<std::size_t>(predicted.classes);
    const std::vector<double> counts = labelCounts(labels, classes);
    ConfidentJoint joint{predicted.classes, meanSelfConfidence(predicted, labels, counts),
        std::vector<double>(classes * classes)};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0)
            continue;
        if (const auto seeming = seemingCategory(predicted.row(i), joint.thresholds))
            ++joint.counts[static_cast<std::size_t>(labels[i]) * classes + *seeming];
    }
    calibrate(joint, counts);
    return joint;
}

}
