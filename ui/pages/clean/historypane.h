// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/edit.h"
#include "ui/jobs/latestrunner.h"
#include "ui/pages/clean/cleanpresenter.h"

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <map>
#include <vector>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace vitrine::ui {

class FilePicker;

/// The steps that were decided, newest first, each with a switch; what has been undone above them,
/// other branches below. A step that is opened shows what it changed, or what of it is in conflict:
/// which value, what the step expected there and what it found; its tooltip begins with that, too.
/// Enter or a double click goes back to a step.
class HistoryPane : public QWidget {
    Q_OBJECT
public:
    static constexpr int kChangesShown = 30;
    static constexpr int kConflictsTold = 3; ///< in a tooltip

    /// Both are borrowed.
    HistoryPane(CleanPresenter& clean, FilePicker& picker, QWidget* parent = nullptr);

    QTreeWidget* steps() const { return m_steps; }
    void openRecipe(); ///< asks for one and runs it

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
    void tellConflicts();
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
    LatestRunner<std::map<std::int64_t, QStringList>> m_conflictReader; ///< by step
};

}
