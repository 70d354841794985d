// SPDX-License-Identifier: GPL-3.0-or-later
// What runs tell while they train.
#include "ui/pages/train/runspresenter.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

void RunsPresenter::take(LiveFeed::News news)
{
    const bool recordsChanged = !news.runs.empty() || !news.epochs.empty();
    bool newRun = false;
    std::set<RunRow> touched;
    std::vector<RunRow> ended;
    for (RunRecord& told : news.runs) {
        m_curves[told.row].heard = true;
        if (told.state != vitrine::RunState::Running)
            ended.push_back(told.row);
        newRun = takeRecord(std::move(told)) || newRun;
    }
    for (const LiveFeed::Resumed& resumed : news.resumed) {
        m_curves[resumed.run].told.takeBack(resumed.step, resumed.epoch);
        m_curves[resumed.run].from = {resumed.step, resumed.epoch};
        touched.insert(resumed.run);
    }
    for (const auto& [row, batch] : news.batches) {
        Kept& kept = m_curves[row];
        if (!kept.from)
            kept.from = {batch.step, batch.epoch};
        kept.told.batches.push_back(batch);
        touched.insert(row);
    }
    // How far each has come, for those who count its epochs.
    for (RunRecord& record : m_overview.runs) {
        const auto& told = m_curves[record.row].told.batches;
        if (touched.contains(record.row) && !told.empty())
            record.stepsDone = told.back().step + 1;
    }
    for (const auto& [row, epoch] : news.epochs) {
        takeEpoch(row, epoch);
        touched.insert(row);
    }
    if (recordsChanged)
        list();
    for (const RunRow row : ended) {
        // Another program may resume it.
        m_curves[row].heard = false;
        if (const RunRecord* record = run(row))
            m_curves[row].standing = standingOf(*record);
    }
    // First, lest charts make a run's curves for its record, and then again for what it told.
    for (const RunRow row : touched)
        Q_EMIT curvesChanged(row);
    if (recordsChanged) {
        updateState();
        Q_EMIT runsChanged();
    }
    if (newRun)
        refresh(); // its settings beside the others'
}

bool RunsPresenter::takeRecord(RunRecord told)
{
    auto& known = m_overview.runs;
    const auto found = std::find_if(known.begin(), known.end(),
        [&told](const RunRecord& each) { return each.row == told.row; });
    if (found != known.end()) {
        *found = std::move(told);
        return false;
    }
    const RunRow row = told.row;
    known.insert(known.begin(), std::move(told));
    m_curves[row].read = true; // nothing was written before
    list();
    m_current = {};
    setCurrent(row);
    return true;
}

void RunsPresenter::takeEpoch(RunRow row, const EpochStats& epoch)
{
    m_curves[row].told.epochs.push_back(epoch);
    for (RunRecord& record : m_overview.runs) {
        if (record.row != row)
            continue;
        record.last = epoch;
        record.epochsDone = epoch.epoch + 1;
        record.secondsSpent = epoch.seconds;
        if (epoch.best)
            record.best = epoch;
    }
    if (row == m_current && epoch.best)
        readEvaluation();
}

}
