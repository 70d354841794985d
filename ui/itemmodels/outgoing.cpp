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

#include <cstddef>
#include <unordered_set>

namespace vitrine::ui {
namespace {

constexpr int kPixelsSide = 2048; ///< enough to edit or to print small

struct OutgoingWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Outgoing)
};

}

bool Outgoing::add(ImageRow photo, ListingRow listing, const QString& line)
{
    if (m_photos.size() == std::size_t{kMostOutgoing})
        return false;
    m_photos.push_back(photo);
    if (listing)
        m_listings.push_back(listing);
    m_lines += line;
    return true;
}

std::unique_ptr<QMimeData> Outgoing::asMime(const Workspace& workspace) const
{
    if (isEmpty())
        return nullptr;
    std::vector<ListingRow> listings = m_listings;
    std::unordered_set<ListingRow> known;
    std::erase_if(listings, [&](ListingRow row) { return !known.insert(row).second; });
    QStringList files;
    for (const ImageRow photo : m_photos)
        files << pictureFileOf(workspace, photo);
    auto mime = mimeOfFiles(files);
    if (!mime)
        mime = std::make_unique<QMimeData>();
    mime->setText(m_lines);
    if (!listings.empty())
        mime->setData(QStringLiteral("text/csv"),
            QByteArray::fromStdString(workspace.listingsAsCsv(listings)));
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
        const auto summary = workspace.summary(row);
        if (summary && !outgoing.add(summary->cover, row, listingLine(*summary, locale)))
            break;
    }
    return outgoing.asMime(workspace);
}

std::unique_ptr<QMimeData> mimeOfPhotos(
    const std::shared_ptr<const Workspace>& workspace, const std::vector<ImageRow>& photos)
{
    Outgoing outgoing;
    for (const ImageRow photo : photos) {
        const auto known = workspace->image(photo);
        if (!known)
            continue;
        const QString id = toQString(known->id);
        if (!outgoing.add(photo, {}, outgoing.isEmpty() ? id : QLatin1Char('\n') + id))
            break;
    }
    auto mime = outgoing.asMime(*workspace);
    if (!mime || photos.size() > 1)
        return mime;
    return std::make_unique<LatePictureMime>(*mime, [workspace, photo = photos.front()] {
        return readPicture(*workspace, photo, kPixelsSide);
    });
}

}
