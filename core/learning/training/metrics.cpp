// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/training/metrics.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace vitrine::learning {

namespace {

double ratio(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

/// The logarithm of the sum of exponentials, and with it the softmax.
double logSum(std::span<const float> logits)
{
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0.0;
    for (const float logit : logits)
        sum += std::exp(static_cast<double>(logit) - top);
    return top + std::log(sum);
}

/// How many classes come before `truth` when they are sorted by logit.
int rankOf(std::span<const float> logits, std::size_t truth)
{
    int before = 0;
    for (std::size_t i = 0; i < logits.size(); ++i)
        before += logits[i] > logits[truth] || (logits[i] == logits[truth] && i < truth) ? 1 : 0;
    return before;
}

void requireNumbers(std::span<const float> logits)
{
    if (std::ranges::all_of(logits, [](float logit) { return std::isfinite(logit); }))
        return;
    throw Error(ErrorCode::Diverged, "What the network says of a photo is not a number.",
        "Train it again with a lower learning rate, or with clipped gradients.");
}

std::size_t binOf(double confidence)
{
    // Bins are open below and closed above: (0, 1/15], (1/15, 2/15], ...
    const double place = std::ceil(confidence * static_cast<double>(kReliabilityBins)) - 1.0;
    return static_cast<std::size_t>(
        std::clamp(place, 0.0, static_cast<double>(kReliabilityBins - 1)));
}

}

EvaluationBuilder::EvaluationBuilder(std::vector<std::string> classes)
    : m_classes(std::move(classes))
    , m_confusion(m_classes.size() * m_classes.size(), 0)
    , m_bins(kReliabilityBins)
{
}

void EvaluationBuilder::add(ImageRow image, int truth, std::span<const float> logits)
{
    requireNumbers(logits);
    const auto row = static_cast<std::size_t>(truth);
    const auto top =
        static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
    const double total = logSum(logits);
    const double confidence = std::exp(static_cast<double>(logits[top]) - total);
    const double loss = total - static_cast<double>(logits[row]);
    const int rank = rankOf(logits, row);
    m_loss += loss;
    m_top1 += rank == 0 ? 1 : 0;
    m_top5 += rank < 5 ? 1 : 0;
    ++m_confusion[row * m_classes.size() + top];
    Bin& bin = m_bins[binOf(confidence)];
    bin.confidence += confidence;
    bin.correct += top == row ? 1 : 0;
    ++bin.images;
    m_predictions.push_back({image, truth, static_cast<int>(top), static_cast<float>(confidence),
        static_cast<float>(std::exp(-loss)), static_cast<float>(loss)});
}

void EvaluationBuilder::fillClasses(Evaluation& out) const
{
    const std::size_t count = m_classes.size();
    double sum = 0.0;
    std::int64_t occurring = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::int64_t images = 0;
        std::int64_t predicted = 0;
        for (std::size_t j = 0; j < count; ++j) {
            images += m_confusion[i * count + j];
            predicted += m_confusion[j * count + i];
        }
        const std::int64_t hits = m_confusion[i * count + i];
        const ClassQuality quality{m_classes[i], ratio(hits, predicted), ratio(hits, images),
            ratio(2 * hits, images + predicted), images};
        sum += images > 0 ? quality.f1 : 0.0;
        occurring += images > 0 ? 1 : 0;
        out.classes.push_back(quality);
    }
    out.quality.macroF1 = occurring > 0 ? sum / static_cast<double>(occurring) : 0.0;
}

void EvaluationBuilder::fillReliability(Evaluation& out) const
{
    double error = 0.0;
    for (const Bin& bin : m_bins) {
        ReliabilityBin& shown = out.reliability.emplace_back();
        shown.images = bin.images;
        if (bin.images == 0)
            continue;
        shown.confidence = bin.confidence / static_cast<double>(bin.images);
        shown.accuracy = ratio(bin.correct, bin.images);
        error += std::abs(bin.confidence - static_cast<double>(bin.correct));
    }
    out.quality.calibrationError =
        out.quality.images > 0 ? error / static_cast<double>(out.quality.images) : 0.0;
}

Evaluation EvaluationBuilder::take()
{
    Evaluation out;
    out.quality.images = static_cast<std::int64_t>(m_predictions.size());
    out.quality.top1 = ratio(m_top1, out.quality.images);
    out.quality.top5 = ratio(m_top5, out.quality.images);
    out.quality.loss =
        out.quality.images > 0 ? m_loss / static_cast<double>(out.quality.images) : 0.0;
    fillClasses(out);
    fillReliability(out);
    out.confusion = std::move(m_confusion);
    out.predictions = std::move(m_predictions);
    std::stable_sort(out.predictions.begin(), out.predictions.end(),
        [](const Prediction& a, const Prediction& b) { return a.loss > b.loss; });
    return out;
}

}
