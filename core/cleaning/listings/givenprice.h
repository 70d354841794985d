// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/money.h"

#include <optional>
#include <string>

namespace vitrine::catalogue {
class Reader;
}

namespace vitrine::cleaning {

/// The currency of most prices in the catalogue; empty where there are none.
std::string usualCurrency(catalogue::Reader& reader);

/// Finds the currency of prices that were given without one: the listing's own, else the usual one.
class GivenPrice {
public:
    explicit GivenPrice(const Money& given)
        : m_given(given)
    {
    }

    /// Nothing where the listing's currency has no such amount, such as 12.50 yen.
    std::optional<Money> forListing(ListingRow listing, catalogue::Reader& reader);

private:
    Money m_given;
    std::optional<std::string> m_usual;
};

}
