// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/linearprobe.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/cleaning/content/projection.h"
#include "core/cleaning/parallelfor.h"
#include "core/cleaning/splits/imagegroups.h"
#include "core/cleaning/splits/splits.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kChoiceRows = 20'000;

const EmbeddingTable& sound(const EmbeddingTable& table, const ProbeOptions& options)
{
    requireSound(table);
    if (options.folds < 2 || options.components < 1 || options.ridges.empty())
        throw Error(ErrorCode::InvalidArgument, "A probe needs two folds, a size and a ridge.");
    return table;
}

}

LinearProbe::LinearProbe(
    const EmbeddingTable& table, const ProbeOptions& options, StepCounter& steps)
    : m_options(options)
    , m_classes(sound(table, options).classes())
    , m_ridge(options.ridges[options.ridges.size() / 2])
{
    orderByFold(table);
    requireTrainable();
    m_rows = projected(
        centredUnitRows(table, m_order, steps.context()), options.components, options.seed, steps);
    m_models.resize(m_folds.size());
}

void LinearProbe::orderByFold(const EmbeddingTable& table)
{
    const auto folds = static_cast<std::size_t>(m_options.folds);
    const std::vector<double> fractions(folds, 1.0 / static_cast<double>(folds));
    const auto sides = splitByGroup(imageGroups(table.listings, table.duplicateGroups),
        table.labels, fractions, m_options.seed);
    m_order.resize(table.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    // The first positions of a fold are then a fair sample of it.
    Random random(m_options.seed);
    for (std::size_t i = m_order.size(); i > 1; --i)
        std::swap(m_order[i - 1], m_order[random.below(i)]);
    std::ranges::stable_sort(m_order, {}, [&](std::size_t image) { return sides[image]; });
    for (const std::size_t image : m_order)
        m_labels.push_back(table.labels[image]);
    m_folds.assign(folds, {0, 0});
    for (std::size_t fold = 0, at = 0; fold < folds; ++fold) {
        m_folds[fold].first = at;
        while (at < m_order.size() && sides[m_order[at]] == static_cast<int>(fold))
            ++at;
        m_folds[fold].end = at;
    }
}

void LinearProbe::requireTrainable() const
{
    std::set<int> labels(m_labels.begin(), m_labels.end());
    labels.erase(-1);
    const bool filled =
        std::ranges::none_of(m_folds, [](const Range& fold) { return fold.first == fold.end; });
    if (labels.size() < 2 || !filled) {
        throw Error(ErrorCode::NotReady, "There are too few labelled photos to learn from.",
            "Import listings of at least two categories, several of each.");
    }
}

void LinearProbe::train(std::size_t fold, std::span<const float> weights, double ridge,
    SoftmaxModel& model, const StepCounter& steps) const
{
    std::vector<float> used(weights.begin(), weights.end());
    for (std::size_t at = 0; at < used.size(); ++at) {
        if (m_labels[at] < 0 || (at >= m_folds[fold].first && at < m_folds[fold].end))
            used[at] = 0.0F;
    }
    trainSoftmax(
        {m_rows, m_labels, used, m_classes, ridge}, model, [&steps] { steps.throwIfStopped(); });
}

bool LinearProbe::takesPartInChoice(std::size_t position, const Range& fold) const
{
    return position - fold.first < kChoiceRows / m_folds.size();
}

double LinearProbe::heldOutLoss(std::size_t fold, const SoftmaxModel& model) const
{
    const Range& range = m_folds[fold];
    const auto classes = static_cast<std::size_t>(m_classes);
    std::vector<float> probabilities((range.end - range.first) * classes);
    softmaxProbabilities(
        m_rows.part(range.first, range.end - range.first), model, m_classes, probabilities.data());
    double loss = 0.0;
    for (std::size_t at = range.first; at < range.end; ++at) {
        if (m_labels[at] < 0 || !takesPartInChoice(at, range))
            continue;
        const float own =
            probabilities[(at - range.first) * classes + static_cast<std::size_t>(m_labels[at])];
        loss -= std::log(std::max(1e-30, static_cast<double>(own)));
    }
    return loss;
}

void LinearProbe::chooseRidge(StepCounter& steps)
{
    std::vector<float> weights(m_order.size());
    for (const Range& fold : m_folds) {
        for (std::size_t at = fold.first; at < fold.end; ++at)
            weights[at] = takesPartInChoice(at, fold) ? 1.0F : 0.0F;
    }
    const std::size_t ridges = m_options.ridges.size();
    std::vector<double> losses(ridges * m_folds.size());
    parallelFor(m_folds.size(), [&](std::size_t fold) {
        SoftmaxModel model; // a smaller ridge goes on from the model of the larger one
        for (std::size_t i = 0; i < ridges; ++i) {
            train(fold, weights, m_options.ridges[i], model, steps);
            losses[i * m_folds.size() + fold] = heldOutLoss(fold, model);
            steps.advance();
        }
    });
    double best = INFINITY;
    for (std::size_t i = 0; i < ridges; ++i) {
        const auto first = losses.begin() + static_cast<std::ptrdiff_t>(i * m_folds.size());
        const double loss =
            std::accumulate(first, first + static_cast<std::ptrdiff_t>(m_folds.size()), 0.0);
        if (loss < best) {
            best = loss;
            m_ridge = m_options.ridges[i];
        }
    }
}

OutOfSample LinearProbe::predict(std::span<const float> weights, StepCounter& steps)
{
    if (weights.size() != m_order.size())
        throw Error(ErrorCode::InvalidArgument, "Each image needs one weight.");
    const auto classes = static_cast<std::size_t>(m_classes);
    std::vector<float> byPosition;
    for (const std::size_t image : m_order)
        byPosition.push_back(weights[image]);
    OutOfSample result{m_classes, std::vector<float>(m_order.size() * classes)};
    parallelFor(m_folds.size(), [&](std::size_t fold) {
        train(fold, byPosition, m_ridge, m_models[fold], steps);
        const Range& range = m_folds[fold];
        std::vector<float> probabilities((range.end - range.first) * classes);
        softmaxProbabilities(m_rows.part(range.first, range.end - range.first), m_models[fold],
            m_classes, probabilities.data());
        for (std::size_t at = range.first; at < range.end; ++at) {
            std::copy_n(&probabilities[(at - range.first) * classes], classes,
                &result.probabilities[m_order[at] * classes]);
        }
        steps.advance();
    });
    return result;
}

OutOfSample outOfSample(
    const EmbeddingTable& table, const ProbeOptions& options, JobContext& context)
{
    const auto ridges = static_cast<std::int64_t>(options.ridges.size());
    StepCounter steps(context, 1 + options.folds * (ridges + 1));
    LinearProbe probe(table, options, steps);
    probe.chooseRidge(steps);
    return probe.predict(std::vector<float>(table.size(), 1.0F), steps);
}

}
