// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

// What its members compile to stands once, in json.cpp.
extern template class nlohmann::basic_json<>;

namespace vitrine {

/// nlohmann::json::parse, whose many templates are compiled once for everyone: the value that
/// `text` writes. `watch` sees each part as it is read and may throw. Throws
/// nlohmann::json::parse_error.
nlohmann::json parseJson(
    std::string_view text, const nlohmann::json::parser_callback_t& watch = nullptr);

/// The same, but a discarded value (`is_discarded()`) where `text` is not JSON.
nlohmann::json parseJsonIfValid(std::string_view text);

}
