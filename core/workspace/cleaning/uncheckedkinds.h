// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/reader.h"
#include "core/types/checkneed.h"

#include <optional>
#include <vector>

namespace vitrine::workspace {

/// The kinds that no check has looked for, in the order of FindingKind, and what each needs first
/// by what the catalogue holds now. Milliseconds.
std::vector<UncheckedKind> uncheckedKinds(catalogue::Reader& reader);

/// As Inspection::needForMoreDuplicates.
std::optional<CheckNeed> needForMoreDuplicates(catalogue::Reader& reader);

}
