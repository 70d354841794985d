// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainintroduction.h"

#include "ui/widgets/emptystate.h"

#include <QCoreApplication>

namespace vitrine::ui {
namespace {

struct IntroductionWords {
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
        return {IntroductionWords::tr("Teach a network what a shop looks like."),
            IntroductionWords::tr("Open a workspace or the demo shop first."),
            IntroductionWords::tr("Go to Home"), QStringLiteral("home")};
    case TrainState::NothingImported:
        return {IntroductionWords::tr("There are no listings to learn from yet."),
            IntroductionWords::tr("Import a table of products, a table of images and the photos."),
            IntroductionWords::tr("Import tables"), QStringLiteral("import")};
    case TrainState::NotClean:
        return {IntroductionWords::tr("There are no clean photos to learn from yet."),
            IntroductionWords::tr(
                "Cleaning makes square pictures of the photos; the originals stay as they "
                "are."),
            IntroductionWords::tr("Clean the photos"), QStringLiteral("images")};
    case TrainState::TooFewCategories:
        return {IntroductionWords::tr("Learning needs photos of two categories or more."),
            IntroductionWords::tr(
                "Give listings a category in the catalogue, or import a table that has "
                "them."),
            IntroductionWords::tr("Go to the catalogue"), QStringLiteral("catalogue")};
    case TrainState::Reading: return {IntroductionWords::tr("Reading the runs…"), {}, {}, {}};
    case TrainState::Failed:
        return {IntroductionWords::tr("The runs could not be read."), {}, {}, {}};
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
