// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

/// The currency (ISO 4217) that a sign, an abbreviation or a code beside an amount names: "£",
/// "kr", "us$", "gbp", in any case. Of those that share one ("$", "kr") `usual` where it is among
/// them, else the most common one. Nothing for any other word.
std::optional<std::string> currencyNamed(std::string_view word, const std::string& usual);

}
