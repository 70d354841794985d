// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/relabeller.h"

#include "core/base/paths.h"
#include "core/workspace/inspection.h"
#include "ui/widgets/convert.h"

#include <memory>
#include <utility>

namespace vitrine::ui {

Relabeller::Relabeller(QObject* parent)
    : QObject(parent)
{
    connect(&m_runner, &JobRunner::ended, &m_runner, &JobRunner::dismiss, Qt::QueuedConnection);
}

void Relabeller::relabel(ImageRow image, const QString& category, std::function<void(bool)> done)
{
    Action action;
    action.kind = ActionKind::Relabel;
    action.on.images = {image};
    action.value = toUtf8(category);
    enqueue(
        [action, author = paths::userName()](Inspection& inspection, JobContext& context) {
            return static_cast<bool>(inspection.apply(action, author, context).step);
        },
        std::move(done));
}

void Relabeller::undo(std::function<void(bool)> done)
{
    enqueue([](Inspection& inspection, JobContext& context) { return inspection.undo(context); },
        std::move(done));
}

void Relabeller::enqueue(Change change, std::function<void(bool)> done)
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
        done(!outcome.error && *changed);
        Q_EMIT decided();
    };
    m_runner.start(std::move(job));
}

}
