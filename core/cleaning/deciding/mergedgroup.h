// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/deciding/selection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// What belongs together: rows of images or of listings.
struct MergedGroup {
    using Rows = std::vector<std::int64_t>;

    bool images = false;
    std::optional<FindingKind> kind; ///< that found it
    std::string field; ///< of its findings
    Rows rows;
    Rows fine; ///< those of them that somebody called fine: they stay

    bool isFine(std::int64_t row) const;
    /// Those of which a rule keeps one.
    const Rows& candidates() const { return fine.empty() ? rows : fine; }
};

/// The groups that a Merge of `selection`, which names the subjects, is about: findings stand for
/// the members of their groups that are open or were called fine; listings or images are one group.
/// Throws Error InvalidArgument as mergeDuplicates does.
std::vector<MergedGroup> mergedGroups(
    const Selection& selection, const std::vector<Subject>& subjects, catalogue::Reader& reader);

/// Only duplicates can be merged: Error InvalidArgument.
[[noreturn]] void refuseGroup();

}
