// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/textrules.h"

#include "core/base/text.h"
#include "core/cleaning/text/codepoints.h"
#include "core/cleaning/text/contactdetails.h"
#include "core/cleaning/text/mojibake.h"

#include <algorithm>
#include <optional>

namespace vitrine::cleaning {

namespace {

void checkLength(
    Finding finding, std::string_view text, double threshold, std::vector<Finding>& findings)
{
    if (static_cast<double>(text.size()) <= threshold)
        return; // there are no more characters than bytes
    finding.value = static_cast<double>(countCodePoints(text));
    if (finding.value <= threshold)
        return;
    finding.threshold = threshold;
    finding.score = excessScore(finding.value, threshold);
    finding.text = text::elided(text, kShownBytes);
    findings.push_back(std::move(finding));
}

void checkEncoding(
    Finding finding, std::string_view text, double threshold, std::vector<Finding>& findings)
{
    std::optional<EncodingDamage> damage = findEncodingDamage(text);
    if (!damage || damage->places < threshold)
        return;
    finding.value = damage->places;
    finding.threshold = threshold;
    finding.score = damage->places > 1 ? 1.0 : 0.9;
    finding.text = text::elided(damage->example, kShownBytes);
    finding.suggestion = std::move(damage->repaired);
    findings.push_back(std::move(finding));
}

void checkContacts(
    Finding finding, std::string_view text, double threshold, std::vector<Finding>& findings)
{
    const std::vector<ContactMatch> matches = findContactDetails(text, threshold);
    if (matches.empty())
        return;
    finding.score = 0.0;
    std::string shown;
    for (const ContactMatch& match : matches) {
        finding.score = std::max(finding.score, match.score);
        shown += shown.empty() ? "" : ", ";
        shown += text.substr(match.begin, match.bytes);
    }
    finding.value = finding.score;
    finding.threshold = threshold;
    finding.text = text::elided(shown, kShownBytes);
    finding.suggestion = masked(text, matches);
    findings.push_back(std::move(finding));
}

}

void TitleTooLong::check(
    const ListingView& listing, double threshold, std::vector<Finding>& findings) const
{
    checkLength(about(listing, "title"), listing.title, threshold, findings);
}

void DescriptionTooLong::check(
    const ListingView& listing, double threshold, std::vector<Finding>& findings) const
{
    checkLength(about(listing, "description"), listing.description, threshold, findings);
}

void WrongEncoding::check(
    const ListingView& listing, double threshold, std::vector<Finding>& findings) const
{
    checkEncoding(about(listing, "title"), listing.title, threshold, findings);
    checkEncoding(about(listing, "description"), listing.description, threshold, findings);
    checkEncoding(about(listing, "category"), listing.categoryPath, threshold, findings);
    checkEncoding(about(listing, "location"), listing.location, threshold, findings);
}

void ContactDetails::check(
    const ListingView& listing, double threshold, std::vector<Finding>& findings) const
{
    checkContacts(about(listing, "title"), listing.title, threshold, findings);
    checkContacts(about(listing, "description"), listing.description, threshold, findings);
}

}
