// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cleaning/listings/listingrule.h"

#include <vector>

namespace vitrine::cleaning {

/// A value that a listing lacks: PriceMissing, TitleEmpty, DescriptionEmpty, CategoryMissing,
/// LocationMissing or NoImages; of texts by isEmptyText, as in MissingValues. Nothing is compared:
/// value and threshold are 0, the score is 1. The text of PriceMissing is what the table gave
/// instead of a price; empty where it gave nothing.
class MissingValue final : public SingleListingRule {
public:
    explicit MissingValue(FindingKind kind); ///< one of those six

    FindingKind kind() const override { return m_kind; }
    double defaultThreshold() const override { return 0.0; }

protected:
    void check(const ListingView& listing, double threshold,
        std::vector<Finding>& findings) const override;

private:
    FindingKind m_kind;
    const char* m_column;
    bool (*m_missing)(const ListingView&);
};

}
