// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/selection.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/catalogue/reader.h"

#include <fmt/format.h>

namespace vitrine::cleaning {

namespace {

Subject subjectOfFinding(StoredFinding finding)
{
    Subject subject;
    subject.listing = finding.finding.listing;
    subject.image = finding.finding.image;
    subject.category = finding.finding.category;
    subject.finding = std::move(finding);
    return subject;
}

}

bool isInCatalogue(const Subject& subject)
{
    return subject.listing || subject.image || subject.category;
}

std::vector<Subject> subjectsOf(const Selection& selection, catalogue::Reader& reader)
{
    std::vector<Subject> subjects;
    for (const ListingRow row : selection.listings) {
        if (reader.summary(row))
            subjects.push_back({row, {}, {}, {}});
    }
    for (const ImageRow row : selection.images) {
        if (reader.image(row))
            subjects.push_back({{}, row, {}, {}});
    }
    for (const std::int64_t row : selection.findings) {
        auto finding = reader.finding(row);
        if (!finding) {
            throw Error(ErrorCode::NotFound, fmt::format("There is no finding {}.", row),
                VITRINE_TEXT("core", "List the findings again: a check gives them new numbers."));
        }
        subjects.push_back(subjectOfFinding(std::move(*finding)));
    }
    if (selection.openOf) {
        for (StoredFinding& finding : reader.findings({selection.openOf, {}, false}, 0, kNoLimit))
            subjects.push_back(subjectOfFinding(std::move(finding)));
    }
    return subjects;
}

std::vector<ListingRow> listingsOf(const Subject& subject, catalogue::Reader& reader)
{
    if (subject.listing)
        return {subject.listing};
    std::vector<ListingRow> listings;
    if (subject.image) {
        if (const auto image = reader.image(subject.image); image && image->listing)
            listings.push_back(image->listing);
    } else if (subject.category) {
        ListingFilter ofCategory;
        ofCategory.categories = {subject.category};
        for (const ListingSummary& summary :
            reader.listings(ofCategory, ListingOrder::Catalogue, 0, kNoLimit))
            listings.push_back(summary.listing.row);
    }
    return listings;
}

std::string nameOf(const Subject& subject, catalogue::Reader& reader)
{
    if (subject.listing) {
        const auto summary = reader.summary(subject.listing);
        return summary ? summary->listing.id : std::string();
    }
    if (subject.image) {
        const auto image = reader.image(subject.image);
        return image ? image->id : std::string();
    }
    if (!subject.category)
        return subject.finding ? subject.finding->finding.text : std::string();
    for (const Category& category : reader.categories()) {
        if (category.row == subject.category)
            return category.name;
    }
    return {};
}

}
