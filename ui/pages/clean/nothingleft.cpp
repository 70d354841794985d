// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/nothingleft.h"

#include "ui/widgets/emptystate.h"

#include <QCoreApplication>

namespace vitrine::ui {
namespace {

struct Left {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::NothingLeft)
};

}

void tellNothingLeft(
    EmptyState& nothing, const CleanPresenter& clean, FindingKind kind, const QString& allDone)
{
    const KindLine& line = clean.line(kind);
    nothing.setIcon(line.checked ? QStringLiteral("check-circle") : QStringLiteral("clean"));
    nothing.setDetail(line.note);
    nothing.setButton(line.need ? clean.meetingWord(*line.need) : QString());
    if (!line.checked)
        nothing.setSentence(Left::tr("This has not been checked."));
    else
        nothing.setSentence(line.found > 0 ? allDone : Left::tr("Nothing of this kind was found."));
}

void meetNeed(CleanPresenter& clean, FindingKind kind)
{
    if (const auto need = clean.line(kind).need)
        clean.meet(*need);
}

}
