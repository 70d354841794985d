// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/duplicatespresenter.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine::ui {

class ComparisonSide;
class EmptyState;
class Notice;
class PhotoStrip;
class ThumbnailLoader;

/// Groups of duplicates, two of a group side by side. Keys: page up and down go from group to
/// group, S swaps, D shows the difference, Enter merges, F calls them no duplicates,
/// P shows the one at the left large.
class DuplicatesPane : public QWidget {
    Q_OBJECT
public:
    DuplicatesPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    DuplicatesPresenter& presenter() { return m_presenter; }

    Q_SIGNAL void previewRequested(const std::vector<vitrine::ImageRow>& images, int current);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeNavigation();
    QWidget* makeActions();
    QToolButton* makeTool(
        const QString& name, const QString& iconName, const QString& text, const QString& help);
    void connectParts();
    void showGroups();
    void showPair();
    QString roleOf(int member, const QString& role) const;
    void preview(int member);
    void decide(const Action& action);

    CleanPresenter& m_clean;
    DuplicatesPresenter m_presenter;
    Notice* m_problem;
    QWidget* m_content;
    EmptyState* m_nothing;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_place;
    QLabel* m_match; ///< which rule found the pair
    QComboBox* m_rule;
    QToolButton* m_swap;
    QToolButton* m_difference;
    ComparisonSide* m_left;
    ComparisonSide* m_right;
    PhotoStrip* m_strip;
    QPushButton* m_merge;
    QPushButton* m_accept;
    QPushButton* m_mergeAll;
};

}
