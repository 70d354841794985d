// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingedits.h"

#include "core/base/paths.h"
#include "core/workspace/workspace.h"
#include "ui/widgets/convert.h"

#include <utility>

namespace vitrine::ui {
namespace {

QString tellExcluded(const StepReport& report)
{
    return report.cells == 1
        ? ListingEdits::tr("1 listing is left out.")
        : ListingEdits::tr("%Ln listings are left out.", nullptr, pluralCount(report.cells));
}

QString tellRestored(const StepReport& report)
{
    return report.cells == 1 ? ListingEdits::tr("1 listing is back in the data set.")
                             : ListingEdits::tr("%Ln listings are back in the data set.", nullptr,
                                 pluralCount(report.cells));
}

QString tellEdited(const StepReport& report)
{
    return report.cells == 1
        ? ListingEdits::tr("1 listing was changed.")
        : ListingEdits::tr("%Ln listings were changed.", nullptr, pluralCount(report.cells));
}

QString tellPhotosExcluded(const StepReport& report)
{
    return report.cells == 1
        ? ListingEdits::tr("1 photo is left out.")
        : ListingEdits::tr("%Ln photos are left out.", nullptr, pluralCount(report.cells));
}

QString tellPhotosRestored(const StepReport& report)
{
    return report.cells == 1 ? ListingEdits::tr("1 photo is back in the data set.")
                             : ListingEdits::tr("%Ln photos are back in the data set.", nullptr,
                                 pluralCount(report.cells));
}

}

ListingEdits::ListingEdits(QObject* parent)
    : QObject(parent)
    , m_runner(std::make_unique<JobRunner>())
{
    connect(m_runner.get(), &JobRunner::busyChanged, this, &ListingEdits::busyChanged);
}

ListingEdits::~ListingEdits() = default;

void ListingEdits::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    m_runner->cancelAll();
    m_workspace = std::move(workspace);
}

void ListingEdits::setField(
    const RowReader& listings, const std::string& field, const CellValue& value)
{
    Action action;
    action.kind = field == "category" ? ActionKind::Relabel : ActionKind::Edit;
    action.field = field;
    action.value = value;
    decide(listings, std::move(action), tellEdited);
}

void ListingEdits::setExcluded(const RowReader& listings, bool excluded)
{
    Action action;
    action.kind = excluded ? ActionKind::Exclude : ActionKind::Restore;
    decide(listings, std::move(action), excluded ? tellExcluded : tellRestored);
}

void ListingEdits::setPhotosExcluded(const std::vector<ImageRow>& photos, bool excluded)
{
    Action action;
    action.kind = excluded ? ActionKind::Exclude : ActionKind::Restore;
    action.on.images = photos;
    decide({}, std::move(action), excluded ? tellPhotosExcluded : tellPhotosRestored);
}

void ListingEdits::decide(
    const RowReader& listings, Action action, QString (*tell)(const StepReport&))
{
    enqueue(
        [listings, action = std::move(action), tell](Workspace& workspace, JobContext& context) {
            Action complete = action;
            if (listings)
                complete.on.listings = listings(context);
            if (complete.on.listings.empty() && complete.on.images.empty())
                return Told();
            const StepReport report =
                workspace.inspection().apply(complete, paths::userName(), context);
            return Told{report.step ? tell(report) : QString()};
        },
        true);
}

void ListingEdits::undo()
{
    enqueue(
        [](Workspace& workspace, JobContext& context) {
            return workspace.inspection().undo(context)
                ? Told{tr("The last change was taken back.")}
                : Told{tr("There is nothing to undo."), false};
        },
        false);
}

void ListingEdits::redo()
{
    enqueue(
        [](Workspace& workspace, JobContext& context) {
            return workspace.inspection().redo(context)
                ? Told{tr("The change was made again.")}
                : Told{tr("There is nothing to redo."), false};
        },
        false);
}

void ListingEdits::enqueue(Change change, bool undoable)
{
    if (!m_workspace)
        return;
    auto news = std::make_shared<Told>();
    Job job;
    job.work = [workspace = m_workspace, change = std::move(change), news](
                   JobContext& context) { *news = change(*workspace, context); };
    job.finished = [this, workspace = m_workspace, news, undoable](const Outcome& outcome) {
        if (workspace != m_workspace)
            return;
        if (outcome.error)
            Q_EMIT failed(*outcome.error);
        Q_EMIT changed(); // after a failure too: what views show may be ahead of it
        if (outcome.state != JobState::Succeeded || news->text.isEmpty())
            return;
        if (news->done)
            Q_EMIT told(news->text, undoable);
        else
            Q_EMIT nothingDone(news->text);
    };
    m_runner->start(std::move(job));
}

}
