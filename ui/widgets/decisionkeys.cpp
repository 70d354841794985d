// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/decisionkeys.h"

#include <QAbstractItemView>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace vitrine::ui {

DecisionKeys::DecisionKeys(QAbstractItemView* view, Answers answers)
    : QObject(view)
    , m_view(view)
    , m_answers(std::move(answers))
{
    m_view->installEventFilter(this);
}

bool DecisionKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    return (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && handle(key->key());
}

bool DecisionKeys::handle(int key)
{
    if (key == Qt::Key_U && m_answers.undo) {
        m_answers.undo();
        return true;
    }
    const int row = m_view->currentIndex().row();
    if (row < 0)
        return false;
    if (key >= Qt::Key_1 && key < Qt::Key_1 + kNumbers && m_answers.relabel) {
        const int number = key - Qt::Key_1;
        if (number < m_legend.size())
            m_answers.relabel(row, m_legend[number]);
        return true;
    }
    const OfRow answer = answerOf(key);
    if (answer)
        answer(row);
    return static_cast<bool>(answer);
}

DecisionKeys::OfRow DecisionKeys::answerOf(int key) const
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return m_answers.takeSuggestion;
    case Qt::Key_0: return m_answers.chooseOther;
    case Qt::Key_X: return m_answers.leaveOut;
    case Qt::Key_F: return m_answers.callFine;
    case Qt::Key_P: return m_answers.preview;
    case Qt::Key_Space: return m_answers.space;
    default: return {};
    }
}

void DecisionKeys::chooseLegend(QStringList names, const QMap<QString, int>& weights)
{
    std::stable_sort(names.begin(), names.end(),
        [&](const QString& a, const QString& b) { return weights.value(a) > weights.value(b); });
    names = names.mid(0, kNumbers);
    if (names.size() != m_legend.size()
        || !std::is_permutation(names.begin(), names.end(), m_legend.begin()))
        m_legend = std::move(names);
}

void DecisionKeys::moveOn(int row, const std::function<bool(int row)>& isDecided) const
{
    for (int next = row + 1; next < m_view->model()->rowCount(); ++next) {
        if (isDecided(next))
            continue;
        m_view->setCurrentIndex(m_view->model()->index(next, 0));
        return m_view->scrollTo(m_view->currentIndex());
    }
}

}
