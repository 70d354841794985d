// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/cataloguepreview.h"

#include "ui/pages/catalogue/cataloguepresenter.h"
#include "ui/pages/catalogue/detailpane.h"
#include "ui/pages/catalogue/listingviews.h"
#include "ui/pages/pictures/picturepreview.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

/// Listings before and after the current one that the preview steps through.
constexpr int kReach = 100;

}

CataloguePreview::CataloguePreview(
    CataloguePresenter& presenter, ListingViews& views, DetailPane& detail, QWidget* page)
    : QObject(page)
    , m_presenter(presenter)
    , m_views(views)
    , m_detail(detail)
    , m_preview(new PicturePreview(page))
{
}

void CataloguePreview::leave()
{
    m_preview->leave();
}

void CataloguePreview::showListings(int row)
{
    std::vector<PicturePreview::Item> items;
    std::vector<int> rows;
    int current = 0;
    for (int each = std::max(0, row - kReach); each <= row + kReach; ++each) {
        const auto summary = m_presenter.listings().summaryAt(each);
        if (!summary || !summary->cover)
            continue;
        if (each <= row)
            current = static_cast<int>(items.size());
        const QModelIndex index = m_presenter.listings().index(each, 0);
        items.push_back({summary->cover, toQString(summary->listing.title),
            each == row ? index.data(PictureRole).value<QImage>() : QImage()});
        rows.push_back(each);
    }
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    connect(
        m_preview, &PicturePreview::stepped, this, [this, rows = std::move(rows)](int position) {
            m_views.setCurrentRow(rows[static_cast<std::size_t>(position)], false);
        });
    m_preview->show(
        m_presenter.workspace(), std::move(items), current, PicturePreview::Count::Hidden);
}

void CataloguePreview::showImages(int position)
{
    std::vector<PicturePreview::Item> items;
    const QString name =
        m_presenter.detail() ? toQString(m_presenter.detail()->listing.title) : QString();
    const ImageModel& images = m_presenter.images();
    for (int i = 0; i < images.rowCount(); ++i)
        items.push_back(
            {images.imageAt(i)->row, name, images.index(i).data(PictureRole).value<QImage>()});
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    connect(m_preview, &PicturePreview::stepped, &m_detail, &DetailPane::setCurrentImage);
    m_preview->show(
        m_presenter.workspace(), std::move(items), position, PicturePreview::Count::Shown);
}

}
