// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleanpresenter.h"

#include <QWidget>

#include <vector>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace vitrine::ui {

class FilePicker;

/// The steps that were decided, newest first, each with a switch; what has been undone above them,
/// other branches below. A step that is opened shows what it changed, conflicts first. Enter or a
/// double click goes back to a step.
class HistoryPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int kChangesShown = 30;

    /// Both are borrowed.
    HistoryPane(CleanPresenter& clean, FilePicker& picker, QWidget* parent = nullptr);

    QTreeWidget* steps() const { return m_steps; }

    Q_SIGNAL void closed();

protected:
    void resizeEvent(QResizeEvent* event) override; ///< lines break anew

private:
    struct Change {
        QString text;
        bool conflict = false;
    };

    QWidget* makeHeader();
    QWidget* makeRecipes();
    void connectParts();
    void showHistory();
    QTreeWidgetItem* addStep(const Step& step, bool done);
    void addHeading(const QString& text);
    void openStep(QTreeWidgetItem* item);
    void showChanges(std::int64_t step, const std::vector<Change>& changes, std::int64_t inAll);
    void switchStep(QTreeWidgetItem* item);
    void goTo(QTreeWidgetItem* item);
    QTreeWidgetItem* itemOf(std::int64_t step) const;

    CleanPresenter& m_clean;
    FilePicker& m_picker;
    QTreeWidget* m_steps;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QToolButton* m_save;
    bool m_filling = false;
    LatestRunner<std::vector<Change>> m_changeReader;
};

}
