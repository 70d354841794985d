// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QWidget>

#include <functional>

namespace vitrine::bench {

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

/// Turns the event loop until `done`, and asks at least every 2 ms. Throws Error after a minute.
inline void waitFor(const char* what, const std::function<bool()>& done)
{
    constexpr double kPatienceMs = 60'000;
    constexpr int kBetweenMs = 2;
    const Clock waiting;
    while (!done()) {
        if (waiting.ms() > kPatienceMs)
            throw Error(ErrorCode::Internal, fmt::format("The page did not answer: no {}.", what));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, kBetweenMs);
    }
}

}
