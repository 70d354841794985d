// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vitrine::remote {

/// A path for an address: all but RFC 3986's unreserved characters and `/` as %XX, which is also
/// the canonical form that S3 signs.
std::string encodedPath(std::string_view path);
/// The same for the value of a query, with `/` as %2F.
std::string encodedValue(std::string_view value);

}
