// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "tests/support/testdata.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/itemmodels/smallshop.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/catalogue/cataloguepage.h"
#include "ui/widgets/thumbnailgrid.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLatin1String>
#include <QLocale>
#include <QSettings>

#include <memory>

namespace vitrine::test {

/// British numbers, and settings of nobody's.
struct OwnSettings {
    OwnSettings()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
            QString::fromStdString(folder.path().string()));
    }

    TemporaryFolder folder;
};

/// A page on a shop of its own, shown.
struct CatalogueFixture {
    explicit CatalogueFixture(int listings = 60, bool pictures = false)
        : workspace(makeShop(folder.path(), {.listings = listings, .pictures = pictures}))
    {
        page.resize(1200, 700);
        page.show();
        page.setWorkspace(workspace);
    }

    template <typename Widget> Widget* child(const char* name)
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) { return child<QLabel>(name)->text(); }
    ui::ThumbnailGrid* grid() { return child<ui::ThumbnailGrid>("catalogueGrid"); }
    ui::CataloguePresenter& presenter() { return page.presenter(); }
    bool isFull() { return page.presenter().state() == ui::CatalogueState::Full; }

    TemporaryFolder folder;
    std::shared_ptr<Workspace> workspace;
    ui::JobRunner runner;
    ui::WorkspaceSession session{runner};
    FakePicker picker;
    ui::CataloguePage page{session, picker};
};

}
