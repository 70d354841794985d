// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/latestrunner.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace vitrine {
struct ListingImage;
}

namespace vitrine::ui {

class CataloguePresenter;
class ImageStrip;
class ListingForm;
class Notice;
class PictureView;
class ThumbnailLoader;

/// One listing: its pictures, what it says and the way to edit that, and to search with a picture.
/// A photo that is left out is pale and can be taken back in here, as the listing can.
class DetailPane : public QWidget {
    Q_OBJECT
public:
    explicit DetailPane(CataloguePresenter& presenter, QWidget* parent = nullptr);

    ImageRow currentImage() const; ///< none when the listing has no picture
    void setCurrentImage(int position);
    QImage picture() const; ///< the one that is shown large
    void startEditing(); ///< of the listing that is shown

    Q_SIGNAL void previewRequested(int image); ///< position among the listing's pictures
    Q_SIGNAL void searchRequested(vitrine::ImageRow image);
    Q_SIGNAL void copyRequested(vitrine::ImageRow image);
    Q_SIGNAL void closeRequested();

private:
    QWidget* makeHeading();
    QWidget* makeContent();
    void showDetail();
    void showImage(int position);
    void updateButtons();
    void connectPhotos();
    const ListingImage* currentPhoto() const; ///< null: the listing has none
    void setPhotoExcluded(bool excluded);
    void openMenu(const QPoint& globalPosition);
    void setEditing(bool editing);

    CataloguePresenter& m_presenter;
    ThumbnailLoader* m_thumbnails;
    QScrollArea* m_scroll;
    PictureView* m_picture;
    ImageStrip* m_strip;
    Notice* m_problem;
    QPushButton* m_search;
    QPushButton* m_copy;
    QPushButton* m_exclude; ///< the photo, or takes it back in
    QLabel* m_photoOut;
    QToolButton* m_edit;
    ListingForm* m_form;
    QWidget* m_words; ///< what is shown while nothing is edited
    QLabel* m_leftOut;
    QPushButton* m_takeBack; ///< the listing
    QLabel* m_title;
    QLabel* m_price;
    QLabel* m_place;
    QLabel* m_category;
    QLabel* m_description;
    QLabel* m_ids;
    ListingRow m_shown;
    LatestRunner<QImage> m_reader;
};

}
