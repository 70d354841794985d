// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/lbfgs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <numeric>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kPairs = 8;
constexpr double kSufficientDecrease = 1e-4;
constexpr double kSmallestStep = 1e-6;

using Parameters = std::vector<double>;

double dot(const Parameters& a, const Parameters& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void addScaled(Parameters& to, double factor, const Parameters& what)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += factor * what[i];
}

struct Pair {
    Parameters step;
    Parameters change; ///< of the gradient
    double curvature; ///< step . change, above 0
};

class History {
public:
    void add(Parameters step, Parameters change)
    {
        const double curvature = dot(step, change);
        if (curvature <= 1e-12 * dot(change, change))
            return; // rounding has eaten it; the pair would spoil the direction
        m_pairs.push_back({std::move(step), std::move(change), curvature});
        if (m_pairs.size() > kPairs)
            m_pairs.pop_front();
    }

    /// The two-loop recursion: the inverse Hessian's estimate times `gradient`, downhill.
    Parameters direction(const Parameters& gradient) const
    {
        Parameters towards = gradient;
        Parameters factors;
        for (auto pair = m_pairs.rbegin(); pair != m_pairs.rend(); ++pair) {
            factors.push_back(dot(pair->step, towards) / pair->curvature);
            addScaled(towards, -factors.back(), pair->change);
        }
        const double scale = m_pairs.empty()
            ? 1.0 / std::max(1e-12, std::sqrt(dot(gradient, gradient)))
            : m_pairs.back().curvature / dot(m_pairs.back().change, m_pairs.back().change);
        for (double& value : towards)
            value *= scale;
        for (const Pair& pair : m_pairs) {
            addScaled(
                towards, factors.back() - dot(pair.change, towards) / pair.curvature, pair.step);
            factors.pop_back();
        }
        for (double& value : towards)
            value = -value;
        return towards;
    }

private:
    std::deque<Pair> m_pairs;
};

}

double minimise(const Objective& objective, std::vector<double>& at, const LbfgsOptions& options)
{
    History history;
    Parameters gradient(at.size());
    double value = objective(at, gradient);
    for (int iteration = 0; iteration < options.iterations; ++iteration) {
        const Parameters direction = history.direction(gradient);
        const double slope = dot(gradient, direction);
        Parameters next;
        Parameters nextGradient(at.size());
        double nextValue = 0.0;
        double step = 1.0;
        for (;; step *= 0.5) {
            next = at;
            addScaled(next, step, direction);
            nextValue = objective(next, nextGradient);
            if (nextValue <= value + kSufficientDecrease * step * slope)
                break;
            if (step < kSmallestStep)
                return value; // as low as rounding lets it go
        }
        Parameters change = nextGradient;
        addScaled(change, -1.0, gradient);
        Parameters moved = direction;
        for (double& part : moved)
            part *= step;
        history.add(std::move(moved), std::move(change));
        const double fell = value - nextValue;
        at = std::move(next);
        gradient = std::move(nextGradient);
        value = nextValue;
        if (fell <= options.tolerance * std::max(1e-3, std::abs(value)))
            break;
    }
    return value;
}

}
