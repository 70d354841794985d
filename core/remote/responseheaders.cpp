// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/responseheaders.h"

#include "core/base/text.h"

#include <charconv>

namespace vitrine::remote {

namespace {

std::int64_t rangeNumber(std::string_view digits)
{
    std::int64_t value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}

void ResponseHeaders::take(std::string_view line)
{
    if (line.starts_with("HTTP/"))
        *this = {};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    const std::string name = text::lowered(line.substr(0, colon));
    const std::string value(text::trimmed(line.substr(colon + 1)));
    if (name == "etag")
        entityTag = value;
    else if (name == "last-modified")
        lastModified = value;
    else if (name == "content-range")
        contentRange = value;
}

std::string ResponseHeaders::version() const
{
    return entityTag.starts_with('"') ? entityTag : lastModified;
}

ContentRange ResponseHeaders::range() const
{
    constexpr std::string_view unit = "bytes ";
    const std::string_view text = contentRange;
    const std::size_t slash = text.find('/');
    if (!text.starts_with(unit) || slash == std::string_view::npos)
        return {};
    return {rangeNumber(text.substr(unit.size(), slash - unit.size())),
        rangeNumber(text.substr(slash + 1))};
}

}
