// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/decisiontrail.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vitrine::ui {

bool takeBackStep(StepRow step, Inspection& inspection, JobContext& context)
{
    if (!step)
        return true;
    if (inspection.historyEnds().done == step)
        return inspection.undo(context);
    const EditHistory history = inspection.history();
    const auto end = history.line.begin() + static_cast<std::ptrdiff_t>(history.done);
    return std::find_if(history.line.begin(), end, [step](const Step& each) {
        return each.row == step;
    }) == end;
}

DecisionTrail::DecisionTrail(DecisionKeeper& keeper, QObject* parent)
    : QObject(parent)
    , m_keeper(keeper)
{
}

void DecisionTrail::decide(const Action& action, Subjects subjects, Marking mark)
{
    mark(true);
    ++m_own;
    const auto decision = std::make_shared<Decision>();
    *decision = m_keeper.keep(action, [this, decision, generation = m_generation](bool succeeded) {
        ownEnded(generation);
        ended(*decision, succeeded);
    });
    m_decided.push_back({std::move(subjects), std::move(mark), *decision});
}

void DecisionTrail::ended(const Decision& decision, bool succeeded)
{
    const auto own = std::ranges::find(m_decided, decision, &Decided::decision);
    if (own == m_decided.end() || (succeeded && decision->step))
        return;
    // There is no step that could be undone.
    if (!own->isLeaving)
        own->mark(false);
    m_decided.erase(own);
}

DecisionTrail::Subjects DecisionTrail::undo()
{
    const auto last = std::find_if(
        m_decided.rbegin(), m_decided.rend(), [](const Decided& each) { return !each.isLeaving; });
    if (last == m_decided.rend()) {
        m_keeper.tellNothingToUndo(); // older steps are out of sight here
        return {};
    }
    last->isLeaving = true;
    const Subjects subjects = last->subjects;
    const Decision decision = last->decision;
    last->mark(false);
    ++m_own;
    m_keeper.takeBack(decision, [this, decision, generation = m_generation](bool isGone) {
        ownEnded(generation);
        takenBack(decision, isGone);
    });
    return subjects;
}

void DecisionTrail::takenBack(const Decision& decision, bool isGone)
{
    const auto own = std::ranges::find(m_decided, decision, &Decided::decision);
    if (own == m_decided.end())
        return;
    if (isGone) {
        m_decided.erase(own);
        return;
    }
    own->isLeaving = false;
    own->mark(true);
}

void DecisionTrail::ownEnded(int generation)
{
    // After the keeper has told of the change, so that it does not count as another's.
    QMetaObject::invokeMethod(
        this,
        [this, generation] {
            if (generation == m_generation)
                --m_own;
        },
        Qt::QueuedConnection);
}

void DecisionTrail::forget()
{
    m_decided.clear();
    m_own = 0;
    ++m_generation;
}

}
