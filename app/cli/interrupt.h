// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace vitrine::cli {

/// Turns SIGINT and SIGTERM into a stop request, one object a program. A second signal ends the
/// program at once. A handler and a pipe rather than sigwait: libraries start threads before main,
/// and a signal that is blocked elsewhere would reach one of those and kill the program.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch();

    std::stop_source m_stop;
    int m_readEnd = -1;
    std::thread m_watcher;
};

}
