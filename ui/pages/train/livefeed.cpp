// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/livefeed.h"

#include <algorithm>

namespace vitrine::ui {

LiveFeed::News LiveFeed::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

RunRow LiveFeed::latestRun() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

std::string LiveFeed::fileProblem() const
{
    const std::lock_guard lock(m_mutex);
    return m_fileProblem;
}

std::optional<SearchChange> LiveFeed::searchChange() const
{
    const std::lock_guard lock(m_mutex);
    return m_searchChange;
}

void LiveFeed::onRun(const RunRecord& run)
{
    const std::lock_guard lock(m_mutex);
    m_latest = run.row;
    const auto known = std::find_if(m_news.runs.begin(), m_news.runs.end(),
        [&run](const RunRecord& each) { return each.row == run.row; });
    if (known != m_news.runs.end())
        *known = run;
    else
        m_news.runs.push_back(run);
}

void LiveFeed::onResumed(RunRow run, std::int64_t step, int epoch)
{
    const std::lock_guard lock(m_mutex);
    m_news.resumed.push_back({run, step, epoch});
    // Told before, not taken yet, and to come again.
    std::erase_if(m_news.batches,
        [=](const auto& each) { return each.first == run && each.second.step >= step; });
    std::erase_if(m_news.epochs,
        [=](const auto& each) { return each.first == run && each.second.epoch >= epoch; });
}

void LiveFeed::onBatch(RunRow run, const BatchStats& stats)
{
    const std::lock_guard lock(m_mutex);
    m_news.batches.emplace_back(run, stats);
}

void LiveFeed::onEpoch(RunRow run, const EpochStats& stats)
{
    const std::lock_guard lock(m_mutex);
    m_news.epochs.emplace_back(run, stats);
}

void LiveFeed::onEmbeddingsFile(RunRow run, const std::string& problem)
{
    static_cast<void>(run);
    const std::lock_guard lock(m_mutex);
    m_fileProblem = problem;
}

void LiveFeed::onSearchChange(RunRow run, const SearchChange& change)
{
    static_cast<void>(run);
    const std::lock_guard lock(m_mutex);
    m_searchChange = change;
}

}
