// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/honestwords.h"

#include "ui/pages/train/trainwords.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace vitrine::ui {
namespace {

struct HonestWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::HonestWords)
};

bool hasFinished(const RunRecord& run)
{
    return run.state == vitrine::RunState::Finished;
}

}

std::optional<double> honestAccuracy(const RunRecord& run)
{
    if (run.honest && leaks(run))
        return run.honest->top1;
    return run.best && !leaks(run) ? std::optional(run.best->validation.top1) : std::nullopt;
}

QString honestAccuracyText(const RunRecord& run)
{
    const auto accuracy = honestAccuracy(run);
    return accuracy ? percentText(*accuracy) : QStringLiteral("–");
}

QString honestRemark(const RunRecord& run)
{
    if (!leaks(run))
        return {};
    if (run.honest)
        return HonestWords::tr("Without a relative in training: %1 of %Ln photo(s)", nullptr,
            static_cast<int>(run.honest->images))
            .arg(percentText(run.honest->top1));
    return hasFinished(run)
        ? HonestWords::tr("Likely too high: each of these photos has a relative in training")
        : HonestWords::tr("Likely too high: the split leaks");
}

QString leakSentence(const RunRecord& run)
{
    if (!leaks(run))
        return {};
    const QString what =
        HonestWords::tr("%Ln listing(s) and groups of near duplicates have photos on both sides of "
                        "the split, so the accuracy may look better than it is.",
            nullptr, static_cast<int>(run.leaks));
    if (run.honest)
        return what + QLatin1Char(' ')
            + HonestWords::tr("Of the %Ln validation photo(s) without a relative in training it "
                              "names %1 correctly: that is the figure to believe.",
                nullptr, static_cast<int>(run.honest->images))
                  .arg(percentText(run.honest->top1));
    return what + QLatin1Char(' ')
        + (hasFinished(run)
                ? HonestWords::tr("No validation photo is without a relative in training, so there "
                                  "is no other figure. Train with a split by listing to get one.")
                : HonestWords::tr("How it does on photos without a relative in training is "
                                  "told once it has finished."));
}

QString warningHtml(const QString& text, const QPalette& palette)
{
    return QStringLiteral("<span style='color:%1'>▲</span> %2")
        .arg(tokens(palette).warning.name(), text.toHtmlEscaped());
}

}
