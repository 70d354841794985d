// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "core/base/error.h"

#include <iconv.h>

#include <cstdint>
#include <cstring>

namespace vitrine::text {

namespace {

/// Length of the well-formed sequence at the start of `text`, 0 when there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [text](std::size_t i) {
        return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
    };
    const auto tail = [&at](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const std::uint8_t lead = at(0);
    const std::uint8_t second = at(1);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0 && second < 0xA0)
            return 0;
        if (lead == 0xED && second > 0x9F)
            return 0;
        return tail(1) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0 && second < 0x90)
            return 0;
        if (lead == 0xF4 && second > 0x8F)
            return 0;
        return tail(1) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}

std::size_t asciiPrefix(std::string_view text)
{
    std::size_t i = 0;
    for (std::uint64_t word = 0; i + sizeof word <= text.size(); i += sizeof word) {
        std::memcpy(&word, text.data() + i, sizeof word);
        if ((word & 0x8080808080808080U) != 0)
            break;
    }
    while (i < text.size() && static_cast<std::uint8_t>(text[i]) < 0x80)
        ++i;
    return i;
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    std::size_t i = 0;
    while ((i += asciiPrefix(text.substr(i))) < text.size()) {
        const std::size_t length = sequenceLength(text.substr(i));
        if (length == 0)
            return i;
        i += length;
    }
    return std::nullopt;
}

std::optional<std::string> toUtf8(std::string_view bytes, const std::string& encoding)
{
    const iconv_t converter = ::iconv_open("UTF-8", encoding.c_str());
    // iconv's own way of saying "no": (iconv_t)-1.
    if (reinterpret_cast<std::intptr_t>(converter) == -1)
        throw Error(ErrorCode::Unsupported, "The text encoding " + encoding + " is not known.",
            "Save the file as UTF-8.");
    std::string out(bytes.size() * 3 + 4, '\0'); // no encoding grows more than threefold in UTF-8
    auto* in = const_cast<char*>(bytes.data()); // iconv's signature predates const
    std::size_t inLeft = bytes.size();
    char* to = out.data();
    std::size_t outLeft = out.size();
    const bool whole =
        ::iconv(converter, &in, &inLeft, &to, &outLeft) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (!whole)
        return std::nullopt;
    out.resize(out.size() - outLeft);
    return out;
}

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const std::size_t bytes = sequenceLength(text.substr(at));
    const auto lead = static_cast<std::uint8_t>(text[at]);
    if (bytes == 0)
        return {kReplacement, 1};
    if (bytes == 1)
        return {lead, 1};
    char32_t value = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i)
        value = (value << 6U) | (static_cast<std::uint8_t>(text[at + i]) & 0x3FU);
    return {value, bytes};
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string elided(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return std::string(text);
    std::size_t end = limit;
    while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string onOneLine(std::string_view text)
{
    std::string line;
    bool gap = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F) {
            gap = true;
            continue;
        }
        if (gap && !line.empty())
            line += ' ';
        gap = false;
        line += c;
    }
    return line;
}

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field + '"';
}
}
