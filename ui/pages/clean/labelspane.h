// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/findingsmodel.h"
#include "ui/widgets/decisionkeys.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class EmptyState;
class Notice;
class ThumbnailGrid;
class ThumbnailLoader;

/// Pictures whose category is doubted, decided about by keys: 1 to 9 relabel by the legend, 0
/// offers every category, Enter takes the suggestion, X leaves out, F or Space calls fine, U
/// undoes; each moves on to the next. P shows the picture large.
class LabelsPane : public QWidget {
    Q_OBJECT
public:
    LabelsPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    FindingsModel& findings() { return m_findings; }
    ThumbnailGrid* grid() const { return m_grid; }
    /// What the keys 1 to 9 stand for: the categories that are suggested most, then the largest.
    const QStringList& legend() const;

    Q_SIGNAL void previewRequested(const std::vector<vitrine::ImageRow>& images, int current);

private:
    QWidget* makeLegend();
    QWidget* makeActions();
    void connectParts();
    DecisionKeys::Answers answers();
    void leaveOut(int row);
    void callFine(int row);
    void relabel(int row, const QString& category);
    void decide(std::vector<int> rows, const Action& action, const QString& word);
    void decideAll(ActionKind kind);
    void undo();
    std::vector<int> rowsOfListing(int row) const;
    void mark(const std::vector<int>& rows, const QString& word);
    void ownEnded();
    void moveOn(int row);
    void chooseLegend();
    void fillOthers();
    void showState();
    void preview(int row);

    struct Decided {
        std::vector<int> rows; ///< that it settled
        CleanPresenter::Decision decision;
    };

    CleanPresenter& m_clean;
    FindingsModel m_findings;
    std::vector<Decided> m_decided; ///< in their order
    int m_own = 0; ///< decisions of this pane that are under way: no reason to read again
    Notice* m_problem;
    EmptyState* m_nothing;
    QLabel* m_legendText;
    ThumbnailGrid* m_grid;
    DecisionKeys* m_answers;
    QLabel* m_keys;
    QComboBox* m_other; ///< every category
    QWidget* m_actions;
    QPushButton* m_takeAll;
    QPushButton* m_acceptAll;
};

}
