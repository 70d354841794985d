// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/listing.h"
#include "core/types/listingquery.h"
#include "core/workspace/requests.h"

#include <QString>

class QLocale;

namespace vitrine::ui {

// The lines under a card and beside a picture, the same on every page.

/// "£80 · Home & Garden · Leeds", without what is not known.
QString captionOf(const ListingSummary& summary, const QLocale& locale);
/// For screen readers: title and caption in one sentence.
QString spokenText(const ListingSummary& summary, const QLocale& locale);
QString listingCount(qint64 listings); ///< "7,156 listings"
QString photoCount(qint64 photos); ///< "12,604 photos"
QString categoryCount(qint64 categories);
QString withoutPhotoCount(qint64 listings); ///< "104 listings have no photo"

QString matchCount(int matches); ///< "3 photos alike"

/// "74 ms", "0.8 ms", "1.3 s".
QString durationText(double milliseconds, const QLocale& locale);

/// Of a longer text as many letters, the last an ellipsis.
QString shortened(const QString& text, qsizetype letters);

/// With places to break in words too long for a narrow label (zero-width spaces).
QString breakable(const QString& text);

/// The length of the score's bar, 0 to 1, and the number beside it. Cosine below 0 is an empty bar;
/// of a squared distance the nearer is the longer.
double scoreShare(double score, SearchMetric metric);
QString scoreText(double score, SearchMetric metric, const QLocale& locale);

}
