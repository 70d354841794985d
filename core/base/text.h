// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::text {

/// How many bytes at the beginning are ASCII; looks at eight at a time, as most of a table is.
std::size_t asciiPrefix(std::string_view text);
/// Byte position of the first sequence that is not well-formed UTF-8 (Unicode 15, table 3-7).
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);
/// `bytes` in `encoding` (a name iconv knows: "WINDOWS-1252", "UTF-16LE", ...) as UTF-8; nothing
/// where a byte has no meaning in that encoding. Throws Error Unsupported for an unknown encoding.
std::optional<std::string> toUtf8(std::string_view bytes, const std::string& encoding);

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1; ///< of its UTF-8
};

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point that starts at byte `at`, which is within `text`. A byte that starts none is a
/// replacement character of one byte, so that any text can be walked.
CodePoint codePointAt(std::string_view text, std::size_t at);

std::string_view trimmed(std::string_view text); ///< without ASCII white space at both ends
std::string lowered(std::string_view text); ///< ASCII letters only
/// At most `limit` bytes, cut at a character's boundary, "…" at the end where something was cut.
std::string elided(std::string_view text, std::size_t limit);
/// On one line: every run of ASCII white space and control characters becomes one space.
std::string onOneLine(std::string_view text);
/// A field of a CSV row, in quotes where RFC 4180 wants them.
std::string csvField(std::string_view text);
}
