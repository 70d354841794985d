// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/models/modelcard.h"

#include "core/base/atomicfile.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/types/preprocessing.h"
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

/// The steps in words.
std::string resizing(const ModelRecord& model)
{
    const int side = model.inputSide;
    switch (preprocessingFromName(model.preprocessing).value_or(Preprocessing::CentreCrop)) {
    case Preprocessing::Stretch:
        return fmt::format("resized to {0} x {0} pixels, proportions lost", side);
    case Preprocessing::Letterbox:
        return fmt::format("fitted into {0} x {0} pixels, centred, padded with white", side);
    case Preprocessing::CentreCrop: break;
    }
    return fmt::format(
        "its shorter side resized to {0} pixels, and the middle {1} x {1} pixels cut out",
        shorterSideBeforeCrop(side), side);
}

/// The same in torchvision's.
std::string resizingCode(const ModelRecord& model)
{
    const int side = model.inputSide;
    constexpr auto kBilinear = "interpolation=transforms.InterpolationMode.BILINEAR";
    switch (preprocessingFromName(model.preprocessing).value_or(Preprocessing::CentreCrop)) {
    case Preprocessing::Stretch:
        return fmt::format("    transforms.Resize(({0}, {0}), {1}),\n", side, kBilinear);
    case Preprocessing::Letterbox:
        return fmt::format("    transforms.Lambda(\n"
                           "        lambda photo: ImageOps.pad(photo, ({0}, {0}), "
                           "Image.BILINEAR, (255, 255, 255))),\n",
            side);
    case Preprocessing::CentreCrop: break;
    }
    return fmt::format("    transforms.Resize({}, {}),\n    transforms.CenterCrop({}),\n",
        shorterSideBeforeCrop(side), kBilinear, side);
}

std::string input(const ModelRecord& model)
{
    return fmt::format(
        "## Input\n\n"
        "The photo itself, upright (by EXIF) and in RGB, {} (bilinear, antialiased; "
        "preprocessing `{}`); divided by 255, less the mean 0.485, 0.456, 0.406, divided by the "
        "deviation 0.229, 0.224, 0.225.\n\n"
        "**Without padding.** A workspace's clean photos (its folder `images`) are padded to "
        "squares; Vitrine cuts the padding off before a network sees them. A padded square that "
        "is given to the network as it is gets another answer.\n\n",
        resizing(model), model.preprocessing);
}

std::string use(const ModelRecord& model)
{
    return fmt::format(
        "## Use\n\n"
        "`weights.pth` is a state dict of torchvision's {0} whose `fc` is "
        "`Sequential(Linear, ReLU, Linear)`:\n\n"
        "```python\n"
        "import json, torch, torchvision\n"
        "from PIL import Image, ImageOps\n"
        "from torchvision import transforms\n\n"
        "card = json.load(open(\"model.json\"))\n"
        "labels = card[\"labels\"]\n"
        "network = torchvision.models.{0}()\n"
        "network.fc = torch.nn.Sequential(\n"
        "    torch.nn.Linear(network.fc.in_features, 1000), torch.nn.ReLU(),\n"
        "    torch.nn.Linear(1000, len(labels)))\n"
        "network.load_state_dict(torch.load(\"weights.pth\"))\n"
        "network.eval()\n\n"
        "prepare = transforms.Compose([\n{1}"
        "    transforms.ToTensor(),\n"
        "    transforms.Normalize(card[\"input\"][\"mean\"], card[\"input\"][\"std\"])])\n\n"
        "photo = ImageOps.exif_transpose(Image.open(\"photo.jpg\")).convert(\"RGB\")\n"
        "with torch.no_grad():\n"
        "    shares = network(prepare(photo).unsqueeze(0)).softmax(1)[0]\n"
        "print(labels[shares.argmax()], float(shares.max()))\n"
        "```\n\n"
        "The 1000 outputs of `fc.0` are what searches compare. Tensors that did not learn are "
        "stored in the type of the weights that it began from, which may be float16, the others "
        "in float32; `load_state_dict` makes float32 of all.\n\n",
        model.backbone, resizingCode(model));
}

std::string data(const RunRecord& run)
{
    std::string words = fmt::format("## Data\n\n"
                                    "| side | photos |\n|---|---:|\n"
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
        words += "By listing: photos of a listing, and near duplicates, are on one side.";
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
            "is asked about photos that it has almost seen.\n\n",
            run.leaks);
}

std::string classTable(const Evaluation& evaluation)
{
    std::string words = "| category | photos | precision | recall | F1 |\n"
                        "|---|---:|---:|---:|---:|\n";
    for (const ClassQuality& quality : evaluation.classes) {
        words += quality.images == 0
            ? fmt::format("| {} | 0 | - | - | - |\n", cell(quality.name))
            : fmt::format("| {} | {} | {} | {} | {:.3f} |\n", cell(quality.name), quality.images,
                percent(quality.precision), percent(quality.recall), quality.f1);
    }
    return words + "\n";
}

std::string figures(const RunRecord& run, const std::optional<Evaluation>& evaluation)
{
    std::string words = "## Figures\n\n";
    if (!evaluation || evaluation->quality.images == 0)
        return words + "No photo was kept for validation: nothing was measured.\n\n";
    const Quality& quality = evaluation->quality;
    const double learnt = epochsLearnt(run);
    const std::string epochs = learnt < run.epochsDone
        ? fmt::format("{:.1f} epochs (a person ended it)", learnt)
        : fmt::format("{} epochs", run.epochsDone);
    words += fmt::format("On {} validation photos, of the best of {}:\n\n"
                         "| figure | value |\n|---|---:|\n"
                         "| top 1 | {} |\n| top 5 | {} |\n| macro F1 | {:.4f} |\n"
                         "| loss (cross entropy) | {:.4f} |\n| calibration error | {:.4f} |\n",
        quality.images, epochs, percent(quality.top1), percent(quality.top5), quality.macroF1,
        quality.loss, quality.calibrationError);
    if (run.honest) {
        words += fmt::format("| top 1 on the {} photos without a relative in train | {} |\n",
            run.honest->images, percent(run.honest->top1));
    } else if (run.leaks > 0) {
        words += "| top 1 on photos without a relative in train | there are none |\n";
    }
    words += "\nThe epoch was chosen by these photos, so the figures are a little too high";
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
                        "It knows the categories above and nothing else: every photo gets one of "
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
    return heading(model) + use(model) + input(model) + data(run) + figures(run, evaluation)
        + recipe(run) + limits(run) + licenceWords(licence);
}

std::string modelCard(const ModelRecord& model, const std::string& licence)
{
    return heading(model)
        + fmt::format("`weights.pth` is a state dict of torchvision's {} (SHA-256 `{}`), as it was "
                      "given to Vitrine.\n\n",
            model.backbone, model.weightsSha256)
        + input(model) + licenceWords(licence);
}

void renameCards(const Layout& layout, const ModelRecord& model, const std::string& name)
{
    using Json = nlohmann::ordered_json;
    const auto file = layout.modelCard(model.id);
    if (isThere(file)) {
        Json card = Json::parse(readFile(file), nullptr, false);
        if (card.is_object() && card.contains("name") && card["name"] == Json(model.name)) {
            card["name"] = name;
            writeFileAtomically(
                file, card.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        }
    }
    const auto readme = layout.modelReadme(model.id);
    if (!isThere(readme))
        return;
    std::string words = readFile(readme);
    const std::string before = heading(model);
    if (!words.starts_with(before))
        return;
    ModelRecord renamed = model;
    renamed.name = name;
    writeFileAtomically(readme, words.replace(0, before.size(), heading(renamed)));
}

}
