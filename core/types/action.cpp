// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/action.h"

#include <array>
#include <utility>

namespace vitrine {

namespace {

constexpr std::array<std::pair<ActionKind, std::string_view>, 8> kActionNames{{
    {ActionKind::Exclude, "exclude"},
    {ActionKind::Restore, "restore"},
    {ActionKind::Relabel, "relabel"},
    {ActionKind::Edit, "edit"},
    {ActionKind::Mask, "mask"},
    {ActionKind::Merge, "merge"},
    {ActionKind::Threshold, "threshold"},
    {ActionKind::Accept, "accept"},
}};

}

std::string_view actionName(ActionKind kind)
{
    for (const auto& [known, name] : kActionNames) {
        if (known == kind)
            return name;
    }
    return {};
}

std::optional<ActionKind> actionFromName(std::string_view wanted)
{
    for (const auto& [kind, name] : kActionNames) {
        if (name == wanted)
            return kind;
    }
    return std::nullopt;
}

}
