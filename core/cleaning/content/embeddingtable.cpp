// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/content/embeddingtable.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace vitrine::cleaning {

int EmbeddingTable::classes() const
{
    return labels.empty() ? 0 : std::max(0, *std::ranges::max_element(labels) + 1);
}

void requireSound(const EmbeddingTable& table)
{
    const std::size_t count = table.size();
    const bool sized = table.listings.size() == count && table.labels.size() == count
        && (table.duplicateGroups.empty() || table.duplicateGroups.size() == count)
        && table.length > 0 && table.values.size() == count * table.length;
    if (!sized)
        throw Error(ErrorCode::InvalidArgument, "Each image needs one embedding and one label.");
    if (std::ranges::any_of(table.labels, [](int label) { return label < -1; }))
        throw Error(ErrorCode::InvalidArgument, "A label is no index of the label encoder.");
    if (!std::ranges::all_of(table.values, [](float value) { return std::isfinite(value); }))
        throw Error(ErrorCode::InvalidArgument, "An embedding holds a value that is not a number.",
            "Embed the photos again.");
}

}
