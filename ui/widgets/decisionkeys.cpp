// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/decisionkeys.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>
#include <QKeyEvent>

#include <algorithm>
#include <set>
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
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
    if (!asks)
        return handle(key->key(), modifiers);
    if (!knows(key->key(), modifiers))
        return QObject::eventFilter(watched, event);
    event->accept(); // the key press follows
    return true;
}

void DecisionKeys::listenTo(QWidget* widget)
{
    widget->installEventFilter(this);
}

DecisionKeys::Rows DecisionKeys::rowsOf(const QAbstractItemView& view)
{
    std::set<int> rows; // a row may be selected by several ranges, one for each stretch of columns
    for (const QItemSelectionRange& range : view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    if (rows.empty() && view.currentIndex().isValid())
        rows.insert(view.currentIndex().row());
    return {rows.begin(), rows.end()};
}

bool DecisionKeys::handle(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Delete && modifiers == Qt::ShiftModifier)
        return answer(m_answers.takeBack);
    if (modifiers != Qt::NoModifier)
        return false;
    if (key >= Qt::Key_1 && key < Qt::Key_1 + kNumbers)
        return relabel(key - Qt::Key_1);
    switch (key) {
    case Qt::Key_U:
        if (m_answers.undo)
            m_answers.undo();
        return static_cast<bool>(m_answers.undo);
    case Qt::Key_Return:
    case Qt::Key_Enter: return answer(m_answers.takeSuggestion);
    case Qt::Key_0: return answer(m_answers.chooseOther);
    case Qt::Key_X:
    case Qt::Key_Delete: return answer(m_answers.leaveOut);
    case Qt::Key_F: return answer(m_answers.callFine);
    case Qt::Key_P: return preview();
    case Qt::Key_Space: return answerSpace();
    default: return false;
    }
}

/// Of the keys that shortcuts elsewhere may have, too.
bool DecisionKeys::knows(int key, Qt::KeyboardModifiers modifiers) const
{
    if (key == Qt::Key_Delete && modifiers == Qt::ShiftModifier)
        return static_cast<bool>(m_answers.takeBack);
    if (modifiers != Qt::NoModifier)
        return false;
    switch (key) {
    case Qt::Key_X:
    case Qt::Key_Delete: return static_cast<bool>(m_answers.leaveOut);
    case Qt::Key_F: return static_cast<bool>(m_answers.callFine);
    case Qt::Key_P: return static_cast<bool>(m_answers.preview);
    default: return false;
    }
}

bool DecisionKeys::relabel(int number)
{
    if (!m_answers.relabel || rows().empty())
        return false;
    if (number < m_legend.size())
        m_answers.relabel(rows(), m_legend[number]);
    return true;
}

bool DecisionKeys::answer(const OfRows& work) const
{
    if (!work || rows().empty())
        return false;
    work(rows());
    return true;
}

bool DecisionKeys::preview() const
{
    if (!m_answers.preview || !m_view->currentIndex().isValid())
        return false;
    m_answers.preview(m_view->currentIndex().row());
    return true;
}

bool DecisionKeys::answerSpace() const
{
    switch (m_answers.space) {
    case Space::View: break;
    case Space::Fine: return answer(m_answers.callFine);
    case Space::Preview: return preview();
    }
    return false;
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
    int next = row + 1;
    while (next < m_view->model()->rowCount() && isDecided(next))
        ++next;
    const int wanted = next < m_view->model()->rowCount() ? next : std::max(row, 0);
    // Not the view's own: it would add to the selection while a modifier is held.
    m_view->selectionModel()->setCurrentIndex(
        m_view->model()->index(wanted, 0), QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(m_view->currentIndex());
}

}
