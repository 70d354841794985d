// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/decisiontrail.h"

#include <algorithm>
#include <utility>

namespace vitrine::ui {

DecisionTrail::DecisionTrail(DecisionKeeper& keeper, QObject* parent)
    : QObject(parent)
    , m_keeper(keeper)
{
}

QString DecisionTrail::overtakenText()
{
    return tr("Nothing was undone: something else was decided later.");
}

QString DecisionTrail::nothingLeftText()
{
    return tr("Nothing that was decided here is left to undo.");
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
    const Decided failed = std::move(*own);
    m_decided.erase(own);
    if (failed.isLeaving)
        return;
    failed.mark(false);
    markAgain();
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
    if (m_hasOvertaken) // what it was about may be what they are about
        markAgain();
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
    m_hasOvertaken = true;
    markAgain(); // and not over what was decided meanwhile
}

void DecisionTrail::markAgain()
{
    for (const Decided& each : m_decided) {
        if (!each.isLeaving)
            each.mark(true);
    }
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
    m_hasOvertaken = false;
    m_own = 0;
    ++m_generation;
}

}
