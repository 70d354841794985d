// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clean/cleanfixture.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>

namespace vitrine::test {

CleanShop::CleanShop()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::setOrganizationName(QStringLiteral("vitrine-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
        QString::fromStdString((folder / "settings").string()));
    shop = makeShop(folder.path(), {.listings = kListings, .pictures = true});
    for (const ListingSummary& summary : shop->listings({}, {}, 0, kListings)) {
        listings.push_back(summary.listing.row);
        for (const ListingImage& each : shop->imagesOf(summary.listing.row))
            images.push_back(each.row);
    }
}

CleanFixture::CleanFixture()
{
    page.resize(1400, 900);
    page.show();
}

void CleanFixture::add(FindingKind kind, ListingRow listing, ImageRow image,
    const std::string& text, const std::string& suggestion, std::int64_t group)
{
    Finding finding;
    finding.kind = kind;
    finding.listing = listing;
    finding.image = image;
    finding.text = text;
    finding.suggestion = suggestion;
    finding.group = group;
    if (kind == FindingKind::ContactDetails)
        finding.field = "title";
    inspection.add(finding);
}

void CleanFixture::start(const std::shared_ptr<Workspace>& shop)
{
    page.setSource({shop, &inspection});
    QTRY_COMPARE(presenter().state(), ui::CleanState::NotChecked);
    presenter().check();
    QTRY_COMPARE(presenter().state(), ui::CleanState::Full);
}

}
