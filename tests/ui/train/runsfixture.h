// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "tests/ui/train/faketraining.h"
#include "tests/ui/train/trainpagefixture.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/trainingpresenter.h"

#include <QLocale>
#include <QTest>

#include <memory>
#include <string>
#include <utility>

namespace vitrine::test {

/// A small shop with clean photos. Sets the language to British English.
struct RunsShop {
    RunsShop()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        workspace = makeShop(folder.path(), {.listings = 12, .pictures = true});
        cleanPictures(*workspace);
    }

    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
};

/// Runs and their training by script, without a widget.
struct RunsFixture {
    explicit RunsFixture(std::shared_ptr<Workspace> shop)
        : source{std::move(shop), &training, nullptr}
    {
    }
    void open()
    {
        runs.setSource(source);
        QTRY_VERIFY(runs.state() != ui::TrainState::Reading);
    }
    const RunRecord& current() { return *runs.run(runs.current()); }

    FakeTraining training;
    ui::TrainSource source;
    ui::JobRunner runner;
    ui::RunsPresenter runs;
    ui::TrainingPresenter desk{runs, runner};
};

inline TrainRequest runRequest(const std::string& name, int epochs = 2)
{
    TrainRequest made;
    made.name = name;
    made.config.epochs = epochs;
    return made;
}

}
