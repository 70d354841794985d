// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/valuespan.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vitrine::ui {
namespace {

constexpr std::size_t kLeastValues = 20; ///< with fewer none is an exception
constexpr std::size_t kOneIn = 20; ///< may be left out, at each end

}

void ValueSpan::include(const ValueSpan& other)
{
    least = std::min(least, other.least);
    most = std::max(most, other.most);
}

ValueSpan spanWithoutExtremes(std::vector<double> values, bool logarithmic)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    ValueSpan span{values.front(), values.back()};
    if (values.size() < kLeastValues)
        return span;
    const auto onAxis = [logarithmic](
                            double value) { return logarithmic ? std::log(value) : value; };
    const std::size_t few = values.size() / kOneIn;
    const double low = onAxis(values[few]);
    const double high = onAxis(values[values.size() - 1 - few]);
    const double reach = high - low; // beyond either end, at most as much again
    if (!(reach > 0.0))
        return span;
    span.least = *std::find_if(
        values.begin(), values.end(), [&](double value) { return onAxis(value) >= low - reach; });
    span.most = *std::find_if(values.rbegin(), values.rend(),
        [&](double value) { return onAxis(value) <= high + reach; });
    return span;
}

}
