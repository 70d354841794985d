// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/types/importreport.h"
#include "core/workspace/requests.h"
#include "ui/pages/page.h"

#include <filesystem>

namespace vitrine::ui {

class FilePicker;
class ImportForm;
class NetworkNotice;
class Notice;
class PageHeader;
class ProblemList;
class RecentList;
class RecentWorkspaces;
class SectionHeading;
class StepsPanel;
class WelcomePanel;
class WorkspaceSession;

/// Where it begins: demo, new or recent workspace; the state of the open one and its next step.
class HomePage : public Page {
    Q_OBJECT
public:
    struct Places {
        std::filesystem::path demo; ///< the demo workspace's folder
        std::filesystem::path weights; ///< empty: the user's
    };

    /// All but `places` are borrowed.
    HomePage(WorkspaceSession& session, RecentWorkspaces& recent, FilePicker& picker, Places places,
        QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("home"); }
    QString title() const override { return tr("Home"); }
    QString iconName() const override { return QStringLiteral("home"); }
    ActionId navigation() const override { return ActionId::GoHome; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override;
    void activated() override; ///< another program may have changed the shop
    bool canPerform(ActionId id) const override;
    void perform(ActionId id) override;

private:
    void connectParts();
    void showState();
    void showRecent();
    void openDemo();
    void newWorkspace();
    void openWorkspace();
    void goOn();
    void openFailed(const Error& error);
    void startImport(const ImportRequest& request);
    void askAboutHost(const ImportRequest& request, const Error& error);

    WorkspaceSession& m_session;
    RecentWorkspaces& m_recent;
    FilePicker& m_picker;
    Places m_places;
    PageHeader* m_header;
    Notice* m_problem;
    Notice* m_host; ///< asks whether an unknown host is the right one
    WelcomePanel* m_welcome;
    StepsPanel* m_steps;
    NetworkNotice* m_network;
    ImportForm* m_import;
    ProblemList* m_problems;
    SectionHeading* m_recentHeading;
    RecentList* m_recentList;
    ImportRequest m_untrusted; ///< goes on once its host is accepted
    bool m_importWanted = false;
};

}
