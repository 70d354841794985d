// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/action.h"
#include "core/workspace/inspection.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace vitrine::ui {

/// Makes decisions steps of a workspace's history, off the GUI thread, in the order in which they
/// were made, and tells people what could not be done.
class DecisionKeeper {
public:
    /// What a decision became: complete once `done` runs, on the GUI thread.
    using Decision = std::shared_ptr<const StepReport>;

    /// `done` hears whether it succeeded; it may have had nothing to change, and made no step.
    virtual Decision keep(const Action& action, std::function<void(bool succeeded)> done) = 0;
    /// Takes the decision's step back, as Inspection::takeBack does. `done` hears whether it has no
    /// effect any more; where another one stands after it, people are told.
    virtual void takeBack(const Decision& decision, std::function<void(bool takenBack)> done) = 0;
    virtual void tellNothingToUndo() = 0; ///< no decision of this place is left

protected:
    ~DecisionKeeper() = default;
};

/// The decisions that a pane shows where they were made, until it reads again: each marks what it
/// was about, and the last one can be taken back. Many subjects decided about together are one step
/// of the history.
class DecisionTrail : public QObject {
    Q_OBJECT
public:
    using Subjects = std::vector<std::int64_t>; ///< rows of the pane's model, or of the catalogue
    /// Puts the marks, over others, or (false) what was there before.
    using Marking = std::function<void(bool made)>;

    explicit DecisionTrail(DecisionKeeper& keeper, QObject* parent = nullptr);

    /// What keepers tell people.
    static QString overtakenText();
    static QString nothingLeftText();

    /// Marks at once; without a step in the end, because it failed or changed nothing, marks back.
    void decide(const Action& action, Subjects subjects, Marking mark);
    /// Takes the last one back and returns what it was about; nothing is left: tells so, none.
    /// Marks back at once, and marks again where another step stands after it.
    Subjects undo();
    /// Nothing of what was decided here can be taken back.
    bool isEmpty() const { return m_decided.empty(); }
    /// What changes just now was decided or undone here: no reason for the pane to read again.
    bool isOwn() const { return m_own > 0; }
    void forget(); ///< the pane reads again; what is under way counts as another's

private:
    using Decision = DecisionKeeper::Decision;
    struct Decided {
        Subjects subjects;
        Marking mark;
        Decision decision;
        bool isLeaving = false; ///< it is being taken back
    };

    void ended(const Decision& decision, bool succeeded);
    void takenBack(const Decision& decision, bool isGone);
    void markAgain(); ///< all that stand, in their order: of a subject's the last one counts
    void ownEnded(int generation);

    DecisionKeeper& m_keeper;
    std::vector<Decided> m_decided; ///< in their order
    bool m_hasOvertaken = false; ///< of those that stand, several may be about the same
    int m_own = 0; ///< under way
    int m_generation = 0; ///< of what `forget` has not forgotten
};

}
