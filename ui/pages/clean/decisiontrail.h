// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/clean/cleanpresenter.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine::ui {

/// The decisions that a pane shows where they were made, until it reads again: each marks what it
/// was about, and the last one can be taken back. Many subjects decided about together are one step
/// of the history.
class DecisionTrail : public QObject {
    Q_OBJECT
public:
    using Subjects = std::vector<std::int64_t>; ///< rows of the pane's model, or of the catalogue
    /// Puts the marks, or (false) what was there before.
    using Marking = std::function<void(bool made)>;

    explicit DecisionTrail(CleanPresenter& clean, QObject* parent = nullptr);

    /// Marks at once; without a step in the end, because it failed or changed nothing, marks back.
    void decide(const Action& action, Subjects subjects, Marking mark);
    /// Takes the last one back and returns what it was about; nothing is left: tells so, none.
    Subjects undo();
    /// What changes just now was decided or undone here: no reason for the pane to read again.
    bool isOwn() const { return m_own > 0; }
    void forget(); ///< the pane reads again; what is under way counts as another's

private:
    struct Decided {
        Subjects subjects;
        Marking mark;
        CleanPresenter::Decision decision;
    };

    void ownEnded(int generation);

    CleanPresenter& m_clean;
    std::vector<Decided> m_decided; ///< in their order
    int m_own = 0; ///< under way
    int m_generation = 0; ///< of what `forget` has not forgotten
};

}
