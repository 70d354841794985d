// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/deciding/actions.h"

#include "core/base/error.h"
#include "core/base/marked.h"
#include "core/base/text.h"
#include "core/catalogue/reader.h"
#include "core/cleaning/deciding/mergeduplicates.h"
#include "core/cleaning/deciding/resolution.h"
#include "core/cleaning/deciding/selection.h"
#include "core/cleaning/listings/givenprice.h"
#include "core/cleaning/listings/textrules.h"
#include "core/cleaning/text/contactdetails.h"
#include "core/cleaning/thresholdrange.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr const char* kMask = "mask";
constexpr const char* kSame = VITRINE_TEXT("core", "It has that value already.");
constexpr const char* kFieldHint =
    VITRINE_TEXT("core", "Name title, description, price, location or category.");

[[noreturn]] void refuse(const std::string& message, const std::string& hint = {})
{
    throw Error(ErrorCode::InvalidArgument, message, hint);
}

Cell cellOf(const Subject& subject, std::string field)
{
    if (subject.listing)
        return {CellSubject::Listing, subject.listing.value, std::move(field)};
    if (subject.image)
        return {CellSubject::Image, subject.image.value, std::move(field)};
    return {CellSubject::Category, subject.category.value, std::move(field)};
}

Cell listingCell(ListingRow row, std::string field)
{
    return {CellSubject::Listing, row.value, std::move(field)};
}

/// Whether `finding` is about the field: a finding about the title suggests nothing for the price.
bool suggestsFor(const Subject& subject, std::string_view field)
{
    if (!subject.finding || subject.finding->finding.suggestion.empty())
        return false;
    const Finding& finding = subject.finding->finding;
    if (field == "category")
        return finding.kind == FindingKind::CategoryMisspelt
            || finding.kind == FindingKind::LabelIssue;
    return finding.field == field && isEditable(field)
        && finding.kind != FindingKind::CategoryMisspelt;
}

void exclude(const Action& action, Resolution& resolution)
{
    const bool out = action.kind == ActionKind::Exclude;
    if (out && action.on.openOf && isDuplicateKind(*action.on.openOf)) {
        refuse(VITRINE_TEXT("core",
                   "Leaving out all that are open would leave none of each group of duplicates."),
            VITRINE_TEXT("core", "Merge them: of each group one stays."));
    }
    for (const Subject& subject : resolution.subjects()) {
        const auto one = [&](const Subject& each) {
            resolution.set(each, cellOf(each, "excluded"), out ? CellValue("yes") : std::nullopt,
                out ? VITRINE_TEXT("core", "It is left out already.")
                    : VITRINE_TEXT("core", "It is not left out."));
        };
        if (!subject.category) {
            one(subject);
            continue;
        }
        for (const ListingRow row : listingsOf(subject, resolution.reader()))
            one({row, {}, {}, {}});
    }
}

/// Gives the listings that a subject stands for a value.
void setOf(const Subject& subject, const std::string& field, const CellValue& value,
    Resolution& resolution)
{
    const auto listings = listingsOf(subject, resolution.reader());
    if (listings.empty())
        resolution.skip(subject, VITRINE_TEXT("core", "It belongs to no listing."));
    for (const ListingRow row : listings)
        resolution.set(subject, listingCell(row, field), value, kSame);
}

void setSuggested(const Action& action, const std::string& field, Resolution& resolution)
{
    for (const Subject& subject : resolution.subjects()) {
        const std::string own = action.kind == ActionKind::Edit && field.empty() && subject.finding
            ? subject.finding->finding.field
            : field;
        if (suggestsFor(subject, own))
            setOf(subject, own, subject.finding->finding.suggestion, resolution);
        else
            resolution.skip(subject, VITRINE_TEXT("core", "Nothing is suggested for it."));
    }
}

void setField(const Action& action, const std::string& field, Resolution& resolution)
{
    if (action.useSuggestion)
        return setSuggested(action, field, resolution);
    for (const Subject& subject : resolution.subjects())
        setOf(subject, field, action.value, resolution);
}

void setPrice(const Money& given, Resolution& resolution)
{
    if (given.minor < 0)
        refuse(VITRINE_TEXT("core", "A price cannot be negative."),
            VITRINE_TEXT("core", "Give one from 0 on, or none."));
    GivenPrice price(given);
    for (const Subject& subject : resolution.subjects()) {
        for (const ListingRow row : listingsOf(subject, resolution.reader())) {
            if (const auto own = price.forListing(row, resolution.reader()))
                resolution.set(subject, listingCell(row, "price"), priceCell(own), kSame);
            else
                resolution.skip(subject, VITRINE_TEXT("core", "Its currency has no such amount."));
        }
    }
}

/// Without spaces around it, as an import has it.
std::string categoryOf(std::string_view given)
{
    std::string name(text::trimmed(given));
    if (name.empty())
        refuse(VITRINE_TEXT("core", "The new category has no name."),
            VITRINE_TEXT("core", "Name it, or take the category away instead."));
    return name;
}

/// Each image's listing the category that is named for it; named twice, the first counts.
void setCategories(const Action& action, Resolution& resolution)
{
    const Selection& on = action.on;
    if (on.images.size() != action.values.size() || !on.listings.empty() || !on.findings.empty()
        || on.openOf)
        refuse(VITRINE_TEXT("core", "There is not one category for each image."),
            VITRINE_TEXT("core", "Name as many categories as images, and nothing but images."));
    std::map<ImageRow, std::string> ofImages;
    for (std::size_t i = 0; i < on.images.size(); ++i)
        ofImages.emplace(on.images[i], categoryOf(action.values[i]));
    for (const Subject& subject : resolution.subjects())
        setOf(subject, "category", ofImages.at(subject.image), resolution);
}

void setCategory(Action action, Resolution& resolution)
{
    if (action.value)
        action.value = categoryOf(*action.value);
    setField(action, "category", resolution);
}

void relabel(const Action& action, Resolution& resolution)
{
    if (action.values.empty())
        setCategory(action, resolution);
    else
        setCategories(action, resolution);
}

void edit(const Action& action, Resolution& resolution)
{
    if (action.field.empty() && !action.useSuggestion)
        refuse(VITRINE_TEXT("core", "No field was named that should change."), kFieldHint);
    if (!action.field.empty() && !isEditable(action.field))
        refuse("\"" + action.field + "\" is no field that can be edited.", kFieldHint);
    if (action.field == "category")
        return setCategory(action, resolution);
    if (const auto price = action.field == "price" ? priceOfCell(action.value) : std::nullopt)
        return setPrice(*price, resolution);
    setField(action, action.field, resolution);
}

/// Whether contact details are in a field of the listing; they are masked then.
bool maskField(ListingRow row, const std::string& field, double leastScore, Resolution& resolution)
{
    const Cell cell = listingCell(row, field);
    const CellValue now = resolution.reader().cellValue(cell);
    const bool found = now && maskContactDetails(*now, leastScore) != *now;
    if (found)
        resolution.operate(cell, fmt::format("{} {}", kMask, leastScore));
    return found;
}

std::optional<double> decimal(std::string_view text)
{
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    return problem == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

/// Refuses what the rule could do nothing with.
void checkThreshold(const Action& action, FindingKind kind)
{
    const std::string name(findingKindName(kind));
    const auto range = thresholdRange(kind);
    if (!range)
        refuse(name + " is compared with no threshold.",
            VITRINE_TEXT("core", "Choose a kind such as dark."));
    if (action.category && !range->ofCategories)
        refuse("The threshold of " + name + " is the same for all categories.",
            VITRINE_TEXT("core", "Leave the category out."));
    const auto value = decimal(*action.value);
    if (!value || !(*value >= range->least && *value <= range->most))
        refuse("\"" + *action.value + "\" is no threshold of " + name + ".",
            fmt::format("Give a number from {} {}.", range->least,
                range->most < std::numeric_limits<double>::max() ? fmt::format("to {}", range->most)
                                                                 : "on"));
}

void mask(const Action& action, Resolution& resolution)
{
    if (action.value)
        checkThreshold(action, FindingKind::ContactDetails);
    const double leastScore = maskThreshold(action, resolution.reader());
    for (const Subject& subject : resolution.subjects()) {
        const std::string own = subject.finding ? subject.finding->finding.field : std::string();
        bool found = false;
        for (const ListingRow row : listingsOf(subject, resolution.reader())) {
            for (const char* field : {"title", "description"}) {
                if (own.empty() || own == field)
                    found = maskField(row, field, leastScore, resolution) || found;
            }
        }
        if (!found && subject.finding)
            resolution.skip(subject, VITRINE_TEXT("core", "No contact details are in it."));
    }
}

void threshold(const Action& action, Resolution& resolution)
{
    if (!action.finding)
        refuse(VITRINE_TEXT("core", "No kind of finding was named."),
            VITRINE_TEXT("core", "Name one, such as dark."));
    if (action.value) // an older step may have left one that can be taken back
        checkThreshold(action, *action.finding);
    resolution.set({},
        {CellSubject::Rule, action.category.value, std::string(findingKindName(*action.finding))},
        action.value, VITRINE_TEXT("core", "That is the threshold already."));
}

/// The fields that findings of a kind about one listing may name.
std::span<const std::string_view> fieldsOf(FindingKind kind)
{
    static constexpr std::array<std::string_view, 5> kTexts{
        "", "title", "description", "category", "location"};
    static constexpr std::array<std::string_view, 1> kPriceOnly{"price"};
    static constexpr std::array<std::string_view, 1> kImages{"images"};
    const std::span all(kTexts);
    switch (kind) {
    case FindingKind::PriceMissing:
    case FindingKind::PriceZero:
    case FindingKind::PriceOutlier: return kPriceOnly;
    case FindingKind::TitleEmpty:
    case FindingKind::TitleTooLong: return all.subspan(1, 1);
    case FindingKind::DescriptionEmpty:
    case FindingKind::DescriptionTooLong: return all.subspan(2, 1);
    case FindingKind::ContactDetails: return all.subspan(1, 2);
    case FindingKind::WrongEncoding: return all.subspan(1);
    case FindingKind::CategoryMissing: return all.subspan(3, 1);
    case FindingKind::LocationMissing: return all.subspan(4, 1);
    case FindingKind::NoImages: return kImages;
    default: return all.first(1);
    }
}

/// The fields of what was found of a kind about a listing or image; of what could be where nothing
/// was, so that it is fine before anybody looks.
std::set<std::string> acceptedFields(
    const Subject& subject, FindingKind kind, catalogue::Reader& reader)
{
    FindingQuery query{kind, subject.listing, true};
    if (subject.image) {
        if (const auto image = reader.image(subject.image))
            query.listing = image->listing;
    }
    std::set<std::string> fields;
    for (const StoredFinding& stored : reader.findings(query, 0, kNoLimit)) {
        if (stored.finding.listing == subject.listing && stored.finding.image == subject.image)
            fields.insert(stored.finding.field);
    }
    if (fields.empty())
        fields.insert(fieldsOf(kind).begin(), fieldsOf(kind).end());
    return fields;
}

void accept(const Action& action, Resolution& resolution)
{
    for (const Subject& subject : resolution.subjects()) {
        if (!subject.finding && !action.finding)
            refuse(VITRINE_TEXT("core", "No kind of finding was named that is fine."),
                VITRINE_TEXT("core", "Name one, such as dark."));
        const FindingKind kind = subject.finding ? subject.finding->finding.kind : *action.finding;
        std::set<std::string> fields{action.field};
        if (subject.finding)
            fields = {subject.finding->finding.field};
        else if (action.field.empty())
            fields = acceptedFields(subject, kind, resolution.reader());
        for (const std::string& field : fields)
            resolution.set(subject, cellOf(subject, acceptedField(kind, field)), "yes",
                VITRINE_TEXT("core", "It is fine already."));
    }
}

}

bool isEditable(std::string_view field)
{
    constexpr std::array<std::string_view, 5> kFields{
        "title", "description", "price", "location", "category"};
    return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

std::string acceptedField(FindingKind kind, const std::string& field)
{
    std::string name = "fine:" + std::string(findingKindName(kind));
    if (!field.empty())
        name += "/" + field;
    return name;
}

Resolved resolve(const Action& action, catalogue::Reader& reader)
{
    Resolution resolution(subjectsOf(action.on, reader), reader);
    switch (action.kind) {
    case ActionKind::Exclude:
    case ActionKind::Restore: exclude(action, resolution); break;
    case ActionKind::Relabel: relabel(action, resolution); break;
    case ActionKind::Edit: edit(action, resolution); break;
    case ActionKind::Mask: mask(action, resolution); break;
    case ActionKind::Merge: mergeDuplicates(action, resolution); break;
    case ActionKind::Threshold: threshold(action, resolution); break;
    case ActionKind::Accept: accept(action, resolution); break;
    }
    return std::move(resolution).result();
}

double maskThreshold(const Action& action, catalogue::Reader& reader)
{
    if (const auto given = action.value ? decimal(*action.value) : std::nullopt)
        return *given;
    return catalogue::thresholdOf(reader.thresholds(), FindingKind::ContactDetails)
        .value_or(ContactDetails().defaultThreshold());
}

const catalogue::TextOperations& textOperations()
{
    static const catalogue::TextOperations kOperations{
        {kMask, [](std::string_view text, std::string_view leastScore) {
             return maskContactDetails(text, decimal(leastScore).value_or(0.0));
         }}};
    return kOperations;
}

}
