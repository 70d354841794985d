// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/cleaning/datasetchecks.h"
#include "core/workspace/cleaning/decisions.h"
#include "core/workspace/inspection.h"
#include "core/workspace/layout.h"

#include <functional>

namespace vitrine::workspace {

/// Inspection over a workspace's catalogue. Keeps references to its arguments.
class WorkspaceInspection final : public Inspection {
public:
    /// `pictures` as in DataSetChecks.
    WorkspaceInspection(const Layout& layout, catalogue::Catalogue& catalogue,
        std::function<PictureJobs&()> pictures);

    CheckReport check(const CheckRequest& request, JobContext& context) override;
    std::vector<FindingCount> findingCounts() const override;
    std::vector<UncheckedKind> unchecked() const override;
    std::optional<CheckNeed> needForMoreDuplicates() const override;
    std::vector<RefusedRows> refusedRows() const override;
    std::int64_t countFindings(const FindingQuery& query) const override;
    std::vector<StoredFinding> findings(
        const FindingQuery& query, std::int64_t offset, std::int64_t limit) const override;
    PropertyHistogram histogram(FindingKind kind, CategoryRow category, int bins) const override;
    std::vector<PropertyExample> examples(FindingKind kind, CategoryRow category, double threshold,
        bool beyond, int limit) const override;
    std::optional<RuleThreshold> threshold(FindingKind kind) const override;

    KeepComparison compareDuplicates(const Selection& group) const override;
    MergeForecast forecast(const Action& merge) const override;
    StepReport apply(const Action& action, const std::string& author, JobContext& context) override;
    bool undo(JobContext& context) override;
    bool takeBack(StepRow step, JobContext& context) override;
    bool redo(JobContext& context) override;
    void setStepEnabled(StepRow step, bool enabled, JobContext& context) override;
    void moveTo(StepRow step, JobContext& context) override;
    EditHistory history() const override;
    HistoryEnds historyEnds() const override;
    std::vector<CellChange> changes(
        StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) const override;
    StepListings stepListings(StepRow step, std::int64_t limit) const override;
    void saveRecipe(const std::filesystem::path& file) const override;
    RecipeReport runRecipe(const std::filesystem::path& file, JobContext& context) override;

    SplitReport split(const SplitRequest& request, JobContext& context) override;

private:
    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
    DataSetChecks m_checks;
    Decisions m_decisions;
};

}
