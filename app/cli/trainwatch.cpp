// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trainwatch.h"

#include "app/cli/runwords.h"
#include "app/cli/trainjson.h"
#include "app/cli/words.h"
#include "core/workspace/models/weightsstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace vitrine::cli {

namespace {

nlohmann::json eventOf(const char* kind, RunRow run, nlohmann::json object)
{
    object["event"] = kind;
    object["run"] = run.value;
    return object;
}

std::string randomStartWords()
{
    std::string words = "Note: " + planWarningText(RandomStart{true, {}})
        + "\n`weights download` fetches pretrained weights.";
    const auto imported = WeightsStore().importedNames();
    if (!imported.empty())
        words += fmt::format(" Imported ones are taken when they are named: --weights {}.",
            fmt::join(imported, ", or "));
    return words;
}

std::string rate(double imagesPerSecond)
{
    return imagesPerSecond < 10.0 ? fmt::format("{:.1f} photos/s", imagesPerSecond)
                                  : fmt::format("{:.0f} photos/s", imagesPerSecond);
}

}

void TrainWatch::introduce(const RunRecord& run)
{
    m_firstStep = -1;
    m_validation = run.last ? run.last->validation.top1 : -1.0;
    m_console.line(fmt::format("{}: {} to learn from, {} to validate, {}; starts from {}.",
        runTitle(run), counted(run.trainImages, "photo", "photos"), grouped(run.validationImages),
        counted(static_cast<std::int64_t>(run.classes.size()), "category", "categories"),
        run.startWeights));
    if (!run.pretrained && run.stepsDone == 0)
        m_console.line(randomStartWords());
    if (run.leaks > 0)
        m_console.line(fmt::format("Note: {} on two sides of this split, so that it measures too "
                                   "high.",
            counted(run.leaks, "listing or group of duplicates stands",
                "listings and groups of duplicates stand")));
}

void TrainWatch::onSweep(const SweepOutlook& outlook)
{
    const std::int64_t ended = outlook.finished + outlook.diverged;
    m_console.line(counted(outlook.runs, "run", "runs")
        + (ended > 0 ? fmt::format(", {} of which ended before.", grouped(ended)) : "."));
    if (outlook.others > 0)
        m_console.line(fmt::format("Note: {} of the sweep's name had other settings, weights or "
                                   "photos. {} stay as they are.",
            counted(outlook.others, "run", "runs"),
            ended < outlook.runs ? "What differs is learnt anew, and those" : "Those"));
    m_console.event({{"event", "sweep"}, {"runs", outlook.runs}, {"finished", outlook.finished},
        {"diverged", outlook.diverged}, {"others", outlook.others}});
}

void TrainWatch::onRun(const RunRecord& run)
{
    if (run.row != m_run.row)
        introduce(run);
    m_run = run;
    m_console.event(eventOf("run", run.row, toJson(run)));
}

void TrainWatch::onResumed(RunRow run, std::int64_t step, int epoch)
{
    m_firstStep = -1;
    if (epoch >= m_run.config.epochs)
        m_console.line("All epochs are learnt; what is left is to write the model.");
    else
        m_console.line(fmt::format(
            "Goes on in epoch {}, after {}.", epoch + 1, counted(step, "step", "steps")));
    m_console.event(eventOf("resumed", run, {{"steps_done", step}, {"epoch", epoch + 1}}));
}

std::string TrainWatch::timeLeft(const BatchStats& stats) const
{
    const std::int64_t perEpoch = batchesPerEpoch(m_run.trainImages, m_run.config.batchSize);
    const std::int64_t left = perEpoch * m_run.config.epochs - stats.step - 1;
    if (m_firstStep < 0 || stats.step <= m_firstStep || left < 0)
        return {};
    const double perStep =
        (stats.seconds - m_firstSeconds) / static_cast<double>(stats.step - m_firstStep);
    return ", " + duration(perStep * static_cast<double>(left)) + " left";
}

void TrainWatch::onBatch(RunRow run, const BatchStats& stats)
{
    if (m_firstStep < 0) {
        m_firstStep = stats.step;
        m_firstSeconds = stats.seconds;
    }
    const std::string validation =
        m_validation < 0.0 ? std::string() : ", validation " + percent(m_validation);
    m_console.describe(Stage::Training,
        fmt::format("epoch {}/{}, loss {:.3f}, accuracy {}{}, {}{}", stats.epoch + 1,
            m_run.config.epochs, stats.loss, percent(stats.accuracy), validation,
            rate(stats.imagesPerSecond), timeLeft(stats)));
    m_console.event(eventOf("batch", run, toJson(stats)));
}

void TrainWatch::onEpoch(RunRow run, const EpochStats& stats)
{
    m_validation = stats.validation.top1;
    m_console.line(fmt::format("epoch {}/{}: loss {:.3f}, accuracy {}; validation loss {:.3f}, "
                               "accuracy {}{}; {}, {} so far",
        stats.epoch + 1, m_run.config.epochs, stats.trainLoss, percent(stats.trainAccuracy),
        stats.validation.loss, percent(stats.validation.top1), stats.best ? " (best)" : "",
        rate(stats.imagesPerSecond), duration(stats.seconds)));
    m_console.event(eventOf("epoch", run, toJson(stats)));
}

void TrainWatch::onEmbeddingsFile(RunRow run, const std::string& problem)
{
    if (!problem.empty())
        m_console.line("Note: " + problem);
    m_console.event(eventOf("embeddings_file", run,
        {{"problem", problem.empty() ? nlohmann::json(nullptr) : nlohmann::json(problem)}}));
}

void TrainWatch::onSearchChange(RunRow run, const SearchChange& change)
{
    m_change = change;
    m_console.event(eventOf("search_change", run, toJson(change)));
}

}
