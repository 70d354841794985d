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

void tellNothingLeft(EmptyState& nothing, const KindLine& line, const QString& allDone)
{
    nothing.setIcon(line.checked ? QStringLiteral("check-circle") : QStringLiteral("clean"));
    nothing.setDetail(line.note);
    if (!line.checked)
        nothing.setSentence(line.note.isEmpty() ? Left::tr("This has not been checked yet.")
                                                : Left::tr("This could not be checked."));
    else
        nothing.setSentence(line.found > 0 ? allDone : Left::tr("Nothing of this kind was found."));
}

}
