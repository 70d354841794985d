// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/words.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace vitrine::cli {

namespace {

using namespace std::chrono_literals;

constexpr auto kRedrawEvery = 100ms;
constexpr auto kLineEvery = 5s;
constexpr int kBarCells = 24;

const char* words(Stage stage)
{
    switch (stage) {
    case Stage::Starting: return "Starting";
    case Stage::ReadingProducts: return "Reading products";
    case Stage::ReadingImages: return "Reading images";
    case Stage::CheckingRows: return "Checking rows";
    case Stage::DrawingDemo: return "Drawing the demo shop";
    case Stage::CleaningPictures: return "Cleaning photos";
    case Stage::MeasuringPictures: return "Measuring photos";
    case Stage::ComparingPictures: return "Comparing photos";
    case Stage::JudgingPictures: return "Judging photos";
    case Stage::LoadingModel: return "Loading the network";
    case Stage::Embedding: return "Embedding photos";
    case Stage::ReadingVectors: return "Reading the photos' vectors";
    case Stage::BuildingIndex: return "Building the index";
    case Stage::WritingEmbeddings: return "Writing the photos' vectors";
    case Stage::Writing: return "Writing";
    case Stage::Downloading: return "Downloading";
    case Stage::Verifying: return "Verifying";
    case Stage::Searching: return "Searching";
    case Stage::ComputingTrunk: return "Computing what is frozen";
    case Stage::Training: return "Training";
    case Stage::Evaluating: return "Evaluating";
    }
    return "Working";
}

/// Whether people can count what a stage counts; the others count bytes, vectors or steps.
bool hasUnit(Stage stage)
{
    return stage == Stage::DrawingDemo || stage == Stage::CleaningPictures
        || stage == Stage::Embedding || stage == Stage::Downloading || stage == Stage::Verifying;
}

std::string amount(Stage stage, double count)
{
    if (stage == Stage::Downloading || stage == Stage::Verifying)
        return fmt::format("{:.1f} MB", count / 1e6);
    return fmt::format("{:.0f}", count);
}

std::string bar(double fraction)
{
    const int filled = static_cast<int>(std::lround(fraction * kBarCells));
    std::string cells;
    for (int i = 0; i < kBarCells; ++i)
        cells += i < filled ? "━" : "─";
    return cells;
}

}

ProgressLine::ProgressLine(Style style)
    : m_style(style)
{
}

ProgressLine::Style ProgressLine::suitableStyle()
{
    return ::isatty(STDERR_FILENO) != 0 ? Style::Bar : Style::Lines;
}

void ProgressLine::onProgress(const Progress& progress)
{
    if (m_style == Style::Silent)
        return;
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    const bool newStage = progress.stage != m_stage;
    if (newStage) {
        m_stage = progress.stage;
        m_stageFrom = progress.done;
        m_stageStart = now;
    }
    const auto pause =
        m_style == Style::Bar ? Clock::duration(kRedrawEvery) : Clock::duration(kLineEvery);
    const bool last = progress.total > 0 && progress.done == progress.total;
    if (now - m_lastShown < pause && !last && !(newStage && m_style == Style::Bar))
        return;
    if (last && m_style == Style::Lines && now - m_stageStart < pause)
        return; // what took a moment needs no line in a log
    // A log's first line comes at once, whatever the count is by then, and is often its only one.
    const bool announces = m_style == Style::Lines && m_lastShown == Clock::time_point();
    std::string line = announces ? words(progress.stage) : text(progress, now);
    if (m_style == Style::Lines && line == m_lastLine)
        return; // an end that is reported more than once
    m_lastShown = now;
    if (m_style == Style::Bar) {
        fmt::print(stderr, "\r\x1b[2K{} {}", bar(progress.fraction), line);
        m_drawn = true;
    } else {
        fmt::print(stderr, "{}\n", line);
    }
    std::fflush(stderr);
    m_lastLine = std::move(line);
}

void ProgressLine::describe(Stage stage, std::string words)
{
    const std::lock_guard lock(m_mutex);
    m_describedStage = stage;
    m_description = std::move(words);
}

std::string ProgressLine::text(const Progress& progress, Clock::time_point now) const
{
    if (!m_description.empty() && progress.stage == m_describedStage)
        return m_description;
    std::string text = words(progress.stage);
    if (progress.total <= 0) {
        if (progress.done > 0)
            text += ": " + amount(progress.stage, static_cast<double>(progress.done));
        return text;
    }
    const double percent =
        100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total);
    const bool counts = hasUnit(progress.stage);
    text += counts ? fmt::format(": {} of {} ({:.0f} %)",
                amount(progress.stage, static_cast<double>(progress.done)),
                amount(progress.stage, static_cast<double>(progress.total)), percent)
                   : fmt::format(": {:.0f} %", percent);
    const double seconds = std::chrono::duration<double>(now - m_stageStart).count();
    const auto done = static_cast<double>(progress.done - m_stageFrom);
    if (seconds < 0.5 || done <= 0)
        return text;
    const double rate = done / seconds;
    if (counts)
        text += fmt::format(
            ", {}/s", rate >= 10 ? amount(progress.stage, rate) : fmt::format("{:.1f}", rate));
    if (progress.done < progress.total)
        text += fmt::format(
            ", {} left", duration(static_cast<double>(progress.total - progress.done) / rate));
    return text;
}

void ProgressLine::finish()
{
    const std::lock_guard lock(m_mutex);
    if (!m_drawn)
        return;
    fmt::print(stderr, "\r\x1b[2K");
    std::fflush(stderr);
    m_drawn = false;
}

}
