// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace vitrine::cli {

/// Turns SIGINT and SIGTERM into a stop request. Construct it before any other thread starts: it
/// blocks the signals there, and a thread of its own waits for them. A second signal ends the
/// program at once.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::thread m_waiter;
};

}
