// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/inspection.h"

#include <functional>
#include <set>

namespace vitrine::workspace {

/// The half of Inspection that decides: steps of the history and recipes. Any thread.
class Decisions {
public:
    /// Looks again for these kinds, after their thresholds changed.
    using Recheck = std::function<void(const std::set<FindingKind>& kinds, JobContext& context)>;

    Decisions(catalogue::Catalogue& catalogue, Recheck recheck)
        : m_catalogue(catalogue)
        , m_recheck(std::move(recheck))
    {
    }

    StepReport apply(const Action& action, const std::string& author, JobContext& context);
    bool undo(JobContext& context);
    bool redo(JobContext& context);
    void setStepEnabled(StepRow step, bool enabled, JobContext& context);
    void moveTo(StepRow step, JobContext& context);

    void saveRecipe(const std::filesystem::path& file) const;
    /// `check` is called before the first step that chooses by findings.
    RecipeReport runRecipe(const std::filesystem::path& file,
        const std::function<void(JobContext&)>& check, JobContext& context);

private:
    template <typename Work> void changeHistory(JobContext& context, const Work& work);

    catalogue::Catalogue& m_catalogue;
    Recheck m_recheck;
};

}
