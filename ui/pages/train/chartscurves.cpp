// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts show of the runs, and how they follow them.
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/widgets/charts/curvechart.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/notice.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kBuildMs = 8; ///< of curves, before events are answered again

}

/// The list of runs is read again now and then, and mostly shows what it has shown.
void ChartsPane::followShown()
{
    std::size_t shown = 0;
    bool same = true;
    for (const RunRecord& run : m_runs.runs()) {
        if (!m_runs.isShown(run.row))
            continue;
        same = same && shown < m_drawn.size() && m_drawn[shown].run == run.row;
        ++shown;
    }
    if (!same || shown != m_drawn.size())
        showRuns();
    showWhose();
}

/// The heading is the current run's. Where its curves are not among these, that is said.
void ChartsPane::showWhose()
{
    const RunRecord* current = m_runs.run(m_runs.current());
    m_whose->setVisible(current && !m_runs.isShown(current->row));
    if (!m_whose->isVisibleTo(this))
        return;
    QStringList others;
    for (const RunRecord& run : m_runs.runs()) {
        if (m_runs.isShown(run.row))
            others << toQString(run.name);
    }
    const QString name = toQString(current->name);
    const auto count = static_cast<int>(others.size());
    m_whose->show(Notice::Kind::Info,
        count == 0 ? tr("The curves of “%1” are hidden.").arg(name)
            : count == 1
            ? tr("The curves of “%1” are hidden; these are of “%2”.").arg(name, others.front())
            : tr("The curves of “%1” are hidden; these are of %Ln other runs.", nullptr, count)
                  .arg(name));
}

void ChartsPane::showRuns()
{
    m_slices->stop();
    m_stale = !isVisible();
    if (m_stale)
        return;
    m_drawn.clear();
    for (const RunRecord& run : m_runs.runs()) {
        if (m_runs.isShown(run.row))
            m_drawn.push_back(drawnOf(run));
    }
    m_built = 0;
    m_building.assign(m_charts.size(), {});
    m_late.clear();
    buildCurves();
}

/// Millions of points take longer than a picture may: a slice at a time; the charts show what they
/// have shown until all is there.
void ChartsPane::buildCurves()
{
    QElapsedTimer timer;
    timer.start();
    for (; m_built < m_drawn.size(); ++m_built) {
        if (timer.elapsed() >= kBuildMs)
            return m_slices->start();
        const RunRow row = m_drawn[m_built].run;
        const RunRecord* run = m_runs.run(row);
        for (std::size_t kind = 0; run && kind < m_charts.size(); ++kind) {
            for (Curve& curve :
                curvesOf(*run, m_runs.curves(row), choice(static_cast<CurveKind>(kind))))
                m_building[kind].push_back(std::move(curve));
        }
    }
    for (std::size_t kind = 0; kind < m_charts.size(); ++kind)
        m_charts[kind]->setCurves(std::move(m_building[kind]));
    m_building.clear();
    showMemoryWord();
    for (const RunRow row : std::exchange(m_late, {}))
        showRun(row);
}

void ChartsPane::showRun(RunRow row)
{
    const RunRecord* run = m_runs.run(row);
    if (!row || !run)
        return showRuns();
    const auto drawn = std::find_if(
        m_drawn.begin(), m_drawn.end(), [row](const Drawn& each) { return each.run == row; });
    if (!isVisible() || drawn == m_drawn.end()) {
        m_stale = m_stale || drawn != m_drawn.end() || !isVisible();
        return;
    }
    *drawn = drawnOf(*run);
    if (m_slices->isActive()) {
        m_late.insert(row);
        return;
    }
    for (std::size_t kind = 0; kind < m_charts.size(); ++kind) {
        for (Curve& curve :
            curvesOf(*run, m_runs.curves(row), choice(static_cast<CurveKind>(kind))))
            m_charts[kind]->setCurve(std::move(curve));
    }
    showMemoryWord();
}

/// Runs that earlier versions made.
void ChartsPane::showMemoryWord()
{
    const bool told = std::any_of(m_drawn.begin(), m_drawn.end(),
        [this](const Drawn& each) { return !m_runs.curves(each.run).batches.empty(); });
    chart(CurveKind::Memory)
        ->setEmptyWord(!told          ? QString()
                : m_drawn.size() == 1 ? tr("This run recorded no memory.")
                                      : tr("These runs recorded no memory."));
}

void ChartsPane::followRecords()
{
    showWhose();
    for (const Drawn& each : std::vector<Drawn>(m_drawn)) {
        const RunRecord* run = m_runs.run(each.run);
        if (run && drawnOf(*run) != each)
            showRun(each.run);
    }
}

ChartsPane::Drawn ChartsPane::drawnOf(const RunRecord& run)
{
    return {run.row, run.name, run.trainImages, run.stepsDone, run.epochsDone};
}

}
