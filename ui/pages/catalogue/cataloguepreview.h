// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace vitrine::ui {

class CataloguePresenter;
class DetailPane;
class ListingViews;
class PicturePreview;

/// Shows photos of the catalogue large, over its page; what is chosen below moves along. Borrows
/// its arguments.
class CataloguePreview : public QObject {
    Q_OBJECT
public:
    CataloguePreview(
        CataloguePresenter& presenter, ListingViews& views, DetailPane& detail, QWidget* page);

    void showListings(int row); ///< the covers around a row
    void showImages(int position); ///< those of the chosen listing
    void leave();

private:
    CataloguePresenter& m_presenter;
    ListingViews& m_views;
    DetailPane& m_detail;
    PicturePreview* m_preview;
};

}
