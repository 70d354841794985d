// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/photopreview.h"
#include "ui/pages/clean/thresholdpresenter.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class EmptyState;
class Notice;
class PropertyStrips;
class ThresholdHistogram;
class ThumbnailLoader;

/// One property of pictures: its histogram with a threshold to drag, the pictures on both sides of
/// it, and what to do with some of them or with all that it finds.
class PropertyPane : public QWidget {
    Q_OBJECT
public:
    PropertyPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    ThresholdPresenter& presenter() { return m_presenter; }

    Q_SIGNAL void previewRequested(const vitrine::ui::PhotoPreview& preview);
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeActions();
    void connectParts();
    void fillCategories();
    void showHistogram();
    void showNothing();
    void showThreshold();
    void showActions();
    void showSelected();
    void readAgain();
    qint64 openFindings() const;
    void decideAll(ActionKind action);

    CleanPresenter& m_clean;
    ThresholdPresenter m_presenter;
    FindingKind m_kind = FindingKind::Dark;
    Notice* m_problem;
    QWidget* m_content;
    EmptyState* m_nothing;
    QComboBox* m_category;
    QDoubleSpinBox* m_threshold;
    QPushButton* m_reset; ///< to the rule's own
    QPushButton* m_drop; ///< what is being tried
    QLabel* m_found;
    ThresholdHistogram* m_histogram;
    PropertyStrips* m_strips;
    QLabel* m_selected;
    QPushButton* m_exclude;
    QPushButton* m_fine;
    QPushButton* m_takeBack;
    QLabel* m_all;
    QPushButton* m_set;
    QPushButton* m_excludeAll;
    QPushButton* m_fineAll;
};

}
