// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobcontext.h"

#include <chrono>
#include <mutex>
#include <string>

namespace vitrine::cli {

/// Progress on standard error: one line that is redrawn on a terminal, a plain line every few
/// seconds elsewhere. Any thread may report.
class ProgressLine : public ProgressSink {
public:
    enum class Style { Bar, Lines, Silent };

    explicit ProgressLine(Style style);
    /// What suits standard error: a bar on a terminal, lines elsewhere.
    static Style suitableStyle();

    void onProgress(const Progress& progress) override;
    /// Said of this stage from now on, instead of its own words and counts. Any thread.
    void describe(Stage stage, std::string words);
    /// Clears the bar, so that other output starts on a clean line.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    std::string text(const Progress& progress, Clock::time_point now) const;

    Style m_style;
    std::mutex m_mutex;
    Stage m_stage = Stage::Starting;
    Stage m_describedStage = Stage::Starting;
    std::string m_lastLine;
    std::string m_description; ///< empty: none
    std::int64_t m_stageFrom = 0;
    Clock::time_point m_stageStart = Clock::now();
    Clock::time_point m_lastShown{};
    bool m_drawn = false;
};

}
