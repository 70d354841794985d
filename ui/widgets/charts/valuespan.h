// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

namespace vitrine::ui {

struct ValueSpan {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return !(least <= most); }
    void include(const ValueSpan& other);
    bool operator==(const ValueSpan&) const = default;
};

/// What of `values` a chart should hold: all of them, but for the few at an end (one in twenty, the
/// first losses of a run) that lie further from the others than those spread. Few values are all
/// held. `logarithmic`: distances count as the axis shows them; values are above
/// 0 then. None may be NaN.
ValueSpan spanWithoutExtremes(std::vector<double> values, bool logarithmic);

}
