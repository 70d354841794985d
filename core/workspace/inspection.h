// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"
#include "core/types/action.h"
#include "core/types/checkneed.h"
#include "core/types/edit.h"
#include "core/types/finding.h"
#include "core/types/findingquery.h"
#include "core/types/ids.h"
#include "core/types/importreport.h"
#include "core/types/keepcomparison.h"
#include "core/types/mergeforecast.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

struct CheckRequest {
    bool again = false; ///< measure also pictures whose measures are up to date
};

struct CheckReport {
    std::vector<FindingCount> kinds; ///< of those that were checked now
    /// Kinds that could not be checked, and why: no model has embedded the pictures yet, ...
    struct Skipped {
        FindingKind kind;
        std::string reason; ///< checkNeedText, with its figures
    };
    std::vector<Skipped> skipped;
    /// By the latest import: no rule can look at what is not in the catalogue.
    std::vector<RefusedRows> refused;
    std::int64_t listings = 0; ///< that were looked at
    std::int64_t images = 0;
    std::int64_t measured = 0; ///< pictures measured now
    double seconds = 0.0;
};

/// Values of one picture property, for a histogram with a threshold.
struct PropertyHistogram {
    FindingKind kind = FindingKind::Dark;
    double least = 0.0; ///< the left edge of the first bin
    double most = 1.0; ///< the right edge of the last
    double threshold = 0.0; ///< as set
    double ruleThreshold = 0.0; ///< the rule's own
    bool below = false; ///< pictures below the threshold are found; otherwise: above
    std::string unit; ///< "brightness", "bits", ...
    std::vector<std::int64_t> bins; ///< values outside the edges count in the outer bins
    std::int64_t pictures = 0;
    std::int64_t beyond = 0; ///< pictures that the threshold finds
};

struct PropertyExample {
    ImageRow image;
    double value = 0.0;
    bool beyond = false; ///< found by the threshold that was asked for
};

/// What the values of a kind are compared with where no category has a threshold of its own, in the
/// rule's unit.
struct RuleThreshold {
    double least = 0.0;
    double most = 0.0; ///< the largest double: any
    std::optional<double> usual; ///< the rule's own; none: it follows from the data
    std::optional<double> set; ///< by somebody
};

struct StepReport {
    StepRow step; ///< none: there was nothing to change
    std::int64_t cells = 0;
    /// Of those asked for, subjects that were left as they are, and why; at most 100.
    struct Skipped {
        std::string subject; ///< id of the listing or image
        std::string reason; ///< a sentence, marked for translation
    };
    std::vector<Skipped> skipped;
    std::int64_t skippedInAll = 0;
};

/// One step of a recipe, and what became of it.
struct RecipeStepReport {
    std::string action; ///< "exclude", ...
    std::string about; ///< the kind of finding or the field; may be empty
    bool enabled = true; ///< no: the step stands in the history switched off
    StepReport step;
    std::string error; ///< why none of it could be done; empty otherwise
};

struct RecipeReport {
    std::vector<RecipeStepReport> steps;
    std::int64_t applied = 0; ///< steps that changed something
    double seconds = 0.0;
};

struct SplitRequest {
    std::array<double, 3> fractions{0.8, 0.1, 0.1}; ///< train, validation, test; add up to 1
    std::uint64_t seed = 1;
};

struct SplitReport {
    std::array<std::int64_t, 3> images{}; ///< by side
    std::int64_t unusable = 0; ///< of no use to training: on no side
    std::int64_t leaks = 0; ///< listings and groups of duplicates on two sides: 0
    std::int64_t randomLeaks = 0; ///< what dealing out single images would leak, same seed
    std::int64_t imagesInRandomLeaks = 0;
    double seconds = 0.0;
};

/// Looks for faults in a workspace's data set, and keeps what people decide about them. Safe from
/// any thread. `check`, `runRecipe` and `split` are jobs, and may not run beside another job of the
/// workspace: Error Busy. Decisions may; they wait for what is being written, and take milliseconds
/// unless they change thousands of values. In a workspace that cannot be written, what would change
/// it throws Error PermissionDenied.
class Inspection {
public:
    virtual ~Inspection() = default;

    /// Measures new and changed pictures, asks every rule, and keeps what they find instead of what
    /// they found before; kinds that cannot be checked any more have no findings. A killed run
    /// continues: measures are kept as they come. On cancel the findings are as before.
    virtual CheckReport check(const CheckRequest& request, JobContext& context) = 0;
    virtual std::vector<FindingCount> findingCounts() const = 0;
    /// The kinds that have no FindingCount, and what each needs first as the workspace is now.
    virtual std::vector<UncheckedKind> unchecked() const = 0;
    /// Where near duplicates were looked for by the photos' hashes alone, which find fewer than
    /// with embeddings: what has to be there before a check finds more, or Check. None: there is
    /// nothing more to find.
    virtual std::optional<CheckNeed> needForMoreDuplicates() const = 0;
    /// As in CheckReport.
    virtual std::vector<RefusedRows> refusedRows() const = 0;
    virtual std::int64_t countFindings(const FindingQuery& query) const = 0;
    virtual std::vector<StoredFinding> findings(
        const FindingQuery& query, std::int64_t offset, std::int64_t limit) const = 0;

    /// Of pictures that are not left out. `category`: of one category; none: all. Throws Error
    /// InvalidArgument for a kind that has no property of pictures.
    virtual PropertyHistogram histogram(FindingKind kind, CategoryRow category, int bins) const = 0;
    /// The pictures whose values lie nearest to `threshold` on one side of it, nearest first.
    virtual std::vector<PropertyExample> examples(
        FindingKind kind, CategoryRow category, double threshold, bool beyond, int limit) const = 0;

    /// None for kinds that have no threshold that could be set.
    virtual std::optional<RuleThreshold> threshold(FindingKind kind) const = 0;

    /// Which of a group of duplicates merging would keep by each rule, and why: of the images or
    /// the listings of `group`, or of the one group that its findings are of. Throws Error
    /// InvalidArgument for more than one group, NotFound as `apply` does.
    virtual KeepComparison compareDuplicates(const Selection& group) const = 0;
    /// What applying the action, a Merge, would do as the catalogue stands; tens of milliseconds
    /// where a kind has thousands of findings. Throws as `apply` does.
    virtual MergeForecast forecast(const Action& merge) const = 0;

    /// Makes a step of the history. A threshold that changes is followed by its findings. Throws
    /// Error InvalidArgument for an action that makes no sense, NotFound for a finding that a later
    /// check has replaced.
    virtual StepReport apply(
        const Action& action, const std::string& author, JobContext& context) = 0;
    virtual bool undo(JobContext& context) = 0; ///< false: nothing to undo
    /// Undoes `step` where it is the last one done; no other program's step comes between. Whether
    /// it has no effect any more: false where others were done after it, unless it is switched off.
    /// True for none: there is nothing to take back.
    virtual bool takeBack(StepRow step, JobContext& context) = 0;
    virtual bool redo(JobContext& context) = 0;
    virtual void setStepEnabled(StepRow step, bool enabled, JobContext& context) = 0;
    /// To any step of any branch; none: before the first.
    virtual void moveTo(StepRow step, JobContext& context) = 0;
    virtual EditHistory history() const = 0;
    /// Whether undo and redo have something to do: the two that a page asks for at every change.
    virtual HistoryEnds historyEnds() const = 0;
    virtual std::vector<CellChange> changes(
        StepRow step, std::int64_t offset, std::int64_t limit, bool conflictsOnly) const = 0;
    /// Which listings a step is about, with the titles of the first `limit` (at least 1).
    virtual StepListings stepListings(StepRow step, std::int64_t limit) const = 0;

    /// The steps that are done as a recipe (docs/recipes.md), those that are switched off as such;
    /// written atomically. Throws Error
    /// InvalidArgument for a file inside the workspace, NotReady where no step is done.
    virtual void saveRecipe(const std::filesystem::path& file) const = 0;
    /// Does the steps of a recipe here, each as a step of the history by its name, and says what
    /// did not apply. Checks first what has not been checked. Throws Error for a file that is no
    /// recipe, before anything is changed.
    virtual RecipeReport runRecipe(const std::filesystem::path& file, JobContext& context) = 0;

    /// Deals images that are not left out to train, validation and test.
    virtual SplitReport split(const SplitRequest& request, JobContext& context) = 0;
};

}
