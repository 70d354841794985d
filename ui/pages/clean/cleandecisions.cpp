// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide, the history of it, and what is told of both.
#include "core/base/paths.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/widgets/convert.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

namespace {

/// That a decision is about which takes seconds: about all of a kind, or of a threshold whose rule
/// compares pictures with each other. None: it is done at once.
std::optional<FindingKind> kindOfJob(const Action& action)
{
    if (action.on.openOf)
        return action.on.openOf;
    const bool slow = action.kind == ActionKind::Threshold && action.finding
        && (findingSpec(*action.finding).group == FindingGroup::Content
            || *action.finding == FindingKind::NearDuplicate);
    return slow ? action.finding : std::nullopt;
}

}

bool CleanPresenter::isDeciding() const
{
    return m_decisions.isBusy() || m_session.runner().isBusy(QLatin1String(kBulkLane));
}

CleanPresenter::Decision CleanPresenter::decide(
    const Action& action, std::function<void(bool)> done, Telling telling)
{
    const Change change = [action, author = paths::userName()](
                              Inspection& inspection, JobContext& context) {
        return inspection.apply(action, author, context);
    };
    const auto kind = kindOfJob(action);
    if (!kind)
        return enqueue(change, telling, std::move(done));
    auto report = std::make_shared<StepReport>();
    if (!m_source)
        return report;
    Job job = makeJob(
        tr("Decide about “%1”").arg(findingTitle(*kind)),
        [change, report](
            Inspection& inspection, JobContext& context) { *report = change(inspection, context); },
        [this, report, done, inspection = m_source.inspection](const Outcome& outcome) {
            if (inspection != m_source.inspection)
                return;
            if (outcome.state == JobState::Succeeded)
                tell(*report, Telling::Aloud);
            refresh();
            if (done)
                done(outcome.state == JobState::Succeeded);
            Q_EMIT decided();
        });
    job.lane = QLatin1String(kBulkLane);
    m_session.runner().start(std::move(job));
    return report;
}

CleanPresenter::Decision CleanPresenter::enqueue(
    Change change, std::optional<Telling> telling, std::function<void(bool)> done)
{
    auto report = std::make_shared<StepReport>();
    if (!m_source)
        return report;
    m_decisions.start(makeJob(
        {},
        [change = std::move(change), report](
            Inspection& inspection, JobContext& context) { *report = change(inspection, context); },
        [this, report, telling, done = std::move(done), inspection = m_source.inspection](
            const Outcome& outcome) {
            if (inspection != m_source.inspection)
                return; // of the last workspace
            const bool succeeded = outcome.state == JobState::Succeeded;
            if (succeeded)
                tell(*report, telling);
            else if (outcome.error)
                setNews(newsOfFailure(*outcome.error));
            refresh();
            if (done)
                done(succeeded);
            Q_EMIT decided();
        }));
    return report;
}

void CleanPresenter::undo()
{
    enqueue(
        [](Inspection& inspection, JobContext& context) {
            inspection.undo(context);
            return StepReport();
        },
        std::nullopt, {});
}

void CleanPresenter::takeBack(const Decision& decision, std::function<void(bool)> done)
{
    auto isGone = std::make_shared<bool>(false);
    enqueue(
        [decision, isGone](Inspection& inspection, JobContext& context) {
            *isGone = inspection.takeBack(decision->step, context);
            return StepReport();
        },
        std::nullopt,
        [this, isGone, done = std::move(done)](bool succeeded) {
            if (succeeded && !*isGone)
                setNews({DecisionTrail::overtakenText(),
                    tr("The history has every step; Ctrl+Z undoes the last one."), false});
            done(succeeded && *isGone);
        });
}

void CleanPresenter::tellNothingToUndo()
{
    setNews({DecisionTrail::nothingLeftText(),
        tr("The history has every step; Ctrl+Z undoes the last one."), false});
}

void CleanPresenter::tellAllStay(bool lastPhotos)
{
    setNews(newsOfAllStaying(lastPhotos));
}

void CleanPresenter::tellOutgoing(std::size_t rows)
{
    if (const auto told = newsOfOutgoing(static_cast<qsizetype>(rows)))
        setNews({told->text, told->help, false});
}

void CleanPresenter::redo()
{
    enqueue(
        [](Inspection& inspection, JobContext& context) {
            inspection.redo(context);
            return StepReport();
        },
        std::nullopt, {});
}

void CleanPresenter::setStepEnabled(StepRow step, bool enabled)
{
    enqueue(
        [step, enabled](Inspection& inspection, JobContext& context) {
            inspection.setStepEnabled(step, enabled, context);
            return StepReport();
        },
        std::nullopt, {});
}

void CleanPresenter::moveTo(StepRow step)
{
    enqueue(
        [step](Inspection& inspection, JobContext& context) {
            inspection.moveTo(step, context);
            return StepReport();
        },
        std::nullopt, {});
}

void CleanPresenter::saveRecipe(const std::filesystem::path& file)
{
    enqueue(
        [file](Inspection& inspection, JobContext&) {
            inspection.saveRecipe(file);
            return StepReport();
        },
        std::nullopt,
        [this, file](bool saved) {
            if (saved)
                setNews({tr("The recipe is in %1.").arg(toQString(file)), {}, false});
        });
}

void CleanPresenter::runRecipe(const std::filesystem::path& file)
{
    if (!m_source)
        return;
    auto report = std::make_shared<RecipeReport>();
    Job job = makeJob(
        tr("Run the recipe %1").arg(toQString(file.filename())),
        [file, report](Inspection& inspection, JobContext& context) {
            *report = inspection.runRecipe(file, context);
        },
        [this, report, inspection = m_source.inspection](const Outcome&) {
            if (inspection != m_source.inspection)
                return;
            const DecisionNews news = newsOfRecipe(*report);
            if (!news.text.isEmpty())
                setNews(news);
            refresh();
            Q_EMIT decided();
            Q_EMIT checked(); // a recipe may have checked first
        });
    job.summary = [report] {
        return tr("%L1 of %L2 steps changed something")
            .arg(report->applied)
            .arg(static_cast<qlonglong>(report->steps.size()));
    };
    m_session.runner().start(std::move(job));
}

void CleanPresenter::tell(const StepReport& report, std::optional<Telling> telling)
{
    m_untold.reset();
    if (telling && !report.step)
        return setNews(newsOfNothing(report));
    if (telling != Telling::Aloud)
        return setNews({});
    m_untold = report; // until the history tells it in words
}

void CleanPresenter::tellStep()
{
    if (!m_untold)
        return;
    const auto step = std::find_if(m_history.line.begin(), m_history.line.end(),
        [this](const Step& each) { return each.row == m_untold->step; });
    if (step == m_history.line.end())
        return;
    setNews(newsOfStep(*step, *std::exchange(m_untold, std::nullopt)));
}

void CleanPresenter::setNews(const DecisionNews& news)
{
    m_news = news;
    Q_EMIT newsChanged();
}

}
