// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/givenprice.h"

#include "core/catalogue/reader.h"

#include <cstdint>
#include <limits>

namespace vitrine::cleaning {

namespace {

std::optional<Money> inCurrency(const Money& given, const std::string& currency)
{
    constexpr std::int64_t kBase = 10;
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / kBase;
    Money money{given.minor, currency};
    for (int digits = minorDigits(given.currency); digits != minorDigits(currency);) {
        const bool finer = digits < minorDigits(currency);
        if (finer ? money.minor > kMost || money.minor < -kMost : money.minor % kBase != 0)
            return std::nullopt;
        money.minor = finer ? money.minor * kBase : money.minor / kBase;
        digits += finer ? 1 : -1;
    }
    return money;
}

}

std::string usualCurrency(catalogue::Reader& reader)
{
    return reader.statistics().prices.currency;
}

std::optional<Money> GivenPrice::forListing(ListingRow listing, catalogue::Reader& reader)
{
    if (!m_given.currency.empty())
        return m_given;
    const auto summary = reader.summary(listing);
    if (summary && summary->listing.price)
        return inCurrency(m_given, summary->listing.price->currency);
    if (!m_usual)
        m_usual = usualCurrency(reader);
    return inCurrency(m_given, *m_usual);
}

}
