// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/workspace/cleaning/rulerun.h"
#include "core/workspace/inspection.h"

#include <functional>
#include <string>

namespace vitrine::cleaning {
struct LocalAction;
}

namespace vitrine::workspace {

/// The half of Inspection that decides: steps of the history and recipes. Any thread.
class Decisions {
public:
    /// Asks the rules, as askRules does.
    using Ask = std::function<RuleResults(RuleInputs inputs, JobContext& context)>;

    Decisions(catalogue::Catalogue& catalogue, Ask ask)
        : m_catalogue(catalogue)
        , m_ask(std::move(ask))
    {
    }

    StepReport apply(const Action& action, const std::string& author, JobContext& context);
    bool undo(JobContext& context);
    bool takeBack(StepRow step, JobContext& context);
    bool redo(JobContext& context);
    void setStepEnabled(StepRow step, bool enabled, JobContext& context);
    void moveTo(StepRow step, JobContext& context);

    void saveRecipe(const std::filesystem::path& file) const;
    /// `check` is called before the first step that chooses by findings.
    RecipeReport runRecipe(const std::filesystem::path& file,
        const std::function<void(JobContext&)>& check, JobContext& context);

private:
    using Work = std::function<void(catalogue::History& history)>;

    /// A step that is not `enabled` stands in the history switched off: it changes nothing.
    StepReport make(
        const Action& action, const std::string& author, bool enabled, JobContext& context);
    void doStep(const cleaning::LocalAction& local, const std::string& recipe,
        RecipeStepReport& report, JobContext& context);
    void changeHistory(JobContext& context, const Work& work);

    catalogue::Catalogue& m_catalogue;
    Ask m_ask;
};

}
