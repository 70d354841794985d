// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/edits.h"
#include "core/catalogue/internal/celltable.h"
#include "core/catalogue/internal/connection.h"
#include "core/catalogue/internal/labels.h"

#include <functional>
#include <vector>

namespace vitrine::catalogue {

/// History over the writing connection, in its open transaction.
class SqliteHistory final : public History {
public:
    SqliteHistory(Connection& connection, const TextOperations& operations,
        std::function<std::int64_t(const std::string&)> categoryRow);

    StepRow add(const std::string& author, const std::string& action,
        std::span<const CellEdit> cells) override;
    bool undo() override;
    bool takeBack(StepRow step) override;
    bool redo() override;
    void setEnabled(StepRow step, bool enabled) override;
    void moveTo(StepRow step) override;
    void suspend() override;
    void reapply() override;

private:
    struct Place {
        std::int64_t step = 0;
        bool enabled = true;
    };

    /// Runs `work`, then gives labels that changed their numbers; throws Error only.
    template <typename Work> void changing(Work&& work)
    {
        m_connection.guarded("write to", [&] {
            work();
            if (m_cells.takeLabelsChanged())
                numberCategories(m_connection);
        });
    }

    void check(std::span<const CellEdit> cells);
    std::vector<Place> pathTo(std::int64_t step); ///< from the first step
    std::vector<Place> donePath();
    std::int64_t leafOf(std::int64_t step);
    void place(std::int64_t tip, std::int64_t lineEnd);
    void undoLastOf(std::span<const Place> done);
    void applyAll(std::span<const Place> places);
    void revertAll(std::span<const Place> places); ///< from the last
    void apply(std::int64_t step);
    void revert(std::int64_t step);
    void storeCells(std::int64_t step, std::span<const CellEdit> cells);

    Connection& m_connection;
    const TextOperations& m_operations;
    CellTable m_cells;
};

}
