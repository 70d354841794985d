// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/edit.h"

#include <charconv>

namespace vitrine {

CellValue priceCell(const std::optional<Money>& price)
{
    if (!price)
        return std::nullopt;
    return std::to_string(price->minor) + " " + price->currency;
}

std::optional<Money> priceOfCell(const CellValue& value)
{
    if (!value)
        return std::nullopt;
    const auto space = value->find(' ');
    if (space == std::string::npos)
        return std::nullopt;
    Money money{0, value->substr(space + 1)};
    const char* const end = value->data() + space;
    const auto [stop, problem] = std::from_chars(value->data(), end, money.minor);
    if (problem != std::errc() || stop != end)
        return std::nullopt;
    return money;
}

}
