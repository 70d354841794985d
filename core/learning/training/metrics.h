// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vitrine::learning {

inline constexpr std::size_t kReliabilityBins = 15;

/// Adds up what a network says of pictures whose class is known. One thread at a time.
class EvaluationBuilder {
public:
    explicit EvaluationBuilder(std::vector<std::string> classes);

    /// `logits`: one number a class, before a softmax; `truth`: 0 to classes - 1. Of equal logits
    /// the first counts as the larger one. Throws Error Diverged where one is no finite number.
    void add(ImageRow image, int truth, std::span<const float> logits);

    /// Top 1 and 5, mean loss, macro F1 over the classes that occur, precision, recall and F1 of
    /// each (0 where there is nothing to divide by), expected calibration error (Guo, Pleiss, Sun,
    /// Weinberger, "On calibration of modern neural networks", 2017), the bins it comes from, and
    /// every prediction, highest loss first (ties in the order they were added).
    Evaluation take();

private:
    struct Bin {
        double confidence = 0.0;
        std::int64_t correct = 0;
        std::int64_t images = 0;
    };

    void fillClasses(Evaluation& out) const;
    void fillReliability(Evaluation& out) const;

    std::vector<std::string> m_classes;
    std::vector<std::int64_t> m_confusion;
    std::vector<Bin> m_bins;
    std::vector<Prediction> m_predictions;
    double m_loss = 0.0;
    std::int64_t m_top1 = 0;
    std::int64_t m_top5 = 0;
};

}
