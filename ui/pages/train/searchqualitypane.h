// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/train/searchqualitypresenter.h"
#include "ui/widgets/charts/chartexport.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace vitrine::ui {

class EmptyState;
class JobProgress;
class ModelSwitch;
class Notice;
class RunsPresenter;

/// How well searches find what belongs together: models side by side, by category, and the exact
/// index beside approximate ones. Measured when asked, as a job of the strip.
class SearchQualityPane : public QWidget {
    Q_OBJECT
public:
    /// All are borrowed.
    SearchQualityPane(
        RunsPresenter& runs, ModelSwitch& models, JobRunner& runner, QWidget* parent = nullptr);

    Q_SIGNAL void saveRequested(const vitrine::ui::ChartSheet& sheet);

private:
    void makeTables();
    QWidget* makeHeading(const QString& title, const QString& caption, QTableWidget* table);
    void showState();
    void showProgress();
    void showTables();

    ModelSwitch& m_switch;
    SearchQualityPresenter m_quality;
    EmptyState* m_empty;
    JobProgress* m_first; ///< where nothing has been measured yet
    JobProgress* m_next;
    QWidget* m_content;
    QLabel* m_facts;
    QPushButton* m_again;
    QPushButton* m_use;
    QTableWidget* m_models;
    QTableWidget* m_categories;
    QTableWidget* m_indexes;
    Notice* m_failure;
    Notice* m_doubts; ///< about the figures
};

}
