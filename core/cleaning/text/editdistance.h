// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine::cleaning {

/// The fewest insertions, deletions, substitutions and swaps of neighbours that make `b` of `a`,
/// no part being edited twice (F. Damerau, "A technique for computer detection and correction of
/// spelling errors", CACM 7(3), 1964; the restricted form). Time and memory |a| * |b|.
std::size_t editDistance(std::u32string_view a, std::u32string_view b);

}
