// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/crossentropy.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine::learning {

CrossEntropy::CrossEntropy(int classes, std::vector<float> weights, double smoothing)
    : m_classes(static_cast<std::size_t>(classes))
    , m_weights(weights.begin(), weights.end())
    , m_smoothing(smoothing)
{
    if (m_weights.empty())
        m_weights.assign(m_classes, 1.0);
    m_weightSum = std::accumulate(m_weights.begin(), m_weights.end(), 0.0);
}

double CrossEntropy::add(std::span<const float> logits, std::span<const int> labels, double share,
    std::span<float> gradient) const
{
    double norm = 0.0;
    for (const int label : labels)
        norm += m_weights[static_cast<std::size_t>(label)];
    if (norm <= 0.0)
        return 0.0;
    const double spread = m_smoothing / static_cast<double>(m_classes);
    double loss = 0.0;
    for (std::size_t row = 0; row < labels.size(); ++row) {
        const auto values = logits.subspan(row * m_classes, m_classes);
        const auto label = static_cast<std::size_t>(labels[row]);
        const double top = *std::max_element(values.begin(), values.end());
        double sum = 0.0;
        for (const float value : values)
            sum += std::exp(static_cast<double>(value) - top);
        const double total = top + std::log(sum);
        // The loss is the sum over classes of target * -log softmax; targets need not add up to 1.
        const double hard = (1.0 - m_smoothing) * m_weights[label];
        const double targets = hard + spread * m_weightSum;
        for (std::size_t i = 0; i < m_classes; ++i) {
            const double target = (i == label ? hard : 0.0) + spread * m_weights[i];
            const double logShare = static_cast<double>(values[i]) - total;
            // 0 times infinity is not meant where there is no target.
            loss -= target > 0.0 ? target * logShare : 0.0;
            gradient[row * m_classes + i] +=
                static_cast<float>(share * (targets * std::exp(logShare) - target) / norm);
        }
    }
    return share * loss / norm;
}

std::vector<float> inverseShares(std::span<const int> labels, int classes)
{
    std::vector<double> counts(static_cast<std::size_t>(classes), 0.0);
    for (const int label : labels)
        counts[static_cast<std::size_t>(label)] += 1.0;
    const auto occurring = static_cast<double>(
        std::count_if(counts.begin(), counts.end(), [](double count) { return count > 0.0; }));
    std::vector<float> weights;
    for (const double count : counts) {
        weights.push_back(count > 0.0
                ? static_cast<float>(static_cast<double>(labels.size()) / (occurring * count))
                : 0.0F);
    }
    return weights;
}

}
