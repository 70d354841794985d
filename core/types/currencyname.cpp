// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/currencyname.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

/// A way to write a currency, and the currencies it may mean, the usual one first.
struct CurrencySign {
    std::string_view sign; ///< lower case
    std::array<std::string_view, 5> codes;
};

// Longer signs before their parts.
constexpr CurrencySign kSigns[] = {
    {"us$", {"USD"}},
    {"a$", {"AUD"}},
    {"c$", {"CAD"}},
    {"ca$", {"CAD"}},
    {"nz$", {"NZD"}},
    {"hk$", {"HKD"}},
    {"s$", {"SGD"}},
    {"r$", {"BRL"}},
    {"$", {"USD", "CAD", "AUD", "NZD", "MXN"}},
    {"£", {"GBP"}},
    {"€", {"EUR"}},
    {"¥", {"JPY", "CNY"}},
    {"₹", {"INR"}},
    {"₽", {"RUB"}},
    {"₺", {"TRY"}},
    {"₩", {"KRW"}},
    {"₴", {"UAH"}},
    {"₪", {"ILS"}},
    {"₫", {"VND"}},
    {"₱", {"PHP"}},
    {"฿", {"THB"}},
    {"₦", {"NGN"}},
    {"rp", {"IDR"}},
    {"rp.", {"IDR"}},
    {"rm", {"MYR"}},
    {"zł", {"PLN"}},
    {"kč", {"CZK"}},
    {"ft", {"HUF"}},
    {"kr", {"SEK", "NOK", "DKK", "ISK"}},
    {"kr.", {"DKK", "SEK", "NOK", "ISK"}},
    {"fr.", {"CHF"}},
    {"rs", {"INR", "PKR"}},
    {"rs.", {"INR", "PKR"}},
};

constexpr std::string_view kCodes[] = {"AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP",
    "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK",
    "JOD", "JPY", "KRW", "KWD", "MXN", "MYR", "NGN", "NOK", "NZD", "OMR", "PHP", "PKR", "PLN",
    "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "VND",
    "ZAR"};

}

std::optional<std::string> currencyNamed(std::string_view word, const std::string& usual)
{
    const std::string lower = text::lowered(word);
    for (const CurrencySign& entry : kSigns) {
        if (entry.sign != lower)
            continue;
        const bool own = !usual.empty()
            && std::find(entry.codes.begin(), entry.codes.end(), usual) != entry.codes.end();
        return own ? usual : std::string(entry.codes.front());
    }
    for (const std::string_view code : kCodes) {
        if (lower.size() == code.size() && text::lowered(code) == lower)
            return std::string(code);
    }
    return std::nullopt;
}

}
