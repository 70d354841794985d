// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/outgoing.h"

#include "core/workspace/workspace.h"
#include "ui/itemmodels/picturefiles.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/dragout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMimeData>
#include <QStringList>

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

namespace vitrine::ui {
namespace {

constexpr int kPixelsSide = 2048; ///< enough to edit or to print small

struct OutgoingWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Outgoing)
};

template <typename Row> void keepFirst(std::vector<Row>& rows)
{
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(kMostOutgoing)));
}

}

std::unique_ptr<QMimeData> mimeOf(const Workspace& workspace, Outgoing outgoing)
{
    if (outgoing.lines.isEmpty())
        return nullptr;
    keepFirst(outgoing.photos);
    keepFirst(outgoing.listings);
    std::unordered_set<ListingRow> known;
    std::erase_if(
        outgoing.listings, [&](ListingRow row) { return !row || !known.insert(row).second; });
    QStringList files;
    for (const ImageRow photo : outgoing.photos)
        files << pictureFileOf(workspace, photo);
    auto mime = mimeOfFiles(files);
    if (!mime)
        mime = std::make_unique<QMimeData>();
    mime->setText(outgoing.lines);
    if (!outgoing.listings.empty())
        mime->setData(QStringLiteral("text/csv"),
            QByteArray::fromStdString(workspace.listingsAsCsv(outgoing.listings)));
    return mime;
}

std::optional<OutgoingNews> newsOfOutgoing(qsizetype rows)
{
    if (rows <= kMostOutgoing)
        return std::nullopt;
    return OutgoingNews{OutgoingWords::tr("Only the first %L1 of %L2 rows are taken along.")
                            .arg(kMostOutgoing)
                            .arg(rows),
        OutgoingWords::tr("Copy or drag the others after them.")};
}

QString listingLine(const ListingSummary& summary, const QLocale& locale)
{
    const QStringList cells{toQString(summary.listing.title),
        moneyText(summary.listing.price, locale), toQString(summary.listing.location),
        toQString(summary.categoryName)};
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

std::unique_ptr<QMimeData> mimeOfListings(
    const Workspace& workspace, const std::vector<ListingRow>& listings)
{
    Outgoing outgoing;
    const QLocale locale;
    for (const ListingRow row : listings) {
        if (outgoing.isFull())
            break;
        const auto summary = workspace.summary(row);
        if (!summary)
            continue;
        outgoing.photos.push_back(summary->cover);
        outgoing.listings.push_back(row);
        outgoing.lines += listingLine(*summary, locale);
    }
    return mimeOf(workspace, std::move(outgoing));
}

std::unique_ptr<QMimeData> mimeOfPhotos(
    const std::shared_ptr<const Workspace>& workspace, const std::vector<ImageRow>& photos)
{
    Outgoing outgoing;
    QStringList ids;
    for (const ImageRow photo : photos) {
        if (outgoing.isFull())
            break;
        const auto known = workspace->image(photo);
        if (!known)
            continue;
        outgoing.photos.push_back(photo);
        ids << toQString(known->id);
    }
    outgoing.lines = ids.join(QLatin1Char('\n'));
    auto mime = mimeOf(*workspace, std::move(outgoing));
    if (!mime || photos.size() > 1)
        return mime;
    return std::make_unique<LatePictureMime>(*mime, [workspace, photo = photos.front()] {
        return readPicture(*workspace, photo, kPixelsSide);
    });
}

}
