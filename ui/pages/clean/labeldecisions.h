// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/decisiontrail.h"
#include "ui/widgets/decisionkeys.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>

namespace vitrine::ui {

class CleanPresenter;
class FindingsModel;

/// What is decided about rows of doubtful categories: each call is one step of the history, about
/// those of the rows that nothing was decided about yet, and marks them in the model.
class LabelDecisions : public QObject {
    Q_OBJECT
public:
    using Rows = DecisionKeys::Rows;

    /// Both are borrowed.
    LabelDecisions(CleanPresenter& clean, FindingsModel& findings, QObject* parent = nullptr);

    Rows undecided(const Rows& rows) const;
    void leaveOut(const Rows& rows);
    void callFine(const Rows& rows);
    /// Of several, those that have the category stay undecided; where all have it, it is fine.
    void relabel(const Rows& rows, const QString& category);
    void takeSuggestions(const Rows& rows);
    Rows undo(); ///< what it was about; empty: nothing was left
    /// As DecisionTrail has them.
    bool isOwn() const { return m_trail.isOwn(); }
    void forget() { m_trail.forget(); }

    Q_SIGNAL void changed(); ///< the marks
    Q_SIGNAL void decidedFrom(int first); ///< the first of the rows

private:
    /// `word` says what was decided about each.
    void decide(
        const Rows& rows, const Action& action, const std::function<QString(int row)>& word);
    void mark(const std::map<int, QString>& words, bool made);

    FindingsModel& m_findings;
    DecisionTrail m_trail;
};

}
