// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/train/faketraining.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/train/trainpage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

#include <memory>
#include <vector>

namespace vitrine::test {

void cleanPictures(Workspace& shop);

/// A shop of 24 listings whose photos are clean. Sets the language to British English, and keeps
/// settings in its folder.
struct CleanShop {
    CleanShop();

    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    std::vector<ImageRow> images;
};

/// The Train page on training by script.
struct TrainPageFixture {
    TrainPageFixture()
    {
        page.resize(1280, 800);
        page.show();
    }
    template <typename Widget> Widget* child(const char* name)
    {
        auto* found = page.findChild<Widget*>(QLatin1String(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    void click(const char* name)
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }
    QString text(const char* name) { return child<QLabel>(name)->text(); }
    void open(const std::shared_ptr<Workspace>& shop)
    {
        page.setSource({shop, &training, &inspection});
        QTRY_VERIFY(page.runs().state() != ui::TrainState::Reading);
    }

    /// With `runs` that have ended, and opened.
    void add(const CleanShop& shop, int runs)
    {
        for (int row = 1; row <= runs; ++row)
            training.add(scriptedRun(row, 3, 40), scriptedEvaluation(shop.images));
        open(shop.workspace);
        waitForEvaluation();
    }
    void waitForEvaluation() { QTRY_VERIFY(page.runs().evaluation().has_value()); }

    FakeTraining training;
    FakeInspection inspection;
    ui::JobRunner runner;
    ui::WorkspaceSession session{runner};
    FakePicker picker;
    ui::TrainPage page{session, picker};
};

}
