// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/train/trainpagefixture.h"

#include "tests/ui/itemmodels/smallshop.h"

#include <QLocale>
#include <QSettings>

namespace vitrine::test {

void cleanPictures(Workspace& shop)
{
    CleanRequest request;
    request.side = 32;
    JobContext context;
    shop.cleanPictures(request, context);
}

CleanShop::CleanShop()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
        QString::fromStdString((folder / "settings").string()));
    workspace = makeShop(folder.path(), {.listings = 24, .pictures = true});
    cleanPictures(*workspace);
    for (const ListingSummary& summary : workspace->listings({}, {}, 0, 24)) {
        for (const ListingImage& each : workspace->imagesOf(summary.listing.row))
            images.push_back(each.row);
    }
}

}
