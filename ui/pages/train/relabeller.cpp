// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/relabeller.h"

#include "core/base/paths.h"
#include "ui/widgets/convert.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace vitrine::ui {

Action relabelAction(const std::vector<Relabelling>& photos)
{
    Action action;
    action.kind = ActionKind::Relabel;
    for (const Relabelling& each : photos) {
        action.on.images.push_back(each.photo);
        action.values.push_back(toUtf8(each.category));
    }
    if (std::ranges::count(action.values, action.values.front()) == std::ssize(action.values)) {
        action.value = action.values.front();
        action.values.clear();
    }
    return action;
}

Relabeller::Relabeller(QObject* parent)
    : QObject(parent)
{
    connect(&m_runner, &JobRunner::ended, &m_runner, &JobRunner::dismiss, Qt::QueuedConnection);
}

Relabeller::Decision Relabeller::keep(const Action& action, std::function<void(bool)> done)
{
    auto report = std::make_shared<StepReport>();
    enqueue(
        [action, author = paths::userName(), report](Inspection& inspection, JobContext& context) {
            *report = inspection.apply(action, author, context);
            return true;
        },
        [done = std::move(done)](const Outcome&, bool succeeded) { done(succeeded); });
    return report;
}

void Relabeller::takeBack(const Decision& decision, std::function<void(bool)> done)
{
    enqueue([decision](Inspection& inspection,
                JobContext& context) { return inspection.takeBack(decision->step, context); },
        [this, done = std::move(done)](const Outcome& outcome, bool takenBack) {
            done(takenBack);
            if (!outcome.error && !takenBack)
                Q_EMIT overtaken();
        });
}

void Relabeller::enqueue(Change change, std::function<void(const Outcome&, bool changed)> done)
{
    if (!m_source || !m_source.inspection)
        return;
    auto changed = std::make_shared<bool>(false);
    Job job;
    job.work = [source = m_source, change = std::move(change), changed](
                   JobContext& context) { *changed = change(*source.inspection, context); };
    job.finished = [this, changed, done = std::move(done), source = m_source](
                       const Outcome& outcome) {
        if (source != m_source)
            return; // of the last workspace
        if (outcome.error)
            Q_EMIT failed(*outcome.error);
        done(outcome, !outcome.error && *changed);
    };
    m_runner.start(std::move(job));
}

}
