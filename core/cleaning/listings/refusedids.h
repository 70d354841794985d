// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"
#include "core/types/importreport.h"

#include <span>
#include <vector>

namespace vitrine::cleaning {

/// What the ids of refused rows tell (catalogue::Reader::refusedIds; other problems are left
/// alone):
///
/// BadId: one a row. It is about nothing that is in the catalogue, so it has no subject; its text
/// is
///     the row (core/types/refusedrow.h).
/// RepeatedId: one a listing or image whose id came again. The value counts the rows with that id;
///     the score is 1 where any of them says something else than the one that was taken, else a
///     half: then nothing was lost. The text has the first few of the refused rows.
///
/// The same every time, in the order of the tables.
std::vector<Finding> findInRefusedIds(std::span<const RowProblem> problems);

}
