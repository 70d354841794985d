// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/softmaxregression.h"

#include "core/cleaning/content/lbfgs.h"
#include "core/cleaning/content/matrixkernels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kBlockRows = 128;

void softmax(std::span<float> scores)
{
    const float largest = *std::ranges::max_element(scores);
    float sum = 0.0F;
    for (float& score : scores) {
        score = std::exp(score - largest);
        sum += score;
    }
    for (float& score : scores)
        score /= sum;
}

Matrix inFloat(const SoftmaxModel& model, std::size_t classes)
{
    Matrix coefficients(classes, model.size() / classes);
    std::ranges::transform(model, coefficients.padded().begin(),
        [](double value) { return static_cast<float>(value); });
    return coefficients;
}

void probabilitiesOf(const MatrixRows& rows, const Matrix& coefficients, float* out)
{
    products(rows, coefficients.all(), out, coefficients.rows());
    for (std::size_t i = 0; i < rows.count; ++i)
        softmax({out + i * coefficients.rows(), coefficients.rows()});
}

class Loss {
public:
    Loss(const SoftmaxProblem& problem, const std::function<void()>& throwIfStopped)
        : m_problem(problem)
        , m_throwIfStopped(throwIfStopped)
        , m_classes(static_cast<std::size_t>(problem.classes))
        , m_totalWeight(std::accumulate(problem.weights.begin(), problem.weights.end(), 0.0))
        , m_scores(kBlockRows * m_classes)
        , m_sums(m_classes * problem.rows.stride())
    {
    }

    double operator()(std::span<const double> at, std::span<double> gradient)
    {
        const Matrix coefficients = inFloat({at.begin(), at.end()}, m_classes);
        std::ranges::fill(gradient, 0.0);
        double loss = 0.0;
        for (std::size_t first = 0; first < m_problem.rows.rows(); first += kBlockRows) {
            const std::size_t count = std::min(kBlockRows, m_problem.rows.rows() - first);
            const auto weights = m_problem.weights.subspan(first, count);
            if (std::ranges::all_of(weights, [](float weight) { return weight == 0.0F; }))
                continue;
            m_throwIfStopped();
            loss += addBlock(coefficients, first, count, gradient);
        }
        for (double& part : gradient)
            part /= m_totalWeight;
        return loss / m_totalWeight + addPenalty(at, gradient);
    }

private:
    double addBlock(const Matrix& coefficients, std::size_t first, std::size_t count,
        std::span<double> gradient)
    {
        const MatrixRows rows = m_problem.rows.part(first, count);
        probabilitiesOf(rows, coefficients, m_scores.data());
        const double loss = toResiduals(first, count);
        // Sums in float over one block only; over all rows they would lose digits.
        std::ranges::fill(m_sums, 0.0F);
        addWeightedRows(rows, m_scores.data(), m_classes, m_sums.data());
        for (std::size_t i = 0; i < gradient.size(); ++i)
            gradient[i] += static_cast<double>(m_sums[i]);
        return loss;
    }

    /// Turns the block's probabilities into weight * (probability - target).
    double toResiduals(std::size_t first, std::size_t count)
    {
        double loss = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            const float weight = m_problem.weights[first + i];
            const std::span scores(&m_scores[i * m_classes], m_classes);
            if (weight > 0.0F) {
                float& own = scores[static_cast<std::size_t>(m_problem.labels[first + i])];
                loss -= static_cast<double>(weight)
                    * std::log(std::max(1e-30, static_cast<double>(own)));
                own -= 1.0F;
            }
            for (float& score : scores)
                score *= weight;
        }
        return loss;
    }

    double addPenalty(std::span<const double> at, std::span<double> gradient) const
    {
        double squares = 0.0;
        const std::size_t stride = m_problem.rows.stride();
        for (std::size_t k = 0; k < m_classes; ++k) {
            for (std::size_t c = 0; c + 1 < m_problem.rows.columns(); ++c) {
                const double value = at[k * stride + c];
                squares += value * value;
                gradient[k * stride + c] += m_problem.ridge * value;
            }
        }
        return 0.5 * m_problem.ridge * squares;
    }

    const SoftmaxProblem& m_problem;
    const std::function<void()>& m_throwIfStopped;
    std::size_t m_classes;
    double m_totalWeight;
    std::vector<float> m_scores;
    std::vector<float> m_sums;
};

}

void trainSoftmax(
    const SoftmaxProblem& problem, SoftmaxModel& model, const std::function<void()>& throwIfStopped)
{
    model.resize(static_cast<std::size_t>(problem.classes) * problem.rows.stride());
    if (std::ranges::all_of(problem.weights, [](float weight) { return weight == 0.0F; }))
        return;
    Loss loss(problem, throwIfStopped);
    minimise(std::ref(loss), model);
}

void softmaxProbabilities(
    const MatrixRows& rows, const SoftmaxModel& model, int classes, float* probabilities)
{
    probabilitiesOf(rows, inFloat(model, static_cast<std::size_t>(classes)), probabilities);
}

}
