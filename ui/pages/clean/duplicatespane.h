// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/duplicatespresenter.h"
#include "ui/pages/clean/photopreview.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

class DuplicatePair;
class EmptyState;
class GroupStrip;
class Notice;
class ThumbnailLoader;

/// Groups of duplicates, two of a group side by side; several groups can be selected and decided
/// about together. Keys: page up and down go from group to
/// group, S swaps, D shows the difference, Enter merges, as X and Delete do, or says why all of
/// them stay, F calls them no duplicates, P shows the one at the left large, Ctrl+C copies both.
class DuplicatesPane : public QWidget {
    Q_OBJECT
public:
    DuplicatesPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    DuplicatesPresenter& presenter() { return m_presenter; }

    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeNavigation();
    QWidget* makeActions();
    QToolButton* makeTool(
        const QString& name, const QString& iconName, const QString& text, const QString& help);
    void connectParts();
    void connectGroups();
    void showGroups();
    void showMore(bool nothing);
    void showSelected();
    std::vector<int> selectedGroups() const; ///< the one that is shown, at least
    void showPair();
    bool canDecide() const; ///< about the group that is shown
    void merge();
    void offer(); ///< the buttons for what can be decided
    void decide(const Action& action);

    CleanPresenter& m_clean;
    DuplicatesPresenter m_presenter;
    Notice* m_problem;
    Notice* m_more; ///< what would find more near duplicates
    QWidget* m_content;
    EmptyState* m_nothing;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_place;
    GroupStrip* m_groups;
    DuplicatePair* m_pair;
    QComboBox* m_rule;
    QToolButton* m_swap;
    QToolButton* m_difference;
    QPushButton* m_merge;
    QPushButton* m_accept;
    QLabel* m_allStay; ///< why there is nothing to merge
    QPushButton* m_mergeAll;
    bool m_deciding = false; ///< about the group that is shown
};

}
