// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleanpreview.h"

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/pictures/picturepreview.h"

#include <utility>
#include <vector>

namespace vitrine::ui {
namespace {

/// What the pane lets decide, as the preview's buttons and keys.
PicturePreview::Offers offersOf(const PhotoPreview& wanted)
{
    PicturePreview::Offers offers;
    offers.said = wanted.said;
    offers.undo = wanted.undo;
    const auto isIn = [isLeftOut = wanted.isLeftOut, said = wanted.said](int place) {
        return isLeftOut ? !isLeftOut(place) : said(place).isEmpty();
    };
    if (wanted.leaveOut)
        offers.buttons.push_back({QStringLiteral("previewLeaveOut"), CleanPreview::tr("Leave out"),
            {Qt::Key_X, Qt::Key_Delete}, wanted.leaveOut, isIn, true});
    if (wanted.callFine)
        offers.buttons.push_back({QStringLiteral("previewFine"), CleanPreview::tr("Fine"),
            {Qt::Key_F}, wanted.callFine, isIn, true});
    if (wanted.takeBack)
        offers.buttons.push_back(
            {QStringLiteral("previewTakeBack"), CleanPreview::tr("Take back in"),
                {Qt::SHIFT | Qt::Key_Delete}, wanted.takeBack, wanted.isLeftOut, false});
    return offers;
}

}

CleanPreview::CleanPreview(const CleanPresenter& presenter, QWidget* page)
    : QObject(page)
    , m_presenter(presenter)
    , m_preview(new PicturePreview(page))
{
}

void CleanPreview::show(const PhotoPreview& wanted)
{
    std::vector<PicturePreview::Item> items;
    for (const ImageRow image : wanted.images)
        items.push_back({image});
    disconnect(m_preview, &PicturePreview::stepped, nullptr, nullptr);
    if (wanted.stepped)
        connect(m_preview, &PicturePreview::stepped, this, wanted.stepped);
    m_preview->show(m_presenter.source().workspace, std::move(items), wanted.current,
        PicturePreview::Count::Shown, offersOf(wanted));
}

void CleanPreview::leave()
{
    m_preview->leave();
}

}
