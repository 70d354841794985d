// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/decisiontrail.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace vitrine::ui {

DecisionTrail::DecisionTrail(CleanPresenter& clean, QObject* parent)
    : QObject(parent)
    , m_clean(clean)
{
}

void DecisionTrail::decide(const Action& action, Subjects subjects, Marking mark)
{
    mark(true);
    ++m_own;
    const auto decision = std::make_shared<CleanPresenter::Decision>();
    *decision = m_clean.decide(
        action,
        [this, decision, generation = m_generation](bool succeeded) {
            ownEnded(generation);
            const auto own = std::ranges::find(m_decided, *decision, &Decided::decision);
            if (own == m_decided.end() || (succeeded && (*decision)->step))
                return;
            // There is no step that could be undone.
            own->mark(false);
            m_decided.erase(own);
        },
        CleanPresenter::Telling::Quiet);
    m_decided.push_back({std::move(subjects), std::move(mark), *decision});
}

DecisionTrail::Subjects DecisionTrail::undo()
{
    if (m_decided.empty()) {
        m_clean.tellNothingToUndo(); // older steps are out of sight here
        return {};
    }
    const Decided last = std::move(m_decided.back());
    m_decided.pop_back();
    last.mark(false);
    ++m_own;
    m_clean.undo(last.decision, [this, generation = m_generation](bool) { ownEnded(generation); });
    return last.subjects;
}

void DecisionTrail::ownEnded(int generation)
{
    // After `decided`, so that it does not count as another's.
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
