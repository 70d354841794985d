// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/content/embeddingtable.h"
#include "core/cleaning/content/matrix.h"
#include "core/cleaning/content/softmaxregression.h"
#include "core/cleaning/stepcounter.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

struct ProbeOptions {
    int folds = 10; ///< at least 2; fewer are faster and see less of each category
    std::size_t components = 256; ///< embeddings longer than this are projected
    std::vector<double> ridges = {3e-3, 1e-3, 3e-4, 1e-4, 3e-5}; ///< tried in this order
    std::uint64_t seed = 1;
};

/// What a classifier says of images that it was not trained on.
struct OutOfSample {
    int classes = 0;
    std::vector<float> probabilities; ///< row-major, images x classes; rows sum to 1

    std::span<const float> row(std::size_t image) const
    {
        const auto width = static_cast<std::size_t>(classes);
        return std::span(probabilities).subspan(image * width, width);
    }
};

/// A linear classifier on embeddings: L2-regularised multinomial logistic regression on centred
/// vectors of length 1, k-fold, the images of a listing or duplicate group in one fold. Images
/// without a label are predicted and not learnt from.
///
/// Everything is seeded; results don't depend on the number of threads. Folds run in parallel. It
/// copies the embeddings while it is made and keeps images x (components + 1) floats. Methods may
/// throw Cancelled.
class LinearProbe {
public:
    /// Throws Error InvalidArgument for an unsound table or options, NotReady when fewer than two
    /// categories or too few listings carry labels. Counts one step.
    LinearProbe(const EmbeddingTable& table, const ProbeOptions& options, StepCounter& steps);

    /// Keeps the ridge with the least log loss on held-out images, at most 20,000 of them. Counts
    /// a step for each fold of each ridge.
    void chooseRidge(StepCounter& steps);
    double ridge() const { return m_ridge; } ///< the middle one until one was chosen

    /// Trains on `weights` (one an image, 0 or more; 0 takes no part) and predicts all images. A
    /// repeated call goes on from the models of the last. Counts a step for each fold.
    OutOfSample predict(std::span<const float> weights, StepCounter& steps);

private:
    struct Range {
        std::size_t first;
        std::size_t end;
    };

    void orderByFold(const EmbeddingTable& table);
    void requireTrainable() const;
    void train(std::size_t fold, std::span<const float> weights, double ridge, SoftmaxModel& model,
        const StepCounter& steps) const;
    double heldOutLoss(std::size_t fold, const SoftmaxModel& model) const;
    bool takesPartInChoice(std::size_t position, const Range& fold) const;

    ProbeOptions m_options;
    int m_classes;
    double m_ridge;
    // In the order of folds, shuffled within.
    std::vector<std::size_t> m_order; ///< position to image
    std::vector<int> m_labels; ///< by position
    std::vector<Range> m_folds; ///< positions
    Matrix m_rows; ///< by position
    std::vector<SoftmaxModel> m_models; ///< one a fold
};

/// The probe with its ridge chosen, trained on every label alike.
OutOfSample outOfSample(
    const EmbeddingTable& table, const ProbeOptions& options, JobContext& context);

}
