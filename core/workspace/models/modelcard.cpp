// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/modelcard.h"

#include "core/base/text.h"
#include "core/workspace/training/trainconfigjson.h"

#include <fmt/format.h>

namespace vitrine::workspace {

namespace {

std::string percent(double share)
{
    return fmt::format("{:.2f} %", 100.0 * share);
}

/// In a cell of a Markdown table.
std::string cell(const std::string& words)
{
    std::string escaped;
    for (const char c : text::onOneLine(words)) {
        if (c == '|' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string heading(const ModelRecord& model)
{
    return fmt::format("# {}\n\n", text::onOneLine(model.name));
}

std::string use(const ModelRecord& model)
{
    return fmt::format("## Use\n\n"
                       "`weights.pth` is a state dict of torchvision's {0} whose `fc` is "
                       "`Sequential(Linear, ReLU, Linear)`:\n\n"
                       "```python\n"
                       "import json, torch, torchvision\n"
                       "labels = json.load(open(\"model.json\"))[\"labels\"]\n"
                       "network = torchvision.models.{0}()\n"
                       "network.fc = torch.nn.Sequential(\n"
                       "    torch.nn.Linear(network.fc.in_features, 1000), torch.nn.ReLU(),\n"
                       "    torch.nn.Linear(1000, len(labels)))\n"
                       "network.load_state_dict(torch.load(\"weights.pth\"))\n"
                       "```\n\n"
                       "It takes pictures of {1} x {1} pixels ({2}), normalised by ImageNet's mean "
                       "and deviation. The 1000 outputs of `fc.0` are what searches compare.\n\n",
        model.backbone, model.inputSide, model.preprocessing);
}

std::string data(const RunRecord& run)
{
    std::string words = fmt::format("## Data\n\n"
                                    "| side | pictures |\n|---|---:|\n"
                                    "| train | {} |\n| validation | {} |\n| test | {} |\n\n",
        run.trainImages, run.validationImages, run.testImages);
    if (run.missingImages > 0) {
        words += fmt::format("{} of them could not be had when the network learnt, and were left "
                             "out.\n\n",
            run.missingImages);
    }
    words +=
        fmt::format("Pictures of a shop's listings in {} categories; images, labels and sides have "
                    "the SHA-256 `{}`.\n\n## Split\n\n",
            run.classes.size(), run.dataSha256);
    if (run.split == SplitKind::ByListing) {
        words += "By listing: pictures of a listing, and near duplicates, are on one side.";
        if (run.leaks > 0)
            words += fmt::format(" {} listings and groups of near duplicates are on two sides all "
                                 "the same; figures may be too high.",
                run.leaks);
        return words + "\n\n";
    }
    return words
        + fmt::format(
            "By single image, at random: {} listings and groups of near duplicates are on "
            "two sides (a split by listing has 0). **Figures are too high**: the network "
            "is asked about pictures that it has almost seen.\n\n",
            run.leaks);
}

std::string classTable(const Evaluation& evaluation)
{
    std::string words = "| category | pictures | precision | recall | F1 |\n"
                        "|---|---:|---:|---:|---:|\n";
    for (const ClassQuality& quality : evaluation.classes)
        words += fmt::format("| {} | {} | {} | {} | {:.3f} |\n", cell(quality.name), quality.images,
            percent(quality.precision), percent(quality.recall), quality.f1);
    return words + "\n";
}

std::string figures(const RunRecord& run, const std::optional<Evaluation>& evaluation)
{
    std::string words = "## Figures\n\n";
    if (!evaluation || evaluation->quality.images == 0)
        return words + "No picture was kept for validation: nothing was measured.\n\n";
    const Quality& quality = evaluation->quality;
    words += fmt::format("On {} validation pictures, of the best of {} epochs:\n\n"
                         "| figure | value |\n|---|---:|\n"
                         "| top 1 | {} |\n| top 5 | {} |\n| macro F1 | {:.4f} |\n"
                         "| loss (cross entropy) | {:.4f} |\n| calibration error | {:.4f} |\n",
        quality.images, run.epochsDone, percent(quality.top1), percent(quality.top5),
        quality.macroF1, quality.loss, quality.calibrationError);
    if (run.honest) {
        words += fmt::format("| top 1 on the {} pictures without a relative in train | {} |\n",
            run.honest->images, percent(run.honest->top1));
    } else if (run.leaks > 0) {
        words += "| top 1 on pictures without a relative in train | there are none |\n";
    }
    words += "\nThe epoch was chosen by these pictures, so the figures are a little too high";
    words += run.testImages > 0 ? "; the test side was not looked at.\n\n" : ".\n\n";
    return words + classTable(*evaluation);
}

std::string recipe(const RunRecord& run)
{
    std::string words = fmt::format("## Recipe\n\nBegan from {}{} (SHA-256 `{}`), trained by "
                                    "Vitrine {} for {:.0f} s.\n\n| setting | value |\n|---|---|\n",
        text::onOneLine(run.startWeights), run.pretrained ? "" : ", the random network",
        run.startSha256, run.codeVersion, run.secondsSpent);
    for (const auto& [name, value] : settingsOf(run.config))
        words += fmt::format("| {} | {} |\n", name, value);
    return words + "\n";
}

std::string limits(const RunRecord& run)
{
    std::string words = "## Limits\n\n"
                        "It knows the categories above and nothing else: every picture gets one of "
                        "them. It was made from one shop's photos and will do worse on another's. "
                        "It says nothing about people, and is not made to.\n\n";
    if (!run.pretrained)
        words += "It began from a random network: pretrained weights do much better.\n\n";
    return words;
}

std::string licenceWords(const std::string& licence)
{
    return "## Licence\n\n"
        + (licence.empty()
                ? std::string("The licence of the weights that it began from is not known to "
                              "Vitrine: ask where you have them from before you pass this model "
                              "on.\n")
                : fmt::format("The weights that it began from: {}. The photos' licence is yours to "
                              "know.\n",
                    licence));
}

}

std::string modelCard(const ModelRecord& model, const RunRecord& run,
    const std::optional<Evaluation>& evaluation, const std::string& licence)
{
    return heading(model) + use(model) + data(run) + figures(run, evaluation) + recipe(run)
        + limits(run) + licenceWords(licence);
}

std::string modelCard(const ModelRecord& model, const std::string& licence)
{
    return heading(model)
        + fmt::format("`weights.pth` is a state dict of torchvision's {} (SHA-256 `{}`), as it was "
                      "given to Vitrine. It takes pictures of {} x {} pixels ({}).\n\n",
            model.backbone, model.weightsSha256, model.inputSide, model.inputSide,
            model.preprocessing)
        + licenceWords(licence);
}

}
