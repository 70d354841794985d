// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/options.h"
#include "ui/jobs/jobrunner.h"
#include "ui/jobs/recentworkspaces.h"
#include "ui/jobs/workspacesession.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/theme.h"

#include <QSettings>

class QApplication;

namespace vitrine::ui {
class SearchPage;
}

namespace vitrine::desktop {

/// The composition root: makes the parts, gives each what it needs, and does what the command line
/// asks.
class Application {
public:
    explicit Application(QApplication& application);

    ui::MainWindow& window() { return m_window; }
    void start(const Options& options);

private:
    /// Once there is something to search in; starts what is missing for that.
    void searchOnceReady(const std::filesystem::path& image);

    QSettings m_store;
    ui::DialogFilePicker m_picker;
    ui::Theme m_theme;
    ui::JobRunner m_runner;
    ui::WorkspaceSession m_session;
    ui::RecentWorkspaces m_recent;
    ui::MainWindow m_window; ///< it uses the rest
    ui::SearchPage* m_search; ///< the window's
};

}
