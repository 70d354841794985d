// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::learning {

/// The learning rate of batch `step` (from 0), as a multiple of the configured one. The schedules
/// are those of torch.optim.lr_scheduler: StepLR, CosineAnnealingLR and OneCycleLR with its cosine
/// and default factors (the momentum stays). The warm-up is LinearLR's from 1/10; cosine begins
/// after it, Step counts its epochs from the run's start.
double rateFactor(const TrainConfig& config, std::int64_t step, std::int64_t stepsPerEpoch);

/// Losses of batches that are learnt from one after the other while the learning rate grows, as a
/// curve: smoothed (exponentially, 0.9, without the bias of its start), as one batch says little.
///
/// Some batches are harder than others by more than a batch teaches, and come again and again: on a
/// smoothed curve that is a wave, whose slopes would be taken for learning. So each loss counts as
/// far as it differs from what the same batch's was before anything had been learnt.
class RateCurve {
public:
    /// `untaught`: each batch's loss before anything was learnt, at least one; `classes`:
    /// categories to choose from.
    RateCurve(std::vector<double> untaught, int classes);

    /// The loss of that batch at the next, larger rate. False once the network is lost: four times
    /// its lowest loss and twice that of guessing, or no number; the loss is left out then.
    bool add(double rate, std::size_t batch, double loss);
    const std::vector<double>& rates() const { return m_rates; }
    const std::vector<double>& losses() const { return m_losses; }

private:
    std::vector<double> m_untaught;
    double m_mean; ///< of those
    double m_guessing; ///< loss of who guesses
    double m_average = 0.0;
    double m_lowest;
    std::vector<double> m_rates;
    std::vector<double> m_losses;
};

/// Where the loss falls steepest while learning rates grow by a constant factor; Smith, "Cyclical
/// learning rates for training neural networks", 2017, as fastai's and Lightning's finders do. One
/// smoothed loss a rate. The first sixth of the rates is too small to learn anything and says where
/// the loss begins, the last twelfth is about to come apart: nothing is looked for there, nor from
/// the lowest loss on, nor where the loss is not below its beginning, as a way back from a peak is
/// no learning. Where the loss falls so late that none of this is left, a tenth of the rate at its
/// lowest. 0 where it never falls clearly, 3 % below its beginning, or is lowest within the first
/// sixth.
double suggestedRate(std::span<const double> rates, std::span<const double> losses);

}
