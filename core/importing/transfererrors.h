// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>

namespace vitrine::importing {

/// The Error for a libcurl result (a CURLcode other than CURLE_OK); `detail` is libcurl's own text,
/// may be empty.
Error transferError(const std::string& address, int result, const std::string& detail);
/// The Error for an HTTP status of 300 or more.
Error statusError(const std::string& address, long status);

}
