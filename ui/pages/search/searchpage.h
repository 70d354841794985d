// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/search/searchpresenter.h"

#include <filesystem>

class QMimeData;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace vitrine::ui {

class DropZone;
class EmptyState;
class FilePicker;
class HitsPane;
class NetworkNotice;
class Notice;
class PageHeader;
class QueryPane;

/// Takes a picture (dropped, pasted, opened, or from another page) and shows the listings that look
/// like it. A picture may be dropped anywhere on the page at any time.
class SearchPage : public Page {
    Q_OBJECT
public:
    /// `session` and `picker` are borrowed; weights are kept in `weightsFolder` (empty: the
    /// user's).
    SearchPage(WorkspaceSession& session, FilePicker& picker,
        const std::filesystem::path& weightsFolder = {}, QWidget* parent = nullptr);
    ~SearchPage() override;

    SearchPresenter& presenter() { return m_presenter; }

    QString pageId() const override;
    QString title() const override;
    QString iconName() const override;
    ActionId navigation() const override { return ActionId::GoSearch; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override;
    void activated() override;
    bool canPerform(ActionId id) const override;
    void perform(ActionId id) override;
    bool startSearch(const SearchQuery& query) override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeWaiting();
    QWidget* makeDrop();
    QWidget* makeContent();
    QToolButton* makeTool(const QString& name, const QString& iconName, const QString& text);
    void connectPresenter();

    void showState();
    void showIntroduction();
    void showProgress();
    void showNotices();
    void showCoverage();
    void search(const SearchQuery& query);
    void searchFrom(const QMimeData* dropped);
    void openPicture();
    void answerNotice();
    void answerEmpty();

    SearchPresenter m_presenter;
    FilePicker& m_picker;
    std::shared_ptr<Workspace> m_workspace;
    PageHeader* m_header;
    QToolButton* m_back;
    QToolButton* m_forward;
    Notice* m_problem; ///< errors and what could not be searched with
    Notice* m_partial; ///< not every photo can be searched yet
    NetworkNotice* m_random;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QProgressBar* m_preparing;
    DropZone* m_drop = nullptr;
    QueryPane* m_query = nullptr;
    HitsPane* m_hits = nullptr;
};

}
