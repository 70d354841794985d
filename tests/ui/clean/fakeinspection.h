// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/workspace/inspection.h"

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::test {

/// An inspection in memory: it finds what a test gave it, settles what is decided about, knows
/// which images are left out, and keeps a straight history. Any thread, as the real one.
class FakeInspection : public Inspection {
public:
    void add(Finding finding); ///< what the next check will find
    void setValues(FindingKind kind, std::vector<std::pair<ImageRow, double>> values, bool below,
        double threshold);
    void setThreshold(FindingKind kind, RuleThreshold threshold);
    /// Of all images that are not named: none.
    void setCategories(std::map<std::int64_t, CategoryRow> ofImages);
    void skip(FindingKind kind, CheckNeed need, Recognition recognition = {});
    void setRefusedRows(std::vector<RefusedRows> rows);
    void setNeedForMoreDuplicates(std::optional<CheckNeed> need);
    void setSplit(SplitReport report); ///< what the next split comes to; no finding leaks after it
    void setWhileChecking(std::function<void()> wait); ///< runs in each check, on its thread
    void setSplit(); ///< leaks between splits have been looked for, as splitting does
    void setBranches(std::vector<Step> branches);
    void setConflicts(std::vector<CellChange> changes);
    /// Of images or listings, by their rows; the others have none.
    void setMerits(std::vector<KeepMerits> merits);
    /// Images or listings, by their rows, that merging leaves alone: all that their listings have.
    void setLastPhotos(std::set<std::int64_t> rows);
    void failNext(Error error); ///< the next decision throws

    std::vector<Action> applied() const;
    std::vector<std::string> calls() const; ///< "undo", "redo", "switch 3 off", "move 2", ...

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
    struct Property {
        std::vector<std::pair<ImageRow, double>> values;
        bool below = false;
        double ruleThreshold = 0.0;
        double threshold = 0.0;
    };

    struct Change {
        ActionKind kind = ActionKind::Exclude;
        std::set<std::int64_t> findings; ///< that it settles or, restoring, opens again
        std::set<std::int64_t> images;
    };

    KeepComparison compare(const std::vector<std::int64_t>& rows) const;
    std::vector<std::int64_t> rowsOf(const Selection& selection) const;
    std::set<std::int64_t> chosenBy(const Action& action) const;
    Change changeOf(const Action& action, const std::set<std::int64_t>& findings) const;
    bool changesImages(const Action& action) const;
    bool isLeftOut(ImageRow image) const;
    bool isIn(ImageRow image, CategoryRow category) const;
    bool isSettled(std::int64_t finding) const;

    mutable std::mutex m_mutex;
    std::function<void()> m_whileChecking;
    bool m_checked = false;
    bool m_lookedForLeaks = false;
    std::vector<StoredFinding> m_findings;
    std::map<FindingKind, Property> m_properties;
    std::map<FindingKind, RuleThreshold> m_thresholds; ///< of the others
    std::map<std::int64_t, CategoryRow> m_categories;
    std::vector<UncheckedKind> m_skipped;
    std::optional<CheckNeed> m_moreDuplicates;
    std::vector<RefusedRows> m_refused;
    std::vector<Change> m_changes; ///< by step
    EditHistory m_history;
    std::vector<CellChange> m_conflicts;
    std::map<std::int64_t, KeepMerits> m_merits;
    std::set<std::int64_t> m_lastPhotos;
    std::vector<Action> m_applied;
    mutable std::vector<std::string> m_calls;
    std::optional<Error> m_failure;
    SplitReport m_split;
};

}
