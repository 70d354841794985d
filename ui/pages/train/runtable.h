// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/training.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace vitrine::ui {

class ModelSwitch;
class RunColumns;
class RunModel;
class RunsPresenter;
class SearchField;

/// The table of runs with what can be done about them, searching with one's model among it. Keys:
/// Space shows or hides curves, F2 renames, Delete deletes.
class RunTable : public QWidget {
    Q_OBJECT
public:
    /// Both are borrowed.
    RunTable(RunsPresenter& runs, ModelSwitch& models, QWidget* parent = nullptr);

    QTableView* view() const { return m_view; }
    std::vector<RunRow> selected() const; ///< at least the current one

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBar();
    void makeView();
    void followCurrent();
    void chooseCurrent();
    void showState();
    void showUse(const std::vector<RunRow>& rows);
    void showMenu(const QPoint& at);
    void showModels();
    void useSelected();
    void deleteSelected();
    void archiveSelected();
    void edit(int column);

    RunsPresenter& m_runs;
    ModelSwitch& m_switch;
    RunModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_view;
    RunColumns* m_columns;
    SearchField* m_filter;
    QLabel* m_count;
    QToolButton* m_use;
    QToolButton* m_back;
    QToolButton* m_models;
    QToolButton* m_rename;
    QToolButton* m_tags;
    QToolButton* m_archive;
    QToolButton* m_delete;
    QToolButton* m_all;
    QToolButton* m_archived;
};

}
