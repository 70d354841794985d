// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

template class nlohmann::basic_json<>;

namespace vitrine {

nlohmann::json parseJson(std::string_view text, const nlohmann::json::parser_callback_t& watch)
{
    return nlohmann::json::parse(text, watch);
}

nlohmann::json parseJsonIfValid(std::string_view text)
{
    constexpr bool kThrow = false;
    return nlohmann::json::parse(text, nullptr, kThrow);
}

}
