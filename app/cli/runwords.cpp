// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runwords.h"

#include "app/cli/usage.h"
#include "app/cli/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace vitrine::cli {

namespace {

std::optional<std::int64_t> wholeNumberOf(const std::string& text)
{
    std::int64_t number = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = problem == std::errc() && stop == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string advice(
    const std::string& typed, const std::vector<std::string>& names, const std::string& whereToLook)
{
    const std::string near = nearestWord(typed, names);
    return near.empty() ? whereToLook : fmt::format("Did you mean \"{}\"? {}", near, whereToLook);
}

/// Parts of a whole, each with its number in words, and the whole that these numbers add up to.
class Parts {
public:
    explicit Parts(std::string (*inWords)(double), double (*rounded)(double))
        : m_inWords(inWords)
        , m_rounded(rounded)
    {
    }

    Parts& add(double number, std::string_view what)
    {
        if (number <= 0.0)
            return *this;
        const double shown = m_rounded(number);
        m_whole += shown;
        m_words += fmt::format("{}{} {}", m_words.empty() ? "" : ", ", m_inWords(shown), what);
        return *this;
    }
    std::string whole() const { return m_inWords(m_whole); }
    const std::string& words() const { return m_words; }

private:
    std::string (*m_inWords)(double);
    double (*m_rounded)(double);
    double m_whole = 0.0;
    std::string m_words;
};

/// As `duration` and `inBytes` show it; beyond an hour it shows no seconds.
double shownSeconds(double seconds)
{
    return std::ceil(seconds);
}

double shownMinutes(double seconds)
{
    return std::ceil(seconds / 60.0) * 60.0;
}

double shownBytes(double bytes)
{
    const double unit = bytes < 1e6 ? 1e3 : bytes < 1e9 ? 1e5 : 1e8;
    return std::round(bytes / unit) * unit;
}

std::string bytesInWords(double bytes)
{
    return inBytes(std::llround(bytes));
}

std::string moment(const std::string& iso)
{
    return iso.size() >= 16 ? iso.substr(0, 10) + " " + iso.substr(11, 5) : iso;
}

}

RunRecord runNamed(const Training& training, const std::string& typed)
{
    if (const auto number = wholeNumberOf(typed)) {
        if (auto run = training.run({*number}))
            return *std::move(run);
    }
    std::vector<std::string> names;
    std::vector<RunRecord> found;
    for (RunRecord& run : training.runs()) {
        names.push_back(run.name);
        if (run.name == typed)
            found.push_back(std::move(run));
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        throw Error(ErrorCode::NotFound, fmt::format("There is no run \"{}\".", typed),
            advice(typed, names, "Choose one that `vitrine-cli runs` lists, by name or number."));
    std::vector<std::int64_t> numbers;
    for (const RunRecord& run : found)
        numbers.push_back(run.row.value);
    throw Error(ErrorCode::InvalidArgument,
        fmt::format("{} runs are called \"{}\".", found.size(), typed),
        fmt::format("Give the number of one: {}.", fmt::join(numbers, ", ")));
}

ModelRecord modelNamed(const Training& training, const std::string& typed)
{
    std::vector<std::string> ids;
    std::vector<ModelRecord> found;
    for (ModelRecord& model : training.models()) {
        ids.push_back(model.id);
        if (!typed.empty() && model.id.starts_with(typed))
            found.push_back(std::move(model));
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        throw Error(ErrorCode::NotFound, fmt::format("There is no model \"{}\".", typed),
            advice(typed, ids, "Choose one that `vitrine-cli models` lists, by its id."));
    throw Error(ErrorCode::InvalidArgument,
        fmt::format("{} models' ids begin with \"{}\".", found.size(), typed),
        "Give more of the id.");
}

std::string runTitle(const RunRecord& run)
{
    return fmt::format("Run {} \"{}\"", run.row.value, run.name);
}

std::string stateWord(const RunRecord& run)
{
    if (run.deleted)
        return "deleted";
    if (run.state == RunState::Running && !run.alive)
        return "interrupted";
    return std::string(runStateName(run.state));
}

std::string epochsWords(const RunRecord& run)
{
    const double learnt = epochsLearnt(run);
    return learnt < run.epochsDone ? fmt::format("{:.1f}", learnt) : std::to_string(run.epochsDone);
}

void printRuns(Console& console, const std::vector<RunRecord>& runs)
{
    if (runs.empty()) {
        console.line("There are no runs.");
        return;
    }
    std::vector<std::vector<std::string>> rows{
        {"name", "run", "state", "epochs", "accuracy", "loss", "time", "started", "model", "tags"}};
    for (const RunRecord& run : runs) {
        rows.push_back(
            {run.name + (run.archived ? " (archived)" : ""), std::to_string(run.row.value),
                stateWord(run), fmt::format("{}/{}", epochsWords(run), run.config.epochs),
                run.best ? percent(run.best->validation.top1) : "-",
                run.best ? fmt::format("{:.3f}", run.best->validation.loss) : "-",
                duration(run.secondsSpent), moment(run.started),
                run.model.empty() ? "-" : run.model, fmt::format("{}", fmt::join(run.tags, ", "))});
    }
    printTable(console, rows);
}

std::string qualityWords(const Quality& quality)
{
    return fmt::format(
        "accuracy {} (top 5 {}), macro F1 {:.3f}, loss {:.3f}, calibration error {:.3f}",
        percent(quality.top1), percent(quality.top5), quality.macroF1, quality.loss,
        quality.calibrationError);
}

void printRun(Console& console, const RunRecord& run)
{
    console.line(fmt::format("{}: {}, {} of {} epochs in {}; {} of memory at most.", runTitle(run),
        stateWord(run), epochsWords(run), run.config.epochs, duration(run.secondsSpent),
        inBytes(run.peakBytes)));
    const bool ended = run.best && run.best->epoch + 1 == run.epochsDone;
    if (run.best)
        console.line(fmt::format("Best epoch {} on {}: {}.",
            ended ? epochsWords(run) : std::to_string(run.best->epoch + 1),
            counted(run.best->validation.images, "validation photo", "validation photos"),
            qualityWords(run.best->validation)));
    if (run.honest)
        console.line(
            fmt::format("On the {} without a relative among those it learnt from: {}. That "
                        "is the figure to believe.",
                counted(run.honest->images, "photo", "photos"), percent(run.honest->top1)));
    else if (run.leaks > 0 && run.best && run.state == RunState::Finished)
        console.line("Each of those photos has a relative among those it learnt from, so that is "
                     "too high. A split by listing gives a figure to believe.");
    if (!run.pretrained)
        console.line("It began from the random network: pretrained weights (`weights download`) "
                     "learn more, sooner.");
    if (!run.error.empty())
        console.line(run.error);
}

void printPlan(Console& console, const TrainPlan& plan)
{
    console.line(fmt::format("{} to learn from, {} to validate, {} to test; {}.",
        counted(plan.trainImages, "photo", "photos"), grouped(plan.validationImages),
        grouped(plan.testImages),
        counted(static_cast<std::int64_t>(plan.classes.size()), "category", "categories")));
    console.line(fmt::format("Starts from {}{}.", plan.weights,
        plan.pretrained ? "" : ", which has not been pretrained"));
    Parts times(duration, plan.seconds < 3600.0 ? shownSeconds : shownMinutes);
    times.add(plan.trunkSeconds, "for what is frozen")
        .add(plan.trainSeconds, "for training")
        .add(plan.evaluateSeconds, "for evaluation")
        .add(plan.embedSeconds, "for embedding");
    console.line(fmt::format("Takes about {}: {}.", times.whole(), times.words()));
    Parts disk(bytesInWords, shownBytes);
    disk.add(static_cast<double>(plan.trunkBytes), "for what is frozen")
        .add(static_cast<double>(plan.modelBytes), "for what is learnt")
        .add(static_cast<double>(plan.checkpointBytes), "for the checkpoint until the end")
        .add(static_cast<double>(plan.embeddingsBytes), "for the file of the photos' vectors");
    console.line(fmt::format("Needs about {} on disk ({}): {}.", disk.whole(),
        plan.diskKnown ? inBytes(plan.diskFree) + " are free" : "how much is free cannot be told",
        disk.words()));
    console.line(fmt::format("Needs about {} of memory.", inBytes(plan.memoryBytes)));
    for (const PlanWarning& warning : plan.warnings)
        console.line("Note: " + planWarningText(warning));
}

}
