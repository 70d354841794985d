// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/findingwords.h"

#include "app/cli/nextstep.h"
#include "app/cli/usage.h"
#include "app/cli/words.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/types/duplicaterule.h"
#include "core/types/findingwords.h"
#include "core/types/refusedrow.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace vitrine::cli {

using nlohmann::json;

namespace {

std::vector<std::string> kindNames()
{
    std::vector<std::string> names;
    for (int kind = 0; kind < kFindingKinds; ++kind)
        names.emplace_back(findingKindName(static_cast<FindingKind>(kind)));
    return names;
}

json textOrNull(const std::string& text)
{
    return text.empty() ? json(nullptr) : json(text);
}

std::string subjectOf(const NamedFinding& finding)
{
    if (!finding.image.empty())
        return "photo " + finding.image;
    if (!finding.listing.empty())
        return "listing " + finding.listing;
    const std::string& text = finding.stored.finding.text;
    if (finding.stored.finding.kind == FindingKind::BadId)
        return "row " + text;
    // One whose listings are all left out is not among the workspace's categories.
    return "category " + (finding.category.empty() ? text : finding.category);
}

/// Which rule matched two photos, and how nearly.
std::string matchWords(const Finding& finding, DuplicateRule rule)
{
    switch (rule) {
    case DuplicateRule::Hash:
        return fmt::format("the same look: {:.0f} of 64 bits of the hashes differ, at most {:.0f}",
            finding.value, finding.threshold);
    case DuplicateRule::ConfirmedHash:
        return fmt::format("roughly the same look, and alike to the network: {:.0f} of 64 bits "
                           "of the hashes differ, at most {:.0f}",
            finding.value, finding.threshold);
    case DuplicateRule::Embedding: break;
    }
    return fmt::format(
        "alike to the network only, which may be two things of a kind: similarity {:.2f}, at least "
        "{:.2f}",
        finding.value, finding.threshold);
}

/// "Products.csv:39 differs in title, price; Products.csv:40 says the same".
std::string repeatWords(const Finding& finding)
{
    std::string words;
    const auto rows = refusedRowsOf(finding.text);
    for (const RefusedRow& row : rows)
        words += fmt::format("{}{}:{} {}", words.empty() ? "" : "; ", row.file, row.line,
            row.text.empty() ? "says the same" : "differs in " + row.text);
    const auto more = static_cast<std::int64_t>(finding.value) - 1
        - static_cast<std::int64_t>(rows.size()); // of the rows one was taken
    return more > 0 ? words + fmt::format("; and {} more", grouped(more)) : words;
}

/// What was found, in words: its own text where there is nothing better.
std::string textOf(const Finding& finding)
{
    if (const auto rule = shortcutRuleOf(finding))
        return fmt::format("{} {} {:.3g}", pictureMeasureTitle(rule->measure),
            rule->above ? "above" : "below", rule->value);
    const auto match = finding.kind == FindingKind::NearDuplicate
        ? duplicateRuleFromName(finding.text)
        : std::nullopt;
    if (match)
        return matchWords(finding, *match);
    if (finding.kind == FindingKind::RepeatedId)
        return repeatWords(finding);
    return text::elided(text::onOneLine(finding.text), 60);
}

/// Its text is its listing's title, which is shown anyway.
bool saysTitle(const NamedFinding& named)
{
    const FindingKind kind = named.stored.finding.kind;
    return !named.title.empty()
        && (kind == FindingKind::RepeatedListing || kind == FindingKind::SimilarListing);
}

/// "  [0.21, threshold 0.32]"; empty for kinds that compare with nothing, and where words tell it.
std::string measured(const Finding& finding)
{
    if (finding.kind == FindingKind::NearDuplicate && !finding.text.empty())
        return {};
    if (finding.threshold == 0.0)
        return {};
    return fmt::format("  [{:.4g}, threshold {:.4g}]", finding.value, finding.threshold);
}

}

void printCounts(Console& console, const std::vector<FindingCount>& kinds)
{
    if (std::ranges::all_of(kinds, [](const FindingCount& kind) { return kind.found == 0; })) {
        console.line("Nothing was found.");
        return;
    }
    console.line("   open    found       of  kind                  in words");
    for (const FindingCount& kind : kinds) {
        if (kind.found > 0)
            console.line(fmt::format("{:>7}  {:>7}  {:>7}  {:<20}  {}", grouped(kind.open),
                grouped(kind.found), grouped(kind.examined), findingKindName(kind.kind),
                findingKindTitle(kind.kind)));
    }
}

FindingKind findingKindOf(const std::string& name)
{
    if (const auto kind = findingKindFromName(text::lowered(name)))
        return *kind;
    const auto names = kindNames();
    const std::string nearest = nearestWord(name, names);
    throw Error(ErrorCode::InvalidArgument, fmt::format("There is no kind \"{}\".", name),
        nearest.empty() ? fmt::format("The kinds are {}.", fmt::join(names, ", "))
                        : fmt::format("Did you mean {}?", nearest));
}

void requireChecked(const Inspection& inspection, std::optional<FindingKind> kind)
{
    // Splitting looks for leaks between splits by itself.
    const auto counts = inspection.findingCounts();
    const bool checked = kind == FindingKind::SplitLeak
        ? !counts.empty()
        : std::ranges::any_of(counts, [](const FindingCount& each) {
              return each.kind != FindingKind::SplitLeak || each.found > 0;
          });
    if (!checked) {
        throw Error(ErrorCode::NotReady, "The data set has not been checked yet.",
            "Run `vitrine-cli check` first.");
    }
    if (!kind)
        return;
    for (const UncheckedKind& unchecked : inspection.unchecked()) {
        if (unchecked.kind == *kind)
            throw Error(ErrorCode::NotReady,
                fmt::format("\"{}\" has not been checked.", findingKindName(*kind)),
                checkNeedText(unchecked));
    }
}

void printMoreDuplicates(Console& console, const Inspection& inspection, const std::string& folder)
{
    const auto need = inspection.needForMoreDuplicates();
    if (!need)
        return;
    const std::string shop = shellWord(folder);
    console.line(fmt::format("Note: {}", hashesAloneText(*need)));
    if (*need == CheckNeed::Check)
        console.line("  vitrine-cli check " + shop);
    else if (*need == CheckNeed::Embeddings)
        console.line(fmt::format("  vitrine-cli clean {0} && vitrine-cli embed {0} && vitrine-cli "
                                 "check {0}",
            shop));
}

FindingNames::FindingNames(const Workspace& workspace)
    : m_workspace(workspace)
{
    for (Category& category : workspace.categories())
        m_categories.emplace(category.row, std::move(category.name));
}

NamedFinding FindingNames::named(StoredFinding stored) const
{
    NamedFinding named;
    const Finding& finding = stored.finding;
    ListingRow row = finding.listing;
    if (finding.image) {
        if (const auto image = m_workspace.image(finding.image)) {
            named.image = image->id;
            row = image->listing;
        }
    }
    if (auto listing = row ? m_workspace.listing(row) : std::nullopt) {
        named.listing = std::move(listing->id);
        named.title = std::move(listing->title);
    }
    if (const auto category = m_categories.find(finding.category); category != m_categories.end())
        named.category = category->second;
    named.stored = std::move(stored);
    return named;
}

void printFinding(Console& console, const NamedFinding& named)
{
    const Finding& finding = named.stored.finding;
    const std::string head = fmt::format("{:>7}  {:.2f}  {:<20}  {}", named.stored.row,
        finding.score, findingKindName(finding.kind), subjectOf(named));
    std::string line;
    if (!finding.field.empty() && !finding.category)
        line += ", " + finding.field;
    if (!finding.text.empty() && finding.text != named.category
        && finding.kind != FindingKind::BadId && !saysTitle(named))
        line += ": " + textOf(finding);
    if (!finding.suggestion.empty())
        line += " -> " + text::elided(text::onOneLine(finding.suggestion), 60);
    if (finding.group != 0)
        line += fmt::format("  (group {})", finding.group);
    line += measured(finding);
    if (named.title.empty())
        return console.line(head + line);
    const std::size_t width = Console::width();
    const std::size_t others = lettersIn(head) + lettersIn(line) + 1;
    const std::size_t room = width == 0 ? 0 : width > others ? width - others : 1;
    console.line(fmt::format("{} {}{}", head, quotedTitle(named.title, room), line));
}

json toJson(const NamedFinding& named)
{
    const Finding& finding = named.stored.finding;
    return {{"row", named.stored.row}, {"kind", findingKindName(finding.kind)},
        {"listing", textOrNull(named.listing)}, {"title", textOrNull(named.title)},
        {"image", textOrNull(named.image)}, {"category", textOrNull(named.category)},
        {"field", textOrNull(finding.field)}, {"score", finding.score}, {"value", finding.value},
        {"threshold", finding.threshold}, {"text", finding.text},
        {"suggestion", textOrNull(finding.suggestion)}, {"group", finding.group}};
}

std::string csvHeader()
{
    return "row,kind,listing,image,category,field,score,value,threshold,text,suggestion,group,"
           "title\r\n";
}

std::string csvRow(const NamedFinding& named)
{
    const Finding& finding = named.stored.finding;
    const auto field = [](const std::string& text) { return text::csvField(text); };
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", named.stored.row,
        findingKindName(finding.kind), field(named.listing), field(named.image),
        field(named.category), field(finding.field), finding.score, finding.value,
        finding.threshold, field(finding.text), field(finding.suggestion), finding.group,
        field(named.title));
}

}
