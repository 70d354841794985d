// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QWidget>

#include <memory>

class QLabel;
class QMimeData;
class QProgressBar;
class QPushButton;

namespace vitrine {
class Workspace;
}

namespace vitrine::ui {

class PicturePreview;
class SearchPresenter;
class ThumbnailGrid;
class ThumbnailLoader;

/// The hits of the present search as cards with scores, and what can be done with one of them.
class HitsPane : public QWidget {
    Q_OBJECT
public:
    explicit HitsPane(SearchPresenter& presenter, QWidget* parent = nullptr);

    void setWorkspace(std::shared_ptr<const Workspace> workspace);
    int currentHit() const; ///< -1: none
    void showInCatalogue();

    Q_SIGNAL void currentChanged();
    Q_SIGNAL void listingRequested(vitrine::ListingRow row);

protected:
    bool event(QEvent* event) override;

private:
    QWidget* makeTools();
    void connectGrid();
    void showState();
    void showProgress();
    void preview(int row);
    void openMenu(const QPoint& position);
    void showInCatalogue(int row);
    std::unique_ptr<QMimeData> asMime() const; ///< the selected hits; null: none

    SearchPresenter& m_presenter;
    std::shared_ptr<const Workspace> m_workspace;
    ThumbnailLoader* m_thumbnails;
    QLabel* m_found;
    QPushButton* m_similar;
    QPushButton* m_toCatalogue;
    QProgressBar* m_busy;
    ThumbnailGrid* m_grid;
    PicturePreview* m_preview;
};

}
