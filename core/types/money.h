// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

/// An amount in the currency's minor unit (pence, cents): 123400 GBP is £1,234.00.
struct Money {
    std::int64_t minor = 0;
    std::string currency; ///< ISO 4217, such as "GBP"; empty when the source named none

    auto operator<=>(const Money&) const = default;
};

/// Digits after the decimal point in that currency (ISO 4217): JPY 0, most 2, KWD 3.
int minorDigits(const std::string& currency);

/// "1234.00": a number for any program, without thousands' separators.
std::string decimalNumber(const Money& money);

/// "1234.00 GBP": for files that programs read back. A currency that is not known stays empty:
/// "1234.00 ".
std::string toDecimalText(const Money& money);
/// What toDecimalText writes, also with fewer decimals and without the space of an empty currency;
/// none for any other text.
std::optional<Money> fromDecimalText(std::string_view text);

/// "£1,234.00", or "1,234.00 SEK" where no sign is known; for the command line and JSON, in no
/// particular locale.
std::string toString(const Money& money);

}
