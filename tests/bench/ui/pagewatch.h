// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <functional>

namespace vitrine::bench {

inline constexpr int kBeatMs = 2; ///< between looks at whether the GUI thread answers

/// Since its making, in milliseconds.
class Clock {
public:
    Clock() { m_timer.start(); }
    double ms() const { return static_cast<double>(m_timer.nsecsElapsed()) / 1e6; }

private:
    QElapsedTimer m_timer;
};

/// Counts how often a widget is painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& watched) { watched.installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int paints = 0;
};

/// The longest time between two turns of the event loop.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
        m_timer.start(kBeatMs);
        m_since.start();
    }
    double longest()
    {
        beat();
        return m_longest;
    }

private:
    void beat()
    {
        m_longest = std::max(m_longest, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        m_since.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0.0;
};

/// Turns the event loop until `done`, and asks at least every 2 ms. Throws Error after two minutes.
inline void waitFor(const char* what, const std::function<bool()>& done)
{
    constexpr double kPatienceMs = 120'000;
    const Clock waiting;
    while (!done()) {
        if (waiting.ms() > kPatienceMs)
            throw Error(ErrorCode::Internal, fmt::format("The page did not answer: no {}.", what));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, kBeatMs);
    }
}

/// Turns the event loop for so long, as between two frames.
inline void turnFor(int milliseconds)
{
    const Clock pause;
    do
        QCoreApplication::processEvents(QEventLoop::AllEvents, kBeatMs);
    while (pause.ms() < milliseconds);
}

}
