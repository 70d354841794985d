// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/labeldecisions.h"

#include "ui/pages/clean/cleanpresenter.h"
#include "ui/pages/clean/findingsmodel.h"
#include "ui/pages/listinglabels.h"
#include "ui/widgets/convert.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

LabelDecisions::LabelDecisions(CleanPresenter& clean, FindingsModel& findings, QObject* parent)
    : QObject(parent)
    , m_findings(findings)
    , m_trail(clean)
{
}

LabelDecisions::Rows LabelDecisions::undecided(const Rows& rows) const
{
    Rows open = rows;
    std::erase_if(open, [this](int row) {
        return !m_findings.itemAt(row) || !m_findings.decisionAt(row).isEmpty();
    });
    return open;
}

void LabelDecisions::leaveOut(const Rows& rows)
{
    const auto open = undecided(rows);
    Action action;
    action.kind = ActionKind::Exclude;
    for (const int row : open)
        action.on.images.push_back(m_findings.itemAt(row)->stored.finding.image);
    decide(open, action, [](int) { return tr("Left out"); });
}

void LabelDecisions::callFine(const Rows& rows)
{
    const auto open = undecided(rows);
    Action action;
    action.kind = ActionKind::Accept;
    for (const int row : open)
        action.on.findings.push_back(m_findings.itemAt(row)->stored.row);
    decide(open, action, [](int) { return tr("Fine"); });
}

void LabelDecisions::relabel(const Rows& rows, const QString& category)
{
    auto open = undecided(rows);
    const auto hasIt = [&](int row) { return m_findings.itemAt(row)->category == category; };
    if (std::ranges::all_of(open, hasIt))
        return callFine(open); // the category that they have already is right
    // Of several, those that have it stay undecided: calling them fine would be another step.
    std::erase_if(open, hasIt);
    Action action;
    action.kind = ActionKind::Relabel;
    for (const int row : open)
        action.on.findings.push_back(m_findings.itemAt(row)->stored.row);
    action.value = toUtf8(category);
    decide(open, action, [category](int) { return tr("Now %1").arg(category); });
}

void LabelDecisions::takeSuggestions(const Rows& rows)
{
    auto open = undecided(rows);
    const auto suggestion = [this](int row) {
        return toQString(m_findings.itemAt(row)->stored.finding.suggestion);
    };
    std::erase_if(open, [&](int row) { return suggestion(row).isEmpty(); });
    if (open.empty())
        return;
    const QString first = suggestion(open.front());
    if (std::ranges::all_of(open, [&](int row) { return suggestion(row) == first; }))
        return relabel(open, first);
    Action action;
    action.kind = ActionKind::Relabel;
    action.useSuggestion = true;
    for (const int row : open)
        action.on.findings.push_back(m_findings.itemAt(row)->stored.row);
    decide(open, action, [suggestion](int row) { return tr("Now %1").arg(suggestion(row)); });
}

void LabelDecisions::decide(
    const Rows& rows, const Action& action, const std::function<QString(int row)>& word)
{
    if (rows.empty())
        return; // decided already: undo first
    std::map<int, QString> words;
    for (const int row : rows)
        words[row] = word(row);
    if (action.kind == ActionKind::Relabel) {
        const auto listingOf = [this](int row) { return m_findings.itemAt(row)->listing; };
        const auto isDecided = [this](int row) { return !m_findings.decisionAt(row).isEmpty(); };
        words = labelsOfListings(words, {m_findings.rowCount(), listingOf, isDecided});
    }
    m_trail.decide(action, DecisionTrail::Subjects(rows.begin(), rows.end()),
        [this, words = std::move(words)](bool made) { mark(words, made); });
    Q_EMIT decidedFrom(rows.front());
}

void LabelDecisions::mark(const std::map<int, QString>& words, bool made)
{
    for (const auto& [row, said] : words)
        m_findings.setDecision(row, made ? said : QString());
    Q_EMIT changed();
}

LabelDecisions::Rows LabelDecisions::undo()
{
    const DecisionTrail::Subjects rows = m_trail.undo();
    return {rows.begin(), rows.end()};
}

}
