// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/money.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

using StepRow = Row<struct StepTag>;

enum class CellSubject { Listing, Image, Category, Rule };

/// One value that the history can change:
///
/// Listing: "title", "description", "location", "category" (a name; none: no category), "price"
///     (minor units and currency: "123400 GBP"; none: no price), "excluded" (none: no; "yes"; or
///     the row of the listing it was merged into).
/// Image: "excluded" (as above), "listing" (a row).
/// Rule: "<finding kind>": its threshold, a decimal number (none: the rule's own); `row` is a
///     category, or 0 for all.
/// Listing, Image, Category: "fine:<finding kind>" or "fine:<finding kind>/<field>" ("yes" or
/// none):
///     a finding that somebody accepts.
struct Cell {
    CellSubject subject = CellSubject::Listing;
    std::int64_t row = 0;
    std::string field;

    auto operator<=>(const Cell&) const = default;
};

using CellValue = std::optional<std::string>;

/// A price as a cell holds it, and back; none for a text of another form.
CellValue priceCell(const std::optional<Money>& price);
std::optional<Money> priceOfCell(const CellValue& value);

inline constexpr const char* kSetValue = "set";

/// What a step does to a cell: sets a value, or runs an operation on the text that stands there
/// ("mask 0.5": its name and what it depends on).
struct CellEdit {
    Cell cell;
    std::string operation = kSetValue;
    CellValue value; ///< of kSetValue
};

enum class CellConflict {
    None,
    OtherValue, ///< when the step was made, another value stood there
    Gone, ///< there is no such listing, image or category any more: the cell was skipped
};

struct CellChange {
    Cell cell;
    std::string operation;
    CellValue before; ///< of a step that is undone or off: what it saw when it was made
    CellValue after;
    CellConflict conflict = CellConflict::None;
    CellValue expected = {}; ///< what stood there when the step was made
};

struct Step {
    StepRow row;
    StepRow parent; ///< none: the first
    std::string made; ///< ISO 8601, UTC
    std::string author; ///< a person, or a recipe's name
    std::string action; ///< JSON
    bool enabled = true;
    std::int64_t cells = 0;
    std::int64_t conflicts = 0;
    std::int64_t leftOut = 0; ///< listings or images that it leaves out, as copies or for good
};

/// The listings that a step changes, or images of theirs.
struct StepListings {
    std::vector<std::string> titles; ///< of the first ones by row; an id where there is no title
    std::int64_t inAll = 0;
};

struct EditHistory {
    /// From the first step to the end of the line on which undo and redo move.
    std::vector<Step> line;
    std::size_t done = 0; ///< so many of them, from the first, are done; the rest can be redone
    /// The last step of every other branch, newest first.
    std::vector<Step> branches;
};

/// What of an EditHistory tells whether there is something to undo and to redo.
struct HistoryEnds {
    StepRow done; ///< the last step that is done; none: nothing can be undone
    StepRow last; ///< the end of the line; none: no step was made

    bool canUndo() const { return bool(done); }
    bool canRedo() const { return done != last; }
};

}
