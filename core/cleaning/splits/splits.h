// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vitrine::cleaning {

/// Gives each image a side (train, validation, test, ... as many as there are fractions) so that a
/// group stays on one side and each category is spread as the fractions say, as far as groups
/// allow. `groups` are those of imageGroups, `labels` encoder indexes; images without a label (-1)
/// are spread like a category of their own. The same seed gives the same sides.
///
/// Greedy iterative stratification (Sechidis, Tsoumakas, Vlahavas, "On the Stratification of
/// Multi-label Data", ECML PKDD 2011), a group being one example with several labels: categories
/// from the rarest, groups from the largest, each to the side that wants most of the category.
/// Throws Error InvalidArgument unless the fractions are positive and add up to 1 and the sizes
/// agree.
std::vector<int> splitByGroup(std::span<const std::size_t> groups, std::span<const int> labels,
    std::span<const double> fractions, std::uint64_t seed);

/// Deals images out singly, whatever belongs together: what most tutorials do, for comparison.
std::vector<int> splitByImage(
    std::size_t count, std::span<const double> fractions, std::uint64_t seed);

}
