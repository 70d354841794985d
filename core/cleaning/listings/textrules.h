// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

namespace vitrine::cleaning {

/// Longer than a title is on any marketplace; the value is in characters (code points).
class TitleTooLong final : public SingleListingRule {
public:
    FindingKind kind() const override { return FindingKind::TitleTooLong; }
    double defaultThreshold() const override { return 120.0; }

protected:
    void check(const ListingView&, double, std::vector<Finding>&) const override;
};

/// As TitleTooLong, of the description.
class DescriptionTooLong final : public SingleListingRule {
public:
    FindingKind kind() const override { return FindingKind::DescriptionTooLong; }
    double defaultThreshold() const override { return 5000.0; }

protected:
    void check(const ListingView&, double, std::vector<Finding>&) const override;
};

/// Mojibake (core/cleaning/text/mojibake.h) in the title, description, category or location; a
/// finding a field. The value counts damaged places, from the threshold on. The suggestion is the
/// whole field repaired.
class WrongEncoding final : public SingleListingRule {
public:
    FindingKind kind() const override { return FindingKind::WrongEncoding; }
    double defaultThreshold() const override { return 1.0; }

protected:
    void check(const ListingView&, double, std::vector<Finding>&) const override;
};

/// Phone numbers, e-mail addresses and links (core/cleaning/text/contactdetails.h) in the title or
/// description; a finding a field. The value is the score of the surest one, compared with the
/// threshold. The suggestion is the whole field masked.
class ContactDetails final : public SingleListingRule {
public:
    FindingKind kind() const override { return FindingKind::ContactDetails; }
    double defaultThreshold() const override { return 0.5; }

protected:
    void check(const ListingView&, double, std::vector<Finding>&) const override;
};

}
