// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/wording.h"

#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace vitrine::ui {
namespace {

struct Wording {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::Wording)
};

}

QString captionOf(const ListingSummary& summary, const QLocale& locale)
{
    const QString leftOut = summary.listing.excluded ? Wording::tr("Left out") : QString();
    // The place last: a narrow card elides it before the rest.
    QStringList parts{leftOut, moneyText(summary.listing.price, locale),
        toQString(summary.categoryName), toQString(summary.listing.location)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString spokenText(const ListingSummary& summary, const QLocale& locale)
{
    QStringList parts{toQString(summary.listing.title), captionOf(summary, locale)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString listingCount(qint64 listings)
{
    return listings == 1 ? Wording::tr("1 listing")
                         : Wording::tr("%Ln listings", nullptr, pluralCount(listings));
}

QString photoCount(qint64 photos)
{
    return photos == 1 ? Wording::tr("1 photo")
                       : Wording::tr("%Ln photos", nullptr, pluralCount(photos));
}

QString categoryCount(qint64 categories)
{
    return categories == 1 ? Wording::tr("1 category")
                           : Wording::tr("%Ln categories", nullptr, pluralCount(categories));
}

QString withoutPhotoCount(qint64 listings)
{
    return listings == 1
        ? Wording::tr("1 listing has no photo")
        : Wording::tr("%Ln listings have no photo", nullptr, pluralCount(listings));
}

QString matchCount(int matches)
{
    return matches == 1 ? Wording::tr("1 photo alike")
                        : Wording::tr("%Ln photos alike", nullptr, matches);
}

QString durationText(double milliseconds, const QLocale& locale)
{
    if (milliseconds >= 999.5)
        return Wording::tr("%1 s").arg(locale.toString(milliseconds / 1000.0, 'f', 1));
    return Wording::tr("%1 ms").arg(
        locale.toString(milliseconds, 'f', milliseconds >= 0.05 && milliseconds < 9.95 ? 1 : 0));
}

QString shortened(const QString& text, qsizetype letters)
{
    return text.size() <= letters ? text : text.left(letters - 1) + QChar(0x2026);
}

QString breakable(const QString& text)
{
    constexpr qsizetype kLongWord = 18;
    constexpr qsizetype kPiece = 10;
    QString result;
    qsizetype run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text[i];
        run = letter.isSpace() || letter == QLatin1Char('-') ? 0 : run + 1;
        result += letter;
        const bool pair = letter.isHighSurrogate() || (i + 1 < text.size() && text[i + 1].isMark());
        if (run >= kLongWord && (run - kLongWord) % kPiece == 0 && !pair)
            result += QChar(QChar::SpecialCharacter(0x200B));
    }
    return result;
}

double scoreShare(double score, SearchMetric metric)
{
    const double share =
        metric == SearchMetric::Cosine ? score : 1.0 / (1.0 + std::max(score, 0.0));
    return std::clamp(share, 0.0, 1.0);
}

QString scoreText(double score, SearchMetric metric, const QLocale& locale)
{
    return locale.toString(score, 'f', metric == SearchMetric::Cosine ? 2 : 1);
}

}
