// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/textsource.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>

namespace vitrine::importing {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

bool startsWith(std::string_view text, std::string_view mark)
{
    return text.substr(0, mark.size()) == mark;
}

enum class Unit { Whole, FirstHalf, SecondHalf };

/// What the two bytes from `at` are of a character of UTF-16.
Unit unitAt(std::string_view raw, std::size_t at, bool littleEndian)
{
    const auto high = static_cast<unsigned char>(raw[at + (littleEndian ? 1 : 0)]);
    if ((high & 0xF8U) != 0xD8U)
        return Unit::Whole;
    return (high & 0x04U) == 0 ? Unit::FirstHalf : Unit::SecondHalf;
}

/// Bytes at the end of UTF-16 text that are half a character.
std::size_t openEnd(std::string_view raw, bool littleEndian)
{
    const std::size_t open = raw.size() % 2;
    if (raw.size() < 2 + open)
        return open;
    const std::size_t last = raw.size() - open - 2;
    return unitAt(raw, last, littleEndian) == Unit::FirstHalf ? open + 2 : open;
}

/// Where half a character stands alone, or the text ends within one.
std::size_t firstHalfAlone(std::string_view raw, bool littleEndian)
{
    for (std::size_t at = 0; at + 2 <= raw.size(); at += 2) {
        const Unit unit = unitAt(raw, at, littleEndian);
        if (unit == Unit::Whole)
            continue;
        const bool paired = unit == Unit::FirstHalf && at + 4 <= raw.size()
            && unitAt(raw, at + 2, littleEndian) == Unit::SecondHalf;
        if (!paired)
            return at;
        at += 2;
    }
    return raw.size() - raw.size() % 2;
}

}

TextSource::TextSource(const std::filesystem::path& file)
    : m_file(file)
    , m_stream(nullptr, &std::fclose)
{
    struct stat info { };
    if (::stat(file.c_str(), &info) != 0)
        throw systemError(errno, "read", file.string());
    if (S_ISDIR(info.st_mode))
        throw systemError(EISDIR, "read", file.string());
    if (!S_ISREG(info.st_mode)) { // before it is opened: a pipe without a writer would wait for one
        throw Error(ErrorCode::Unsupported,
            fmt::format(
                "{} is a pipe or a device, and a table is read more than once.", file.string()),
            "Save the table as a file and choose that.");
    }
    m_stream.reset(std::fopen(file.c_str(), "rbe"));
    if (!m_stream)
        throw systemError(errno, "read", file.string());
    m_size = info.st_size;
    detect();
}

void TextSource::detect()
{
    using namespace std::string_view_literals;
    m_raw.resize(4);
    m_raw.resize(std::fread(m_raw.data(), 1, m_raw.size(), m_stream.get()));
    if (startsWith(m_raw, "\xEF\xBB\xBF"sv)) {
        m_start = 3;
    } else if (startsWith(m_raw, "\xFF\xFE"sv)) {
        m_encoding = "UTF-16LE";
        m_start = 2;
    } else if (startsWith(m_raw, "\xFE\xFF"sv)) {
        m_encoding = "UTF-16BE";
        m_start = 2;
    } else if (m_raw.size() >= 2 && m_raw[0] != '\0' && m_raw[1] == '\0') {
        m_encoding = "UTF-16LE"; // a table's first character is an ASCII one
    } else if (m_raw.size() >= 2 && m_raw[0] == '\0' && m_raw[1] != '\0') {
        m_encoding = "UTF-16BE";
    }
    m_raw.erase(0, static_cast<std::size_t>(m_start));
    m_passedOn = m_start;
}

bool TextSource::next(std::string& out)
{
    const std::size_t held = m_raw.size();
    m_raw.resize(held + kPieceBytes);
    const std::size_t got = std::fread(m_raw.data() + held, 1, kPieceBytes, m_stream.get());
    if (got == 0 && std::ferror(m_stream.get()) != 0)
        throw systemError(errno, "read", m_file.string());
    m_raw.resize(held + got);
    if (m_raw.empty())
        return false;
    if (m_encoding.empty()) {
        out.swap(m_raw);
        m_raw.clear();
        return true;
    }
    const bool littleEndian = m_encoding == "UTF-16LE";
    const std::size_t open = got == 0 ? 0 : openEnd(m_raw, littleEndian);
    const std::string_view whole = std::string_view(m_raw).substr(0, m_raw.size() - open);
    const auto text = text::toUtf8(whole, m_encoding);
    if (!text) {
        throw Error(ErrorCode::Corrupt,
            fmt::format("{} is not well-formed {}: at byte {} there is half a character.",
                m_file.string(), m_encoding,
                m_passedOn + static_cast<std::int64_t>(firstHalfAlone(whole, littleEndian))),
            "Save the table as UTF-8.");
    }
    out = *text;
    m_passedOn += static_cast<std::int64_t>(whole.size());
    m_raw.erase(0, whole.size());
    return !out.empty() || next(out);
}

std::int64_t TextSource::bytesInFile(std::string_view part) const
{
    if (m_encoding.empty())
        return static_cast<std::int64_t>(part.size());
    std::int64_t units = 0;
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U)
            units += byte >= 0xF0 ? 2 : 1; // four bytes of UTF-8 are a surrogate pair
    }
    return units * 2;
}

}
