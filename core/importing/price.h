// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/money.h"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine::importing {

/// A price as people write it: "£1,234.00", "-£3.00", "€ 1.234,00", "1 234,50 kr", "$5", "GBP 5",
/// "1234". The sign or code may stand on either side; thousands are grouped by comma, point, space
/// or apostrophe; a lone separator before exactly three digits groups ("1,234" is 1234). Without a
/// sign the currency is `defaultCurrency`, which also decides between currencies that share one
/// ("$", "kr"). Nothing for any other text, for more decimals than the currency has, and beyond 15
/// digits.
std::optional<Money> parsePrice(std::string_view text, const std::string& defaultCurrency);

}
