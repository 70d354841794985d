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
    if (const int selected = m_views.selectedCount(); selected > ListingViews::kMostCopied) {
        Q_EMIT told(tr("The first %L1 of %L2 listings were copied. Export them to have all.")
                        .arg(ListingViews::kMostCopied)
                        .arg(selected));
    }
}

void ListingOutput::copyImage(ImageRow image)
{
    if (!m_presenter.workspace() || !image)
        return;
    copyOut([&] { return mimeOfPhotos(m_presenter.workspace(), {image}); });
}

}
