// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/csvline.h"

#include <optional>

namespace vitrine::importing {

namespace {

/// A row from its first byte to its last.
class SimpleRow {
public:
    SimpleRow(std::string_view text, char delimiter, std::string& unquoted)
        : m_text(text)
        , m_delimiter(delimiter)
        , m_unquoted(unquoted)
    {
    }

    bool atEnd() const { return m_at == m_text.size(); }

    /// The field here and, unless it is the last, the delimiter after it.
    std::optional<std::string_view> field()
    {
        skipSpaces();
        return !atEnd() && m_text[m_at] == '"' ? quoted() : bare();
    }

    /// Whether a delimiter was passed, so that another field follows, be it empty.
    bool expectsField() const { return m_expectsField; }

private:
    bool isSpace(char c) const
    {
        return c == ' ' || c == '\r' || (c == '\t' && m_delimiter != '\t');
    }

    void skipSpaces()
    {
        while (!atEnd() && isSpace(m_text[m_at]))
            ++m_at;
    }

    bool passDelimiter()
    {
        m_expectsField = !atEnd();
        if (atEnd())
            return true;
        return m_text[m_at++] == m_delimiter;
    }

    std::optional<std::string_view> bare()
    {
        std::string_view field =
            m_text.substr(m_at, m_text.find(m_delimiter, m_at) - m_at); // npos: all that is left
        m_at += field.size();
        while (!field.empty() && isSpace(field.back()))
            field.remove_suffix(1);
        if (field.find('"') != std::string_view::npos)
            return std::nullopt;
        passDelimiter();
        return field;
    }

    std::optional<std::string_view> quoted()
    {
        const std::size_t begin = ++m_at;
        const std::size_t kept = m_unquoted.size();
        std::size_t piece = begin;
        while (true) {
            const std::size_t quote = m_text.find('"', m_at);
            if (quote == std::string_view::npos)
                return std::nullopt;
            m_at = quote + 1;
            if (!atEnd() && m_text[m_at] == '"') {
                ++m_at;
                m_unquoted.append(m_text, piece, m_at - 1 - piece);
                piece = m_at;
                continue;
            }
            const std::string_view rest = m_text.substr(piece, quote - piece);
            skipSpaces();
            if (!passDelimiter())
                return std::nullopt;
            if (piece == begin)
                return rest;
            m_unquoted.append(rest);
            return std::string_view(m_unquoted).substr(kept);
        }
    }

    std::string_view m_text;
    char m_delimiter;
    std::string& m_unquoted;
    std::size_t m_at = 0;
    bool m_expectsField = true;
};

}

bool splitSimpleRow(std::string_view line, char delimiter, std::string& unquoted,
    std::vector<std::string_view>& fields)
{
    fields.clear();
    unquoted.clear();
    unquoted.reserve(line.size()); // no growth while views point into it
    SimpleRow row(line.substr(0, line.size() - 1), delimiter, unquoted);
    while (row.expectsField()) {
        const auto field = row.field();
        if (!field)
            return false;
        fields.push_back(*field);
    }
    return fields.size() > 1; // of one field, libcsv says whether it is a blank line
}

}
