// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/outgoing.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QMimeData>
#include <QStringList>

namespace vitrine::ui {
namespace {

constexpr int kPixelsSide = 2048; ///< enough to edit or to print small

std::unique_ptr<QMimeData> filesAndText(const QStringList& files, const QString& lines)
{
    auto mime = mimeOfFiles(files);
    if (!mime)
        mime = std::make_unique<QMimeData>();
    mime->setText(lines);
    return mime;
}

}

std::unique_ptr<QMimeData> mimeOfListings(
    const Workspace& workspace, const std::vector<ListingRow>& listings)
{
    if (listings.empty())
        return nullptr;
    QStringList files;
    QString lines;
    const QLocale locale;
    for (const ListingRow row : listings) {
        const auto summary = workspace.summary(row);
        if (!summary)
            continue;
        files << pictureFileOf(workspace, summary->cover);
        const QStringList cells{toQString(summary->listing.title),
            moneyText(summary->listing.price, locale), toQString(summary->listing.location),
            toQString(summary->categoryName)};
        lines += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    auto mime = filesAndText(files, lines);
    mime->setData(
        QStringLiteral("text/csv"), QByteArray::fromStdString(workspace.listingsAsCsv(listings)));
    return mime;
}

std::unique_ptr<QMimeData> mimeOfPhotos(
    const Workspace& workspace, const std::vector<ImageRow>& photos)
{
    QStringList files;
    QStringList ids;
    for (const ImageRow photo : photos) {
        const auto known = workspace.image(photo);
        if (!known)
            continue;
        files << pictureFileOf(workspace, photo);
        ids << toQString(known->id);
    }
    if (ids.isEmpty())
        return nullptr;
    auto mime = filesAndText(files, ids.join(QLatin1Char('\n')));
    if (photos.size() == 1) {
        if (const QImage picture = readPicture(workspace, photos.front(), kPixelsSide);
            !picture.isNull())
            mime->setImageData(picture);
    }
    return mime;
}

}
