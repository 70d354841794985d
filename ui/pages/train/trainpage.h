// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/train/guesspresenter.h"
#include "ui/pages/train/modelswitch.h"
#include "ui/pages/train/relabeller.h"
#include "ui/pages/train/runspresenter.h"
#include "ui/pages/train/sidepresenter.h"
#include "ui/pages/train/trainingpresenter.h"
#include "ui/widgets/charts/chartexport.h"

#include <vector>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace vitrine::ui {

class ChartsPane;
class EmptyState;
class FilePicker;
class MistakesPane;
class FloatingNotice;
class JobProgress;
class Notice;
class PageHeader;
class PicturePreview;
class RunStatus;
class RunTable;
class SearchQualityPane;
class StartPane;
class TabStrip;
class ThumbnailLoader;
class TryPane;
class WorkspaceSession;

/// A form that starts runs; then the current run in numbers, its curves and mistakes, searches
/// before and after, and a place to try a picture; the table of runs below.
class TrainPage : public Page {
    Q_OBJECT
public:
    enum Tab { CurvesTab, MistakesTab, TryTab, SearchTab };

    /// Both are borrowed.
    TrainPage(WorkspaceSession& session, FilePicker& picker, QWidget* parent = nullptr);
    ~TrainPage() override;

    RunsPresenter& runs() { return m_runs; }
    TrainingPresenter& training() { return m_training; }
    /// Another training than the workspace's own, for tests.
    void setSource(const TrainSource& source);
    void showTab(Tab tab);
    void showForm(bool shown);

    QString pageId() const override { return QStringLiteral("train"); }
    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    ActionId navigation() const override { return ActionId::GoTrain; }
    void setWorkspace(std::shared_ptr<Workspace> workspace) override;
    void activated() override;
    bool canPerform(ActionId id) const override;
    void perform(ActionId id) override;
    bool takePicture(const SearchQuery& query) override;
    QString dropSentence() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Place { EmptyPlace, FormPlace, RunsPlace };

    QWidget* makeRuns();
    void divide();
    void makeHeader();
    void connectParts();
    void connectPanes();
    void showState();
    void showBeginning();
    void showNews();
    void answerEmpty();
    bool hasRuns() const { return m_runs.state() == TrainState::Full; }
    void saveSheet(const ChartSheet& sheet);
    void preview(const std::vector<ImageRow>& images, int current);

    WorkspaceSession& m_session;
    FilePicker& m_picker;
    RunsPresenter m_runs;
    TrainingPresenter m_training;
    SidePresenter m_sides;
    GuessPresenter m_guesses;
    ModelSwitch m_models;
    Relabeller m_relabeller;
    ThumbnailLoader* m_loader;
    PageHeader* m_header;
    QPushButton* m_new;
    FloatingNotice* m_news;
    Notice* m_problem;
    QStackedWidget* m_stack; ///< by Place
    EmptyState* m_empty;
    JobProgress* m_beginning; ///< of a first run, before there is any to show
    StartPane* m_start;
    QSplitter* m_splitter;
    RunStatus* m_status;
    TabStrip* m_tabs;
    QStackedWidget* m_panes; ///< by Tab
    ChartsPane* m_charts;
    MistakesPane* m_mistakes;
    TryPane* m_try;
    SearchQualityPane* m_search;
    RunTable* m_table;
    PicturePreview* m_preview;
    QTimer* m_follow; ///< of runs that another program teaches
    bool m_formWanted = false;
    bool m_divided = false; ///< by hand
};

}
