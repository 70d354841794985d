// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QLocale;
class QMimeData;

namespace vitrine {
struct ListingSummary;
class Workspace;
}

/// What is dragged out and copied to other programs. Read on the GUI thread: milliseconds a
/// hundred rows, so that of more than kMostOutgoing rows the first ones go. Null where there is
/// nothing.
namespace vitrine::ui {

inline constexpr int kMostOutgoing = 1000;

/// What goes out together, row by row.
class Outgoing {
public:
    /// A row's photo goes as a file and its listing, once, as CSV, where it has them; its line as
    /// text. False where kMostOutgoing are in already: neither this row nor any after it goes.
    bool add(ImageRow photo, ListingRow listing, const QString& line);
    bool isEmpty() const { return m_lines.isEmpty(); }
    std::unique_ptr<QMimeData> asMime(const Workspace& workspace) const; ///< null where it is empty

private:
    std::vector<ImageRow> m_photos; ///< one a row
    std::vector<ListingRow> m_listings;
    QString m_lines;
};
/// What a page tells of so many rows, and what helps.
struct OutgoingNews {
    QString text; ///< how many of how many go
    QString help;
};
/// Nothing where all go.
std::optional<OutgoingNews> newsOfOutgoing(qsizetype rows);
/// Title, price, place and category with tabs between, and a line's end.
QString listingLine(const ListingSummary& summary, const QLocale& locale);

/// Their covers as files, themselves as CSV and as lines with tabs.
std::unique_ptr<QMimeData> mimeOfListings(
    const Workspace& workspace, const std::vector<ListingRow>& listings);
/// As files, their ids as lines; of one photo its pixels too, as a LatePictureMime.
std::unique_ptr<QMimeData> mimeOfPhotos(
    const std::shared_ptr<const Workspace>& workspace, const std::vector<ImageRow>& photos);

}
