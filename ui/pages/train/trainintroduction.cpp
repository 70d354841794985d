// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainintroduction.h"

#include "ui/widgets/emptystate.h"

#include <QCoreApplication>

namespace vitrine::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::TrainIntroduction)
};

struct Introduction {
    QString sentence;
    QString detail;
    QString button;
    QString icon;
};

Introduction introductionFor(TrainState state)
{
    switch (state) {
    case TrainState::NoWorkspace:
        return {Words::tr("Teach a network what a shop looks like."),
            Words::tr("Open a workspace or the demo shop first."), Words::tr("Go to Home"),
            QStringLiteral("home")};
    case TrainState::NothingImported:
        return {Words::tr("There are no listings to learn from yet."),
            Words::tr("Import a table of products, a table of images and the photos."),
            Words::tr("Import tables"), QStringLiteral("import")};
    case TrainState::NotClean:
        return {Words::tr("There are no clean photos to learn from yet."),
            Words::tr("Cleaning makes square pictures of the photos; the originals stay as they "
                      "are."),
            Words::tr("Clean the photos"), QStringLiteral("images")};
    case TrainState::TooFewCategories:
        return {Words::tr("Learning needs photos of two categories or more."),
            Words::tr("Give listings a category in the catalogue, or import a table that has "
                      "them."),
            Words::tr("Go to the catalogue"), QStringLiteral("catalogue")};
    case TrainState::Reading: return {Words::tr("Reading the runs…"), {}, {}, {}};
    case TrainState::Failed: return {Words::tr("The runs could not be read."), {}, {}, {}};
    case TrainState::NoRuns:
    case TrainState::Full: break;
    }
    return {};
}

}

void introduce(EmptyState& empty, TrainState state)
{
    const Introduction words = introductionFor(state);
    empty.setIcon(QStringLiteral("train"));
    empty.setSentence(words.sentence);
    empty.setDetail(words.detail);
    empty.setButton(words.button, words.icon);
}

}
