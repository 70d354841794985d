// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/finding.h"

#include <QString>

#include <span>
#include <utility>

class QColor;
class QLocale;

namespace vitrine {
struct RefusedRow;
struct UncheckedKind;
}

namespace vitrine::ui {

struct Tokens;

enum class FindingGroup { Listings, Pictures, Content };

/// How much a finding matters. Colour never stands alone: each has an icon and a word.
enum class Severity {
    Fault, ///< wrong for certain: unreadable, no price, two of the same
    Doubt, ///< likely wrong
    Hint, ///< worth a look
};

/// How the page shows the findings of a kind.
enum class FindingView { Property, Duplicates, Labels, List };

/// What a person can do with the suggestion or the text of findings of a kind, besides leaving out
/// and calling fine.
enum class Remedy { None, Mask, ApplySuggestion, Relabel };

/// One line of the table that says how each kind looks.
struct FindingSpec {
    FindingKind kind;
    FindingGroup group;
    Severity severity;
    FindingView view;
    Remedy remedy;
    const char* meaning; ///< untranslated; use `findingMeaning`
    const char* unit; ///< what its threshold counts; untranslated; use `thresholdUnit`
};

std::span<const FindingSpec> findingTable(); ///< in the order of the page
const FindingSpec& findingSpec(FindingKind kind);

QString findingTitle(FindingKind kind); ///< "Dark photos"
QString findingMeaning(FindingKind kind); ///< one sentence: what was looked for
/// What the threshold counts: "Brightness of the brightest spots", the axis of a property's
/// histogram, or "characters", beside a number; empty where there is none.
QString thresholdUnit(FindingKind kind);
/// What the smallest and the largest values of a property of photos mean: "black", "white"; empty
/// for other kinds.
std::pair<QString, QString> scaleEnds(FindingKind kind);
QString groupTitle(FindingGroup group);
QString severityWord(Severity severity);
QString severityIcon(Severity severity);
QColor severityColour(Severity severity, const Tokens& tokens);
QString refusedRowPlace(const RefusedRow& row); ///< "Products.csv, line 39"
QString needText(const UncheckedKind& unchecked); ///< what is missing and what to do about it
QString fieldWord(const std::string& field); ///< "title", "price", ... of cells and findings
/// What is wrong, in words where the rule's own text is not enough: "brightness 0.21, threshold
/// 0.32".
QString findingText(const Finding& finding, const QLocale& locale);

}
