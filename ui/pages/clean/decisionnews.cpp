// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/decisionnews.h"

#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/stepwords.h"
#include "ui/shell/errortext.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace vitrine::ui {
namespace {

struct News {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::CleanPresenter)
};

constexpr int kSkippedShown = 5;

QString skippedText(const StepReport& report)
{
    QStringList reasons;
    QHash<QString, QStringList> subjects; // by reason
    for (const auto& skipped : report.skipped) {
        const QString reason = coreText(skipped.reason);
        if (!reasons.contains(reason))
            reasons << reason;
        subjects[reason] << toQString(skipped.subject);
    }
    QStringList lines;
    for (const QString& reason : reasons.mid(0, kSkippedShown)) {
        const QStringList& those = subjects[reason];
        // Not all of many are named.
        const qlonglong count = reasons.size() == 1 ? report.skippedInAll : those.size();
        lines << (count == 1 ? those.front() + QStringLiteral(": ") + reason
                             : News::tr("%L1 of them: %2").arg(count).arg(reason));
    }
    return lines.join(QLatin1Char('\n'));
}

}

DecisionNews newsOfStep(const Step& step, const StepReport& report)
{
    QString text = stepText(step);
    if (report.skippedInAll == 1)
        text = News::tr("%1. One stayed as it was.").arg(text);
    else if (report.skippedInAll > 1)
        text = News::tr("%1. %L2 stayed as they were.")
                   .arg(text)
                   .arg(static_cast<qlonglong>(report.skippedInAll));
    return {text, skippedText(report), true};
}

DecisionNews newsOfNothing(const StepReport& report)
{
    return {News::tr("There was nothing to change."), skippedText(report), false};
}

DecisionNews newsOfAllStaying(bool lastPhotos)
{
    if (!lastPhotos)
        return {News::tr("Nothing was left out: all that would go was called fine."),
            News::tr("F keeps all of them, S keeps the other one."), false};
    return {News::tr("Nothing was left out: what would go is its listing's only photo."),
        News::tr("F keeps all of them, S keeps the other one. Where two listings offer the same "
                 "thing, merge them under “%1” or “%2”, or leave one of them out in the "
                 "catalogue.")
            .arg(findingTitle(FindingKind::RepeatedListing),
                findingTitle(FindingKind::SimilarListing)),
        false};
}

DecisionNews newsOfRecipe(const RecipeReport& report)
{
    QStringList problems;
    for (const RecipeStepReport& step : report.steps) {
        if (!step.error.empty())
            problems << coreText(step.error);
        else if (step.step.skippedInAll > 0)
            problems << skippedText(step.step);
    }
    if (problems.isEmpty())
        return {};
    return {News::tr("Some of the recipe did not apply."),
        problems.mid(0, kSkippedShown).join(QLatin1Char('\n')), false};
}

DecisionNews newsOfFailure(const Error& error)
{
    const ErrorText text = errorText(error);
    return {text.headline(), text.details, false, true};
}

}
