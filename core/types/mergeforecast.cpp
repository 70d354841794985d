// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/mergeforecast.h"

#include <algorithm>

namespace vitrine {

bool MergeForecast::leavesOut() const
{
    return std::ranges::any_of(groups, [](const MergeGroup& group) {
        return std::ranges::find(group.members, MergeFate::LeftOut, &MergeMember::fate)
            != group.members.end();
    });
}

std::optional<MergeFate> MergeForecast::fateOf(std::int64_t row) const
{
    for (const MergeGroup& group : groups) {
        const auto member = std::ranges::find(group.members, row, &MergeMember::row);
        if (member != group.members.end())
            return member->fate;
    }
    return std::nullopt;
}

}
