// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::remote {

/// "bytes 5-9/10" or "bytes */10"; -1 stands for what is not said.
struct ContentRange {
    std::int64_t first = -1;
    std::int64_t total = -1;
};

/// Of one HTTP response; a redirect's are forgotten when the next begins.
struct ResponseHeaders {
    std::string entityTag;
    std::string lastModified;
    std::string contentRange;

    void take(std::string_view line);
    /// A strong name of this version of the file (RFC 9110, 13.1.5), or nothing.
    std::string version() const;
    ContentRange range() const;
};

}
