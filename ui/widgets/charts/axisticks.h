// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace vitrine::ui {

/// Where an axis is labelled.
enum class AxisSteps {
    Any, ///< 1, 2 or 5 times a power of ten apart
    Whole, ///< that, but at whole numbers only, unless less than one of them shows
    Decades, ///< of a logarithmic axis: 1, 2, 5, 10, or powers of ten alone where there are many
};

/// Between `from` and `to`, ascending; about four. `to` must be above `from`, `from` above 0 for
/// decades.
std::vector<double> axisTicks(AxisSteps steps, double from, double to);

}
