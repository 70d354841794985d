// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/duplicaterule.h"

#include "core/base/marked.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vitrine {

namespace {

constexpr std::array<std::string_view, 3> kRuleNames{"hash", "hash_and_network", "network"};

}

std::string_view duplicateRuleName(DuplicateRule rule)
{
    return kRuleNames[static_cast<std::size_t>(rule)];
}

std::optional<DuplicateRule> duplicateRuleFromName(std::string_view name)
{
    const auto found = std::ranges::find(kRuleNames, name);
    if (found == kRuleNames.end())
        return std::nullopt;
    return static_cast<DuplicateRule>(found - kRuleNames.begin());
}

const char* hashesAloneText(CheckNeed need)
{
    switch (need) {
    case CheckNeed::Embeddings:
        return VITRINE_TEXT("core",
            "There may be more near-identical photos: crops and slight turns are found once the "
            "photos are embedded. Clean and embed them, then check again.");
    case CheckNeed::TrainedNetwork:
        return VITRINE_TEXT("core",
            "There may be more near-identical photos: crops and slight turns are found once a "
            "trained network has embedded the photos. Embed them with pretrained weights, then "
            "check again.");
    default: break;
    }
    return VITRINE_TEXT("core",
        "There may be more near-identical photos: the photos were not embedded when this was "
        "checked, so crops and slight turns were not found. Check again.");
}

}
