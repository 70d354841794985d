// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/charts/drawturns.h"

#include <QTimer>

#include <algorithm>

namespace vitrine::ui {

DrawTurns::DrawTurns(QObject* parent)
    : QObject(parent)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &DrawTurns::next);
}

void DrawTurns::ask(QObject* who, std::function<void()> draw)
{
    const bool waits = std::any_of(
        m_waiting.begin(), m_waiting.end(), [who](const auto& each) { return each.first == who; });
    if (waits)
        return;
    m_waiting.emplace_back(who, std::move(draw));
    m_timer->start();
}

void DrawTurns::next()
{
    if (m_waiting.empty())
        return;
    const auto [who, draw] = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_waiting.empty())
        m_timer->start();
    if (who)
        draw();
}

}
