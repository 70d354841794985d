// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cleaning/listings/refusedids.h"

#include "core/base/text.h"
#include "core/cleaning/listings/listingrule.h"
#include "core/types/refusedrow.h"

#include <cstddef>
#include <map>
#include <utility>

namespace vitrine::cleaning {

namespace {

constexpr std::size_t kRowsShown = 5;
constexpr double kSameScore = 0.5;

Finding badId(const RowProblem& problem)
{
    Finding finding;
    finding.kind = FindingKind::BadId;
    const RefusedRow row{
        problem.file, problem.line, text::elided(text::onOneLine(problem.text), kShownBytes)};
    finding.text = refusedRowsText({&row, 1});
    return finding;
}

struct Repeats {
    std::size_t finding = 0; ///< of all
    std::vector<RefusedRow> shown;
};

}

std::vector<Finding> findInRefusedIds(std::span<const RowProblem> problems)
{
    std::vector<Finding> findings;
    std::map<std::pair<ListingRow, ImageRow>, Repeats> repeated;
    for (const RowProblem& problem : problems) {
        if (problem.kind == kBadIdProblem)
            findings.push_back(badId(problem));
        if (problem.kind != kDuplicateIdProblem || (!problem.listing && !problem.image))
            continue; // the catalogue of an earlier version does not say whose id came again
        const auto [entry, isNew] = repeated.try_emplace({problem.listing, problem.image});
        Repeats& repeats = entry->second;
        if (isNew) {
            repeats.finding = findings.size();
            findings.emplace_back();
            findings.back().kind = FindingKind::RepeatedId;
            findings.back().listing = problem.listing;
            findings.back().image = problem.image;
            findings.back().score = kSameScore;
            findings.back().value = 1.0;
        }
        Finding& finding = findings[repeats.finding];
        finding.value += 1.0;
        if (!problem.differs.empty())
            finding.score = 1.0;
        if (repeats.shown.size() == kRowsShown)
            continue;
        repeats.shown.push_back({problem.file, problem.line, problem.differs});
        finding.text = refusedRowsText(repeats.shown);
    }
    return findings;
}

}
