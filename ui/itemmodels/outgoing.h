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

/// What goes out together, for each row; rows after the first kMostOutgoing are left out.
struct Outgoing {
    std::vector<ImageRow> photos; ///< as files; none: the row has no photo
    std::vector<ListingRow> listings; ///< as CSV, each once; may be empty
    QString lines; ///< as text, a line for each row

    bool isFull() const { return photos.size() >= std::size_t{kMostOutgoing}; }
};
/// Null without lines.
std::unique_ptr<QMimeData> mimeOf(const Workspace& workspace, Outgoing outgoing);
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
