// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/page.h"

#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace vitrine::ui {

class CleanNews;
class CleanPreview;
class DuplicatesPane;
class EmptyHistory;
class EmptyState;
class FilePicker;
class HistoryPane;
class KindList;
class LabelsPane;
class ListPane;
class Notice;
class OverviewPane;
class PageHeader;
class PropertyPane;
class SectionHeading;
class SplitPanel;
class ThresholdBar;
class SplitPresenter;
class ThumbnailLoader;

/// Kinds of findings at the left, the findings of one in the middle as suits them, the history at
/// the right. Remembers whether the history is shown in QSettings, group "clean".
class CleanPage : public Page {
    Q_OBJECT
public:
    /// Both are borrowed.
    CleanPage(WorkspaceSession& session, FilePicker& picker, QWidget* parent = nullptr);
    ~CleanPage() override;

    CleanPresenter& presenter() { return m_presenter; }
    /// Another inspection than the workspace's own, for tests.
    void setSource(const CleanSource& source);
    void showKind(std::optional<FindingKind> kind);

    QString pageId() const override { return QStringLiteral("clean"); }
    QString title() const override { return tr("Clean"); }
    QString iconName() const override { return QStringLiteral("clean"); }
    ActionId navigation() const override { return ActionId::GoClean; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override;
    void activated() override;
    bool canPerform(ActionId id) const override;
    void perform(ActionId id) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent(FilePicker& picker);
    QWidget* makeMiddle();
    void makeHeader();
    void connectParts();
    void connectPanes();
    void showState();
    void showCounts();
    QString caption() const; ///< beside the title
    void answerEmpty();
    void setHistoryShown(bool shown);
    bool hasRoomForHistory() const; ///< beside kinds and findings

    CleanPresenter m_presenter;
    WorkspaceSession& m_session;
    SplitPresenter* m_splits;
    ThumbnailLoader* m_loader;
    PageHeader* m_header;
    QPushButton* m_check;
    QToolButton* m_report;
    QToolButton* m_history;
    CleanNews* m_news;
    Notice* m_problem;
    QStackedWidget* m_stack; ///< empty state or content
    EmptyState* m_empty;
    QSplitter* m_splitter;
    KindList* m_kinds;
    SectionHeading* m_kindTitle;
    QLabel* m_kindMeaning;
    ThresholdBar* m_threshold = nullptr;
    SplitPanel* m_split; ///< above the list of leaks
    QStackedWidget* m_panes;
    OverviewPane* m_overview;
    PropertyPane* m_property;
    DuplicatesPane* m_duplicates;
    LabelsPane* m_labels;
    ListPane* m_list;
    HistoryPane* m_steps;
    EmptyHistory* m_noSteps; ///< instead of the history while there is none
    CleanPreview* m_preview;
    std::optional<FindingKind> m_kind;
};

}
