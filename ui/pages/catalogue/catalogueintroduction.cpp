// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/catalogueintroduction.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/widgets/emptystate.h"

#include <QCoreApplication>

namespace vitrine::ui {
namespace {

struct Introduction {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::CataloguePage)
};

}

void introduce(EmptyState& empty, CatalogueState state, bool importing)
{
    empty.setButton({});
    switch (state) {
    case CatalogueState::NoWorkspace:
        empty.setIcon(QStringLiteral("catalogue"));
        empty.setSentence(Introduction::tr("The catalogue shows the listings of a workspace."));
        empty.setButton(Introduction::tr("Open a workspace"));
        return;
    case CatalogueState::Empty:
        empty.setIcon(QStringLiteral("import"));
        empty.setSentence(importing
                ? Introduction::tr("The listings appear here as soon as they are imported.")
                : Introduction::tr(
                    "This workspace has no listings yet: import the tables of your marketplace."));
        if (!importing)
            empty.setButton(Introduction::tr("Import tables"));
        return;
    default:
        empty.setIcon({});
        empty.setSentence(state == CatalogueState::Reading
                ? Introduction::tr("Reading the catalogue")
                : QString());
        return;
    }
}

}
