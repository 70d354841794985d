// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalogue {

/// What a step may do to a text besides replacing it. Repeatable: the same text and argument give
/// the same result.
using TextOperation = std::function<std::string(std::string_view text, std::string_view argument)>;
/// By name. CellEdit::operation is a name, or a name, a space and the argument.
using TextOperations = std::map<std::string, TextOperation, std::less<>>;

/// The history of decisions within one transaction of a writer, which it must not outlive. Every
/// call leaves the catalogue as if the steps that are done and enabled had been made in their order
/// on the imported values. What a step finds otherwise than its maker did is kept as a conflict: it
/// is applied all the same, unless its subject is gone. Throws what Writer throws.
class History {
public:
    virtual ~History() = default;

    /// A new step after the last one that is done. Steps that were undone stay as a branch. Throws
    /// Error InvalidArgument, and changes nothing, for a cell that is unknown or named twice, a
    /// value of the wrong form, an unknown operation, or no cell at all.
    virtual StepRow add(
        const std::string& author, const std::string& action, std::span<const CellEdit> cells) = 0;
    virtual bool undo() = 0; ///< false: nothing is done
    /// Undoes `step` where it is the last one done. Whether it has no effect any more: false where
    /// others were done after it, unless it is switched off; true for none, as for unknown steps.
    virtual bool takeBack(StepRow step) = 0;
    virtual bool redo() = 0; ///< false: nothing was undone
    /// Switches a step of any branch; the done ones after it are computed anew. Throws Error
    /// NotFound for an unknown step.
    virtual void setEnabled(StepRow step, bool enabled) = 0;
    /// Undoes and redoes so that `step` is the last one done, on whatever branch it is; none undoes
    /// all. Throws Error NotFound.
    virtual void moveTo(StepRow step) = 0;

    /// Back to the imported values, for an import; `reapply` does all that was done again. Both in
    /// one transaction.
    virtual void suspend() = 0;
    virtual void reapply() = 0;
};

/// What of a Reader is about the history.
class EditReader {
public:
    virtual ~EditReader() = default;

    virtual EditHistory history() = 0;
    virtual HistoryEnds historyEnds() = 0; ///< one row, however long the history is
    virtual StepRow newestStep() = 0; ///< of all branches; none: no step was ever made
    /// What a step changed, by subject, row and field.
    virtual std::vector<CellChange> changes(
        StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) = 0;
    /// With the titles of the first `limit` of them, as they are now.
    virtual StepListings stepListings(StepRow step, std::int64_t limit) = 0;
    /// As it stands; none also for a subject that is not there. Throws Error InvalidArgument for an
    /// unknown field.
    virtual CellValue cellValue(const Cell& cell) = 0;
};

/// What of a Writer is about the history.
class EditWriter {
public:
    virtual ~EditWriter() = default;

    /// Needs an open transaction. `operations` must outlive it.
    virtual std::unique_ptr<History> history(const TextOperations& operations) = 0;
};

}
