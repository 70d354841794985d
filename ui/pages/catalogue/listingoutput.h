// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QObject>

namespace vitrine::ui {

class CataloguePresenter;
class FilePicker;
class ListingViews;

/// What leaves the Catalogue page for other programs: tables, and what is copied.
class ListingOutput : public QObject {
    Q_OBJECT
public:
    /// All are borrowed; `page` is the parent, also of the file dialog.
    ListingOutput(CataloguePresenter& presenter, const ListingViews& views, FilePicker& picker,
        QWidget* page);

    void exportListings(bool selectedOnly); ///< a job, after the file was chosen
    void copySelection();
    void copyImage(ImageRow image); ///< the file, and its pixels

    Q_SIGNAL void told(const QString& text);

private:
    void tellOutgoing(); ///< where not all that is selected goes

    CataloguePresenter& m_presenter;
    const ListingViews& m_views;
    FilePicker& m_picker;
    QWidget* m_page;
};

}
