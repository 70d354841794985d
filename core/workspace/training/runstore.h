// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/types/training.h"
#include "core/workspace/layout.h"
#include "core/workspace/training.h"
#include "core/workspace/training/rundata.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::workspace {

/// A run with what only its continuation needs.
struct RunEntry {
    RunRecord record;
    std::filesystem::path startFile; ///< of the weights that it began from; empty: random network
    bool useModel = true; ///< search with the result
    bool embeddingsFile = true; ///< and write its vectors to a file
};

/// What the runs learnt from that made a model.
struct LearntData {
    std::vector<std::vector<RunImage>> lists; ///< a run each; none of a model from elsewhere
    bool known = true; ///< false: the model was trained here, and no list is left
};

/// What a workspace keeps of its runs: their lines in the catalogue and their files under
/// runs/<row>/. Any thread.
class RunStore {
public:
    RunStore(const Layout& layout, catalogue::Catalogue& catalogue)
        : m_layout(layout)
        , m_catalogue(catalogue)
    {
    }

    std::vector<RunRecord> runs(bool deleted = false) const; ///< newest first
    std::optional<RunRecord> run(RunRow row) const; ///< also a deleted one
    RunEntry entry(RunRow row) const; ///< throws Error NotFound
    std::vector<EpochStats> epochs(RunRow row) const;
    std::vector<BatchStats> batches(RunRow row, std::size_t limit) const;
    std::optional<std::vector<BatchStats>> batchesAfter(RunRow row, const BatchStats& last) const;
    std::optional<Evaluation> evaluation(RunRow row) const;
    RunData data(RunRow row) const; ///< throws Error NotFound, Corrupt
    /// Of each run that made this model, also of one that was purged: which pictures it learnt
    /// from, and which it kept aside. Lists that cannot be read are left out.
    LearntData dataBehind(const std::string& modelId) const;
    std::vector<SettingDifference> differences(std::span<const RunRow> rows) const;

    /// A new run, Running, with its folder and data.csv.
    RunRow add(const RunEntry& entry, const RunData& data);
    void update(RunRow row, const catalogue::RunProgress& progress);
    void keepEvaluation(RunRow row, const Evaluation& evaluation);

    // Each throws Error NotFound for a run that is not there.
    std::string rename(RunRow row, const std::string& name); ///< as Training's
    void setTrunkCacheLimit(RunRow row, std::int64_t bytes); ///< as Training's
    void setTags(RunRow row, const std::vector<std::string>& tags);
    void setArchived(RunRow row, bool archived);
    void setDeleted(RunRow row, bool deleted); ///< Busy while it runs
    /// Removes deleted runs with their files, and their models unless searches use them or another
    /// run made the same. A model that stays keeps the list of what it learnt from. Returns bytes
    /// freed.
    std::int64_t purgeDeleted();

private:
    RunRecord recordOf(catalogue::StoredRun stored) const;
    bool isUsed(const std::string& modelId) const; ///< searches use it, or a run made it
    void keepData(const RunRecord& record);

    const Layout& m_layout;
    catalogue::Catalogue& m_catalogue;
};

/// Throws Error InvalidArgument for a name that is a number.
void requireNoNumber(const std::string& name);

/// What has been told of a run's progress so far.
catalogue::RunProgress progressOf(const RunRecord& record);

}
