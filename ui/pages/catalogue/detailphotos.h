// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "ui/jobs/latestrunner.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine {
struct ListingImage;
}

namespace vitrine::ui {

class CataloguePresenter;
class ImageStrip;
class Notice;
class PictureView;
class ThumbnailLoader;

/// The photos of the presenter's listing: one large, the others below it, and what can be done with
/// the one that is shown. One that is left out is pale. Keys on the photo and on the strip: X or
/// Delete leaves it out, Shift+Delete takes it back in, P shows it large.
class DetailPhotos : public QWidget {
    Q_OBJECT
public:
    explicit DetailPhotos(CataloguePresenter& presenter, QWidget* parent = nullptr);

    const ListingImage* current() const; ///< null: the listing has none
    void setCurrent(int position);
    QImage picture() const; ///< as it is shown large
    /// The presenter's listing is another one, or the same as it stands now.
    void showListing(bool another, const QString& title);
    void clear();

    Q_SIGNAL void currentChanged(); ///< another photo is shown, or the same one anew
    Q_SIGNAL void previewRequested(int image); ///< position among the listing's pictures
    Q_SIGNAL void searchRequested(vitrine::ImageRow image);
    Q_SIGNAL void copyRequested(vitrine::ImageRow image);

private:
    void makeButtons();
    void connectParts();
    void connectKeys();
    void connectOutgoing();
    void showPhoto(int position);
    void read(const ListingImage& image, int position);
    void updateButtons();
    void setExcluded(bool excluded);
    void openMenu(const QPoint& globalPosition);
    ImageRow currentRow() const; ///< none: there is no photo

    CataloguePresenter& m_presenter;
    ThumbnailLoader* m_thumbnails;
    PictureView* m_picture;
    ImageStrip* m_strip;
    QLabel* m_leftOut;
    Notice* m_problem;
    QPushButton* m_search;
    QPushButton* m_copy;
    QPushButton* m_exclude; ///< or takes it back in
    LatestRunner<QImage> m_reader;
};

}
