// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exitcode.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

namespace vitrine::cli {

namespace {

sigset_t awaitedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR1); // the destructor's way to end the waiting thread
    return set;
}

void waitForSignals(std::stop_source& stop)
{
    const sigset_t set = awaitedSignals();
    int signal = 0;
    while (sigwait(&set, &signal) == 0 && signal != SIGUSR1) {
        if (stop.stop_requested())
            ::_exit(kCancelled);
        stop.request_stop();
    }
}

}

Interrupt::Interrupt()
{
    const sigset_t set = awaitedSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_waiter = std::thread([this] { waitForSignals(m_stop); });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_waiter.native_handle(), SIGUSR1);
    m_waiter.join();
}

}
