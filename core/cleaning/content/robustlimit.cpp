// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/robustlimit.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace vitrine::cleaning {

namespace {

double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}

UpperSpread upperSpread(std::vector<double> values)
{
    if (values.empty())
        return {};
    UpperSpread spread;
    spread.median = medianOf(values);
    std::vector<double> above;
    for (const double value : values) {
        if (value >= spread.median)
            above.push_back(value - spread.median);
    }
    spread.deviation = 1.4826 * medianOf(above);
    return spread;
}

}
