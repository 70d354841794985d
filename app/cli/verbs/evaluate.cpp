// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/evaluationwords.h"
#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/workspace.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace vitrine::cli {

namespace {

constexpr std::size_t kMistakeTitleWidth = 60;

Training::Side sideNamed(const std::string& name)
{
    if (name == "train")
        return Training::Side::Train;
    return name == "test" ? Training::Side::Test : Training::Side::Validation;
}

/// A prediction with the names of what it is about; empty: there is none any more.
struct Mistake {
    const Prediction& prediction;
    std::string image; ///< id
    std::string listing; ///< id
    std::string title;
    std::string file;
    std::string truth; ///< category
    std::string predicted;
};

Mistake mistakeOf(
    const Workspace& workspace, const Evaluation& evaluation, const Prediction& prediction)
{
    const auto category = [&](int index) {
        return evaluation.classes[static_cast<std::size_t>(index)].name;
    };
    Mistake mistake{
        prediction, {}, {}, {}, {}, category(prediction.truth), category(prediction.predicted)};
    const auto image = workspace.image(prediction.image);
    if (!image)
        return mistake;
    mistake.image = image->id;
    if (const auto file = workspace.pictureFile(image->row))
        mistake.file = file->string();
    if (const auto listing = workspace.listing(image->listing)) {
        mistake.listing = listing->id;
        mistake.title = listing->title;
    }
    return mistake;
}

nlohmann::json wordOrNull(const std::string& text)
{
    return text.empty() ? nlohmann::json(nullptr) : nlohmann::json(text);
}

void printMistake(Console& console, const Mistake& mistake)
{
    const Prediction& prediction = mistake.prediction;
    const std::string title = mistake.title.empty()
        ? std::string()
        : " " + quotedTitle(mistake.title, kMistakeTitleWidth);
    const std::string said = prediction.predicted == prediction.truth
        ? ", as was said"
        : fmt::format(", taken for {} ({})", mistake.predicted, percent(prediction.confidence));
    console.line(fmt::format("{} is {} ({}){}, loss {:.2f}",
        mistake.image.empty() ? "A photo that is gone" : "Photo " + mistake.image, mistake.truth,
        percent(prediction.truthProbability), said, prediction.loss));
    if (!mistake.listing.empty())
        console.line(fmt::format("  listing {}{}", mistake.listing, title));
    if (!mistake.file.empty())
        console.line("  " + mistake.file);
}

class EvaluateVerb : public Verb {
public:
    std::string name() const override { return "evaluate"; }
    std::string summary() const override
    {
        return "Measure what a run has learnt, or what searches find";
    }

    void declare(Command& command) override
    {
        command.option("WORKSPACE", m_folder, "Workspace folder").required().check(folderName());
        command.option("RUN", m_run, "A finished run, by number or name");
        Command ofRun = command.group("Of a run");
        m_ofRun.push_back(ofRun.option("--side", m_side, "Which side of its split")
                              .captureDefault()
                              .transform(oneOf({"validation", "test", "train"})));
        m_ofRun.push_back(ofRun.flag(
            "--confusion", m_confusion, "How often each category was taken for each other one"));
        m_ofRun.push_back(
            ofRun.option("--worst", m_worst, "List so many photos with the highest loss")
                .captureDefault()
                .check(wholeNumber(0, 100'000)));
        Command ofSearch = command.group("Of searches");
        ofSearch.flag("--search", m_search, "Measure searches, not a run");
        ofSearch.option("--model", m_models,
            "Ids of models to compare; by default the one before and the one that searches use");
        command.footer(
            "--search takes photos of the test side (else validation, else all) as queries against "
            "the whole\ncatalogue. A hit is right when it is of the same category, a listing's own "
            "photos left out; or of\nthe same group of near duplicates. P@k is precision, R@k "
            "recall, mAP the mean average precision.\nApproximate indexes are measured against the "
            "exact one, on the last model's vectors.");
    }

    void run(Console& console) override
    {
        check();
        const auto workspace = Workspace::open(m_folder);
        if (m_search)
            evaluateSearch(workspace->training(), console);
        else
            evaluateRun(*workspace, console);
    }

private:
    void check() const
    {
        if (m_search && !m_run.empty())
            throw Error(ErrorCode::InvalidArgument, "--search measures no run.",
                "Leave the run out, or --search.");
        if (!m_search && m_run.empty())
            throw Error(ErrorCode::InvalidArgument, "There is nothing to evaluate.",
                "Name a run (`vitrine-cli runs` lists them), or ask for --search. `vitrine-cli "
                "evaluate --help` describes both.");
        if (!m_search && !m_models.empty())
            throw Error(ErrorCode::InvalidArgument, "--model is for --search.",
                "Add --search, or leave --model out.");
        const auto given = std::ranges::find_if(m_ofRun, &Option::given);
        if (m_search && given != m_ofRun.end())
            throw Error(ErrorCode::InvalidArgument,
                fmt::format("{} is for a run, not for --search.", given->name()),
                "Leave one of them out.");
    }

    void evaluateSearch(Training& training, Console& console) const
    {
        std::vector<std::string> ids;
        for (const std::string& typed : m_models)
            ids.push_back(modelNamed(training, typed).id);
        const SearchEvaluation evaluation = training.evaluateSearch(ids, console.context());
        printSearches(console, evaluation);
        console.object(toJson(evaluation));
    }

    void evaluateRun(Workspace& workspace, Console& console) const
    {
        Training& training = workspace.training();
        const RunRecord run = runNamed(training, m_run);
        const Evaluation evaluation =
            training.evaluate(run.row, sideNamed(m_side), console.context());
        console.line(fmt::format("{} on {}: {}.", runTitle(run),
            counted(evaluation.quality.images, m_side + " photo", m_side + " photos"),
            qualityWords(evaluation.quality)));
        printClasses(console, evaluation);
        if (m_confusion)
            printConfusion(console, evaluation);
        nlohmann::json object = toJson(evaluation, m_confusion);
        object["run"] = run.row.value;
        object["model"] = run.model;
        object["side"] = m_side;
        object["worst"] = worst(workspace, console, evaluation);
        console.object(object);
    }

    nlohmann::json worst(
        const Workspace& workspace, Console& console, const Evaluation& evaluation) const
    {
        nlohmann::json listed = nlohmann::json::array();
        const std::size_t many = std::min(m_worst, evaluation.predictions.size());
        for (const Prediction& each : std::span(evaluation.predictions).first(many)) {
            const Mistake mistake = mistakeOf(workspace, evaluation, each);
            printMistake(console, mistake);
            listed.push_back({{"image", wordOrNull(mistake.image)},
                {"listing", wordOrNull(mistake.listing)}, {"title", wordOrNull(mistake.title)},
                {"file", wordOrNull(mistake.file)}, {"truth", mistake.truth},
                {"predicted", mistake.predicted}, {"confidence", each.confidence},
                {"truth_probability", each.truthProbability}, {"loss", each.loss}});
        }
        return listed;
    }

    std::string m_folder;
    std::string m_run;
    std::string m_side = "validation";
    bool m_confusion = false;
    std::size_t m_worst = 0;
    bool m_search = false;
    std::vector<std::string> m_models;
    std::vector<Option> m_ofRun;
};

}

std::unique_ptr<Verb> makeEvaluateVerb()
{
    return std::make_unique<EvaluateVerb>();
}

}
