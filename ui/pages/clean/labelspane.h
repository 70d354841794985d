// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/findingsmodel.h"
#include "ui/pages/clean/labeldecisions.h"
#include "ui/pages/clean/photopreview.h"
#include "ui/widgets/decisionkeys.h"

#include <QWidget>

#include <memory>

class QMimeData;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class EmptyState;
class Notice;
class OtherCategory;
class ThumbnailGrid;
class ThumbnailLoader;

/// Pictures whose category is doubted, decided about by keys: 1 to 9 relabel by the legend, 0
/// offers every category, Enter takes the suggestion, X leaves out, F or Space calls fine, U
/// undoes; each is for all that are selected, and moves on to the next. P shows the picture large.
class LabelsPane : public QWidget {
    Q_OBJECT
public:
    LabelsPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    FindingsModel& findings() { return m_findings; }
    ThumbnailGrid* grid() const { return m_grid; }
    /// What the keys 1 to 9 stand for: the categories that are suggested most, then the largest.
    const QStringList& legend() const;

    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

private:
    QWidget* makeLegend();
    QWidget* makeActions();
    void connectParts();
    DecisionKeys::Answers answers();
    void decideAll(ActionKind kind);
    int undo(); ///< the first row that it was about; -1: nothing was left
    void moveOn(int row);
    void chooseLegend();
    void showState();
    void showActions();
    void preview(int row);
    std::unique_ptr<QMimeData> asMime() const; ///< the selected rows; null: none
    void openMenu(const QPoint& position);

    CleanPresenter& m_clean;
    FindingsModel m_findings;
    LabelDecisions m_decisions;
    Notice* m_problem;
    EmptyState* m_nothing;
    QLabel* m_legendText;
    ThumbnailGrid* m_grid;
    DecisionKeys* m_answers;
    QLabel* m_keys;
    OtherCategory* m_other; ///< every category
    QWidget* m_actions;
    QLabel* m_selected;
    QPushButton* m_take;
    QPushButton* m_exclude;
    QPushButton* m_fine;
    QPushButton* m_takeAll;
    QPushButton* m_acceptAll;
};

}
