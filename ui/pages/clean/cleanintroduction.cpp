// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleanintroduction.h"

#include "ui/widgets/emptystate.h"

#include <QCoreApplication>

namespace vitrine::ui {
namespace {

struct Introduction {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::CleanPage)
};

}

void introduce(EmptyState& empty, CleanState state, bool checking)
{
    empty.setDetail({});
    empty.setIcon(QStringLiteral("clean"));
    switch (state) {
    case CleanState::NoWorkspace:
        empty.setSentence(
            Introduction::tr("Clean finds what is wrong in a workspace's listings and photos."));
        empty.setButton(Introduction::tr("Open a workspace"));
        return;
    case CleanState::NothingImported:
        empty.setIcon(QStringLiteral("import"));
        empty.setSentence(
            Introduction::tr("There is nothing to check yet: import your tables and photos."));
        empty.setButton(Introduction::tr("Import tables"));
        return;
    case CleanState::NotChecked:
        empty.setSentence(checking
                ? Introduction::tr("Vitrine is looking at every listing and photo.")
                : Introduction::tr(
                    "Vitrine looks for wrong prices, contact details, duplicates, dark and blurry "
                    "photos, doubtful categories and more."));
        empty.setDetail(checking
                ? Introduction::tr("It goes on in the background; you can keep browsing.")
                : Introduction::tr("Nothing is changed: you decide about what it finds."));
        empty.setButton(checking ? QString() : Introduction::tr("Check the data set"));
        return;
    case CleanState::Reading:
        empty.setSentence(Introduction::tr("Reading what was found…"));
        empty.setButton({});
        return;
    default:
        empty.setSentence(Introduction::tr("What was found cannot be read."));
        empty.setButton({});
        return;
    }
}

}
