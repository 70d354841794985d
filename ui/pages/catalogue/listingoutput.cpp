// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/listingoutput.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/outgoing.h"
#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/shell/filepicker.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/dragout.h"

#include <QMimeData>

namespace vitrine::ui {

ListingOutput::ListingOutput(
    CataloguePresenter& presenter, const ListingViews& views, FilePicker& picker, QWidget* page)
    : QObject(page)
    , m_presenter(presenter)
    , m_views(views)
    , m_picker(picker)
    , m_page(page)
{
    connect(&m_views, &ListingViews::dragged, this, &ListingOutput::tellOutgoing);
}

void ListingOutput::exportListings(bool selectedOnly)
{
    if (!m_presenter.workspace())
        return;
    const auto file = m_picker.saveFile(m_page, tr("Export listings"),
        toQString(m_presenter.workspace()->name()) + QStringLiteral(".csv"),
        tr("CSV tables (*.csv)"));
    if (file) {
        m_presenter.exportListings(*file,
            selectedOnly ? m_presenter.listings().readerOf(m_views.selectedSpans()) : RowReader());
    }
}

void ListingOutput::copySelection()
{
    copyOut([this] { return m_views.selectionAsMime(); });
    tellOutgoing();
}

/// Copying the rest after the first ones does not help where there is a file to have all in.
void ListingOutput::tellOutgoing()
{
    if (const auto news = newsOfOutgoing(m_views.selectedCount()))
        Q_EMIT told(news->text + QLatin1Char(' ') + tr("Export them to have all."));
}

void ListingOutput::copyImage(ImageRow image)
{
    if (!m_presenter.workspace() || !image)
        return;
    copyOut([&] { return mimeOfPhotos(m_presenter.workspace(), {image}); });
}

}
