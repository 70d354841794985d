// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <utility>

class QTimer;

namespace vitrine::ui {

/// Lets those who have much to draw take turns: between two of them events are answered, so that
/// charts that move together do not add up to a stall.
class DrawTurns : public QObject {
    Q_OBJECT
public:
    explicit DrawTurns(QObject* parent = nullptr);

    /// `draw` runs once it is the turn of `who`, after those who asked before; not at all if `who`
    /// is gone by then. Who waits already keeps its place.
    void ask(QObject* who, std::function<void()> draw);

private:
    void next();

    std::deque<std::pair<QPointer<QObject>, std::function<void()>>> m_waiting;
    QTimer* m_timer;
};

}
