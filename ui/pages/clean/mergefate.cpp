// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/mergefate.h"

#include <algorithm>

namespace vitrine::ui {

std::map<std::int64_t, MergeFate> mergeFates(
    const std::vector<MergeMember>& group, std::int64_t kept)
{
    const bool keptIsFine = std::ranges::any_of(group,
        [kept](const MergeMember& member) { return member.fine && member.merits.row == kept; });
    std::map<std::int64_t, std::int64_t> left; // photos that each listing still has
    std::map<std::int64_t, MergeFate> fates;
    for (const auto& [merits, fine] : group) {
        if (merits.row == kept)
            continue;
        MergeFate fate = MergeFate::LeftOut;
        if (fine && keptIsFine) {
            fate = MergeFate::Fine;
        } else if (merits.listing != 0) {
            std::int64_t& photos = left.try_emplace(merits.listing, merits.photos).first->second;
            if (photos == 1)
                fate = MergeFate::LastPhoto;
            else
                --photos;
        }
        fates[merits.row] = fate;
    }
    return fates;
}

}
