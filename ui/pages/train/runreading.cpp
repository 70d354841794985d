// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of runs' curves: all of a run once, then what followed.
#include "ui/pages/train/runspresenter.h"

#include <algorithm>
#include <utility>

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
    std::vector<CurveRequest> wanted;
    for (const RunRow row : m_shown) {
        Kept& kept = m_curves[row];
        const RunRecord* record = run(row);
        if (!isOutdated(kept, record))
            continue;
        if (!kept.heard)
            kept.from.reset();
        CurveRequest request{row, record ? standingOf(*record) : Standing(), std::nullopt};
        // As much again as is read of a run, and it is thinned anew.
        const auto& batches = kept.told.batches;
        if (kept.read && !batches.empty() && batches.size() <= 2 * kMostPoints)
            request.last = batches.back();
        wanted.push_back(request);
    }
    if (wanted.empty())
        return;
    m_curveReader.submit(
        [source = m_source, wanted](JobContext& context) {
            std::vector<CurveNews> news;
            for (const CurveRequest& request : wanted) {
                context.throwIfStopped();
                news.push_back(readNews(*source.training, request));
            }
            return news;
        },
        [this](std::vector<CurveNews> news) { takeCurves(std::move(news)); },
        [this](const Error& error) { setNews(failureNews(error)); });
}

RunsPresenter::CurveNews RunsPresenter::readNews(const Training& training, CurveRequest request)
{
    RunCurves told;
    if (request.last) {
        // It may have gone on from before what is known.
        if (auto after = training.batchesAfter(request.run, *request.last))
            told.batches = *std::move(after);
        else
            request.last.reset();
    }
    if (!request.last)
        told.batches = training.batches(request.run, kMostPoints);
    told.epochs = training.epochs(request.run);
    return {request, std::move(told)};
}

void RunsPresenter::takeCurves(std::vector<CurveNews> news)
{
    std::vector<RunRow> changed;
    bool moved = false;
    for (CurveNews& each : news) {
        const RunRow row = each.request.run;
        const Standing standing = each.request.standing;
        if (takeCurves(std::move(each)))
            changed.push_back(row);
        Kept& kept = m_curves[row];
        const RunRecord* record = run(row);
        if (!record || kept.heard || standing == standingOf(*record))
            continue;
        moved = true;
        kept.read = !kept.from; // between the two there may be a gap
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
    Kept& kept = m_curves[news.request.run];
    const bool all = !news.request.last;
    const bool tells =
        all || !news.told.batches.empty() || news.told.epochs.size() != kept.told.epochs.size();
    kept.read = true;
    kept.standing = news.request.standing;
    if (!tells)
        return false;
    RunCurves before = std::exchange(kept.told, std::move(news.told));
    if (!all) {
        const auto end = std::find_if(before.batches.begin(), before.batches.end(),
            [&news](const BatchStats& each) { return each.step > news.request.last->step; });
        kept.told.batches.insert(kept.told.batches.begin(), before.batches.begin(), end);
    }
    if (!kept.from)
        return true;
    // What was told meanwhile follows what was written before.
    kept.told.takeBack(kept.from->step, kept.from->epoch);
    for (const BatchStats& batch : before.batches) {
        if (batch.step >= kept.from->step)
            kept.told.batches.push_back(batch);
    }
    for (const EpochStats& epoch : before.epochs) {
        if (epoch.epoch >= kept.from->epoch)
            kept.told.epochs.push_back(epoch);
    }
    return true;
}

}
