// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/planwords.h"

#include "ui/pages/train/trainwords.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace vitrine::ui {
namespace {

struct PlanWords {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::PlanWords)

public:
    QString operator()(const RandomStart& start) const
    {
        const QString what =
            tr("The network begins at random, and learns far less from a shop's few photos.");
        if (start.wanted)
            return what;
        if (start.imported.empty())
            return tr("There are no pretrained weights. %1 Download weights first.").arg(what);
        QStringList names;
        for (const std::string& name : start.imported)
            names << toQString(name);
        return tr("Imported weights are taken only when they are chosen (%1). %2")
            .arg(names.join(QStringLiteral(", ")), what);
    }
    QString operator()(const LaterPhotos& later) const
    {
        return tr("%Ln photo(s) came after the split and take no part. Deal the photos out again "
                  "to use them.",
            nullptr, static_cast<int>(later.photos));
    }
    QString operator()(const NoValidation&) const
    {
        return tr("No photo is kept for validation: nothing will tell how well the network does.");
    }
    QString operator()(const LeakingSplit& split) const
    {
        const QString leaks = tr("%Ln listing(s) and groups of near duplicates have photos on both "
                                 "sides, so the result will look better than it is.",
            nullptr, static_cast<int>(split.leaks));
        return split.byListingHasNone ? tr("%1 A split by listing has none.").arg(leaks) : leaks;
    }
    QString operator()(const SmallCategories& small) const
    {
        QStringList names;
        for (const auto& [name, photos] : small.named)
            names << tr("%1 (%2)").arg(
                toQString(name), QLocale().toString(static_cast<qlonglong>(photos)));
        if (small.others > 0)
            names << tr("%Ln more", nullptr, static_cast<int>(small.others));
        return tr("Categories with fewer than %1 photos to learn from: %2. The network will hardly "
                  "know them.")
            .arg(QLocale().toString(static_cast<qlonglong>(small.fewest)),
                names.join(QStringLiteral(", ")));
    }
    QString operator()(const LittleDisk& disk) const
    {
        const QString needs = tr("The run needs about %1 on disk, and %2 are free.")
                                  .arg(bytesText(disk.needed), bytesText(disk.free));
        const QString stays = disk.kept > 0
            ? tr("%1 of those stay free whatever happens.").arg(bytesText(disk.kept))
            : QString();
        QStringList sentences{
            needs, stays, tr("Free some, or switch off “Keep what the frozen part computes”.")};
        sentences.removeAll(QString());
        return sentences.join(QLatin1Char(' '));
    }
    QString operator()(const SmallTrunkCache& cache) const
    {
        return tr("What the frozen part computes needs %1, and only %2 may be kept: the run would "
                  "be refused. Raise the “Limit of what is kept”, or switch off “Keep what the "
                  "frozen part computes”.")
            .arg(bytesText(cache.needed), bytesText(cache.limit));
    }
};

}

QString warningText(const PlanWarning& warning)
{
    return std::visit(PlanWords(), warning);
}

}
