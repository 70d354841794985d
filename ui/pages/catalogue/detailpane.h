// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace vitrine::ui {

class CataloguePresenter;
class DetailPhotos;
class ListingForm;

/// One listing: its photos, what it says and the way to edit that. One that is left out can be
/// taken back in here.
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
    void showIds();
    void setEditing(bool editing);

    CataloguePresenter& m_presenter;
    QScrollArea* m_scroll;
    DetailPhotos* m_photos;
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
};

}
