// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/cleansource.h"

#include "core/types/refusedrow.h"
#include "core/workspace/workspace.h"
#include "ui/itemmodels/wording.h"
#include "ui/pages/clean/findingwords.h"
#include "ui/widgets/convert.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace vitrine::ui {

FindingItem readFinding(
    const Workspace& workspace, StoredFinding stored, const std::vector<Category>& categories)
{
    FindingItem item;
    const Finding& finding = stored.finding;
    item.listing = finding.listing;
    item.picture = finding.image;
    if (finding.image) {
        if (const auto image = workspace.image(finding.image)) {
            item.subject = toQString(image->id);
            item.listing = image->listing;
        }
    } else if (finding.category) {
        for (const Category& category : categories) {
            if (category.row == finding.category) {
                item.subject = toQString(category.name);
                item.listings = category.listings;
                item.caption = listingCount(category.listings);
            }
        }
    }
    if (finding.kind == FindingKind::BadId) { // about nothing that is in the catalogue
        for (const RefusedRow& row : refusedRowsOf(finding.text))
            item.subject = refusedRowPlace(row);
    }
    if (item.listing) {
        if (const auto summary = workspace.summary(item.listing)) {
            if (!summary->listing.title.empty())
                item.subject = toQString(summary->listing.title);
            else if (item.subject.isEmpty())
                item.subject = toQString(summary->listing.id);
            item.caption = captionOf(*summary, QLocale());
            item.category = toQString(summary->categoryName);
            if (!item.picture)
                item.picture = summary->cover;
        }
    }
    item.stored = std::move(stored);
    return item;
}

bool isAboutCategories(FindingKind kind)
{
    return kind == FindingKind::CategoryRare || kind == FindingKind::CategoryMisspelt
        || kind == FindingKind::CategoryShortcut;
}

std::vector<FindingItem> readFindings(const CleanSource& source, const FindingQuery& query,
    std::int64_t offset, std::int64_t limit, JobContext& context)
{
    std::vector<FindingItem> items;
    const bool aboutCategories = !query.kind || isAboutCategories(*query.kind);
    const auto categories =
        aboutCategories ? source.workspace->categories() : std::vector<Category>();
    for (StoredFinding& stored : source.inspection->findings(query, offset, limit)) {
        context.throwIfStopped();
        items.push_back(readFinding(*source.workspace, std::move(stored), categories));
    }
    return items;
}

QString fieldText(const Workspace& workspace, const FindingItem& item)
{
    const std::string& field = item.stored.finding.field;
    if (!item.listing || (field != "title" && field != "description"))
        return {};
    const auto listing = workspace.listing(item.listing);
    if (!listing)
        return {};
    return toQString(field == "title" ? listing->title : listing->description);
}

}
