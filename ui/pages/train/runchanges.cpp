// SPDX-License-Identifier: GPL-3.0-or-later
// What people change about runs, and the way back.
#include "ui/pages/train/runspresenter.h"
#include "ui/shell/errortext.h"
#include "ui/widgets/convert.h"

#include <utility>

namespace vitrine::ui {

TrainNews failureNews(const Error& error)
{
    const ErrorText words = errorText(error);
    return {words.headline(), words.details, true, {}};
}

void RunsPresenter::change(Change change, TrainNews after)
{
    if (!m_source)
        return;
    Job job;
    job.work = [source = m_source, change = std::move(change)](
                   JobContext&) { change(*source.training); };
    job.finished = [this, source = m_source, after = std::move(after)](const Outcome& outcome) {
        if (source != m_source)
            return;
        setNews(outcome.error ? failureNews(*outcome.error) : after);
        refresh();
    };
    m_changes.start(std::move(job));
}

void RunsPresenter::rename(RunRow row, const QString& name)
{
    const RunRecord* record = run(row);
    if (!record || name.trimmed().isEmpty() || name == toQString(record->name))
        return;
    change([row, text = toUtf8(name.trimmed())](Training& training) { training.rename(row, text); },
        {tr("The run is called “%1” now.").arg(name.trimmed()), {}, false,
            [this, row, before = toQString(record->name)] { rename(row, before); }});
}

void RunsPresenter::setTags(RunRow row, const QString& typed)
{
    change([row, tags = tagsIn(toUtf8(typed))](Training& training) { training.setTags(row, tags); },
        {});
}

void RunsPresenter::setArchived(const std::vector<RunRow>& rows, bool archived)
{
    const auto count = static_cast<int>(rows.size());
    const QString text = archived
        ? (count == 1 ? tr("The run is in the archive.")
                      : tr("%Ln runs are in the archive.", nullptr, count))
        : (count == 1 ? tr("The run is back among the others.")
                      : tr("%Ln runs are back among the others.", nullptr, count));
    change(
        [rows, archived](Training& training) {
            for (const RunRow row : rows)
                training.setArchived(row, archived);
        },
        {text, {}, false, [this, rows, archived] { setArchived(rows, !archived); }});
}

void RunsPresenter::setDeleted(const std::vector<RunRow>& rows, bool deleted)
{
    const auto count = static_cast<int>(rows.size());
    TrainNews after;
    if (deleted) {
        after.text =
            count == 1 ? tr("The run was deleted.") : tr("%Ln runs were deleted.", nullptr, count);
        after.undo = [this, rows] { setDeleted(rows, false); };
    }
    change(
        [rows, deleted](Training& training) {
            for (const RunRow row : rows)
                training.setDeleted(row, deleted);
        },
        std::move(after));
}

void RunsPresenter::setNews(TrainNews news)
{
    m_news = std::move(news);
    Q_EMIT newsChanged();
}

void RunsPresenter::undo()
{
    if (auto back = std::exchange(m_news.undo, nullptr))
        back();
}

}
