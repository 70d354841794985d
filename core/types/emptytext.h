// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace vitrine {

/// Whether a field of a listing counts as missing: no letter, digit or symbol that says anything,
/// or what programs write for nothing: "n/a", "null", "nan", "none", "undefined". Looks no further
/// than the first character that says something.
bool isEmptyText(std::string_view text);

}
