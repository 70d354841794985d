// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/clean/fakeinspection.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/clean/cleanpage.h"

#include <QAbstractButton>
#include <QLatin1String>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace vitrine::test {

/// A shop of photographs that several tests look at, and settings that are nobody's.
struct CleanShop {
    static constexpr int kListings = 24;

    CleanShop();
    ImageRow image(std::size_t number) const { return images[number]; }

    TemporaryFolder folder;
    std::shared_ptr<Workspace> shop;
    std::vector<ListingRow> listings;
    std::vector<ImageRow> images;
};

/// The page, shown, on findings of the test's.
struct CleanFixture {
    CleanFixture();

    template <typename Widget> Widget* child(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    void click(const char* name)
    {
        QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton);
    }
    ui::CleanPresenter& presenter() { return page.presenter(); }
    const ui::KindLine& line(FindingKind kind) { return presenter().line(kind); }

    /// What the next check will find.
    void add(FindingKind kind, ListingRow listing, ImageRow image, const std::string& text = {},
        const std::string& suggestion = {}, std::int64_t group = 0);
    void start(const std::shared_ptr<Workspace>& shop); ///< and checks it

    FakeInspection inspection;
    ui::JobRunner runner;
    ui::WorkspaceSession session{runner};
    FakePicker picker;
    ui::CleanPage page{session, picker};
};

}
