// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/workspace/requests.h"
#include "ui/shell/actiontable.h"
#include "ui/shell/settings.h"

#include <QList>
#include <QMainWindow>

#include <filesystem>
#include <optional>

class QMimeData;
class QStackedWidget;

namespace vitrine::ui {

class ActionSet;
class DropOverlay;
class Navigation;
class Page;
class WorkspaceSession;

/// Navigation, pages, job strip, menus. Knows of pages only what Page says; routes actions, dropped
/// pictures and requests between them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(
        WorkspaceSession& session, Theme& theme, Settings settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes ownership; in the order of the navigation.
    void addPage(Page* page);
    /// After all pages: geometry of the last run and, when it ended with the workspace that is
    /// about to be opened, its page; else the first page.
    void restore(const std::optional<std::filesystem::path>& workspace);

    void showPage(const QString& pageId);
    Page* currentPage() const;
    /// Shows the results on the page that searches; false when there is none.
    bool startSearch(const SearchQuery& query);
    ActionSet& actions() { return *m_actions; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void perform(ActionId id);
    bool performInWindow(ActionId id);
    void performOnPage(ActionId id);
    void updateActions();
    void updateTitle();
    void bringToFront(Page* page);
    void takePicture(const SearchQuery& query);
    void showListing(ListingRow row);
    void setTheme(ThemeChoice choice);
    void pastePicture();
    void showAbout();

    WorkspaceSession& m_session;
    Theme& m_theme;
    Settings m_settings;
    ActionSet* m_actions;
    Navigation* m_navigation;
    QStackedWidget* m_stack;
    DropOverlay* m_overlay;
    QList<Page*> m_pages;
};

}
