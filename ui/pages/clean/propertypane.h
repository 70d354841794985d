// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/thresholdpresenter.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace vitrine::ui {

class EmptyState;
class Notice;
class PhotoStrip;
class SectionHeading;
class ThresholdHistogram;
class ThumbnailLoader;

/// One property of pictures: its histogram with a threshold to drag, the pictures on both sides of
/// it, and what to do with those it finds.
class PropertyPane : public QWidget {
    Q_OBJECT
public:
    PropertyPane(CleanPresenter& clean, ThumbnailLoader& loader, QWidget* parent = nullptr);

    void show(FindingKind kind);
    ThresholdPresenter& presenter() { return m_presenter; }

    Q_SIGNAL void previewRequested(const std::vector<vitrine::ImageRow>& images, int current);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeActions();
    PhotoStrip* makeStrip(const QString& name, const QString& accessible);
    void connectParts();
    void fillCategories();
    void showHistogram();
    void showNothing();
    void showThreshold();
    void showExamples();
    void showActions();
    qint64 openFindings() const;
    void decideAll(ActionKind action);

    CleanPresenter& m_clean;
    ThumbnailLoader& m_loader;
    ThresholdPresenter m_presenter;
    FindingKind m_kind = FindingKind::Dark;
    Notice* m_problem;
    QWidget* m_content;
    EmptyState* m_nothing;
    QComboBox* m_category;
    QDoubleSpinBox* m_threshold;
    QPushButton* m_reset;
    QLabel* m_found;
    ThresholdHistogram* m_histogram;
    SectionHeading* m_beyondHeading;
    SectionHeading* m_withinHeading;
    PhotoStrip* m_beyond;
    PhotoStrip* m_within;
    QBoxLayout* m_strips;
    QPushButton* m_set;
    QPushButton* m_exclude;
    QPushButton* m_fine;
};

}
