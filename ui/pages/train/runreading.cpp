// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of runs' curves.
#include "ui/pages/train/runspresenter.h"

#include <utility>
#include <vector>

namespace vitrine::ui {

/// Of what other programs teach nothing is told here.
bool RunsPresenter::isOutdated(const Kept& kept, const RunRecord* record) const
{
    if (!kept.read)
        return true;
    return record && !kept.heard && (isElsewhere(*record) || kept.standing != standingOf(*record));
}

void RunsPresenter::readCurves()
{
    if (!m_source)
        return;
    std::vector<CurveNews> wanted;
    for (const RunRow row : m_shown) {
        Kept& kept = m_curves[row];
        const RunRecord* record = run(row);
        if (!isOutdated(kept, record))
            continue;
        if (!kept.heard)
            kept.from.reset();
        wanted.push_back({row, record ? standingOf(*record) : Standing(), {}});
    }
    if (wanted.empty())
        return;
    m_curveReader.submit(
        [source = m_source, wanted](JobContext& context) {
            std::vector<CurveNews> news = wanted;
            for (CurveNews& each : news) {
                context.throwIfStopped();
                each.told = {source.training->batches(each.run, kMostPoints),
                    source.training->epochs(each.run)};
            }
            return news;
        },
        [this](std::vector<CurveNews> news) { takeCurves(std::move(news)); },
        [this](const Error& error) { setNews(failureNews(error)); });
}

void RunsPresenter::takeCurves(std::vector<CurveNews> news)
{
    std::vector<RunRow> changed;
    bool moved = false;
    for (CurveNews& each : news) {
        const RunRow row = each.run;
        const Standing standing = each.standing;
        if (takeCurves(std::move(each)))
            changed.push_back(row);
        Kept& kept = m_curves[row];
        const RunRecord* record = run(row);
        if (!record || kept.heard || standing == standingOf(*record))
            continue;
        moved = true;
        kept.read = false;
    }
    if (changed.size() > 1)
        Q_EMIT curvesChanged({});
    else if (!changed.empty())
        Q_EMIT curvesChanged(changed.front());
    if (moved) // while it was read, the run went on or ended
        readCurves();
}

bool RunsPresenter::takeCurves(CurveNews news)
{
    Kept& kept = m_curves[news.run];
    const bool first = !kept.read;
    kept.read = true;
    kept.standing = news.standing;
    RunCurves now = std::move(news.told);
    if (kept.from) {
        // What was told meanwhile follows what was written before.
        now.takeBack(kept.from->step, kept.from->epoch);
        for (const BatchStats& batch : kept.told.batches) {
            if (batch.step >= kept.from->step)
                now.batches.push_back(batch);
        }
        for (const EpochStats& epoch : kept.told.epochs) {
            if (epoch.epoch >= kept.from->epoch)
                now.epochs.push_back(epoch);
        }
    }
    // A curve whose last point stays is the same: each point is written once.
    const auto sameEnd = [](const auto& a, const auto& b) {
        return a.size() == b.size() && (a.empty() || a.back().seconds == b.back().seconds);
    };
    if (!first && sameEnd(now.batches, kept.told.batches) && sameEnd(now.epochs, kept.told.epochs))
        return false;
    kept.told = std::move(now);
    return true;
}

}
