// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/problemlog.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace vitrine::importing {

namespace {

constexpr std::size_t kLongestText = 200; ///< bytes of the raw text that a problem shows

struct Kind {
    std::string_view name;
    bool kept;
    std::string_view hint;
};

/// In the order of RowFault.
constexpr Kind kKinds[] = {
    {kBadIdProblem, false, "Give the row an id of the same form as the other rows'."},
    {kDuplicateIdProblem, false,
        "An earlier row has this id and was taken; remove one of the two."},
    {"price_missing", true, "The listing has no price; fill it in and import again."},
    {"price_unreadable", true, "Write the price as a number, with or without a currency sign."},
    {"price_negative", true, "A price below zero was left out; check the sign."},
    {"price_outlier", true, "The price is far from those of its category; check the digits."},
    {"category_missing", true, "The listing belongs to no category; fill it in and import again."},
    {"title_missing", true, "The listing has no title; fill it in and import again."},
    {"encoding", true,
        "The row is no UTF-8 and was taken as Windows-1252; save the table as UTF-8."},
    {"field_count", false,
        "The row has more or fewer fields than the header; check quotes and commas."},
    {"unclosed_quote", false,
        "A quote opens here and does not close, or the row is longer than 1 MiB."},
    {"picture_ambiguous", true,
        "Two folders hold a photo of this name, so neither was taken; remove or rename one."},
};

const Kind& kindOf(RowFault fault)
{
    return kKinds[static_cast<std::size_t>(fault)];
}

/// Raw bytes as text that any reader of reports takes.
std::string shown(std::string_view raw)
{
    const std::string_view part = text::trimmed(raw.substr(0, kLongestText * 2));
    if (!text::firstInvalidUtf8(part))
        return text::elided(part, kLongestText);
    std::string ascii;
    for (const char c : part)
        ascii.push_back(static_cast<unsigned char>(c) < 0x80 ? c : '?');
    return text::elided(ascii, kLongestText);
}

}

ProblemLog::ProblemLog(std::string file)
    : m_file(std::move(file))
{
}

void ProblemLog::add(RowFault fault, RowPlace place, std::string column, std::string_view text)
{
    const Kind& kind = kindOf(fault);
    m_problems.push_back({m_file, place.line, place.byte, std::move(column), std::string(kind.name),
        shown(text), std::string(kind.hint), kind.kept, {}, {}, {}});
}

std::vector<RowProblem> ProblemLog::inFileOrder() &&
{
    std::stable_sort(m_problems.begin(), m_problems.end(),
        [](const RowProblem& a, const RowProblem& b) { return a.byte < b.byte; });
    return std::move(m_problems);
}

void ProblemLog::joinEncodingProblems()
{
    const auto is = [](const RowProblem& problem) {
        return problem.kind == kindOf(RowFault::Encoding).name;
    };
    const auto first = std::find_if(m_problems.begin(), m_problems.end(), is);
    if (first == m_problems.end())
        return;
    const auto count = std::count_if(first, m_problems.end(), is);
    first->hint =
        fmt::format("No row of this file with such letters is UTF-8, so all {} of them were "
                    "taken as Windows-1252; save the table as UTF-8.",
            count);
    m_problems.erase(std::remove_if(first + 1, m_problems.end(), is), m_problems.end());
}

}
