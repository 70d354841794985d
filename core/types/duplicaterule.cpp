// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/duplicaterule.h"

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

}
